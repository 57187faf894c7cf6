//! The table of checks, in the order in which the command makes them.

use acr_doctor_rules::check::{Check, Outcome};
use acr_doctor_rules::report::CheckReport;

use super::icon::{Icon, icon};
use crate::PROBES;
use crate::click::Click;
use crate::dom::{El, el};
use crate::probe::words::Words;
use crate::view::View;
use crate::words;
use acr_doctor_rules::labels;

/// A message is cut here: all of it stands in the text.
const LONGEST: usize = 160;

/// One row a check.
pub(crate) fn checks(view: &View, checks: &[CheckReport]) -> Option<El> {
    let ui = view.ui;
    let mut head = el("tr");
    for name in [
        ui.check,
        ui.result,
        if PROBES {
            Words::of(view.language).said
        } else {
            ui.said
        },
    ] {
        head = head.put(el("th").with("scope", "col").text(name));
    }
    let mut body = el("tbody");
    // What was not reached stands last in the report; here everything stands in its place.
    for check in Check::ALL {
        for report in checks.iter().filter(|report| report.check == *check) {
            body = body.put(row(view, report));
        }
    }
    let summary = el("summary").put(el("h3").text(ui.checks));
    let fold = el("details")
        .class("fold checks")
        // The steps of a probe say it already.
        .when(!PROBES, "open")
        .put(summary);
    let table = el("table").put(el("thead").put(head)).put(body);
    (!checks.is_empty()).then(|| fold.put(table))
}

fn row(view: &View, report: &CheckReport) -> El {
    let sign = match report.outcome {
        Outcome::Ok => Icon::Tick,
        Outcome::Error => Icon::Cross,
        Outcome::Skipped | Outcome::NotReached => Icon::Dash,
        Outcome::Info => Icon::Dot,
    };
    let line = report.lines.map(|span| {
        let button = el("button").class("line").with("type", "button");
        view.click(
            button.text(words::span(view.language, span, PROBES)),
            Click::Show(span),
        )
    });
    let name = labels::check(report.check, view.language);
    let outcome = labels::outcome(report.outcome, view.language);
    let outcome = el("span").put(icon(sign)).text(outcome);
    el("tr")
        .with("data-check", report.check.as_str())
        .with("data-outcome", report.outcome.as_str())
        .maybe("data-code", report.code.clone())
        .put(el("th").with("scope", "row").text(name))
        .put(el("td").class("outcome").put(outcome))
        .put(
            el("td")
                .class("detail")
                .text(brief(&report.detail))
                .put(line),
        )
}

/// The first line of a message.
fn brief(detail: &str) -> String {
    let first = detail.lines().next().unwrap_or_default();
    let mut kept: String = first.chars().take(LONGEST).collect();
    if kept.len() < first.len() {
        kept.push('…');
    }
    kept
}
