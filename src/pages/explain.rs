//! Explain: a text goes in, its report comes out beside it.

use std::rc::Rc;

use acr_doctor_rules::Report;
use acr_doctor_rules::evidence::Span;
use wasm_bindgen_futures::JsFuture;
use web_sys::{File, HtmlInputElement};
use yew::platform::spawn_local;
use yew::prelude::*;

use crate::browser;
use crate::components::{Editor, Mark, Runs, extract, prose, welcome};
use crate::hooks::{use_drop, use_env};
use crate::paste::{LARGEST, Paste};
use crate::words;

/// The sample: a firewall that refuses, and a false alarm from Helm.
const SAMPLE: &str = include_str!("../../www/sample.txt");

/// More findings than this are not marked beside the text.
const MARKS: usize = 400;

#[derive(Properties, PartialEq)]
pub(crate) struct Props {
    /// Another page is shown: this one waits with its text.
    pub(crate) hidden: bool,
    /// The address asks for the sample.
    pub(crate) sample: bool,
}

/// What happens to a file.
#[derive(Clone, Copy, PartialEq)]
enum Reading {
    Done,
    Waits,
    TooLarge,
    Unreadable,
}

/// The page where texts are explained.
#[component]
pub(crate) fn Explain(props: &Props) -> Html {
    let env = use_env();
    let ui = env.ui;
    let paste = use_state(|| Rc::new(Paste::typed(String::new())));
    let reading = use_state_eq(|| Reading::Done);
    let shown = use_state(|| None::<Span>);
    let reports = use_memo(((*paste).clone(), env.clone()), |(paste, env)| explain(paste, env));
    use_effect_with(reports.clone(), |_| browser::end_measure());

    let take = {
        let (paste, reading, shown) = (paste.setter(), reading.setter(), shown.setter());
        use_callback((), move |text: Paste, ()| {
            reading.set(Reading::Done);
            shown.set(None);
            paste.set(Rc::new(text));
        })
    };
    let give = {
        let take = take.clone();
        Callback::from(move |text: &str| {
            browser::begin_measure();
            take.emit(Paste::given(text.to_owned()));
        })
    };
    let on_file = {
        let (take, reading) = (take.clone(), reading.setter());
        use_callback((), move |file: File, ()| open(file, take.clone(), reading.clone()))
    };
    let hovers = use_drop(on_file.clone());
    use_effect_with(props.sample, {
        let give = give.clone();
        move |sample| {
            if *sample {
                give.emit(SAMPLE);
            }
        }
    });
    let show = {
        let shown = shown.setter();
        use_callback((), move |span: Span, ()| shown.set(Some(span)))
    };

    let picker = use_node_ref();
    let pick = {
        let picker = picker.clone();
        Callback::from(move |_: MouseEvent| {
            if let Some(input) = picker.cast::<HtmlInputElement>() {
                input.click();
            }
        })
    };
    let picked = Callback::from(move |event: Event| {
        let input: HtmlInputElement = event.target_unchecked_into();
        if let Some(file) = input.files().and_then(|files| files.get(0)) {
            on_file.emit(file);
        }
        // The same file can be chosen again.
        input.set_value("");
    });
    let sample = give.reform(|_: MouseEvent| SAMPLE);
    let clear = give.reform(|_: MouseEvent| {
        // The address must not bring the sample back.
        if browser::hash() == "#sample" {
            browser::go("");
        }
        ""
    });

    let blank = paste.is_blank();
    let marks = use_memo(reports.clone(), |reports| marks(reports));
    let input = if paste.is_editable() {
        html! { <Editor paste={(*paste).clone()} {marks} shown={*shown} {take} /> }
    } else {
        extract(&env, &paste, &reports, *shown)
    };
    let problem = match *reading {
        Reading::Done => None,
        Reading::Waits => Some((ui.reading, "note")),
        Reading::TooLarge => Some((ui.too_large, "note bad")),
        Reading::Unreadable => Some((ui.unreadable, "note bad")),
    };
    let headline = reports.last().map_or("", |report| report.headline.as_str()).to_owned();
    html! {
        <div class={classes!("explain", (!blank).then_some("has-report"))} hidden={props.hidden}>
            <section class="input">
                <h1 tabindex="-1">{ ui.explain_title }</h1>
                <p class="lead">{ prose(ui.explain_lead) }</p>
                <div class="bar">
                    if paste.is_editable() {
                        <label for="paste">{ ui.paste }</label>
                    } else {
                        <span class="label">{ ui.paste }</span>
                    }
                    <span class="buttons">
                        <button type="button" onclick={pick}>{ ui.open }</button>
                        <button type="button" onclick={sample}>{ ui.sample }</button>
                        <button type="button" onclick={clear} disabled={blank}>{ ui.clear }</button>
                    </span>
                    <input ref={picker} type="file" hidden=true aria-label={ui.open} onchange={picked} />
                </div>
                { input }
                <div class="below">
                    { problem.map(|(text, class)| html! { <p {class} role="alert">{ prose(text) }</p> }) }
                    if !blank {
                        <p class="count">{ understood(&env, &paste, &reports) }</p>
                    }
                    <p class="privacy">{ ui.privacy }</p>
                </div>
            </section>
            <section class="output" aria-label={ui.report}>
                if blank {
                    { welcome(&env) }
                } else {
                    <Runs reports={reports.clone()} paste={(*paste).clone()} {show} />
                }
            </section>
            <p class="sr" role="status">{ headline }</p>
            if hovers {
                <div class="drop"><p>{ ui.drop }</p></div>
            }
        </div>
    }
}

fn explain(paste: &Paste, env: &crate::hooks::Env) -> Vec<Report> {
    if paste.is_blank() {
        return Vec::new();
    }
    crate::stub::explain_all(paste.text.as_bytes(), &env.words)
}

/// Reads a file; the page stays usable while the browser does it.
fn open(file: File, take: Callback<Paste>, reading: UseStateSetter<Reading>) {
    if !browser::hash().is_empty() {
        browser::go("");
    }
    if file.size() > LARGEST as f64 {
        reading.set(Reading::TooLarge);
        return;
    }
    reading.set(Reading::Waits);
    spawn_local(async move {
        match JsFuture::from(file.array_buffer()).await {
            Ok(buffer) => {
                browser::begin_measure();
                let bytes = js_sys::Uint8Array::new(&buffer).to_vec();
                take.emit(Paste::file(&file.name(), bytes));
            }
            Err(_) => reading.set(Reading::Unreadable),
        }
    });
}

/// The lines of all findings, what is broken before what is harmless.
fn marks(reports: &[Report]) -> Vec<Mark> {
    let findings = reports.iter().rev().flat_map(|report| &report.findings);
    let mut marks: Vec<Mark> = findings
        .filter_map(|found| Some((found.lines?, if found.harmless { "mild" } else { "bad" })))
        .take(MARKS)
        .collect();
    marks.sort_by_key(|(_, class)| *class);
    marks
}

/// How many lines there are, and whether all of them were understood.
fn understood(env: &crate::hooks::Env, paste: &Paste, reports: &[Report]) -> String {
    let mut text = words::lines(env.language, paste.lines.count);
    let missed = |report: &Report| !report.not_understood.is_empty();
    if !reports.is_empty() && !reports.iter().any(missed) {
        text.push_str(", ");
        text.push_str(env.ui.all_understood);
    }
    text
}
