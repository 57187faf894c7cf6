//! The reports of all runs in a text: the latest at full length, the others folded.

use std::rc::Rc;

use acr_doctor_rules::Report;
use acr_doctor_rules::evidence::Span;
use yew::prelude::*;

use super::finding::View;
use super::report::report;
use crate::hooks::use_env;
use crate::paste::Paste;
use crate::words;

/// So many earlier runs are listed until the reader asks for all.
const LISTED: usize = 12;

#[derive(Properties, PartialEq)]
pub(crate) struct Props {
    /// One report a run, in the order of the text.
    pub(crate) reports: Rc<Vec<Report>>,
    /// The text.
    pub(crate) paste: Rc<Paste>,
    /// Shows lines in the paste.
    pub(crate) show: Callback<Span>,
}

/// All runs, the latest first.
#[component]
pub(crate) fn Runs(props: &Props) -> Html {
    let env = use_env();
    let all = use_state_eq(|| false);
    let view = |run| View {
        env: env.clone(),
        paste: props.paste.clone(),
        run,
        show: props.show.clone(),
    };
    let count = props.reports.len();
    let Some(latest) = props.reports.last() else { return Html::default() };
    let earlier = props.reports.iter().rev().skip(1);
    let listed = if *all { count } else { LISTED };
    let show_all = (!*all && count > LISTED + 1).then(|| {
        let onclick = Callback::from(move |_: MouseEvent| all.set(true));
        html! { <button type="button" class="quiet" {onclick}>{ env.ui.show_all }{ " " }{ words::number(count) }</button> }
    });
    let others = (count > 1).then(|| {
        html! {
            <section class="earlier">
                <h3 class="label">{ env.ui.earlier_runs }</h3>
                { for earlier.take(listed).map(|earlier| html! {
                    <Earlier key={earlier.run} report={Rc::new(earlier.clone())} paste={props.paste.clone()} show={props.show.clone()} of={count} />
                }) }
                { show_all }
            </section>
        }
    });
    html! { <>{ report(&view(latest.run), latest, count) }{ others }</> }
}

#[derive(Properties, PartialEq)]
struct EarlierProps {
    report: Rc<Report>,
    paste: Rc<Paste>,
    show: Callback<Span>,
    of: usize,
}

/// One earlier run. What is in it is made when it is opened: a log can hold thousands.
#[component]
fn Earlier(props: &EarlierProps) -> Html {
    let env = use_env();
    let opened = use_state_eq(|| false);
    let run = &props.report;
    let ontoggle = {
        let opened = opened.setter();
        Callback::from(move |_: Event| opened.set(true))
    };
    let body = opened.then(|| {
        let view = View {
            env: env.clone(),
            paste: props.paste.clone(),
            run: run.run,
            show: props.show.clone(),
        };
        report(&view, run, props.of)
    });
    let place = words::span(env.language, run.lines);
    html! {
        <details class="fold run" {ontoggle}>
            <summary>
                <span class="title">{ words::run(env.language, run.run, props.of) }{ ": " }{ &run.headline }</span>
                <span class="count">{ place }</span>
            </summary>
            <div class="inner">{ body }</div>
        </details>
    }
}
