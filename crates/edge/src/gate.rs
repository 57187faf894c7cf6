//! Who asks: only the page of this very site.
//!
//! A browser says with each request where it comes from, and no page can make
//! it say otherwise (source: the Fetch standard, forbidden request headers).
//! Other programs can say what they like: the rate limits are for them.

use acr_doctor_probe::api::Fault;

/// What a request says of who sends it. Headers that stand several times are
/// joined, as the platform does it: then they are nobody's value.
#[derive(Clone, Debug, Default)]
pub struct Sender {
    /// The origin of this site, such as `https://doctor.example`.
    pub own: String,
    /// The header `Origin`.
    pub origin: Option<String>,
    /// The header `Sec-Fetch-Site`.
    pub site: Option<String>,
}

impl Sender {
    /// Whether the API may be asked.
    ///
    /// # Errors
    /// Who asks instead.
    pub fn is_own_page(&self) -> Result<(), Fault> {
        // `null` is the origin of a sandbox, of a file, and after some redirects.
        if self
            .origin
            .as_ref()
            .is_some_and(|origin| *origin != self.own)
        {
            return Err(Fault::ForeignOrigin);
        }
        match self.site.as_deref() {
            // `none`: the user's own doing, such as typing the address.
            None | Some("same-origin" | "none") => Ok(()),
            Some(_) => Err(Fault::CrossSite),
        }
    }

    /// As [`Sender::is_own_page`], for what makes the worker do something: a
    /// browser names the origin with every `POST`.
    ///
    /// # Errors
    /// Who asks instead.
    pub fn is_own_page_for_certain(&self) -> Result<(), Fault> {
        if self.origin.is_none() {
            return Err(Fault::ForeignOrigin);
        }
        self.is_own_page()
    }
}

/// Whether a body is said to be JSON in UTF-8: a form of another site can send
/// anything but this type.
pub fn is_json(content_type: Option<&str>) -> bool {
    let Some(kind) = content_type else {
        return false;
    };
    let (kind, parameters) = kind.split_once(';').unwrap_or((kind, ""));
    let parameters = parameters.trim().replace('"', "");
    kind.trim().eq_ignore_ascii_case("application/json")
        && (parameters.is_empty() || parameters.eq_ignore_ascii_case("charset=utf-8"))
}

#[cfg(test)]
mod tests {
    use acr_doctor_probe::api::Fault;

    use super::{Sender, is_json};

    const OWN: &str = "https://doctor.example";

    fn sender(origin: Option<&str>, site: Option<&str>) -> Sender {
        Sender {
            own: OWN.to_owned(),
            origin: origin.map(str::to_owned),
            site: site.map(str::to_owned),
        }
    }

    #[test]
    fn only_the_own_page_asks() {
        assert_eq!(sender(None, None).is_own_page(), Ok(()));
        for site in [None, Some("same-origin"), Some("none")] {
            assert_eq!(sender(Some(OWN), site).is_own_page_for_certain(), Ok(()));
        }
        for origin in [
            "http://doctor.example",
            "https://doctor.example:8443",
            "https://doctor.example.evil.example",
            "https://evil.example",
            "https://doctor.example, https://evil.example",
            "null",
            "",
        ] {
            let found = sender(Some(origin), Some("same-origin")).is_own_page();
            assert_eq!(found, Err(Fault::ForeignOrigin), "{origin}");
        }
        for site in ["cross-site", "same-site", "same-origin, cross-site", ""] {
            let found = sender(Some(OWN), Some(site)).is_own_page();
            assert_eq!(found, Err(Fault::CrossSite), "{site}");
        }
        let unnamed = sender(None, Some("same-origin")).is_own_page_for_certain();
        assert_eq!(unnamed, Err(Fault::ForeignOrigin));
    }

    #[test]
    fn json_is_json_in_utf_8() {
        for kind in [
            "application/json",
            "Application/JSON; charset=\"UTF-8\"",
            "application/json;",
        ] {
            assert!(is_json(Some(kind)), "{kind}");
        }
        for kind in [
            "text/plain",
            "application/json, text/plain",
            "application/json; charset=utf-16",
            "application/x-www-form-urlencoded",
            "",
        ] {
            assert!(!is_json(Some(kind)), "{kind}");
        }
        assert!(!is_json(None));
    }
}
