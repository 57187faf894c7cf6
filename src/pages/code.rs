//! The page of one error code.

use acr_doctor_rules::Language;
use acr_doctor_rules::catalog::{Cause, CodeEntry};
use acr_doctor_rules::code::Code;
use yew::Html;

use super::cause::{example, section, top};
use crate::components::{links, prose, reference_step};
use crate::dom::{El, el};
use crate::view::View;
use acr_doctor_rules::labels;

/// What a code means and what can be behind it.
pub(crate) fn code(view: &View, code: Code) -> Html {
    let ui = view.ui;
    let entry = view.words.code(code);
    let mut list = el("ol").class("causes");
    for id in entry.causes {
        list = list.put(view.words.cause(id).map(|found| cause(view, found)));
    }
    let example = entry.causes.first().and_then(|id| example(view, id));
    let undocumented = (!entry.documented).then(|| el("p").class("hint").text(ui.undocumented));
    top(view, entry.title, code.as_str())
        .put(el("p").class("lead").put(prose(&view.fill(entry.meaning))))
        .put(facts(view, entry))
        .put(undocumented)
        .put(section(ui.causes_of).put(list))
        .put(section(ui.differs).put(el("p").put(prose(entry.differs))))
        .put(example)
        .put(links(ui.source, &mut entry.links.iter().copied()))
        .into()
}

/// In which versions it appears, and what it keeps from being checked.
fn facts(view: &View, entry: &CodeEntry) -> El {
    let ui = view.ui;
    let since = entry.since;
    let versions = match (view.language, entry.until) {
        (Language::En, None) => ["from ", since, " on"].concat(),
        (Language::En, Some(until)) => ["from ", since, " to ", until].concat(),
        (Language::Ja, None) => [since, " 以降"].concat(),
        (Language::Ja, Some(until)) => [since, " から ", until, " まで"].concat(),
    };
    let list = el("dl")
        .class("facts")
        .put(el("dt").text(ui.since))
        .put(el("dd").text(versions));
    if entry.rules_out.is_empty() {
        return list;
    }
    let mut checks = el("ul");
    for check in entry.rules_out {
        checks = checks.put(el("li").text(labels::check(*check, view.language)));
    }
    list.put(el("dt").text(ui.rules_out))
        .put(el("dd").put(checks))
}

/// One cause of the code: what it is and how to tell it from the others.
fn cause(view: &View, cause: &Cause) -> El {
    let tell = cause.tell.as_ref().map(|step| {
        let label = el("p").class("label").text(view.ui.tell_apart);
        el("div")
            .class("row")
            .put(label)
            .put(reference_step(view, "div", step))
    });
    let link = el("a")
        .with("href", ["#cause/", cause.id].concat())
        .put(prose(cause.title));
    el("li")
        .with("data-cause", cause.id)
        .put(el("h3").put(link))
        .put(el("p").put(prose(&view.fill(cause.why))))
        .put(tell)
}
