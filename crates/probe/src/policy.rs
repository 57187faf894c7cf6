//! The security policies of the documents: what each may load, and whom it
//! may connect to.
//!
//! They are here once, for everybody who says them: the build, which writes the
//! meta elements and the header files of static hosts, `acr-doctor serve`, and
//! the worker at the edge. With them stand the other headers that every answer has.

/// The policy of a document, in its two forms.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Policy {
    /// For the header `Content-Security-Policy`.
    pub header: &'static str,
    /// For a meta element, for servers that send no headers. It lacks
    /// `frame-ancestors`, which counts in a header only (source: Content
    /// Security Policy Level 3, section 3.3).
    pub meta: &'static str,
}

/// Both forms, with what the document may connect to beside its own site.
macro_rules! policy {
    ($($host:literal),*) => {
        Policy {
            header: policy!(@text "; frame-ancestors 'none'", $($host),*),
            meta: policy!(@text "", $($host),*),
        }
    };
    (@text $frames:literal, $($host:literal),*) => {
        concat!(
            "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; ",
            "img-src 'self' data:; connect-src 'self'", $(" ", $host,)*
            "; base-uri 'self'; form-action 'none'", $frames,
            "; require-trusted-types-for 'script'; trusted-types 'none'",
        )
    };
}

/// The strict policy, of every document but one: it loads from its own site
/// and connects to it, and to nothing else. What is pasted cannot leave.
pub const STRICT: Policy = policy!();

/// The policy of the probe document: it may ask registries too, by the suffixes
/// of the clouds, and the public resolvers that a user can agree to.
pub const PROBE: Policy = policy!(
    "https://*.azurecr.io",
    "https://*.azurecr.cn",
    "https://*.azurecr.us",
    "https://*.azurecr.sovcloud-azure.fr",
    "https://dns.google",
    "https://cloudflare-dns.com"
);

/// The name of the header of a policy, in lower case.
pub const POLICY_HEADER: &str = "content-security-policy";

/// What stands on every answer beside its policy; names are in lower case.
pub const HEADERS: [(&str, &str); 5] = [
    ("x-content-type-options", "nosniff"),
    ("referrer-policy", "no-referrer"),
    ("cross-origin-opener-policy", "same-origin"),
    ("cross-origin-resource-policy", "same-origin"),
    ("permissions-policy", PERMISSIONS),
];

/// Everything that a page can be permitted to use and this one does not. The
/// clipboard is not in it: copying a command is what the page does.
const PERMISSIONS: &str = "accelerometer=(), autoplay=(), browsing-topics=(), camera=(), \
    display-capture=(), encrypted-media=(), fullscreen=(), gamepad=(), geolocation=(), \
    gyroscope=(), hid=(), identity-credentials-get=(), idle-detection=(), local-fonts=(), \
    magnetometer=(), microphone=(), midi=(), otp-credentials=(), payment=(), \
    picture-in-picture=(), publickey-credentials-create=(), publickey-credentials-get=(), \
    screen-wake-lock=(), serial=(), storage-access=(), usb=(), window-management=(), \
    xr-spatial-tracking=()";

/// The probe document: the one file with a policy of its own.
pub const PROBE_DOCUMENT: &str = "probe.html";

impl Policy {
    /// The policy of a file of the site, by its path without a leading slash.
    pub fn of(file: &str) -> Self {
        if file == PROBE_DOCUMENT {
            PROBE
        } else {
            STRICT
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{PROBE, PROBE_DOCUMENT, Policy, STRICT};
    use crate::step::Resolver;
    use crate::target::SUFFIXES;

    fn connect(policy: &str) -> Vec<&str> {
        let mut directives = policy.split("; ");
        let found = directives.find_map(|it| it.strip_prefix("connect-src "));
        found.expect("a directive").split(' ').collect()
    }

    #[test]
    fn only_the_probe_document_connects_elsewhere_and_to_registries_and_resolvers_alone() {
        let mut wanted = vec!["'self'".to_owned()];
        wanted.extend(
            SUFFIXES
                .iter()
                .map(|(suffix, _)| format!("https://*.{suffix}")),
        );
        let mut resolvers: Vec<_> = Resolver::ALL.iter().map(|it| it.url("a")).collect();
        resolvers.reverse();
        wanted.extend(resolvers.iter().map(|url| {
            let (host, _) = url["https://".len()..].split_once('/').expect("a path");
            format!("https://{host}")
        }));
        assert_eq!(connect(PROBE.header), wanted);
        assert_eq!(connect(STRICT.header), ["'self'"]);
        assert_eq!(Policy::of(PROBE_DOCUMENT), PROBE);
        for file in [
            "index.html",
            "Probe.html",
            "a/probe.html",
            "probe.html/",
            "",
        ] {
            assert_eq!(Policy::of(file), STRICT, "{file}");
        }
    }

    #[test]
    fn the_forms_differ_in_what_counts_in_a_header_only() {
        for policy in [STRICT, PROBE] {
            let rest: Vec<_> = policy
                .header
                .split("; ")
                .filter(|it| *it != "frame-ancestors 'none'")
                .collect();
            assert_eq!(rest, policy.meta.split("; ").collect::<Vec<_>>());
            assert_eq!(rest.len() + 1, policy.header.split("; ").count());
        }
    }
}
