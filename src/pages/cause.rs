//! The page of one cause.

use acr_doctor_rules::catalog::{Cause, Harm};
use yew::Html;

use super::errors::code_entry;
use crate::click::Click;
use crate::components::{links, prose, reference_step};
use crate::dom::{El, el};
use crate::view::View;

/// What a cause is, how to tell it from others, and what helps.
pub(crate) fn cause(view: &View, cause: &Cause) -> Html {
    let ui = view.ui;
    let harmless =
        (cause.harm == Harm::Harmless).then(|| el("p").class("note good").text(ui.harmless_cause));
    let tell = cause.tell.as_ref();
    let tell = tell.map(|step| section(ui.tell_apart).put(reference_step(view, "div", step)));
    let mut fixes = el("ol").class("steps");
    for step in cause.fixes {
        fixes = fixes.put(reference_step(view, "li", step));
    }
    top(view, cause.title, cause.id)
        .put(harmless)
        .put(el("p").class("lead").put(prose(&view.fill(cause.why))))
        .put(tell)
        .put(section(ui.fixes).put(fixes))
        .put(codes(view, cause.id))
        .put(example(view, cause.id))
        .put(links(ui.source, &mut cause.links.iter().copied()))
        .into()
}

/// The codes that name this cause among theirs.
fn codes(view: &View, id: &str) -> Option<El> {
    let mut codes = view
        .words
        .codes()
        .iter()
        .filter(|entry| entry.causes.contains(&id))
        .peekable();
    codes.peek()?;
    let mut codes = codes.map(|entry| code_entry(entry).into());
    Some(section(view.ui.raises).put(el("ul").class("entries codes").each(&mut codes)))
}

/// The way back to the index, the title and the id.
pub(crate) fn top(view: &View, title: &str, id: &'static str) -> El {
    let back = el("a").with("href", "#errors").text(view.ui.back);
    el("article")
        .class("reference")
        .put(el("p").class("crumbs").put(back))
        .put(el("h1").with("tabindex", "-1").put(prose(title)))
        .put(el("p").class("tags").put(el("code").class("id").text(id)))
}

/// A part with its heading.
pub(crate) fn section(name: &'static str) -> El {
    el("section").put(el("h2").text(name))
}

/// What the command prints when this is broken, once it has been fetched.
pub(crate) fn example(view: &View, id: &str) -> Option<El> {
    let index = view.words.index(id)?;
    let text = view.state.examples.split('\u{1f}').nth(index)?.trim_end();
    if text.is_empty() {
        return None;
    }
    let text = text.to_owned();
    let explain = el("button")
        .class("quiet")
        .with("type", "button")
        .text(view.ui.explain_example);
    let shown = el("pre")
        .class("example")
        .put(el("code").text(text.clone()));
    let section = section(view.ui.example).put(shown);
    Some(section.put(view.click(explain, Click::Example(text))))
}
