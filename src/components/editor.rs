//! The text area with the numbers of its lines, and the lines that matter marked.
//!
//! A text area cannot mark its lines. So it is transparent, and behind it lie
//! as many rows as are in sight; they follow when it scrolls. Lines are not
//! wrapped: that keeps all rows at one height, and a megabyte quick to lay out.

use std::rc::Rc;

use acr_doctor_rules::evidence::Span;
use wasm_bindgen::JsCast;
use web_sys::{ClipboardEvent, HtmlElement, HtmlTextAreaElement};
use yew::prelude::*;

use crate::browser;
use crate::hooks::use_env;
use crate::paste::{EDITABLE, Paste};
use crate::words;

/// A text longer than this is read after the frame, so that typing never waits.
const LARGE: u32 = 256 * 1024;

/// Lines that matter, and the class that shows it.
pub(crate) type Mark = (Span, &'static str);

#[derive(Properties, PartialEq)]
pub(crate) struct Props {
    /// The text.
    pub(crate) paste: Rc<Paste>,
    /// The lines that matter.
    pub(crate) marks: Rc<Vec<Mark>>,
    /// The lines to show, if the reader asked for some.
    pub(crate) shown: Option<Span>,
    /// Takes another text.
    pub(crate) take: Callback<Paste>,
}

/// The text area.
#[component]
pub(crate) fn Editor(props: &Props) -> Html {
    let ui = use_env().ui;
    let area = use_node_ref();
    let rows = use_node_ref();
    let top = use_state_eq(|| 0);
    let waits = use_mut_ref(|| false);
    let height = row_height(&rows);
    let first = *top / height;

    let oninput = {
        let (area, take) = (area.clone(), props.take.clone());
        Callback::from(move |_: InputEvent| {
            let Some(element) = area.cast::<HtmlTextAreaElement>() else { return };
            if !*waits.borrow() {
                browser::begin_measure();
            }
            if element.text_length() < LARGE {
                take.emit(Paste::typed(element.value()));
            } else if !waits.replace(true) {
                let (take, waits) = (take.clone(), waits.clone());
                browser::after_frame(move || {
                    waits.replace(false);
                    take.emit(Paste::typed(element.value()));
                });
            }
        })
    };
    let onpaste = {
        let take = props.take.clone();
        Callback::from(move |event: Event| {
            let text = event.dyn_ref::<ClipboardEvent>().and_then(ClipboardEvent::clipboard_data);
            let text = text.and_then(|data| data.get_data("text").ok()).unwrap_or_default();
            // So long a text would freeze a text area.
            if text.len() > EDITABLE {
                event.prevent_default();
                browser::begin_measure();
                take.emit(Paste::given(text));
            }
        })
    };
    let onscroll = {
        let top = top.setter();
        Callback::from(move |event: Event| {
            if let Some(element) = event.target_dyn_into::<HtmlElement>() {
                top.set(element.scroll_top());
            }
        })
    };

    use_effect_with(props.paste.clone(), {
        let area = area.clone();
        move |paste| {
            if let Some(element) = area.cast::<HtmlTextAreaElement>().filter(|_| !paste.typed) {
                element.set_value(&paste.text);
                element.set_scroll_top(0);
            }
        }
    });
    use_effect_with(props.shown, {
        let (area, paste) = (area.clone(), props.paste.clone());
        move |shown| {
            if let (Some(span), Some(element)) = (*shown, area.cast::<HtmlTextAreaElement>()) {
                show(&element, &paste, span, height);
            }
        }
    });
    // The rows are moved by script: the policy of the page drops `style` attributes.
    use_effect_with((*top, height), {
        let rows = rows.clone();
        move |&(top, height)| {
            if let Some(rows) = rows.cast::<HtmlElement>() {
                let offset = ["translateY(", &(first * height - top).to_string(), "px)"].concat();
                let _ = rows.style().set_property("transform", &offset);
            }
        }
    });

    html! {
        <div class="editor">
            <div class="gutter" aria-hidden="true">
                <div class="rows" ref={rows}>{ for visible(props, first, height) }</div>
            </div>
            <textarea
                ref={area} id="paste" wrap="off" spellcheck="false" autocomplete="off"
                autocapitalize="off" placeholder={ui.placeholder} {oninput} {onpaste} {onscroll}
            />
        </div>
    }
}

/// The height of a row as it is laid out: the reader may have changed the font.
fn row_height(rows: &NodeRef) -> i32 {
    let row = rows.cast::<HtmlElement>().and_then(|rows| rows.first_element_child());
    row.map_or(20, |row| row.client_height()).max(8)
}

/// The rows in sight.
fn visible(props: &Props, first: i32, height: i32) -> impl Iterator<Item = Html> {
    let screen = browser::window().inner_height().ok().and_then(|height| height.as_f64());
    let count = screen.unwrap_or(1200.0) as usize / height as usize + 2;
    let from = first as usize + 1;
    let to = props.paste.lines.count.max(1).min(from + count);
    (from..=to).map(move |number| {
        let inside = |(first, last): Span| first <= number && number <= last;
        let mark = props.marks.iter().find(|(span, _)| inside(*span)).map(|(_, class)| *class);
        let shown = props.shown.is_some_and(inside).then_some("shown");
        html! { <div class={classes!("ln", mark, shown)}><span>{ words::number(number) }</span></div> }
    })
}

/// Scrolls to lines and selects them.
fn show(area: &HtmlTextAreaElement, paste: &Paste, (first, last): Span, height: i32) {
    let text = &paste.text;
    // A text area counts in units of UTF-16.
    let units = |until: usize| text[..until].encode_utf16().count() as u32;
    let (from, to) = (paste.lines.start(text, first), paste.lines.start(text, last + 1));
    let end = if text[..to].ends_with('\n') { to - 1 } else { to };
    if browser::has_fine_pointer() {
        let _ = area.focus();
    }
    let _ = area.set_selection_range(units(from), units(end.max(from)));
    let above = (area.client_height() / height / 3).max(1);
    area.set_scroll_top((first as i32 - 1 - above) * height);
    area.set_scroll_left(0);
    browser::reveal(area);
}
