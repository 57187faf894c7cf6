//! A text that is too long for a text area: its lines that matter.

use acr_doctor_rules::evidence::Span;

use crate::dom::{El, el};
use crate::paste::size;
use crate::view::View;
use crate::words;

/// So many lines of one finding are shown.
const MOST: usize = 12;

/// So many spans are shown.
const SPANS: usize = 60;

/// So many lines are shown around the one that the reader asked for.
const AROUND: usize = 3;

/// The name, the size, and the lines of all findings of the latest run.
pub(crate) fn extract(view: &View) -> El {
    let (state, ui) = (view.state, view.ui);
    let paste = &state.paste;
    let shown = state.shown.map(|(span, _)| span);
    let mut list = el("ol");
    let mut next = 1;
    for (first, last) in spans(view, shown) {
        let first = first.max(next);
        if first > next {
            list = list.put(gap(view, first - next));
        }
        for (number, text) in paste
            .lines
            .quote(&paste.text, (first, last), MOST + 2 * AROUND)
        {
            let here = shown.is_some_and(|(from, to)| from <= number && number <= to);
            let row = el("li").maybe("class", here.then_some("shown"));
            let place = el("span").class("number").text(words::number(number));
            list = list.put(row.put(place).put(el("code").text(text)));
            next = number + 1;
        }
    }
    if paste.lines.count >= next {
        list = list.put(gap(view, paste.lines.count + 1 - next));
    }
    let name = paste.name.as_deref().unwrap_or(ui.paste).to_owned();
    let file = el("p").class("file").put(el("b").text(name));
    el("div")
        .class("extract")
        .with("tabindex", "0")
        .with("role", "group")
        .with("aria-label", ui.paste)
        .put(file.put(el("span").text(size(paste.text.len()))))
        .put(el("p").class("hint").text(ui.only_lines))
        .put(list)
}

/// The spans to show, in order.
fn spans(view: &View, shown: Option<Span>) -> Vec<Span> {
    let wanted = shown.map(|(first, last)| (first.saturating_sub(AROUND).max(1), last + AROUND));
    let mut spans: Vec<Span> = Vec::new();
    let mut add = |span: Span| {
        let place = spans.iter().position(|other| *other > span);
        spans.insert(place.unwrap_or(spans.len()), span);
    };
    if let Some(report) = view.state.reports.last() {
        let lines = report.findings.iter().filter_map(|finding| finding.lines);
        for (first, last) in lines.take(SPANS) {
            add((first, last.min(first + MOST)));
        }
    }
    wanted.into_iter().for_each(add);
    spans
}

fn gap(view: &View, lines: usize) -> El {
    el("li")
        .class("gap")
        .text(words::lines(view.language, lines))
}
