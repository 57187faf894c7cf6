//! The report of one run: the headline first.

use acr_doctor_rules::Report;
use acr_doctor_rules::evidence::Kind;

use super::checks::checks;
use super::findings::findings;
use super::icon::{Icon, icon};
use super::missed::missed;
use super::prose;
use super::way::way;
use super::welcome::not_ours;
use crate::click::Click;
use crate::dom::{El, el};
use crate::view::View;
use crate::words;

/// Adds everything that a report says.
pub(crate) fn report(view: &View, place: El, index: usize) -> El {
    let report = &view.state.reports[index];
    let place = place.put(head(view, report, index));
    // Of a text that is nothing the rules know, there is no way and no check to show.
    if report.kind == Kind::Unknown && report.findings.is_empty() {
        return place.put(not_ours(view));
    }
    findings(view, place.put(way(view, &report.way)), &report.findings)
        .put(missed(view, &report.not_understood))
        .put(checks(view, &report.checks))
}

fn head(view: &View, report: &Report, index: usize) -> El {
    let ui = view.ui;
    let (class, sign, word) = match report.healthy {
        Some(false) => ("verdict bad", Icon::Cross, ui.broken),
        Some(true) => ("verdict good", Icon::Tick, ui.healthy),
        None => ("verdict open", Icon::Question, ui.unsettled),
    };
    let runs = view.state.reports.len();
    let version = report
        .cli_version
        .as_ref()
        .map(|version| ["Azure CLI ", version].concat());
    let run = (runs > 1).then(|| words::run(view.language, report.run, runs));
    let mut about = el("div")
        .class("about")
        .put(el("p").class(class).put(icon(sign)).text(word));
    for part in [report.registry.clone(), version, run]
        .into_iter()
        .flatten()
    {
        about = about.put(el("p").class("part").text(part));
    }
    let copy = el("button")
        .class("copy")
        .with("type", "button")
        .text(ui.copy_markdown);
    let markdown = Click::Markdown(view.state.reports.clone(), index, view.language);
    let root = report.root_cause.clone().unwrap_or_default();
    el("header")
        .class("head")
        .put(about.put(view.click(copy, markdown)))
        .put(
            el("h2")
                .with("data-root-cause", root)
                .put(prose(&report.headline)),
        )
        .put(el("p").class("summary").put(prose(&report.summary)))
}
