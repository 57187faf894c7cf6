//! A text that is too long for a text area: its lines that matter.

use acr_doctor_rules::Report;
use acr_doctor_rules::evidence::Span;
use yew::prelude::*;

use crate::hooks::Env;
use crate::paste::{Paste, size};
use crate::words;

/// So many lines of one finding are shown.
const MOST: usize = 12;

/// So many findings are shown.
const SPANS: usize = 60;

/// The name, the size, and the lines of all findings of the latest run.
pub(crate) fn extract(env: &Env, paste: &Paste, reports: &[Report], shown: Option<Span>) -> Html {
    let findings = reports.last().into_iter().flat_map(|report| &report.findings);
    let mut spans: Vec<Span> =
        findings.filter_map(|finding| finding.lines).chain(shown).collect();
    spans.sort_unstable();
    spans.dedup();
    let mut next = 1;
    let mut rows = Vec::new();
    for (first, last) in spans.into_iter().take(SPANS) {
        let first = first.max(next);
        if first > next {
            rows.push(html! { <li class="gap">{ words::lines(env.language, first - next) }</li> });
        }
        for (number, text) in paste.lines.quote(&paste.text, (first, last), MOST) {
            let here = shown.is_some_and(|(from, to)| from <= number && number <= to);
            let id = here.then_some("shown");
            rows.push(html! {
                <li {id} class={here.then_some("shown")} data-line={number.to_string()}><span class="number">{ words::number(number) }</span><code>{ text }</code></li>
            });
            next = number + 1;
        }
    }
    if paste.lines.count >= next {
        let left = paste.lines.count + 1 - next;
        rows.push(html! { <li class="gap">{ words::lines(env.language, left) }</li> });
    }
    let name = paste.name.as_deref().unwrap_or(env.ui.paste).to_owned();
    html! {
        <div class="extract">
            <p class="file"><b>{ name }</b><span>{ size(paste.text.len()) }</span></p>
            <p class="hint">{ env.ui.only_lines }</p>
            <ol>{ for rows }</ol>
        </div>
    }
}
