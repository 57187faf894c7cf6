//! The words of the catalogue in one language, however they came: compiled in,
//! or read from the table that the page loads for the language it shows.

use std::borrow::Cow;

use super::{CAUSES, CODES};
use crate::lang::Language;

/// Separates the texts of a table. No text contains it: a test says so.
const SEPARATOR: char = '\u{1f}';

/// All texts of the catalogue in one language.
#[derive(Clone, Debug)]
pub struct Words {
    language: Language,
    texts: Vec<Cow<'static, str>>,
    causes: Vec<usize>,
    codes: Vec<usize>,
}

/// Why a table cannot be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TableError {
    /// How many texts the table holds.
    pub found: usize,
    /// How many this build needs.
    pub needed: usize,
}

impl core::fmt::Display for TableError {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        write!(
            f,
            "the text table holds {} texts where {} are needed: it belongs to another build",
            self.found, self.needed
        )
    }
}

impl core::error::Error for TableError {}

/// The texts of one cause.
#[derive(Clone, Copy, Debug)]
pub struct CauseWords<'a> {
    /// [`Cause::title`](super::Cause::title).
    pub title: &'a str,
    /// [`Cause::why`](super::Cause::why).
    pub why: &'a str,
    /// The fixture that shows it.
    pub example: &'a str,
    tell: Option<&'a str>,
    fixes: &'a [Cow<'static, str>],
}

impl<'a> CauseWords<'a> {
    /// The text of [`Cause::tell`](super::Cause::tell).
    pub fn tell(&self) -> Option<&'a str> {
        self.tell
    }

    /// The texts of [`Cause::fixes`](super::Cause::fixes), in their order.
    pub fn fixes(&self) -> impl ExactSizeIterator<Item = &'a str> + use<'a> {
        self.fixes.iter().map(Cow::as_ref)
    }
}

/// The texts of one code.
#[derive(Clone, Copy, Debug)]
pub struct CodeWords<'a> {
    /// [`CodeEntry::title`](super::CodeEntry::title).
    pub title: &'a str,
    /// [`CodeEntry::meaning`](super::CodeEntry::meaning).
    pub meaning: &'a str,
    /// [`CodeEntry::differs`](super::CodeEntry::differs).
    pub differs: &'a str,
}

impl Words {
    fn index(language: Language, texts: Vec<Cow<'static, str>>) -> Result<Self, TableError> {
        let mut next = 0;
        let mut take = |count: usize| {
            let start = next;
            next += count;
            start
        };
        let causes = CAUSES
            .iter()
            .map(|cause| take(3 + usize::from(cause.tell.is_some()) + cause.fixes.len()))
            .collect();
        let codes = CODES.iter().map(|_| take(3)).collect();
        if texts.len() == next {
            Ok(Self {
                language,
                texts,
                causes,
                codes,
            })
        } else {
            Err(TableError {
                found: texts.len(),
                needed: next,
            })
        }
    }

    /// Reads the table of one language.
    ///
    /// # Errors
    /// When the table was made by another build of the catalogue.
    pub fn from_table(language: Language, table: &str) -> Result<Self, TableError> {
        let texts = table
            .split(SEPARATOR)
            .map(|text| Cow::Owned(text.to_owned()))
            .collect();
        Self::index(language, texts)
    }

    /// The words that are compiled in.
    #[cfg(feature = "texts")]
    pub fn bundled(language: Language) -> Self {
        let mut texts = Vec::new();
        for cause in CAUSES {
            texts.push(cause.title.in_language(language));
            texts.push(cause.why.in_language(language));
            texts.push(cause.example);
            let steps = cause.tell.iter().chain(cause.fixes);
            texts.extend(steps.map(|step| step.text.in_language(language)));
        }
        for entry in CODES {
            texts.extend(
                [entry.title, entry.meaning, entry.differs].map(|text| text.in_language(language)),
            );
        }
        let texts = texts.into_iter().map(Cow::Borrowed).collect();
        Self::index(language, texts).expect("the texts were listed in the order of the index")
    }

    /// The table of one language, as [`from_table`](Self::from_table) reads it.
    #[cfg(feature = "texts")]
    pub fn table(language: Language) -> String {
        let words = Self::bundled(language);
        words.texts.join(&SEPARATOR.to_string())
    }

    /// The language these words are in.
    pub fn language(&self) -> Language {
        self.language
    }

    /// The texts of a cause by its position in [`CAUSES`].
    pub fn cause(&self, index: usize) -> CauseWords<'_> {
        let cause = CAUSES[index];
        let start = self.causes[index];
        let text = |offset: usize| self.texts[start + offset].as_ref();
        let fixes = start + 3 + usize::from(cause.tell.is_some());
        CauseWords {
            title: text(0),
            why: text(1),
            example: text(2),
            tell: cause.tell.is_some().then(|| text(3)),
            fixes: &self.texts[fixes..fixes + cause.fixes.len()],
        }
    }

    /// The texts of a code.
    pub fn code(&self, code: crate::code::Code) -> CodeWords<'_> {
        let start = self.codes[code as usize];
        let text = |offset: usize| self.texts[start + offset].as_ref();
        CodeWords {
            title: text(0),
            meaning: text(1),
            differs: text(2),
        }
    }
}
