//! The page of one cause.

use acr_doctor_rules::catalog::{CAUSES, CODES, Harm};
use yew::Html;

use super::errors::code_entry;
use crate::click::Click;
use crate::components::{links, prose, reference_step};
use crate::dom::{El, el};
use crate::view::View;

/// What a cause is, how to tell it from others, and what helps.
pub(crate) fn cause(view: &View, index: usize) -> Html {
    let ui = view.ui;
    let cause = CAUSES[index];
    let says = view.words.cause(index);
    let harmless =
        (cause.harm == Harm::Harmless).then(|| el("p").class("note good").text(ui.harmless_cause));
    let tell = cause.tell.as_ref().zip(says.tell());
    let tell = tell
        .map(|(step, text)| section(ui.tell_apart).put(reference_step(view, "div", text, step)));
    let mut fixes = el("ol").class("steps");
    for (step, text) in cause.fixes.iter().zip(says.fixes()) {
        fixes = fixes.put(reference_step(view, "li", text, step));
    }
    top(view, says.title, cause.id)
        .put(harmless)
        .put(el("p").class("lead").put(prose(&view.fill(says.why))))
        .put(tell)
        .put(section(ui.fixes).put(fixes))
        .put(codes(view, cause.id))
        .put(example(view, says.example))
        .put(links(ui.source, &mut cause.links.iter().copied()))
        .into()
}

/// The codes that name this cause among theirs.
fn codes(view: &View, id: &str) -> Option<El> {
    let mut codes = CODES
        .iter()
        .filter(|entry| entry.causes.contains(&id))
        .peekable();
    codes.peek()?;
    let mut codes = codes.map(|entry| code_entry(view, entry.code).into());
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

/// What the command prints when this is broken.
pub(crate) fn example(view: &View, text: &str) -> El {
    let text = text.trim_end().to_owned();
    let explain = el("button")
        .class("quiet")
        .with("type", "button")
        .text(view.ui.explain_example);
    section(view.ui.example)
        .put(
            el("pre")
                .class("example")
                .put(el("code").text(text.clone())),
        )
        .put(view.click(explain, Click::Example(text)))
}
