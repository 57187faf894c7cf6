//! What to do: of a finding, and of an entry of the reference.

use acr_doctor_rules::catalog::{Applicability, Step};
use acr_doctor_rules::report::Fix;

use super::command::command;
use super::prose;
use crate::dom::{El, el};
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

/// One step of the reference, for any registry; `tag` is what it stands in.
pub(crate) fn reference_step(view: &View, tag: &'static str, step: &Step) -> El {
    let command = step.command.map(|command_line| {
        let (filled, open) = view.values.command(command_line);
        let fill_in = open && step.applicability == Applicability::Run;
        let applicability = if fill_in {
            Applicability::FillIn
        } else {
            step.applicability
        };
        command(view, &filled, applicability)
    });
    el(tag)
        .put(el("p").put(prose(&view.fill(step.text))))
        .put(command)
}
