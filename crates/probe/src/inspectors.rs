//! Inspectors: products that open TLS on its way, known by who issues the
//! certificates that they show.

use crate::words::contains;

/// Parts of issuers' names, in lower case, with the product they belong to
/// (source: the products' own manuals on their root certificates).
const KNOWN: &[(&str, &str)] = &[
    ("zscaler", "Zscaler"),
    ("netskope", "Netskope"),
    ("goskope", "Netskope"),
    ("palo alto", "Palo Alto Networks"),
    ("fortinet", "Fortinet"),
    ("fortigate", "Fortinet"),
    ("cisco umbrella", "Cisco Umbrella"),
    ("cisco secure", "Cisco Secure Web Appliance"),
    ("blue coat", "Blue Coat"),
    ("bluecoat", "Blue Coat"),
    ("symantec web", "Symantec Web Security"),
    ("sophos", "Sophos"),
    ("skyhigh", "Skyhigh"),
    ("mcafee", "McAfee"),
    ("kaspersky", "Kaspersky"),
    ("eset ssl", "ESET"),
    ("avast", "Avast"),
    ("avg web", "AVG"),
    ("bitdefender", "Bitdefender"),
    ("check point", "Check Point"),
    ("forcepoint", "Forcepoint"),
    ("websense", "Forcepoint"),
    ("barracuda", "Barracuda"),
    ("watchguard", "WatchGuard"),
    ("sonicwall", "SonicWall"),
    ("cloudflare for teams", "Cloudflare Gateway"),
    ("cloudflare gateway", "Cloudflare Gateway"),
    ("iboss", "iboss"),
    ("charles proxy", "Charles"),
    ("do_not_trust_fiddler", "Fiddler"),
    ("fiddler", "Fiddler"),
    ("mitmproxy", "mitmproxy"),
    ("portswigger", "Burp Suite"),
    ("squid", "Squid"),
];

/// The product that inspects the traffic, if the issuer of a certificate is a known one.
pub fn product(issuer: &str) -> Option<&'static str> {
    KNOWN
        .iter()
        .find(|(part, _)| contains(issuer, part))
        .map(|entry| entry.1)
}

#[cfg(test)]
mod tests {
    use super::{KNOWN, product};

    #[test]
    fn knows_the_products_and_no_public_authority() {
        assert_eq!(
            product("CN=Zscaler Intermediate Root CA, O=Zscaler Inc."),
            Some("Zscaler")
        );
        assert_eq!(product("O=mitmproxy, CN=mitmproxy"), Some("mitmproxy"));
        assert_eq!(
            product("CN=Microsoft Azure RSA TLS Issuing CA 04, O=Microsoft Corporation"),
            None
        );
        assert_eq!(product("CN=DigiCert Global Root G2"), None);
        assert!(
            KNOWN
                .iter()
                .all(|(part, _)| *part == part.to_ascii_lowercase())
        );
    }
}
