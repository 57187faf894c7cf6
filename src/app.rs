//! The whole page: which place is shown, in which language.

use yew::prelude::*;

use crate::browser;
use crate::components::header;
use crate::hooks::{Env, use_address, use_tables};
use crate::pages::{Errors, Explain, cause, code};
use crate::route::Route;
use crate::words::Ui;

/// Puts the page into its place in the document.
pub(crate) fn start() {
    if let Some(place) = browser::find("#page") {
        yew::Renderer::<App>::with_root(place.into()).render();
    }
}

/// The frame, and the place that the address names in it.
#[component]
fn App() -> Html {
    let (address, read) = use_address();
    let (tables, again) = use_tables(address.language);
    let env = tables.words(address.language).map(Env::new);

    let title = env.as_ref().map(|env| title(env, &address.route));
    use_effect_with((address.language, title), |(language, title)| {
        browser::describe(language.tag(), title.as_deref().unwrap_or("ACR Doctor"));
    });
    use_focus(&address.route);

    let Some(env) = env else {
        let ui = Ui::of(address.language);
        return if tables.failed {
            let again = again.reform(|_: MouseEvent| ());
            html! { <main class="stop"><p>{ ui.no_texts }</p><button type="button" onclick={again}>{ ui.retry }</button></main> }
        } else {
            html! { <main class="stop" aria-busy="true"><p>{ ui.loading }</p></main> }
        };
    };
    let place = match &address.route {
        Route::Explain | Route::Sample => Html::default(),
        Route::Errors => html! { <Errors key="index" unknown=false /> },
        Route::Unknown(_) => html! { <Errors key="unknown" unknown=true /> },
        Route::Code(found) => code(&env, *found),
        Route::Cause(index) => cause(&env, *index),
    };
    let skip = Callback::from(|event: MouseEvent| {
        // The part behind `#` is the address of a page here.
        event.prevent_default();
        focus_heading();
    });
    html! {
        <ContextProvider<Env> context={env.clone()}>
            <a class="skip" href={address.route.hash()} onclick={skip}>{ env.ui.skip }</a>
            { header(&env, &address.route, &read) }
            <main>
                <Explain hidden={!address.route.is_explain()} sample={address.route == Route::Sample} />
                { place }
            </main>
        </ContextProvider<Env>>
    }
}

/// The title of a place, for the window and the history.
fn title(env: &Env, route: &Route) -> String {
    let place = match route {
        Route::Explain | Route::Sample => env.ui.explain_title,
        Route::Errors => env.ui.errors_title,
        Route::Unknown(_) => env.ui.unknown_anchor,
        Route::Code(code) => code.as_str(),
        Route::Cause(index) => env.words.cause(*index).title,
    };
    [place, " · ACR Doctor"].concat()
}

/// Moves the focus to the heading of a place that was gone to.
#[hook]
fn use_focus(route: &Route) {
    let before = use_mut_ref(|| None::<Route>);
    use_effect_with(route.clone(), move |route| {
        let before = before.replace(Some(route.clone()));
        // Not when the page opens, nor from a text to the sample.
        if before.is_some_and(|before| !(before.is_explain() && route.is_explain())) {
            browser::window().scroll_to_with_x_and_y(0.0, 0.0);
            focus_heading();
        }
    });
}

fn focus_heading() {
    if let Some(heading) = browser::find("main > :not([hidden]) h1") {
        let _ = heading.focus();
    }
}
