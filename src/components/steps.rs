//! What to do: of a finding, and of an entry of the reference.

use acr_doctor_rules::catalog::Step;
use acr_doctor_rules::report::Fix;

use super::command::command;
use super::prose;
use crate::dom::{El, el};
use crate::marked::placeholders;
use crate::view::View;

/// The fixes of a finding, in their order.
pub(crate) fn fixes(view: &View, fixes: &[Fix]) -> El {
    let mut list = el("ol").class("steps");
    for fix in fixes {
        let command = fix
            .command
            .as_ref()
            .map(|text| command(view, text, fix.applicability));
        list = list.put(el("li").put(el("p").put(prose(&fix.text))).put(command));
    }
    list
}

/// One step of the reference, in which nothing is filled in; `tag` is what it stands in.
pub(crate) fn reference_step(view: &View, tag: &'static str, text: &str, step: &Step) -> El {
    let command = step
        .command
        .map(|text| command(view, &placeholders(text), step.applicability));
    el(tag)
        .put(el("p").put(prose(&placeholders(text))))
        .put(command)
}
