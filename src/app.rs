//! The page as one component: an event gives a new state, a state gives a new page.

use std::rc::Rc;

use acr_doctor_rules::Report;
use acr_doctor_rules::catalog::Words;
use yew::prelude::*;

use crate::PROBES;
use crate::components::frame;
use crate::paste::Paste;
use crate::probe::{Probing, run};
use crate::route::Route;
use crate::state::{Action, State};
use crate::view::{Act, View};
use crate::words::Ui;
use crate::{browser, listen};

/// Puts the page into its place in the document.
pub(crate) fn start() {
    if let Some(place) = browser::find("#page") {
        yew::Renderer::<App>::with_root(place.into()).render();
    }
}

/// The whole page.
struct App {
    state: State,
    act: Act,
    before: Before,
}

impl Component for App {
    type Message = Action;
    type Properties = ();

    fn create(context: &Context<Self>) -> Self {
        let (route, language) = listen::read_address();
        let probing = PROBES.then(|| Probing::new(&browser::take_registry()));
        let link = context.link().clone();
        let act: Act = Rc::new(move |action| link.send_message(action));
        Self {
            state: State::new(route, language, probing),
            act,
            before: Before::default(),
        }
    }

    fn update(&mut self, _: &Context<Self>, action: Action) -> bool {
        self.state.apply(action);
        true
    }

    fn view(&self, _: &Context<Self>) -> Html {
        match &self.state.words {
            Some(words) => frame::frame(&View::new(&self.state, words, self.act.clone())),
            None => frame::waiting(&self.state, &self.act),
        }
    }

    fn rendered(&mut self, _: &Context<Self>, first: bool) {
        if first {
            listen::window(self.act.clone());
            if PROBES {
                run::learn_vantage(&self.act);
            }
        }
        settle(&self.state, &self.act, &mut self.before);
    }
}

/// What the page showed last.
#[derive(Default)]
struct Before {
    asked: Option<acr_doctor_rules::Language>,
    words: Option<Rc<Words>>,
    route: Option<Route>,
    paste: Option<Rc<Paste>>,
    reports: Option<Rc<Vec<Report>>>,
    shown: Option<u32>,
}

/// Does what follows from a change once it is shown: what is outside of the
/// elements, or needs them to be there.
fn settle(state: &State, act: &Act, before: &mut Before) {
    if state.lacks_words() && before.asked.replace(state.language) != Some(state.language) {
        listen::fetch(state.language, act);
    }
    let Some(words) = &state.words else { return };
    let spoke = changed(&mut before.words, words);
    let went_from = before.route.replace(state.route.clone());
    let went = went_from.as_ref() != Some(&state.route);
    if went && !state.route.is_explain() && state.examples.is_empty() {
        listen::fetch_examples(act);
    }
    if spoke || went {
        let title = title(state, words);
        browser::describe(words.language().tag(), &title);
    }
    // Not when the page opens, nor from a text to the sample.
    if went && went_from.is_some_and(|from| !(from.is_explain() && state.route.is_explain())) {
        browser::window().scroll_to_with_x_and_y(0.0, 0.0);
        browser::focus_heading();
    }
    if changed(&mut before.paste, &state.paste) && !PROBES {
        browser::fill_editor(&state.paste);
    }
    if changed(&mut before.reports, &state.reports) {
        browser::end_measure();
    }
    if let Some((span, wish)) = state.shown
        && before.shown.replace(wish) != Some(wish)
    {
        browser::show_lines(&state.paste, span);
    }
    if state.shown.is_none() {
        before.shown = None;
    }
}

/// Whether this is another one than before.
fn changed<T>(before: &mut Option<Rc<T>>, now: &Rc<T>) -> bool {
    let last = before.replace(now.clone());
    !last.is_some_and(|last| Rc::ptr_eq(&last, now))
}

/// The title of a place, for the window and the history.
fn title(state: &State, words: &Words) -> String {
    let ui = Ui::of(words.language());
    let place = match &state.route {
        _ if PROBES => crate::probe::words::Words::of(words.language()).title,
        Route::Explain | Route::Sample => ui.explain_title,
        Route::Errors => ui.errors_title,
        Route::Unknown(_) => ui.unknown_anchor,
        Route::Code(code) => code.as_str(),
        Route::Cause(id) => match words.cause(id) {
            Some(cause) => cause.title,
            None => ui.unknown_anchor,
        },
    };
    [place, " · ACR Doctor"].concat()
}
