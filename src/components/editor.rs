//! The text area with the numbers of its lines, and the lines that matter marked.
//!
//! A text area cannot mark its lines. So it grows with its text inside of a
//! frame that scrolls, and the numbers and marks scroll with it. Lines are not
//! wrapped: all rows have one height, so that a mark finds its line.

use std::rc::Rc;

use acr_doctor_rules::decimal;
use acr_doctor_rules::evidence::Span;

use crate::dom::{El, el};
use crate::listen;
use crate::view::View;

/// More findings than this are not marked.
const MARKS: usize = 400;

/// A longer line is scrolled inside of the text area.
const WIDEST: usize = 3000;

/// The text area.
pub(crate) fn editor(view: &View) -> El {
    let (paste, act) = (&view.state.paste, &view.act);
    // A newline at the end begins a row on which nothing stands yet.
    let rows = paste.text.matches('\n').count() + 1;
    let (typed, pasted) = (act.clone(), act.clone());
    let area = el("textarea")
        .with("id", "paste")
        .with("rows", decimal(rows))
        .with("cols", decimal(paste.lines.longest.clamp(20, WIDEST)))
        .with("wrap", "off")
        .with("spellcheck", "false")
        .with("autocomplete", "off")
        .with("autocapitalize", "off")
        .with("placeholder", view.ui.placeholder)
        .on("input", Rc::new(move |event| listen::typed(&event, &typed)))
        .on(
            "paste",
            Rc::new(move |event| listen::pasted(&event, &pasted)),
        );
    let numbers = el("pre").class("numbers").text(paste.numbers());
    let lines = el("div").class("lines").with("aria-hidden", "true");
    el("div")
        .class("editor")
        .put(lines.put(numbers).put(marks(view)))
        .put(area)
}

/// The marks, in a picture that is stretched to the height of all lines.
fn marks(view: &View) -> El {
    let count = view.state.paste.lines.count.max(1);
    let mut picture = el("svg")
        .with("viewBox", ["0 0 1 ", &decimal(count)].concat())
        .with("preserveAspectRatio", "none");
    let findings = view
        .state
        .reports
        .iter()
        .rev()
        .flat_map(|report| &report.findings);
    // Candidates for one error have the same lines: those are marked once.
    let mut last = None;
    for finding in findings
        .take(MARKS)
        .filter(|finding| finding.lines.is_some())
    {
        if let Some(span) = finding.lines.filter(|_| last != finding.lines) {
            picture = picture.put(mark(span, if finding.harmless { "mild" } else { "bad" }));
        }
        last = finding.lines;
    }
    picture.put(view.state.shown.map(|(span, _)| mark(span, "shown")))
}

fn mark((first, last): Span, class: &'static str) -> El {
    let height = decimal((last + 1).saturating_sub(first));
    let row = el("rect").class(class).with("width", "1");
    row.with("y", decimal(first - 1)).with("height", height)
}
