//! What a click does beyond changing the state.

use std::rc::Rc;

use acr_doctor_rules::evidence::Span;
use acr_doctor_rules::{Language, Report};
use wasm_bindgen::JsCast;
use web_sys::MouseEvent;
use yew::platform::spawn_local;

use crate::PROBES;
use crate::browser;
use crate::listen;
use crate::paste::Paste;
use crate::probe::run::{self, Wish};
use crate::state::{Action, SAMPLE, Said};
use crate::view::Act;

/// How long the page says what it has done, in milliseconds.
const SAID: i32 = 2500;

/// What is wanted.
pub(crate) enum Click {
    /// See lines in the text.
    Show(Span),
    /// Copy what stands in the element of this id.
    Copy(Rc<str>, String),
    /// Copy a report.
    Markdown(Rc<Vec<Report>>, usize, Language),
    /// Choose a file.
    Pick,
    /// Try the sample.
    Sample,
    /// Explain an example of the reference.
    Example(String),
    /// Begin anew.
    Clear,
    /// Open or fold something.
    Toggle(String),
    /// Go to this address of the same document.
    Address(String),
    /// Go past the navigation.
    Skip,
    /// Something on the probe page.
    Probe(Wish),
    /// Hand this registry over to the probe.
    Hand(String),
    /// Fetch the texts again.
    Retry(Language),
}

/// Does what is wanted.
pub(crate) fn clicked(click: &Click, event: &web_sys::Event, act: &Act) {
    match click {
        Click::Show(span) => act(Action::Show(*span)),
        Click::Copy(text, id) => copy(text.as_ref().to_owned(), id.clone(), act),
        Click::Markdown(reports, index, language) => {
            let text = acr_doctor_rules::render::markdown(&reports[*index], *language);
            copy(text, String::new(), act);
        }
        Click::Pick => {
            if let Some(input) = browser::find("input[type=file]") {
                input.click();
            }
        }
        Click::Sample => take(SAMPLE, act),
        Click::Example(text) => {
            take(text, act);
            browser::go("");
        }
        Click::Clear => {
            // The address must not bring the sample back.
            browser::go("");
            take("", act);
        }
        Click::Toggle(key) => {
            // The browser would toggle it once more.
            event.prevent_default();
            act(Action::Toggle(key.clone()));
        }
        Click::Address(address) => {
            // A click that opens another tab is the browser's.
            let keys = event.dyn_ref::<MouseEvent>();
            if keys.is_some_and(|keys| keys.ctrl_key() || keys.meta_key() || keys.shift_key()) {
                return;
            }
            event.prevent_default();
            browser::push_address(address);
            listen::address(act);
        }
        Click::Skip => {
            // What follows `#` is the address of a place here.
            event.prevent_default();
            browser::focus_heading();
        }
        Click::Probe(wish) => {
            if PROBES {
                run::wanted(wish, act);
            }
        }
        Click::Hand(registry) => browser::hand_registry(registry),
        Click::Retry(language) => listen::fetch(*language, act),
    }
}

fn take(text: &str, act: &Act) {
    browser::begin_measure();
    act(Action::Took(Paste::given(text.to_owned())));
}

/// Copies a text; where the browser forbids it, selects it for the reader.
fn copy(text: String, id: String, act: &Act) {
    let act = act.clone();
    spawn_local(async move {
        let copied = browser::copy(&text).await;
        if !copied && let Some(element) = browser::document().get_element_by_id(&id) {
            browser::select(&element);
        }
        act(Action::Say(Some(if copied {
            Said::Copied
        } else {
            Said::CopyByHand
        })));
        browser::after(SAID, move || act(Action::Say(None)));
    });
}
