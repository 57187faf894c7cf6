//! The index of all codes and causes, with a search in it.

use acr_doctor_rules::catalog::{CAUSES, CODES, Harm, Layer};
use yew::prelude::*;

use crate::components::prose;
use crate::hooks::{Env, use_env};
use crate::route::Route;
use crate::words::Ui;

/// The sections of the causes, in the order of their weight.
const LAYERS: [(Layer, fn(&Ui) -> &'static str); 7] = [
    (Layer::Az, |ui| ui.layer_az),
    (Layer::Name, |ui| ui.layer_name),
    (Layer::Way, |ui| ui.layer_way),
    (Layer::Registry, |ui| ui.layer_registry),
    (Layer::Identity, |ui| ui.layer_identity),
    (Layer::Docker, |ui| ui.layer_docker),
    (Layer::Extras, |ui| ui.layer_extras),
];

#[derive(Properties, PartialEq)]
pub(crate) struct Props {
    /// The address named something that is not there.
    pub(crate) unknown: bool,
}

/// The index.
#[component]
pub(crate) fn Errors(props: &Props) -> Html {
    let env = use_env();
    let ui = env.ui;
    let wanted = use_state_eq(String::new);
    let oninput = {
        let wanted = wanted.setter();
        Callback::from(move |event: InputEvent| {
            let input: web_sys::HtmlInputElement = event.target_unchecked_into();
            wanted.set(input.value());
        })
    };
    let search = Search::new(&wanted);
    let codes: Vec<Html> = codes(&env, &search).collect();
    let sections: Vec<Html> =
        LAYERS.iter().filter_map(|(layer, name)| section(&env, &search, *layer, name(ui))).collect();
    let found = !codes.is_empty() || !sections.is_empty();
    let (title, lead) = if props.unknown {
        (ui.unknown_anchor, ui.unknown_anchor_help)
    } else {
        (ui.errors_title, ui.errors_lead)
    };
    html! {
        <div class="reference index">
            <h1 tabindex="-1">{ title }</h1>
            <p class="lead">{ prose(lead) }</p>
            <div class="search" role="search">
                <label for="search">{ ui.search }</label>
                <input id="search" type="search" autocomplete="off" spellcheck="false" placeholder={ui.search_hint} {oninput} />
            </div>
            <p class="nothing" role="status">{ if found { "" } else { ui.nothing_found } }</p>
            if !codes.is_empty() {
                <section><h2>{ ui.codes }</h2><ul class="entries codes">{ for codes }</ul></section>
            }
            { for sections }
        </div>
    }
}

/// The words that were typed, in lower case.
struct Search(Vec<String>);

impl Search {
    fn new(text: &str) -> Self {
        Self(text.split_whitespace().map(str::to_lowercase).collect())
    }

    /// Whether each word stands in one of the texts.
    fn finds(&self, texts: &[&str]) -> bool {
        self.0.is_empty() || {
            let texts: Vec<String> = texts.iter().map(|text| text.to_lowercase()).collect();
            self.0.iter().all(|word| texts.iter().any(|text| text.contains(word)))
        }
    }
}

fn codes(env: &Env, search: &Search) -> impl Iterator<Item = Html> {
    CODES.iter().filter_map(move |entry| {
        let says = env.words.code(entry.code);
        search.finds(&[entry.code.as_str(), says.title, says.meaning]).then(|| {
            html! {
                <li>
                    <a href={Route::Code(entry.code).hash()}><code>{ entry.code.as_str() }</code></a>
                    <span>{ prose(says.title) }</span>
                </li>
            }
        })
    })
}

fn section(env: &Env, search: &Search, layer: Layer, name: &'static str) -> Option<Html> {
    let entries: Vec<Html> = CAUSES
        .iter()
        .enumerate()
        .filter(|(_, cause)| cause.layer == layer)
        .filter_map(|(index, cause)| {
            let says = env.words.cause(index);
            search.finds(&[cause.id, says.title, says.why]).then(|| {
                let tag = (cause.harm == Harm::Harmless)
                    .then(|| html! { <span class="tag harmless">{ env.ui.harmless_tag }</span> });
                html! {
                    <li><a href={Route::Cause(index).hash()}>{ prose(says.title) }</a>{ tag }<code class="id">{ cause.id }</code></li>
                }
            })
        })
        .collect();
    (!entries.is_empty()).then(|| {
        html! { <section><h2>{ name }</h2><ul class="entries causes">{ for entries }</ul></section> }
    })
}
