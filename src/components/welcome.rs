//! What stands in the place of the report while there is none.

use acr_doctor_rules::report::{Place, State, Stop};

use super::command::check_health;
use super::prose;
use super::way::way;
use crate::click::Click;
use crate::dom::{El, el};
use crate::view::View;

/// How to get a text, and what will be made of it.
pub(crate) fn welcome(view: &View) -> El {
    let stops = Place::ALL.iter().map(|&place| Stop {
        place,
        state: State::Unknown,
    });
    let stops: Vec<Stop> = stops.collect();
    el("div")
        .class("welcome")
        .put(el("h2").text(view.ui.no_text_yet))
        .put(el("p").put(prose(view.ui.run_this)))
        .put(check_health(view))
        .put(el("p").class("ahead").text(view.ui.way_ahead))
        .put(way(view, &stops))
}

/// What to do with a text that is no output of the command.
pub(crate) fn not_ours(view: &View) -> El {
    let sample = el("button")
        .class("quiet")
        .with("type", "button")
        .text(view.ui.sample);
    el("div")
        .class("welcome")
        .put(check_health(view))
        .put(view.click(sample, Click::Sample))
}
