//! What is folded until the reader opens it. What is in it is made only then:
//! most of a report is never opened, and a log can hold thousands of runs.

use crate::click::Click;
use crate::dom::El;
use crate::view::View;

/// Folds what `body` adds behind a summary.
///
/// The state says whether it is open, not the browser: another text begins with
/// everything folded again. `key` tells it from the others; `open` says how it begins.
pub(crate) fn fold(
    view: &View,
    details: El,
    key: String,
    open: bool,
    summary: El,
    body: impl FnOnce(El) -> El,
) -> El {
    let state = view.state;
    let open = open != state.toggled.contains(&key) || state.prints;
    let details = details
        .when(open, "open")
        .put(view.click(summary, Click::Toggle(key)));
    if open { body(details) } else { details }
}
