//! What the page asks of the browser, in one place.

use wasm_bindgen::{JsCast, JsValue, closure::Closure};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Document, Element, HtmlElement, ScrollIntoViewOptions, ScrollLogicalPosition, Window};

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

/// Changes the address without loading anything; `keep` adds a step to the history.
pub(crate) fn set_address(address: &str, keep: bool) {
    let Ok(history) = window().history() else { return };
    let _ = if keep {
        history.push_state_with_url(&JsValue::NULL, "", Some(address))
    } else {
        history.replace_state_with_url(&JsValue::NULL, "", Some(address))
    };
}

/// The languages of the browser, the preferred one first.
pub(crate) fn languages() -> Vec<String> {
    let languages = window().navigator().languages();
    languages.iter().filter_map(|language| language.as_string()).collect()
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
    document().query_selector(selector).ok().flatten()?.dyn_into().ok()
}

/// Puts a text into the clipboard; `false` if the browser forbids it.
pub(crate) async fn copy(text: String) -> bool {
    let navigator = window().navigator();
    // Outside a secure context there is no clipboard.
    let offered = js_sys::Reflect::has(&navigator, &"clipboard".into()).unwrap_or(false);
    offered && JsFuture::from(navigator.clipboard().write_text(&text)).await.is_ok()
}

/// Selects all that stands in an element, so that a key can copy it.
pub(crate) fn select(element: &Element) {
    if let Ok(Some(selection)) = window().get_selection() {
        let _ = selection.select_all_children(element);
    }
}

/// Whether a mouse or its like is there: on a touch screen a focused text area
/// opens a keyboard over the page.
pub(crate) fn has_fine_pointer() -> bool {
    let query = window().match_media("(pointer: fine)").ok().flatten();
    query.is_some_and(|query| query.matches())
}

/// Scrolls as far as needed until an element is in sight.
pub(crate) fn reveal(element: &Element) {
    let options = ScrollIntoViewOptions::new();
    options.set_block(ScrollLogicalPosition::Nearest);
    element.scroll_into_view_with_scroll_into_view_options(&options);
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
