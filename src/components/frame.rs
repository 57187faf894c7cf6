//! What is around every place: the head, the way past it, what was just done.

use std::rc::Rc;

use yew::Html;

use super::header::header;
use crate::PROBES;
use crate::click::{Click, clicked};
use crate::dom::{all, el};
use crate::pages::{cause, code, errors, explain, probe};
use crate::route::Route;
use crate::state::{Said, State};
use crate::view::{Act, View};
use crate::words::Ui;

/// The page.
pub(crate) fn frame(view: &View) -> Html {
    let (state, ui) = (view.state, view.ui);
    let place = match &state.route {
        _ if PROBES => Html::default(),
        Route::Explain | Route::Sample => Html::default(),
        Route::Errors => errors(view, false),
        Route::Unknown(_) => errors(view, true),
        Route::Code(found) => code(view, *found),
        Route::Cause(id) => match view.words.cause(id) {
            Some(found) => cause(view, found),
            None => errors(view, true),
        },
    };
    let said = match state.said {
        None => "",
        Some(Said::Copied) => ui.copied,
        Some(Said::CopyByHand) => ui.copy_by_hand,
    };
    all(vec![
        header(view).into(),
        // The text that is being explained waits here while another place is shown.
        el("main")
            .put(if PROBES {
                state.probing().map(|probing| probe(view, probing))
            } else {
                Some(explain(view))
            })
            .put(place)
            .into(),
        el("p")
            .class("said")
            .with("role", "status")
            .text(said)
            .into(),
    ])
}

/// The page while its texts are on the way, or after they got lost.
pub(crate) fn waiting(state: &State, act: &Act) -> Html {
    let ui = Ui::of(state.language);
    let main = el("main").class("stop");
    if !state.failed {
        return main
            .with("aria-busy", "true")
            .put(el("p").text(ui.loading))
            .into();
    }
    let (language, act) = (state.language, act.clone());
    let retry = Rc::new(move |event| clicked(&Click::Retry(language), &event, &act));
    let retry = el("button")
        .with("type", "button")
        .text(ui.retry)
        .on("click", retry);
    main.put(el("p").with("role", "alert").text(ui.no_texts))
        .put(retry)
        .into()
}
