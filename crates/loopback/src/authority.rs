//! The test's own certificate authority, made at start and gone with it.

use std::fmt;
use std::io::{self, Write as _};
use std::path::Path;
use std::sync::Arc;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use rcgen::{
    BasicConstraints, Certificate, CertificateParams, DnType, ExtendedKeyUsagePurpose, IsCa,
    Issuer, KeyPair, KeyUsagePurpose, PublicKeyData as _, date_time_ymd,
};
use rustls::pki_types::{CertificateDer, PrivateKeyDer, PrivatePkcs8KeyDer};
use tempfile::NamedTempFile;

/// A certificate authority. Clones are the same authority.
#[derive(Clone)]
pub struct Authority(Arc<Inner>);

impl fmt::Debug for Authority {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Authority").field(&self.file()).finish()
    }
}

struct Inner {
    issuer: Issuer<'static, KeyPair>,
    certificate: Certificate,
    file: NamedTempFile,
}

/// A certificate with its key, as a server shows it.
pub(crate) struct Identity {
    /// The server's own certificate first.
    pub(crate) chain: Vec<CertificateDer<'static>>,
    /// The key of the first certificate.
    pub(crate) key: KeyPair,
}

/// From which to which year, month and day a certificate is valid.
pub(crate) type Validity = [(i32, u8, u8); 2];

/// Valid whenever a test may run.
pub(crate) const VALID: Validity = [(2020, 1, 1), (2099, 1, 1)];
/// Over since 2020.
pub(crate) const EXPIRED: Validity = [(2020, 1, 1), (2020, 4, 1)];
/// Not before 2098.
pub(crate) const NOT_YET_VALID: Validity = [(2098, 1, 1), (2099, 1, 1)];

impl Authority {
    /// A new authority with this common name.
    ///
    /// # Errors
    /// The key cannot be made or the temporary file cannot be written.
    pub fn new(name: &str) -> io::Result<Self> {
        let mut params = CertificateParams::default();
        params.distinguished_name.push(DnType::CommonName, name);
        params.is_ca = IsCa::Ca(BasicConstraints::Unconstrained);
        params.key_usages = vec![KeyUsagePurpose::KeyCertSign, KeyUsagePurpose::CrlSign];
        set_validity(&mut params, VALID);
        let key = KeyPair::generate().map_err(io::Error::other)?;
        let certificate = params.self_signed(&key).map_err(io::Error::other)?;
        let mut file = tempfile::Builder::new()
            .prefix("acr-doctor-ca-")
            .suffix(".pem")
            .tempfile()?;
        file.write_all(certificate.pem().as_bytes())?;
        file.flush()?;
        Ok(Self(Arc::new(Inner {
            issuer: Issuer::new(params, key),
            certificate,
            file,
        })))
    }

    /// The certificate of the authority as PEM.
    pub fn pem(&self) -> String {
        self.0.certificate.pem()
    }

    /// The certificate of the authority as DER.
    pub fn der(&self) -> CertificateDer<'static> {
        self.0.certificate.der().clone()
    }

    /// A file with the PEM. It is removed with the last clone of the authority.
    pub fn file(&self) -> &Path {
        self.0.file.path()
    }

    /// A certificate for these names (DNS names and addresses).
    pub(crate) fn issue(&self, names: &[String], validity: Validity) -> io::Result<Identity> {
        let key = KeyPair::generate().map_err(io::Error::other)?;
        let certificate = leaf(names, validity)?
            .signed_by(&key, &self.0.issuer)
            .map_err(io::Error::other)?;
        Ok(Identity {
            chain: vec![certificate.der().clone()],
            key,
        })
    }
}

impl Identity {
    /// A certificate for these names that signs itself.
    pub(crate) fn self_signed(names: &[String]) -> io::Result<Self> {
        let key = KeyPair::generate().map_err(io::Error::other)?;
        let certificate = leaf(names, VALID)?
            .self_signed(&key)
            .map_err(io::Error::other)?;
        Ok(Self {
            chain: vec![certificate.der().clone()],
            key,
        })
    }

    /// The chain as PEM.
    pub(crate) fn pem(&self) -> String {
        self.chain.iter().map(|der| pem_of(der)).collect()
    }

    /// The key as rustls takes it.
    pub(crate) fn private_key(&self) -> PrivateKeyDer<'static> {
        PrivatePkcs8KeyDer::from(self.key.serialize_der()).into()
    }

    /// SHA-256 of the public key in Base64, as Chromium's
    /// `--ignore-certificate-errors-spki-list` takes it.
    pub(crate) fn spki_hash(&self) -> String {
        let spki = self.key.subject_public_key_info();
        STANDARD.encode(ring::digest::digest(&ring::digest::SHA256, &spki))
    }
}

/// A certificate as PEM (RFC 7468).
fn pem_of(der: &[u8]) -> String {
    let text = STANDARD.encode(der);
    let mut pem = String::from("-----BEGIN CERTIFICATE-----\n");
    for line in text.as_bytes().chunks(64) {
        pem.push_str(&String::from_utf8_lossy(line));
        pem.push('\n');
    }
    pem.push_str("-----END CERTIFICATE-----\n");
    pem
}

/// What stands in a server's certificate.
fn leaf(names: &[String], validity: Validity) -> io::Result<CertificateParams> {
    let mut params = CertificateParams::new(names.to_vec()).map_err(io::Error::other)?;
    if let Some(name) = names.first() {
        params
            .distinguished_name
            .push(DnType::CommonName, name.as_str());
    }
    params.key_usages = vec![KeyUsagePurpose::DigitalSignature];
    params.extended_key_usages = vec![ExtendedKeyUsagePurpose::ServerAuth];
    params.use_authority_key_identifier_extension = true;
    set_validity(&mut params, validity);
    Ok(params)
}

fn set_validity(params: &mut CertificateParams, [from, to]: Validity) {
    params.not_before = date_time_ymd(from.0, from.1, from.2);
    params.not_after = date_time_ymd(to.0, to.1, to.2);
}
