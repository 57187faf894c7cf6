//! The language that is shown and its words, for every component.

use std::rc::Rc;

use acr_doctor_rules::Language;
use acr_doctor_rules::catalog::Words;
use yew::prelude::*;

use crate::words::Ui;

/// What every component may need.
#[derive(Clone)]
pub(crate) struct Env {
    /// The language that is shown.
    pub(crate) language: Language,
    /// The page's own words.
    pub(crate) ui: &'static Ui,
    /// The words of the catalogue.
    pub(crate) words: Rc<Words>,
}

impl Env {
    /// The environment of a language whose words have arrived.
    pub(crate) fn new(words: Rc<Words>) -> Self {
        let language = words.language();
        Self { language, ui: Ui::of(language), words }
    }
}

impl PartialEq for Env {
    // There is one table a language.
    fn eq(&self, other: &Self) -> bool {
        self.language == other.language
    }
}

/// The environment of the component that asks.
#[hook]
pub(crate) fn use_env() -> Env {
    use_context().expect("the application provides it to every component")
}
