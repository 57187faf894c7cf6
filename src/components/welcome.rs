//! What stands in the place of the report while there is none.

use acr_doctor_rules::report::{Place, State, Stop};
use yew::prelude::*;

use super::way::way;
use super::{command, prose};
use crate::hooks::Env;

/// How to get a text, and what will be made of it.
pub(crate) fn welcome(env: &Env) -> Html {
    let stops: Vec<Stop> =
        Place::ALL.iter().map(|&place| Stop { place, state: State::Unknown }).collect();
    html! {
        <div class="welcome">
            <h2>{ env.ui.no_text_yet }</h2>
            <p>{ prose(env.ui.run_this) }</p>
            { command("run-this") }
            <p class="ahead">{ env.ui.way_ahead }</p>
            { way(env, &stops) }
        </div>
    }
}

/// What to do with a text that is no output of the command.
pub(crate) fn not_ours(env: &Env) -> Html {
    html! {
        <div class="welcome">
            <p>{ prose(env.ui.not_ours_help) }</p>
            { command("run-this") }
            <p><a href="#sample">{ env.ui.sample }</a></p>
        </div>
    }
}
