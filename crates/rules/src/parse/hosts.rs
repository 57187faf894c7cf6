//! Hosts of registries and addresses, wherever they stand in a line.

/// The domain of Azure's registries, and how it is misspelled.
const DOMAINS: &[&str] = &[
    ".azurecr.",
    ".azureacr.",
    ".azurerc.",
    ".azurcr.",
    ".azuercr.",
];

/// The first host of a registry in a text, as it stands there; a masked name
/// (`***.azurecr.io`) is one too, a wildcard of a certificate is none.
pub(super) fn host(text: &str) -> Option<&str> {
    DOMAINS.iter().find_map(|domain| {
        let mut done = 0;
        while let Some(found) = text[done..].find(domain) {
            let at = done + found;
            done = at + domain.len();
            if let Some(host) = around(text, at, done) {
                return Some(host);
            }
        }
        None
    })
}

/// The host around the domain that stands between two places.
fn around(text: &str, at: usize, after: usize) -> Option<&str> {
    let inside = |b: &u8| b.is_ascii_alphanumeric() || matches!(b, b'-' | b'.');
    let bytes = text.as_bytes();
    let (mut start, mut end) = (at, after);
    while start > 0 && (inside(&bytes[start - 1]) || b"*<>_".contains(&bytes[start - 1])) {
        start -= 1;
    }
    while bytes.get(end).is_some_and(inside) {
        end += 1;
    }
    // A full stop is the end of a sentence or the root of all names.
    while bytes[end - 1] == b'.' && end > at {
        end -= 1;
    }
    let named = start < at && bytes[start] != b'.' && text[start..at] != *"*";
    (named && end > after).then(|| &text[start..end])
}

/// The login server that a host belongs to, in lower case: data endpoints,
/// regional and private names lead to it.
pub(super) fn registry(host: &str) -> String {
    let domain = host.find(DOMAINS[0]).unwrap_or(0);
    let name = host[..domain].split('.').next().unwrap_or_default();
    let mut registry = [name, &host[domain..]].concat();
    registry.make_ascii_lowercase();
    registry
}

/// Whether a text is an IP address, and if so whether it is a private one:
/// RFC 1918, the shared range of RFC 6598, unique local addresses of IPv6.
pub(super) fn is_private(text: &str) -> Option<bool> {
    let bytes = text.as_bytes();
    if text.matches(':').count() > 1 {
        let plain = bytes.iter().all(|b| b.is_ascii_hexdigit() || *b == b':');
        let local = matches!(bytes, [b'f' | b'F', b'c' | b'C' | b'd' | b'D', ..]);
        return plain.then_some(local);
    }
    // A place that holds no number yet is none of an address.
    let mut octets: [Option<u16>; 4] = [None; 4];
    let mut at = 0;
    for &byte in bytes {
        if byte == b'.' {
            at += 1;
        } else {
            let digit = u16::from(byte.wrapping_sub(b'0'));
            let octet = octets.get_mut(at)?;
            let value = octet.unwrap_or(0) * 10 + digit;
            *octet = (digit < 10 && value < 256).then_some(value);
            (*octet)?;
        }
    }
    let [Some(first), Some(second), Some(_), Some(_)] = octets else {
        return None;
    };
    (at == 3).then_some(match first {
        10 => true,
        172 => (16..32).contains(&second),
        192 => second == 168,
        100 => (64..128).contains(&second),
        _ => false,
    })
}

#[cfg(test)]
mod tests {
    use super::{host, is_private, registry};

    #[test]
    fn finds_hosts_of_registries() {
        for (text, found) in [
            (
                "GET https://Contoso.azurecr.io:443/v2/ 401",
                Some("Contoso.azurecr.io"),
            ),
            (
                "contoso.azurecr.io.\t300\tIN\tA\t203.0.113.9",
                Some("contoso.azurecr.io"),
            ),
            (
                "subject=CN = *.azurecr.io; for contoso.azurecr.cn",
                Some("contoso.azurecr.cn"),
            ),
            ("***.azurecr.io", Some("***.azurecr.io")),
            ("nslookup contoso.azureacr.io", Some("contoso.azureacr.io")),
            ("CN=*.azurecr.io", None),
            ("the domain .azurecr.io", None),
            ("contoso.azurecr.", None),
            (
                "レジストリcontoso.azurecr.ioです",
                Some("contoso.azurecr.io"),
            ),
        ] {
            assert_eq!(host(text), found, "{text}");
        }
        for host in [
            "contoso.eastus.data.azurecr.io",
            "CONTOSO.privatelink.azurecr.io",
            "contoso.azurecr.io",
        ] {
            assert_eq!(registry(host), "contoso.azurecr.io");
        }
        assert_eq!(registry("contoso.azureacr.io"), "contoso.azureacr.io");
    }

    #[test]
    fn tells_private_addresses() {
        for (text, private) in [
            ("10.1.2.3", Some(true)),
            ("172.31.0.1", Some(true)),
            ("172.32.0.1", Some(false)),
            ("100.64.0.1", Some(true)),
            ("192.168.1.1", Some(true)),
            ("203.0.113.9", Some(false)),
            ("fd00::1", Some(true)),
            ("2001:db8::1", Some(false)),
            ("::", Some(false)),
            ("1.2.3", None),
            ("1.2.3.4.5", None),
            ("256.1.1.1", None),
            ("1..1.1", None),
            ("1.1.1.1.", None),
            ("1.1.1.x", None),
            ("65537.1.1.1", None),
            ("12:30", None),
            ("", None),
        ] {
            assert_eq!(is_private(text), private, "{text}");
        }
    }
}
