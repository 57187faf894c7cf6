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
use crate::PROBES;
use crate::click::Click;
use crate::dom::{El, el};
use crate::probe::clue;
use crate::probe::words::Words as Probing;
use crate::view::View;
use crate::words;

/// Adds everything that a report says.
pub(crate) fn report(view: &View, place: El, index: usize) -> El {
    let report = &view.state.reports[index];
    // Of a text that is nothing the rules know, there is no way and no check to show.
    if report.kind == Kind::Unknown && report.findings.is_empty() {
        return place.put(head(report, None)).put(not_ours(view));
    }
    let place = place.put(head(report, Some(about(view, report, index))));
    findings(view, place.put(way(view, &report.way)), report)
        .put(missed(view, report.run, &report.not_understood))
        .put(checks(view, &report.checks))
}

/// The headline, and what stands above it.
fn head(report: &Report, about: Option<El>) -> El {
    let root = report.root_cause.clone().unwrap_or_default();
    let headline = el("h2").with("data-root-cause", root);
    el("header")
        .class("head")
        .put(about)
        .put(headline.put(prose(&report.headline)))
        .put(el("p").class("summary").put(prose(&report.summary)))
}

/// The verdict, what the report is about, and the button that copies it.
fn about(view: &View, report: &Report, index: usize) -> El {
    let ui = view.ui;
    let (class, sign, word) = match report.healthy {
        Some(false) => ("verdict bad", Icon::Cross, ui.broken),
        Some(true) => ("verdict good", Icon::Tick, ui.healthy),
        None => ("verdict open", Icon::Question, ui.unsettled),
    };
    let runs = view.state.reports.len();
    let version = report.cli_version.as_ref();
    let parts = [
        report.registry.clone(),
        version.map(|version| ["Azure CLI ", version].concat()),
        (runs > 1).then(|| words::run(view.language, report.run, runs)),
    ];
    let mut about = el("div").class("about");
    about = about.put(el("p").class(class).put(icon(sign)).text(word));
    for part in parts.into_iter().flatten() {
        about = about.put(el("p").class("part").text(part));
    }
    // Where the text tells it, another document can ask the registry itself.
    let registry = report.registry.as_ref();
    if let Some(registry) = registry.filter(|_| !PROBES) {
        let hand = el("a")
            .class("copy")
            .with("href", ["probe.html?lang=", view.language.tag()].concat())
            .text(Probing::of(view.language).hand);
        about = about.put(view.click(hand, Click::Hand([registry, "\n", clue(report)].concat())));
    }
    let copy = el("button").class("copy").with("type", "button");
    let markdown = Click::Markdown(view.state.reports.clone(), index, view.language);
    about.put(view.click(copy.text(ui.copy_markdown), markdown))
}
