//! All findings of a report in the order in which they help.

use acr_doctor_rules::Report;
use acr_doctor_rules::report::Finding;

use super::finding::{finding, folded};
use crate::arrange::{Group, arrange};
use crate::dom::{El, el};
use crate::view::View;
use crate::words;

/// So many other candidates are seen; what is behind them is folded once more.
const SEEN: usize = 3;

/// Causes first, with what comes with them, then what is harmless.
pub(crate) fn findings(view: &View, mut place: El, report: &Report) -> El {
    let arranged = arrange(&report.findings);
    for found in &arranged.groups {
        place = place.put(group(view, report, found));
    }
    let harmless = (!arranged.harmless.is_empty()).then(|| {
        let title = el("h3").text(view.ui.harmless);
        let fold = el("details").class("fold harmless");
        let fold = fold.put(el("summary").put(title).put(count(arranged.harmless.len())));
        under(view, report, fold, &arranged.harmless)
    });
    place.put(harmless)
}

fn group(view: &View, report: &Report, group: &Group<'_>) -> El {
    let ui = view.ui;
    let section = |label: &'static str| {
        el("div")
            .class("under")
            .put(el("p").class("label").text(label))
    };
    let (first, others) = (group.candidates[0], &group.candidates[1..]);
    let (seen, behind) = others.split_at(others.len().min(SEEN));
    let others = (!seen.is_empty()).then(|| {
        let behind = (!behind.is_empty()).then(|| {
            let summary = el("summary").text(ui.show_all).put(count(others.len()));
            under(
                view,
                report,
                el("details").class("more").put(summary),
                behind,
            )
        });
        under(view, report, section(ui.other_causes), seen).put(behind)
    });
    let consequences = (!group.consequences.is_empty())
        .then(|| under(view, report, section(ui.because_of_it), &group.consequences));
    el("section")
        .class("group")
        .put(finding(view, report, first))
        .put(others)
        .put(consequences)
}

/// Adds findings, folded; one alone is open.
fn under(view: &View, report: &Report, place: El, list: &[&Finding]) -> El {
    let alone = list.len() == 1;
    place.each(
        &mut list
            .iter()
            .map(|found| folded(view, report, found, alone).into()),
    )
}

/// How many there are of something, beside its name.
pub(crate) fn count(number: usize) -> El {
    el("span").class("count").text(words::number(number))
}
