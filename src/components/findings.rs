//! All findings of a report in the order in which they help.

use acr_doctor_rules::report::Finding;
use yew::prelude::*;

use super::finding::{View, finding, folded};
use crate::arrange::{Group, arrange};
use crate::words;

/// So many other candidates are seen; what is behind them is folded once more.
const SEEN: usize = 3;

/// Causes first, with what comes with them, then what is harmless.
pub(crate) fn findings(view: &View, list: &[Finding]) -> Html {
    let ui = view.env.ui;
    let arranged = arrange(list);
    let harmless = (!arranged.harmless.is_empty()).then(|| {
        let count = words::number(arranged.harmless.len());
        html! {
            <details class="fold harmless">
                <summary><h3>{ ui.harmless }</h3><span class="count">{ count }</span></summary>
                { for arranged.harmless.iter().map(|found| folded(view, found, arranged.harmless.len() == 1)) }
            </details>
        }
    });
    html! { <>{ for arranged.groups.iter().map(|found| group(view, found)) }{ harmless }</> }
}

fn group(view: &View, group: &Group<'_>) -> Html {
    let ui = view.env.ui;
    let (first, others) = (group.candidates[0], &group.candidates[1..]);
    let (seen, behind) = others.split_at(others.len().min(SEEN));
    let others = (!seen.is_empty()).then(|| {
        let alone = others.len() == 1;
        let behind = (!behind.is_empty()).then(|| {
            html! {
                <details class="more">
                    <summary>{ ui.show_all }<span class="count">{ words::number(others.len()) }</span></summary>
                    { for behind.iter().map(|found| folded(view, found, false)) }
                </details>
            }
        });
        html! {
            <div class="under">
                <p class="label">{ ui.other_causes }</p>
                { for seen.iter().map(|found| folded(view, found, alone)) }
                { behind }
            </div>
        }
    });
    let consequences = (!group.consequences.is_empty()).then(|| {
        html! {
            <div class="under">
                <p class="label">{ ui.because_of_it }</p>
                { for group.consequences.iter().map(|found| folded(view, found, false)) }
            </div>
        }
    });
    html! { <section class="group">{ finding(view, first) }{ others }{ consequences }</section> }
}
