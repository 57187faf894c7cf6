//! The reports of all runs in a text: the latest at full length, the others folded.

use super::report::report;
use crate::click::Click;
use crate::dom::{El, el};
use crate::view::View;
use crate::words;

/// So many earlier runs are listed until the reader asks for all.
const LISTED: usize = 12;

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
    let listed = if view.state.all_runs { last } else { LISTED };
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
        earlier_runs = earlier_runs.put(view.click(button, Click::AllRuns));
    }
    place.put(earlier_runs)
}

/// One earlier run. What is in it is made when it is opened: a log can hold thousands.
fn earlier(view: &View, index: usize) -> El {
    let (state, run) = (view.state, &view.state.reports[index]);
    let name = words::run(view.language, run.run, state.reports.len());
    let title = el("span")
        .class("title")
        .text([&name, ": ", &run.headline].concat());
    let place = el("span")
        .class("count")
        .text(words::span(view.language, run.lines));
    let summary = view.click(el("summary").put(title).put(place), Click::Open(run.run));
    let inner = el("div").class("inner");
    let inner = if state.opened.contains(&run.run) {
        report(view, inner, index)
    } else {
        inner
    };
    el("details").class("fold run").put(summary).put(inner)
}
