//! What the page asks of the browser, in one place.

use wasm_bindgen::{JsCast, JsValue, closure::Closure};
use wasm_bindgen_futures::JsFuture;
use web_sys::{
    Document, Element, HtmlElement, HtmlInputElement, HtmlTextAreaElement, ScrollIntoViewOptions,
    ScrollLogicalPosition, Window,
};

use acr_doctor_rules::evidence::Span;

use crate::paste::Paste;

/// The name of the measure from an input to the painted report.
const MEASURE: &str = "explain";
const MARK: &str = "explain-start";

/// The window. A page always has one.
pub(crate) fn window() -> Window {
    web_sys::window().expect("a page has a window")
}

/// The document. A window always has one.
pub(crate) fn document() -> Document {
    window().document().expect("a window has a document")
}

/// The part of the address from `?` to `#`.
pub(crate) fn search() -> String {
    window().location().search().unwrap_or_default()
}

/// The part of the address from `#` on.
pub(crate) fn hash() -> String {
    window().location().hash().unwrap_or_default()
}

/// Goes to an anchor as a click on a link would.
pub(crate) fn go(hash: &str) {
    // Where it fails, the address stays as it was.
    let _ = window().location().set_hash(hash);
}

/// Changes the address as a step in the history, and loads nothing.
pub(crate) fn push_address(address: &str) {
    if let Ok(history) = window().history() {
        let _ = history.push_state_with_url(&JsValue::NULL, "", Some(address));
    }
}

/// The languages of the browser, the preferred one first.
pub(crate) fn languages() -> Vec<String> {
    let languages = window().navigator().languages();
    languages
        .iter()
        .filter_map(|language| language.as_string())
        .collect()
}

/// Says in which language the page is, and what it shows.
pub(crate) fn describe(language: &str, title: &str) {
    document().set_title(title);
    if let Some(root) = document().document_element() {
        let _ = root.set_attribute("lang", language);
    }
}

/// The first element that a selector finds.
pub(crate) fn find(selector: &str) -> Option<HtmlElement> {
    document()
        .query_selector(selector)
        .ok()
        .flatten()?
        .dyn_into()
        .ok()
}

/// Puts a text into the clipboard; `false` if the browser forbids it.
pub(crate) async fn copy(text: &str) -> bool {
    let navigator = window().navigator();
    // Outside a secure context there is no clipboard.
    let offered = js_sys::Reflect::has(&navigator, &"clipboard".into()).unwrap_or(false);
    offered
        && JsFuture::from(navigator.clipboard().write_text(text))
            .await
            .is_ok()
}

/// Selects all that stands in an element, so that a key can copy it.
pub(crate) fn select(element: &Element) {
    if let Ok(Some(selection)) = window().get_selection() {
        let _ = selection.select_all_children(element);
    }
}

/// Moves the focus to the heading of the place that is shown.
pub(crate) fn focus_heading() {
    if let Some(heading) = find("main > :not([hidden]) h1") {
        let _ = heading.focus();
    }
}

/// Puts a text into the text area, unless it was typed there.
pub(crate) fn fill_editor(paste: &Paste) {
    if let Some(area) = editor().filter(|_| !paste.typed) {
        area.set_value(&paste.text);
    }
}

fn editor() -> Option<HtmlTextAreaElement> {
    document().get_element_by_id("paste")?.dyn_into().ok()
}

/// Scrolls to lines of the text and selects them.
pub(crate) fn show_lines(paste: &Paste, (first, last): Span) {
    if let Some(line) = find(".extract .shown, .seen .shown") {
        return line.scroll_into_view_with_scroll_into_view_options(&nearest());
    }
    let Some((area, frame)) = editor().zip(find(".editor")) else {
        return;
    };
    let text = &paste.text;
    // A text area counts in units of UTF-16.
    let units = |until: usize| text[..until].encode_utf16().count() as u32;
    let (from, to) = (
        paste.lines.start(text, first),
        paste.lines.start(text, last + 1),
    );
    let to = if text[..to].ends_with('\n') {
        to - 1
    } else {
        to
    };
    let _ = area.set_selection_range(units(from), units(to.max(from)));
    // On a touch screen a focused text area opens a keyboard over the page.
    let fine = window().match_media("(pointer: fine)").ok().flatten();
    if fine.is_some_and(|fine| fine.matches()) {
        let _ = area.focus();
    }
    frame.scroll_into_view_with_scroll_into_view_options(&nearest());
    // All rows are of one height: lines are not wrapped.
    let rows = i32::try_from(paste.lines.count.max(1)).unwrap_or(i32::MAX);
    let row = i32::try_from(first - 1).unwrap_or(i32::MAX);
    let height = find(".numbers").map_or(0, |numbers| numbers.client_height());
    frame.set_scroll_top(height / rows * row - frame.client_height() / 3);
    frame.set_scroll_left(0);
}

/// As far as needed, and no further.
fn nearest() -> ScrollIntoViewOptions {
    let options = ScrollIntoViewOptions::new();
    options.set_block(ScrollLogicalPosition::Nearest);
    options
}

/// Milliseconds since the document was opened.
pub(crate) fn now() -> f64 {
    window()
        .performance()
        .map_or(0.0, |performance| performance.now())
}

/// Puts a text into a field.
pub(crate) fn fill(selector: &str, text: &str) {
    let field = find(selector).and_then(|field| field.dyn_into::<HtmlInputElement>().ok());
    if let Some(field) = field {
        field.set_value(text);
    }
}

/// The name under which one document hands a registry over to the other.
const HANDED: &str = "registry";

/// Hands a registry over to the next document of this tab.
pub(crate) fn hand_registry(registry: &str) {
    if let Ok(Some(store)) = window().session_storage() {
        // Where it is full or forbidden, the user types the name.
        let _ = store.set_item(HANDED, registry);
    }
}

/// The registry that another document handed over, once.
pub(crate) fn take_registry() -> String {
    let Ok(Some(store)) = window().session_storage() else {
        return String::new();
    };
    let registry = store.get_item(HANDED).ok().flatten();
    let _ = store.remove_item(HANDED);
    registry.unwrap_or_default()
}

/// Does something after the next frame is painted.
pub(crate) fn after_frame(then: impl FnOnce() + 'static) {
    let after = Closure::once_into_js(then);
    let frame = Closure::once_into_js(move || {
        // A task that is queued while a frame is prepared runs after its painting.
        let _ = window().set_timeout_with_callback(after.unchecked_ref());
    });
    let _ = window().request_animation_frame(frame.unchecked_ref());
}

/// Does something after some time.
pub(crate) fn after(milliseconds: i32, then: impl FnOnce() + 'static) {
    let then = Closure::once_into_js(then);
    let then = then.unchecked_ref();
    let _ = window().set_timeout_with_callback_and_timeout_and_arguments_0(then, milliseconds);
}

/// Marks the moment in which a text came in.
pub(crate) fn begin_measure() {
    if let Some(performance) = window().performance() {
        let _ = performance.mark(MARK);
    }
}

/// Measures from that moment until what follows from it is painted.
pub(crate) fn end_measure() {
    after_frame(|| {
        if let Some(performance) = window().performance() {
            // There is nothing to measure where nothing was marked.
            let _ = performance.measure_with_start_mark(MEASURE, MARK);
            performance.clear_marks_with_mark_name(MARK);
        }
    });
}
