//! What every part of the page gets to show itself.

use std::cell::Cell;
use std::rc::Rc;

use acr_doctor_rules::catalog::Words;
use acr_doctor_rules::diagnose::Values;
use acr_doctor_rules::evidence::Evidence;
use acr_doctor_rules::{Language, decimal};
use web_sys::Event;

use crate::PROBES;
use crate::click::{Click, clicked};
use crate::dom::El;
use crate::state::{Action, State};
use crate::words::Ui;

/// Tells the page that something happened.
pub(crate) type Act = Rc<dyn Fn(Action)>;

/// The state, the words it is shown in, and where events go.
pub(crate) struct View<'a> {
    /// What the page knows.
    pub(crate) state: &'a State,
    /// The words of the catalogue.
    pub(crate) words: &'a Words,
    /// The page's own words.
    pub(crate) ui: &'static Ui,
    /// The language of both.
    pub(crate) language: Language,
    /// Fills texts of the reference, where nothing is known of a registry.
    pub(crate) values: Values,
    /// Where events go.
    pub(crate) act: Act,
    /// The last id that was given.
    last_id: Cell<usize>,
}

impl<'a> View<'a> {
    /// The view of a state whose words have arrived.
    pub(crate) fn new(state: &'a State, words: &'a Words, act: Act) -> Self {
        let language = words.language();
        Self {
            state,
            words,
            ui: Ui::of(language),
            language,
            values: Values::of(&Evidence::default(), language),
            act,
            last_id: Cell::new(0),
        }
    }

    /// An id that no other element has: the same state gives the same ones.
    pub(crate) fn id(&self) -> String {
        self.last_id.set(self.last_id.get() + 1);
        ["id-", &decimal(self.last_id.get())].concat()
    }

    /// A text of the reference, in which no registry is known.
    pub(crate) fn fill(&self, text: &str) -> String {
        let mut filled = self.values.prose(text);
        // What fills the first place may be in lower case.
        if text.starts_with('{')
            && let Some(first) = filled.get_mut(..1)
        {
            first.make_ascii_uppercase();
        }
        filled
    }

    /// The address of a place by its anchor: of this document, or of the other.
    pub(crate) fn href(&self, anchor: &str) -> String {
        if PROBES {
            ["./?lang=", self.language.tag(), anchor].concat()
        } else {
            anchor.to_owned()
        }
    }

    /// Makes an element do something when it is clicked.
    pub(crate) fn click(&self, element: El, click: Click) -> El {
        let act = self.act.clone();
        element.on(
            "click",
            Rc::new(move |event: Event| clicked(&click, &event, &act)),
        )
    }
}
