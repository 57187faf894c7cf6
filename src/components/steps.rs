//! What to do: of a finding, and of an entry of the reference.

use acr_doctor_rules::catalog::Step;
use acr_doctor_rules::report::Fix;
use yew::prelude::*;

use super::{Command, prose};

/// The fixes of a finding, in their order.
pub(crate) fn fixes(id: &str, fixes: &[Fix]) -> Html {
    let steps = fixes.iter().enumerate().map(|(index, fix)| {
        let command = fix.command.as_ref().map(|text| {
            let id = [id, "-", &index.to_string()].concat();
            html! { <Command {id} text={text.clone()} applicability={fix.applicability} /> }
        });
        html! { <li><p>{ prose(&fix.text) }</p>{ command }</li> }
    });
    html! { <ol class="steps">{ for steps }</ol> }
}

/// One step of the reference, in which nothing is filled in.
pub(crate) fn reference_step(id: String, text: &str, step: &Step) -> Html {
    let command = step.command.map(|command| {
        let text = crate::marked::placeholders(command);
        html! { <Command {id} {text} applicability={step.applicability} /> }
    });
    html! { <><p>{ prose(&crate::marked::placeholders(text)) }</p>{ command }</> }
}
