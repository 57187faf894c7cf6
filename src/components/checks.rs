//! The table of checks, in the order in which the command makes them.

use acr_doctor_rules::check::Outcome;
use acr_doctor_rules::report::CheckReport;
use yew::prelude::*;

use super::finding::View;
use super::icon::{Icon, icon};
use crate::stub::labels;
use crate::words;

/// A message is cut here: all of it stands in the paste.
const LONGEST: usize = 160;

/// One row a check.
pub(crate) fn checks(view: &View, checks: &[CheckReport]) -> Html {
    if checks.is_empty() {
        return Html::default();
    }
    let ui = view.env.ui;
    let mut checks: Vec<_> = checks.iter().collect();
    // What was not reached stands last in the report; here everything stands in its place.
    checks.sort_by_key(|report| report.check);
    html! {
        <details class="fold checks" open=true>
            <summary><h3>{ ui.checks }</h3></summary>
            <table>
                <thead><tr>
                    <th scope="col">{ ui.check }</th>
                    <th scope="col">{ ui.result }</th>
                    <th scope="col">{ ui.said }</th>
                </tr></thead>
                <tbody>{ for checks.into_iter().map(|report| row(view, report)) }</tbody>
            </table>
        </details>
    }
}

fn row(view: &View, report: &CheckReport) -> Html {
    let language = view.env.language;
    let sign = match report.outcome {
        Outcome::Ok => Icon::Tick,
        Outcome::Error => Icon::Cross,
        Outcome::Skipped | Outcome::NotReached => Icon::Dash,
        Outcome::Info => Icon::Dot,
    };
    let line = report.lines.map(|span| {
        let onclick = view.show.reform(move |_: MouseEvent| span);
        html! { <button type="button" class="line" {onclick}>{ words::span(language, span) }</button> }
    });
    html! {
        <tr data-check={report.check.as_str()} data-outcome={report.outcome.as_str()} data-code={report.code.clone()}>
            <th scope="row">{ labels::check(report.check, language) }</th>
            <td class="outcome"><span>{ icon(sign) }{ labels::outcome(report.outcome, language) }</span></td>
            <td class="detail">{ brief(&report.detail) }{ line }</td>
        </tr>
    }
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
