//! Lines that no rule knows: said openly, so that nobody thinks they were read.

use acr_doctor_rules::decimal;
use acr_doctor_rules::evidence::Span;

use super::findings::count;
use super::fold::fold;
use super::proof::proof;
use crate::dom::{El, el};
use crate::view::View;

/// More spans are not listed: they stand in the text.
const MOST: usize = 40;

/// The spans, folded.
pub(crate) fn missed(view: &View, run: usize, spans: &[Span]) -> Option<El> {
    let lines = spans.iter().map(|span| span.1 + 1 - span.0).sum();
    let title = el("h3").text(view.ui.not_understood);
    let summary = el("summary").put(title).put(count(lines));
    let key = ["missed ", &decimal(run)].concat();
    let mut quotes = spans
        .iter()
        .take(MOST)
        .map(|span| proof(view, *span).into());
    let details = el("details").class("fold missed");
    (!spans.is_empty()).then(|| {
        fold(view, details, key, false, summary, |place| {
            place.each(&mut quotes)
        })
    })
}
