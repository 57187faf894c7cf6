//! What stands on every answer.

use acr_doctor_probe::policy::{HEADERS, Policy};
use hyper::header::{CONTENT_SECURITY_POLICY, HeaderMap, HeaderName, HeaderValue};

/// Adds them, with the policy of the document.
///
/// The meta elements of the documents say the same for servers that send no
/// headers; a test compares the two.
pub(super) fn add(headers: &mut HeaderMap, policy: Policy) {
    headers.insert(
        CONTENT_SECURITY_POLICY,
        HeaderValue::from_static(policy.header),
    );
    for (name, value) in HEADERS {
        headers.insert(
            HeaderName::from_static(name),
            HeaderValue::from_static(value),
        );
    }
}

#[cfg(test)]
mod tests {
    use acr_doctor_probe::policy::STRICT;

    fn directives(policy: &str) -> Vec<&str> {
        let mut directives: Vec<_> = policy.split(';').map(str::trim).collect();
        directives.sort_unstable();
        directives
    }

    #[test]
    fn the_page_itself_says_the_same() {
        let page = include_str!("../../../../index.html");
        let (_, meta) = page
            .split_once("http-equiv=\"Content-Security-Policy\" content=\"")
            .unwrap();
        let (meta, _) = meta.split_once('"').unwrap();
        assert_eq!(directives(meta), directives(STRICT.meta));
        assert!(STRICT.header.contains("frame-ancestors 'none'"));
    }
}
