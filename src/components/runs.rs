//! The reports of all runs in a text: the latest at full length, the others folded.

use acr_doctor_rules::decimal;

use super::fold::fold;
use super::report::report;
use crate::click::Click;
use crate::dom::{El, el};
use crate::view::View;
use crate::words;

/// So many earlier runs are listed until the reader asks for all.
const LISTED: usize = 12;

/// The key of that wish among what was opened.
const ALL: &str = "runs";

/// Adds all runs, the latest first.
pub(crate) fn runs(view: &View, place: El) -> El {
    let count = view.state.reports.len();
    let Some(last) = count.checked_sub(1) else {
        return place;
    };
    let place = report(view, place, last);
    if last == 0 {
        return place;
    }
    let wants_all = view.state.toggled.iter().any(|key| key == ALL);
    let listed = if wants_all { last } else { LISTED };
    let mut earlier_runs = el("section").class("earlier");
    earlier_runs = earlier_runs.put(el("h3").class("label").text(view.ui.earlier_runs));
    for index in (0..last).rev().take(listed) {
        earlier_runs = earlier_runs.put(earlier(view, index));
    }
    if listed < last {
        let name = [view.ui.show_all, " (", &words::number(last), ")"].concat();
        let button = el("button")
            .class("quiet")
            .with("type", "button")
            .text(name);
        earlier_runs = earlier_runs.put(view.click(button, Click::Toggle(ALL.to_owned())));
    }
    place.put(earlier_runs)
}

/// One earlier run.
fn earlier(view: &View, index: usize) -> El {
    let run = &view.state.reports[index];
    let name = words::run(view.language, run.run, view.state.reports.len());
    let title = el("span")
        .class("title")
        .text([&name, ": ", &run.headline].concat());
    let place = el("span")
        .class("count")
        .text(words::span(view.language, run.lines, false));
    let summary = el("summary").put(title).put(place);
    let details = el("details").class("fold run");
    let key = ["run ", &decimal(run.run)].concat();
    fold(view, details, key, false, summary, |place| {
        place.put(report(view, el("div").class("inner"), index))
    })
}
