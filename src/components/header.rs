//! The head of every place: the name, the places that there are, the languages.

use acr_doctor_rules::Language;

use crate::PROBES;
use crate::click::Click;
use crate::dom::{El, el};
use crate::probe::words::Words;
use crate::view::View;

/// The head.
pub(crate) fn header(view: &View) -> El {
    let ui = view.ui;
    let probes = PROBES;
    let explains = !probes && view.state.route.is_explain();
    let mark = el("svg")
        .with("viewBox", "0 0 32 32")
        .with("aria-hidden", "true")
        .put(
            el("rect")
                .with("width", "32")
                .with("height", "32")
                .with("rx", "8"),
        )
        .put(el("path").with("d", "M3 17h7l3-8 5 15 3.5-9 1.5 2h6"));
    let places = el("ul")
        .put(place(view.href("#"), ui.explain, explains))
        .put(place(
            ["probe.html?lang=", view.language.tag()].concat(),
            Words::of(view.language).probe,
            probes,
        ))
        .put(place(view.href("#errors"), ui.errors, !explains && !probes));
    let languages = el("ul")
        .put(language(view, Language::En, "English"))
        .put(language(view, Language::Ja, "日本語"));
    let skip = el("a")
        .class("skip")
        .with("href", view.state.route.hash())
        .text(ui.skip);
    el("header")
        .class("top")
        .put(view.click(skip, Click::Skip))
        .put(
            el("a")
                .class("brand")
                .with("href", view.href("#"))
                .put(mark)
                .text("ACR Doctor"),
        )
        .put(el("nav").with("aria-label", ui.navigation).put(places))
        .put(
            el("nav")
                .class("languages")
                .with("aria-label", ui.languages)
                .put(languages),
        )
}

fn place(to: String, name: &'static str, here: bool) -> El {
    let link = el("a")
        .with("href", to)
        .maybe("aria-current", here.then_some("page"));
    el("li").put(link.text(name))
}

fn language(view: &View, to: Language, name: &'static str) -> El {
    let hash = view.state.route.hash();
    let hash = if hash == "#" { "" } else { &hash };
    let address = ["?lang=", to.tag(), hash].concat();
    let link = el("a")
        .with("href", address.clone())
        .with("lang", to.tag())
        .with("hreflang", to.tag())
        .maybe("aria-current", (view.language == to).then_some("true"))
        .text(name);
    el("li").put(view.click(link, Click::Address(address)))
}
