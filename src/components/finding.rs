//! One finding: what is broken, how that is known, what to do.

use std::rc::Rc;

use acr_doctor_rules::evidence::Span;
use acr_doctor_rules::report::Finding;
use yew::prelude::*;

use super::proof::proof;
use super::steps::fixes;
use super::{links, prose};
use crate::hooks::Env;
use crate::stub::labels;
use crate::paste::Paste;
use crate::route::Route;

/// What every part of a report needs.
pub(crate) struct View {
    /// The language and its words.
    pub(crate) env: Env,
    /// The text that the report is about.
    pub(crate) paste: Rc<Paste>,
    /// The how-manieth run it is: several runs can have the same findings.
    pub(crate) run: usize,
    /// Shows lines in the paste.
    pub(crate) show: Callback<Span>,
}

/// A finding at full length.
pub(crate) fn finding(view: &View, finding: &Finding) -> Html {
    html! {
        <article class="finding" data-cause={finding.cause.clone()} data-certainty={finding.certainty.as_str()} data-code={finding.code.clone()}>
            <h3>{ prose(&finding.title) }</h3>
            { tags(view, finding) }
            { body(view, finding) }
        </article>
    }
}

/// A finding of which only the title is seen until it is opened.
pub(crate) fn folded(view: &View, finding: &Finding, open: bool) -> Html {
    html! {
        <details class="finding" {open} data-cause={finding.cause.clone()} data-certainty={finding.certainty.as_str()} data-code={finding.code.clone()}>
            <summary><h4>{ prose(&finding.title) }</h4></summary>
            { tags(view, finding) }
            { body(view, finding) }
        </details>
    }
}

/// How certain it is, its code, and the way to the reference.
fn tags(view: &View, finding: &Finding) -> Html {
    let Env { language, ui, .. } = view.env;
    let certainty = if finding.harmless {
        html! { <span class="tag harmless">{ ui.harmless_tag }</span> }
    } else {
        let class = classes!("tag", finding.certainty.as_str());
        html! { <span {class}>{ labels::certainty(finding.certainty, language) }</span> }
    };
    let code = finding.code.as_ref().map(|code| match Route::from_hash(code) {
        route @ Route::Code(_) => html! { <a class="code" href={route.hash()}>{ code }</a> },
        _ => html! { <span class="code">{ code }</span> },
    });
    let reference = match Route::from_hash(&["cause/", &finding.cause].concat()) {
        route @ Route::Cause(_) => html! { <a href={route.hash()}>{ ui.explanation_of }</a> },
        _ => Html::default(),
    };
    html! { <p class="tags">{ certainty }{ code }{ reference }</p> }
}

fn body(view: &View, finding: &Finding) -> Html {
    let ui = view.env.ui;
    let proof = finding.lines.map(|span| {
        html! { <div class="row"><p class="label">{ ui.how_we_know }</p>{ proof(view, span) }</div> }
    });
    let id = [&finding.cause, "-", &view.run.to_string(), "-", &first_line(finding)].concat();
    let fixes = (!finding.fixes.is_empty()).then(|| {
        html! { <div class="row"><p class="label">{ ui.what_to_do }</p>{ fixes(&id, &finding.fixes) }</div> }
    });
    html! {
        <>
            <p class="why">{ prose(&finding.why) }</p>
            { proof }
            { fixes }
            { links(ui.source, finding.links.iter().map(String::as_str)) }
        </>
    }
}

/// Tells two findings of the same cause in one run apart.
fn first_line(finding: &Finding) -> String {
    finding.lines.map_or(0, |span| span.0).to_string()
}
