//! Explain: a text goes in, its report comes out beside it.

use std::rc::Rc;

use crate::click::Click;
use crate::components::{editor, extract, prose, runs, welcome};
use crate::dom::{El, el};
use crate::listen;
use crate::state::Reading;
use crate::view::View;
use crate::words;

/// The place where texts are explained. Its text stays while another is shown.
pub(crate) fn explain(view: &View) -> El {
    let (state, ui) = (view.state, view.ui);
    let blank = state.paste.is_blank();
    let output = el("section").class("output").with("aria-label", ui.report);
    let output = if blank {
        output.put(welcome(view))
    } else {
        runs(view, output)
    };
    let headline = state.reports.last().map(|report| report.headline.clone());
    let hovers = state
        .hovers
        .then(|| el("div").class("drop").put(el("p").text(ui.drop)));
    el("div")
        .class(if blank {
            "explain"
        } else {
            "explain has-report"
        })
        .when(!state.route.is_explain(), "hidden")
        .put(input(view, blank))
        .put(output)
        .put(
            el("p")
                .class("sr")
                .with("role", "status")
                .text(headline.unwrap_or_default()),
        )
        .put(hovers)
}

fn input(view: &View, blank: bool) -> El {
    let ui = view.ui;
    let editable = view.state.paste.is_editable();
    let label = if editable {
        el("label").with("for", "paste")
    } else {
        el("span").class("label")
    };
    let act = view.act.clone();
    let file = el("input")
        .with("type", "file")
        .with("aria-label", ui.open)
        .when(true, "hidden")
        .on("change", Rc::new(move |event| listen::picked(&event, &act)));
    let button = |name: &'static str, click: Click| {
        view.click(el("button").with("type", "button").text(name), click)
    };
    let buttons = el("span")
        .class("buttons")
        .put(button(ui.open, Click::Pick))
        .put(button(ui.sample, Click::Sample))
        .put(button(ui.clear, Click::Clear).when(blank, "disabled"));
    el("section")
        .class("input")
        .put(el("h1").with("tabindex", "-1").text(ui.explain_title))
        .put(el("p").class("lead").put(prose(ui.explain_lead)))
        .put(
            el("div")
                .class("bar")
                .put(label.text(ui.paste))
                .put(buttons)
                .put(file),
        )
        .put(if editable {
            editor(view)
        } else {
            extract(view)
        })
        .put(below(view, blank))
}

/// What is to be said of the text, and that it stays here.
fn below(view: &View, blank: bool) -> El {
    let (state, ui) = (view.state, view.ui);
    let (class, note) = match state.reading {
        Reading::Done => ("", ""),
        Reading::Waits => ("note", ui.reading),
        Reading::TooLarge => ("note bad", ui.too_large),
        Reading::Unreadable => ("note bad", ui.unreadable),
    };
    let mut lines = words::lines(view.language, state.paste.lines.count);
    if state
        .reports
        .iter()
        .all(|report| report.not_understood.is_empty())
    {
        lines.push_str(ui.all_understood);
    }
    el("div")
        .class("below")
        .put(el("p").class(class).with("role", "alert").put(prose(note)))
        .put((!blank).then(|| el("p").class("count").text(lines)))
        .put(el("p").class("privacy").text(ui.privacy))
}
