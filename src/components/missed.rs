//! Lines that no rule knows: said openly, so that nobody thinks they were read.

use acr_doctor_rules::evidence::Span;
use yew::prelude::*;

use super::finding::View;
use super::proof::proof;
use crate::words;

/// More spans are not listed: they stand in the paste.
const MOST: usize = 40;

/// The spans, folded.
pub(crate) fn missed(view: &View, spans: &[Span]) -> Html {
    if spans.is_empty() {
        return Html::default();
    }
    let count = spans.iter().map(|span| span.1 + 1 - span.0).sum();
    html! {
        <details class="fold missed">
            <summary><h3>{ view.env.ui.not_understood }</h3><span class="count">{ words::number(count) }</span></summary>
            { for spans.iter().take(MOST).map(|span| proof(view, *span)) }
        </details>
    }
}
