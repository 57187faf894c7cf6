//! The two languages and a text in both of them.

use core::fmt;

/// A language that the reports are written in.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Language {
    /// English.
    #[default]
    En,
    /// Japanese.
    Ja,
}

impl Language {
    /// All languages, English first.
    pub const ALL: [Self; 2] = [Self::En, Self::Ja];

    /// The tag that HTML, the address and `--lang` use: `en` or `ja`.
    pub const fn tag(self) -> &'static str {
        match self {
            Self::En => "en",
            Self::Ja => "ja",
        }
    }

    /// Reads a language tag such as `ja`, `ja-JP` or `en_US`; `None` for any other language.
    pub fn from_tag(tag: &str) -> Option<Self> {
        let primary = tag.split(['-', '_', '.']).next().unwrap_or_default();
        Self::ALL
            .into_iter()
            .find(|language| primary.eq_ignore_ascii_case(language.tag()))
    }
}

impl fmt::Display for Language {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.tag())
    }
}

/// One text in both languages.
///
/// Made by [`text!`](crate::text), which does not compile without either of
/// them. A build without the feature `texts` drops the words and keeps the
/// place: there a [`Words`](crate::catalog::Words) read from a table speaks.
#[derive(Clone, Copy, Debug)]
pub struct Text {
    #[cfg(feature = "texts")]
    #[doc(hidden)]
    pub en: &'static str,
    #[cfg(feature = "texts")]
    #[doc(hidden)]
    pub ja: &'static str,
}

impl Text {
    /// The text in one language.
    #[cfg(feature = "texts")]
    pub const fn in_language(&self, language: Language) -> &'static str {
        match language {
            Language::En => self.en,
            Language::Ja => self.ja,
        }
    }
}

/// A [`Text`]: `text! { en: "…", ja: "…" }`.
#[cfg(feature = "texts")]
#[macro_export]
macro_rules! text {
    (en: $en:expr, ja: $ja:expr $(,)?) => {
        $crate::lang::Text { en: $en, ja: $ja }
    };
}

/// A [`Text`]: `text! { en: "…", ja: "…" }`.
#[cfg(not(feature = "texts"))]
#[macro_export]
macro_rules! text {
    (en: $en:expr, ja: $ja:expr $(,)?) => {
        $crate::lang::Text {}
    };
}
