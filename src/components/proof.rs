//! Lines of the text, quoted. Each is a button that shows it in the text.

use acr_doctor_rules::decimal;
use acr_doctor_rules::evidence::Span;

use crate::PROBES;
use crate::click::Click;
use crate::dom::{El, el};
use crate::probe::words::Words;
use crate::view::View;
use crate::words;

/// How many lines of one span are quoted.
const MOST: usize = 6;

/// The lines of a span.
pub(crate) fn proof(view: &View, span: Span) -> El {
    let paste = &view.state.paste;
    let quoted = paste.lines.quote(&paste.text, span, MOST);
    let left = (span.1 + 1 - span.0).saturating_sub(quoted.len());
    let line = |number: El, rest: El, span: Span| {
        let button = el("button")
            .with("type", "button")
            .with("data-line", decimal(span.0));
        el("li").put(view.click(button.put(number).put(rest), Click::Show(span)))
    };
    let mut list = el("ul").class("proof");
    for (number, text) in quoted {
        let name = if PROBES {
            Words::of(view.language).step
        } else {
            view.ui.line
        };
        let name = el("span").class("sr").text([name, " "].concat());
        let place = el("span")
            .class("number")
            .put(name)
            .text(words::number(number));
        list = list.put(line(place, el("code").text(text), (number, number)));
    }
    if left > 0 {
        let more = [&words::number(left), " ", view.ui.more_lines].concat();
        list = list.put(line(
            el("span").class("number").text("…"),
            el("span").text(more),
            span,
        ));
    }
    list
}
