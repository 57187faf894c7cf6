//! The picture of the way from this machine to the image.
//!
//! It is drawn twice, lying and standing; the style sheet shows the one that
//! fits, and what it hides is not read aloud either.

use acr_doctor_rules::Language;
use acr_doctor_rules::report::{State, Stop};
use yew::prelude::*;

use super::icon::Icon;
use crate::hooks::Env;

/// The height of one stop of the standing picture.
const ROW: usize = 34;

/// The way with the place where it breaks.
pub(crate) fn way(env: &Env, stops: &[Stop]) -> Html {
    let name = sentence(env, stops);
    let height = (stops.len() * ROW).to_string();
    html! {
        <div class="way">
            <svg class="lying" role="img" aria-label={name.clone()} width="100%" height="84">
                { for (1..stops.len()).map(|to| track(stops, to)) }
                { for stops.iter().enumerate().map(|(at, stop)| lying(env, *stop, at, stops.len())) }
            </svg>
            <svg class="standing" role="img" aria-label={name} width="100%" {height}>
                { for (1..stops.len()).map(|to| rail(stops, to)) }
                { for stops.iter().enumerate().map(|(at, stop)| standing(env, *stop, at)) }
            </svg>
        </div>
    }
}

/// What the picture shows, in words.
fn sentence(env: &Env, stops: &[Stop]) -> String {
    let (colon, comma) = match env.language {
        Language::En => (": ", ", "),
        Language::Ja => (": ", "、"),
    };
    let mut out = env.ui.way.to_owned();
    for (index, stop) in stops.iter().enumerate() {
        out.push_str(if index == 0 { colon } else { comma });
        out.push_str(env.ui.place(stop.place));
        out.push(' ');
        out.push_str(env.ui.state(stop.state));
    }
    out
}

/// The middle of a stop in per cent of the width.
fn middle(at: usize, of: usize) -> String {
    let thousandth = (2 * at + 1) * 500 / of;
    [&(thousandth / 10).to_string(), ".", &(thousandth % 10).to_string(), "%"].concat()
}

/// How the piece that leads to a stop looks.
fn piece(stops: &[Stop], to: usize) -> &'static str {
    match stops[to].state {
        State::NotReached | State::Unknown => "track ahead",
        _ => "track",
    }
}

fn track(stops: &[Stop], to: usize) -> Html {
    let (x1, x2) = (middle(to - 1, stops.len()), middle(to, stops.len()));
    html! { <line class={piece(stops, to)} {x1} {x2} y1="24" y2="24" /> }
}

fn rail(stops: &[Stop], to: usize) -> Html {
    let y = |at: usize| (at * ROW + ROW / 2).to_string();
    html! { <line class={piece(stops, to)} x1="16" x2="16" y1={y(to - 1)} y2={y(to)} /> }
}

fn lying(env: &Env, stop: Stop, at: usize, of: usize) -> Html {
    html! {
        <svg class={class(stop)} x={middle(at, of)} y="24" overflow="visible">
            { sign(stop.state) }
            <text class="place" y="35">{ env.ui.place(stop.place) }</text>
            <text class="state" y="52">{ env.ui.state(stop.state) }</text>
        </svg>
    }
}

fn standing(env: &Env, stop: Stop, at: usize) -> Html {
    let y = (at * ROW + ROW / 2).to_string();
    html! {
        <svg class={class(stop)} x="16" {y} overflow="visible">
            { sign(stop.state) }
            <text class="place" x="28" y="5">
                { env.ui.place(stop.place) }
                <tspan class="state" dx="10">{ env.ui.state(stop.state) }</tspan>
            </text>
        </svg>
    }
}

fn class(stop: Stop) -> Classes {
    classes!("stop", stop.state.as_str())
}

/// The mark of a stop, told from the others by its shape and not by colour alone.
fn sign(state: State) -> Html {
    let strokes = |icon: Icon| html! { <path d={icon.path()} /> };
    match state {
        State::Ok => html! { <><circle r="9" />{ strokes(Icon::Tick) }</> },
        State::Broken => html! { <><circle class="halo" r="19" /><circle r="14" />{ strokes(Icon::Cross) }</> },
        State::Suspect => html! {
            <><rect x="-10" y="-10" width="20" height="20" rx="4" transform="rotate(45)" />{ strokes(Icon::Question) }</>
        },
        State::NotReached => html! { <circle r="8" /> },
        State::Unknown => html! { <circle r="4" /> },
    }
}
