//! The address as state: back, forward and links change it, and nothing else.

use acr_doctor_rules::Language;
use gloo_events::EventListener;
use yew::prelude::*;

use crate::browser;
use crate::route::{self, Route};

/// What the address says.
#[derive(Clone, PartialEq)]
pub(crate) struct Address {
    /// The place.
    pub(crate) route: Route,
    /// The language.
    pub(crate) language: Language,
}

impl Address {
    fn read() -> Self {
        let languages = browser::languages();
        Self {
            route: Route::from_hash(&browser::hash()),
            language: route::language(&browser::search(), languages.iter().map(String::as_str)),
        }
    }
}

/// The address, and what to call after a script has changed it.
#[hook]
pub(crate) fn use_address() -> (Address, Callback<()>) {
    let address = use_state_eq(Address::read);
    let read = {
        let address = address.setter();
        use_callback((), move |(), ()| address.set(Address::read()))
    };
    {
        let read = read.clone();
        use_effect_with((), move |()| {
            let listen = |event| {
                let read = read.clone();
                EventListener::new(&browser::window(), event, move |_| read.emit(()))
            };
            let listeners = [listen("hashchange"), listen("popstate")];
            move || drop(listeners)
        });
    }
    ((*address).clone(), read)
}
