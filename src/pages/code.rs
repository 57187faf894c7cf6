//! The page of one error code.

use acr_doctor_rules::Language;
use acr_doctor_rules::catalog::{CAUSES, CodeEntry, cause_index, code_entry};
use acr_doctor_rules::code::Code;
use yew::Html;

use super::cause::{example, section, top};
use crate::components::{links, prose, reference_step};
use crate::dom::{El, el};
use crate::route::Route;
use crate::view::View;
use acr_doctor_rules::labels;

/// What a code means and what can be behind it.
pub(crate) fn code(view: &View, code: Code) -> Html {
    let ui = view.ui;
    let entry = code_entry(code);
    let says = view.words.code(code);
    let causes: Vec<usize> = entry
        .causes
        .iter()
        .filter_map(|id| cause_index(id))
        .collect();
    let mut list = el("ol").class("causes");
    for &index in &causes {
        list = list.put(cause(view, index));
    }
    let differs = (!says.differs.is_empty())
        .then(|| section(ui.differs).put(el("p").put(prose(says.differs))));
    let example = causes
        .first()
        .map(|&first| example(view, view.words.cause(first).example));
    let undocumented = (!entry.documented).then(|| el("p").class("hint").text(ui.undocumented));
    top(view, says.title, code.as_str())
        .put(el("p").class("lead").put(prose(&view.fill(says.meaning))))
        .put(facts(view, entry))
        .put(undocumented)
        .put((!causes.is_empty()).then(|| section(ui.causes_of).put(list)))
        .put(differs)
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
fn cause(view: &View, index: usize) -> El {
    let cause = CAUSES[index];
    let says = view.words.cause(index);
    let tell = cause.tell.as_ref().zip(says.tell()).map(|(step, text)| {
        let label = el("p").class("label").text(view.ui.tell_apart);
        el("div")
            .class("row")
            .put(label)
            .put(reference_step(view, "div", text, step))
    });
    let link = el("a")
        .with("href", Route::Cause(index).hash())
        .put(prose(says.title));
    el("li")
        .with("data-cause", cause.id)
        .put(el("h3").put(link))
        .put(el("p").put(prose(&view.fill(says.why))))
        .put(tell)
}
