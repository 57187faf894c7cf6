//! The certificate that the other side shows, read whether it is trusted or not.

use acr_doctor_probe::step::Certificate;
use x509_parser::extensions::GeneralName;
use x509_parser::prelude::{FromDer, X509Certificate, X509Name};

/// A certificate, and whether it names itself as its issuer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Shown {
    /// What it says of itself (RFC 5280). Nothing of it is proven unless the
    /// chain was verified.
    pub(super) certificate: Certificate,
    /// Subject and issuer are the same.
    pub(super) self_issued: bool,
}

/// More names than anybody reads.
const MOST_NAMES: usize = 64;

/// Reads a certificate; `None` where the bytes are none.
pub(super) fn read(der: &[u8]) -> Option<Shown> {
    let (_, certificate) = X509Certificate::from_der(der).ok()?;
    let names = certificate
        .subject_alternative_name()
        .ok()
        .flatten()
        .map(|extension| {
            let names = &extension.value.general_names;
            names.iter().filter_map(name).take(MOST_NAMES).collect()
        })
        .unwrap_or_default();
    Some(Shown {
        certificate: Certificate {
            subject: distinguished(certificate.subject()),
            issuer: distinguished(certificate.issuer()),
            names,
            not_before: certificate.validity().not_before.timestamp(),
            not_after: certificate.validity().not_after.timestamp(),
        },
        self_issued: certificate.subject().as_raw() == certificate.issuer().as_raw(),
    })
}

/// A distinguished name as `CN=…, O=…`; a certificate of foreign make must
/// not decide how much is shown.
fn distinguished(name: &X509Name<'_>) -> String {
    name.to_string().chars().take(400).collect()
}

fn name(name: &GeneralName<'_>) -> Option<String> {
    match name {
        GeneralName::DNSName(name) => Some(name.chars().take(253).collect()),
        GeneralName::IPAddress(bytes) => match bytes.len() {
            4 => <[u8; 4]>::try_from(*bytes)
                .ok()
                .map(|bytes| std::net::Ipv4Addr::from(bytes).to_string()),
            16 => <[u8; 16]>::try_from(*bytes)
                .ok()
                .map(|bytes| std::net::Ipv6Addr::from(bytes).to_string()),
            _ => None,
        },
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::read;

    #[test]
    fn bytes_that_are_no_certificate_are_none() {
        for bytes in [
            &b""[..],
            b"\x30",
            b"\x30\x82\xff\xff",
            b"-----BEGIN",
            &[0x30; 4096],
        ] {
            assert_eq!(read(bytes), None);
        }
    }
}
