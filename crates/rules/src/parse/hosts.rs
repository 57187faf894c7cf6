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
        let mut places = text.match_indices(domain);
        places.find_map(|(at, _)| around(text, at, at + domain.len()))
    })
}

/// The host around the domain that stands between two places.
fn around(text: &str, at: usize, after: usize) -> Option<&str> {
    let inside = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '.');
    let masked = |c: char| inside(c) || matches!(c, '*' | '<' | '>' | '_');
    let start = text[..at].trim_end_matches(masked).len();
    let name = &text[start..at];
    let end = text.len() - text[after..].trim_start_matches(inside).len();
    let host = text[start..end].trim_end_matches('.');
    let named = name.starts_with(|c: char| c != '.') && name != "*";
    (named && start + host.len() > after).then_some(host)
}

/// The login server that a host belongs to, in lower case: data endpoints,
/// regional and private names lead to it.
pub(super) fn registry(host: &str) -> String {
    let mut host = host.to_ascii_lowercase();
    if let (Some(name), Some(domain)) = (host.find('.'), host.find(".azurecr.")) {
        host.replace_range(name..domain, "");
    }
    host
}

/// Whether a text is an IP address, and if so whether it is a private one:
/// RFC 1918, the shared range of RFC 6598, unique local addresses of IPv6.
pub(super) fn is_private(text: &str) -> Option<bool> {
    let mut octets = [0_u8; 4];
    let mut parts = text.split('.');
    for octet in &mut octets {
        match parts.next().and_then(|part| part.parse().ok()) {
            Some(value) => *octet = value,
            None => return is_private_v6(text),
        }
    }
    parts.next().is_none().then_some(matches!(
        octets,
        [10, ..] | [172, 16..=31, ..] | [192, 168, ..] | [100, 64..=127, ..]
    ))
}

fn is_private_v6(text: &str) -> Option<bool> {
    let mut colons = 0;
    let plain = text.bytes().all(|b| {
        colons += usize::from(b == b':');
        b.is_ascii_hexdigit() || b == b':'
    });
    (plain && colons > 1).then(|| {
        let head = text.get(..2).unwrap_or_default();
        head.eq_ignore_ascii_case("fc") || head.eq_ignore_ascii_case("fd")
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
            ("12:30", None),
            ("", None),
        ] {
            assert_eq!(is_private(text), private, "{text}");
        }
    }
}
