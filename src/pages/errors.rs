//! The index of all codes and causes, with a search in it.

use std::rc::Rc;

use acr_doctor_rules::catalog::{CodeEntry, Harm, Layer};
use yew::Html;

use crate::components::prose;
use crate::dom::{El, all, el};
use crate::listen;
use crate::route::Route;
use crate::view::View;

/// The index; `unknown` if the address named something that is not there.
pub(crate) fn errors(view: &View, unknown: bool) -> Html {
    let ui = view.ui;
    let (title, lead) = if unknown {
        (ui.unknown_anchor, ui.unknown_anchor_help)
    } else {
        (ui.errors_title, ui.errors_lead)
    };
    let act = view.act.clone();
    let field = el("input")
        .with("id", "search")
        .with("type", "search")
        .with("autocomplete", "off")
        .with("spellcheck", "false")
        .with("placeholder", ui.search_hint)
        .on(
            "input",
            Rc::new(move |event| listen::searched(&event, &act)),
        );
    let label = el("label").with("for", "search").text(ui.search);
    let wanted = view.state.wanted.to_ascii_lowercase();
    let layers = [
        (Layer::Az, ui.layer_az),
        (Layer::Name, ui.layer_name),
        (Layer::Way, ui.layer_way),
        (Layer::Registry, ui.layer_registry),
        (Layer::Identity, ui.layer_identity),
        (Layer::Docker, ui.layer_docker),
        (Layer::Extras, ui.layer_extras),
    ];
    let mut sections = vec![section(ui.codes, "entries codes", codes(view, &wanted))];
    sections.extend(
        layers.map(|(layer, name)| section(name, "entries causes", causes(view, &wanted, layer))),
    );
    let nothing = if sections.iter().all(Option::is_none) {
        ui.nothing_found
    } else {
        ""
    };
    let sections = sections
        .into_iter()
        .map(|section| section.map(Html::from).unwrap_or_default());
    el("div")
        .class("reference index")
        .put(el("h1").with("tabindex", "-1").text(title))
        .put(el("p").class("lead").put(prose(lead)))
        .put(
            el("div")
                .class("search")
                .with("role", "search")
                .put(label)
                .put(field),
        )
        .put(
            el("p")
                .class("nothing")
                .with("role", "status")
                .text(nothing),
        )
        .put(all(sections.collect()))
        .into()
}

fn section(name: &'static str, class: &'static str, entries: Vec<Html>) -> Option<El> {
    let list = (!entries.is_empty()).then(|| el("ul").class(class).put(all(entries)));
    list.map(|list| el("section").put(el("h2").text(name)).put(list))
}

/// Whether each word that is searched for stands in one of the texts.
fn finds(wanted: &str, texts: [&str; 3]) -> bool {
    let texts = texts.map(str::to_ascii_lowercase);
    wanted
        .split_whitespace()
        .all(|word| texts.iter().any(|text| text.contains(word)))
}

fn codes(view: &View, wanted: &str) -> Vec<Html> {
    let mut found = Vec::new();
    for entry in view.words.codes() {
        if finds(wanted, [entry.code.as_str(), entry.title, entry.meaning]) {
            found.push(code_entry(entry).into());
        }
    }
    found
}

/// A code as it stands in a list.
pub(crate) fn code_entry(entry: &CodeEntry) -> El {
    let link = el("a").with("href", Route::Code(entry.code).hash());
    el("li")
        .put(link.put(el("code").text(entry.code.as_str())))
        .put(el("span").put(prose(entry.title)))
}

fn causes(view: &View, wanted: &str, layer: Layer) -> Vec<Html> {
    let mut found = Vec::new();
    let causes = view.words.causes().iter();
    for cause in causes.filter(|cause| cause.layer == layer) {
        if finds(wanted, [cause.id, cause.title, cause.why]) {
            let link = el("a")
                .with("href", ["#cause/", cause.id].concat())
                .put(prose(cause.title));
            let tag = (cause.harm == Harm::Harmless)
                .then(|| el("span").class("tag harmless").text(view.ui.harmless_tag));
            let id = el("code").class("id").text(cause.id);
            found.push(el("li").put(link).put(tag).put(id).into());
        }
    }
    found
}
