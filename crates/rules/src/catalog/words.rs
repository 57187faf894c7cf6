//! The catalogue in one language, however it came: compiled in, or read from
//! the table that the page loads for the language it shows.

use super::{Cause, CodeEntry};
use crate::code::Code;
use crate::lang::Language;

/// All entries of the catalogue in one language.
#[derive(Clone)]
pub struct Words {
    pub(super) language: Language,
    pub(super) causes: Vec<Cause>,
    pub(super) codes: Vec<CodeEntry>,
}

impl Words {
    /// The language these words are in.
    pub fn language(&self) -> Language {
        self.language
    }

    /// Every cause, in alphabetical order of its id.
    pub fn causes(&self) -> &[Cause] {
        &self.causes
    }

    /// Every code, in alphabetical order of what the CLI prints.
    pub fn codes(&self) -> &[CodeEntry] {
        &self.codes
    }

    /// The position of a cause in [`causes`](Self::causes) by its id.
    pub fn index(&self, id: &str) -> Option<usize> {
        self.causes.iter().position(|cause| cause.id == id)
    }

    /// A cause by its id.
    pub fn cause(&self, id: &str) -> Option<&Cause> {
        self.causes.iter().find(|cause| cause.id == id)
    }

    /// The entry of a code. Every code has one: a test says so.
    pub fn code(&self, code: Code) -> &CodeEntry {
        &self.codes[code as usize]
    }

    /// The words that are compiled in.
    #[cfg(feature = "texts")]
    pub fn bundled(language: Language) -> &'static Self {
        use std::sync::OnceLock;

        static BUNDLED: [OnceLock<Words>; 2] = [OnceLock::new(), OnceLock::new()];
        BUNDLED[language as usize].get_or_init(|| super::bundled::words(language))
    }
}
