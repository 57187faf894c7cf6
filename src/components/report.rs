//! The report of one run: the headline first.

use acr_doctor_rules::Report;
use acr_doctor_rules::evidence::Kind;
use crate::stub::markdown;
use yew::prelude::*;

use super::checks::checks;
use super::finding::View;
use super::findings::findings;
use super::icon::{Icon, icon};
use super::missed::missed;
use super::way::way;
use super::{Copy, not_ours, prose};
use crate::words;

/// Everything that a report says.
pub(crate) fn report(view: &View, report: &Report, of: usize) -> Html {
    // A report about no text at all has no way and no checks to show.
    if is_not_ours(report) {
        return html! { <>{ head(view, report, of) }{ not_ours(&view.env) }</> };
    }
    html! {
        <>
            { head(view, report, of) }
            { way(&view.env, &report.way) }
            { findings(view, &report.findings) }
            { missed(view, &report.not_understood) }
            { checks(view, &report.checks) }
        </>
    }
}

/// Whether the text is nothing that the rules know.
fn is_not_ours(report: &Report) -> bool {
    report.kind == Kind::Unknown && report.findings.is_empty()
}

fn head(view: &View, report: &Report, of: usize) -> Html {
    let ui = view.env.ui;
    let (class, sign, word) = match report.healthy {
        Some(false) => ("verdict bad", Icon::Cross, ui.broken),
        Some(true) => ("verdict good", Icon::Tick, ui.healthy),
        None => ("verdict open", Icon::Question, ui.unsettled),
    };
    let language = view.env.language;
    let about = [
        report.registry.clone(),
        report.cli_version.as_ref().map(|version| ["Azure CLI ", version].concat()),
        (of > 1).then(|| words::run(language, report.run, of)),
    ];
    let copied = report.clone();
    html! {
        <header class="head">
            <div class="about">
                <p class={class}>{ icon(sign) }{ word }</p>
                { for about.into_iter().flatten().map(|part| html! { <p class="part">{ part }</p> }) }
                <Copy label={ui.copy_markdown} text={move |()| markdown(&copied, language)} />
            </div>
            <h2 data-root-cause={report.root_cause.clone().unwrap_or_default()}>{ prose(&report.headline) }</h2>
            <p class="summary">{ prose(&report.summary) }</p>
        </header>
    }
}
