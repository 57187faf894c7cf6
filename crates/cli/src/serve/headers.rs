//! What stands on every answer.

use acr_doctor_probe::policy::Policy;
use hyper::header::{
    CONTENT_SECURITY_POLICY, HeaderMap, HeaderName, HeaderValue, REFERRER_POLICY,
    X_CONTENT_TYPE_OPTIONS,
};

/// Everything that a page can be permitted to use and this one does not. The
/// clipboard is not in it: copying a command is what the page does.
const PERMISSIONS: &str = "accelerometer=(), autoplay=(), browsing-topics=(), camera=(), \
    display-capture=(), encrypted-media=(), fullscreen=(), gamepad=(), geolocation=(), \
    gyroscope=(), hid=(), identity-credentials-get=(), idle-detection=(), local-fonts=(), \
    magnetometer=(), microphone=(), midi=(), otp-credentials=(), payment=(), \
    picture-in-picture=(), publickey-credentials-create=(), publickey-credentials-get=(), \
    screen-wake-lock=(), serial=(), storage-access=(), usb=(), window-management=(), \
    xr-spatial-tracking=()";

/// Adds them, with the policy of the document.
///
/// The meta elements of the documents say the same for servers that send no
/// headers; a test compares the two.
pub(super) fn add(headers: &mut HeaderMap, policy: Policy) {
    let mut add = |name: HeaderName, value| headers.insert(name, HeaderValue::from_static(value));
    add(CONTENT_SECURITY_POLICY, policy.header);
    add(X_CONTENT_TYPE_OPTIONS, "nosniff");
    add(REFERRER_POLICY, "no-referrer");
    add(
        HeaderName::from_static("cross-origin-opener-policy"),
        "same-origin",
    );
    add(
        HeaderName::from_static("cross-origin-resource-policy"),
        "same-origin",
    );
    add(HeaderName::from_static("permissions-policy"), PERMISSIONS);
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
