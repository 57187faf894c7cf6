//! Lines of the text, quoted. Each is a button that shows it in the paste.

use acr_doctor_rules::evidence::Span;
use yew::prelude::*;

use super::finding::View;
use crate::words;

/// How many lines of one span are quoted.
const MOST: usize = 6;

/// The lines of a span.
pub(crate) fn proof(view: &View, span: Span) -> Html {
    let ui = view.env.ui;
    let quoted = view.paste.lines.quote(&view.paste.text, span, MOST);
    let left = (span.1 + 1 - span.0).saturating_sub(quoted.len());
    let lines = quoted.into_iter().map(|(number, text)| {
        let onclick = view.show.reform(move |_: MouseEvent| (number, number));
        html! {
            <li>
                <button type="button" {onclick} data-line={number.to_string()}>
                    <span class="number"><span class="sr">{ ui.line }{ " " }</span>{ words::number(number) }</span>
                    <code>{ text }</code>
                </button>
            </li>
        }
    });
    let more = (left > 0).then(|| {
        let onclick = view.show.reform(move |_: MouseEvent| span);
        html! {
            <li><button type="button" {onclick}><span class="number">{ "…" }</span>
                <span>{ words::number(left) }{ " " }{ ui.more_lines }</span></button></li>
        }
    });
    html! { <ul class="proof">{ for lines }{ more }</ul> }
}
