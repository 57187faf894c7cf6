//! Addresses: what stands behind `#` and in `?lang=`, and back again.

use acr_doctor_rules::Language;
use acr_doctor_rules::code::Code;

/// A place of the page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Route {
    /// `#`: explain a text.
    Explain,
    /// `#sample`: the same, with the sample in it.
    Sample,
    /// `#errors`: the index of codes and causes.
    Errors,
    /// `#connectivity_dns_error`: one code, at the anchor that Microsoft's reference has.
    Code(Code),
    /// `#cause/ip_firewall`: one cause, by its id.
    Cause(String),
    /// Anything else.
    Unknown(String),
}

impl Route {
    /// Reads the part of an address that begins with `#`.
    pub(crate) fn from_hash(hash: &str) -> Self {
        let anchor = hash.trim_start_matches('#');
        match anchor {
            "" => return Self::Explain,
            "sample" => return Self::Sample,
            "errors" => return Self::Errors,
            _ => {}
        }
        if let Some(id) = anchor.strip_prefix("cause/") {
            return Self::Cause(id.to_owned());
        }
        match Code::from_name(anchor) {
            Some(code) => Self::Code(code),
            None => Self::Unknown(anchor.to_owned()),
        }
    }

    /// The address of this place.
    pub(crate) fn hash(&self) -> String {
        match self {
            Self::Explain => "#".to_owned(),
            Self::Sample => "#sample".to_owned(),
            Self::Errors => "#errors".to_owned(),
            Self::Code(code) => ["#", &code.slug()].concat(),
            Self::Cause(id) => ["#cause/", id].concat(),
            Self::Unknown(anchor) => ["#", anchor].concat(),
        }
    }

    /// Whether this is where texts are explained.
    pub(crate) fn is_explain(&self) -> bool {
        matches!(self, Self::Explain | Self::Sample)
    }
}

/// The language of an address: what its query says, else the first one of the
/// browser's that the page speaks, else English.
pub(crate) fn language<'a>(search: &str, browser: impl IntoIterator<Item = &'a str>) -> Language {
    search
        .trim_start_matches('?')
        .split('&')
        .find_map(|pair| pair.strip_prefix("lang="))
        .and_then(Language::from_tag)
        .or_else(|| browser.into_iter().find_map(Language::from_tag))
        .unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::{Route, language};
    use acr_doctor_rules::Language;
    use acr_doctor_rules::code::Code;

    #[test]
    fn every_place_comes_back_from_its_address() {
        let codes = Code::ALL.iter().copied().map(Route::Code);
        let causes = ["ip_firewall", "no_such_thing"].map(|id| Route::Cause(id.to_owned()));
        let others = [
            Route::Explain,
            Route::Sample,
            Route::Errors,
            Route::Unknown("x".to_owned()),
        ];
        for route in codes.chain(causes).chain(others) {
            assert_eq!(Route::from_hash(&route.hash()), route);
        }
    }

    #[test]
    fn a_code_is_found_in_any_letter_case() {
        let route = Route::from_hash("#CONNECTIVITY_FORBIDDEN_ERROR");
        assert_eq!(route.hash(), "#connectivity_forbidden_error");
    }

    #[test]
    fn the_address_chooses_the_language_before_the_browser() {
        assert_eq!(language("?lang=ja", ["en-US"]), Language::Ja);
        assert_eq!(language("?x=1&lang=en", ["ja"]), Language::En);
        assert_eq!(language("", ["fr-FR", "ja-JP", "en"]), Language::Ja);
        assert_eq!(language("?lang=fr", ["fr"]), Language::En);
    }
}
