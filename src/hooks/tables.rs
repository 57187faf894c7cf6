//! The text tables: one a language, fetched when the language is first shown.

use std::rc::Rc;

use acr_doctor_rules::Language;
use acr_doctor_rules::catalog::Words;
use gloo_net::http::Request;
use yew::platform::spawn_local;
use yew::prelude::*;

use crate::browser;

/// What has arrived.
#[derive(Clone, Default)]
pub(crate) struct Tables {
    words: [Option<Rc<Words>>; 2],
    shown: Option<Rc<Words>>,
    /// The last one did not arrive.
    pub(crate) failed: bool,
}

/// A table arrived, or did not.
pub(crate) enum Arrival {
    Came(Rc<Words>),
    Failed,
}

impl Reducible for Tables {
    type Action = Arrival;

    fn reduce(self: Rc<Self>, arrival: Arrival) -> Rc<Self> {
        let mut next = (*self).clone();
        next.failed = matches!(arrival, Arrival::Failed);
        if let Arrival::Came(words) = arrival {
            let place = words.language() as usize;
            next.shown = Some(words.clone());
            next.words[place] = Some(words);
        }
        next.into()
    }
}

impl Tables {
    /// The words of a language; until they arrive, those that are there.
    pub(crate) fn words(&self, language: Language) -> Option<Rc<Words>> {
        self.words[language as usize].clone().or_else(|| self.shown.clone())
    }
}

/// The tables, and what to call to fetch again what did not arrive.
#[hook]
pub(crate) fn use_tables(language: Language) -> (UseReducerHandle<Tables>, Callback<()>) {
    let tables = use_reducer(Tables::default);
    let attempt = use_state(|| 0_u32);
    {
        let dispatch = tables.dispatcher();
        let there = tables.words[language as usize].is_some();
        use_effect_with((language, *attempt), move |_| {
            if !there {
                spawn_local(async move {
                    let arrival = fetch(language).await.map_or(Arrival::Failed, Arrival::Came);
                    dispatch.dispatch(arrival);
                });
            }
        });
    }
    let again = Callback::from(move |()| attempt.set(*attempt + 1));
    (tables, again)
}

/// Fetches a table. Its name is written into the document when the page is built.
async fn fetch(language: Language) -> Option<Rc<Words>> {
    let name = browser::find("meta[name=texts]")?
        .get_attribute(&["data-", language.tag()].concat())?;
    let answer = Request::get(&name).send().await.ok().filter(gloo_net::http::Response::ok)?;
    let table = answer.text().await.ok()?;
    Words::from_table(language, &table).ok().map(Rc::new)
}
