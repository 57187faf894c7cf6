//! A command that the reader can copy.

use acr_doctor_rules::catalog::Applicability;

use super::prose::filled;
use crate::click::Click;
use crate::dom::{El, el};
use crate::view::View;
use acr_doctor_rules::labels;

/// The command whose output the page explains.
const CHECK_HEALTH: &str = "az acr check-health --name <registry> --yes --ignore-errors";

/// A command, how safe it is, and a button that copies it.
pub(crate) fn command(view: &View, text: &str, applicability: Applicability) -> El {
    let id = view.id();
    let copy = el("button")
        .class("copy")
        .with("type", "button")
        .with("aria-describedby", id.clone())
        .text(view.ui.copy);
    let hint = el("p")
        .class("hint")
        .with("data-applicability", applicability.as_str())
        .text(labels::applicability(applicability, view.language));
    el("div")
        .class("command")
        .put(el("pre").put(el("code").with("id", id.clone()).put(filled(text))))
        .put(view.click(copy, Click::Copy(text.into(), id)))
        .put(hint)
}

/// The command whose output the page explains, to fill in.
pub(crate) fn check_health(view: &View) -> El {
    command(view, CHECK_HEALTH, Applicability::FillIn)
}
