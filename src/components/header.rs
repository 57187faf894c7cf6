//! The head of every page: its name, the pages that there are, the languages.

use acr_doctor_rules::Language;
use yew::prelude::*;

use crate::browser;
use crate::hooks::Env;
use crate::route::Route;

/// The head. `read` is called after the address was changed.
pub(crate) fn header(env: &Env, route: &Route, read: &Callback<()>) -> Html {
    let ui = env.ui;
    let page = |to: Route, name: &'static str, here: bool| {
        html! { <li><a href={to.hash()} aria-current={here.then_some("page")}>{ name }</a></li> }
    };
    let explains = route.is_explain();
    html! {
        <header class="top">
            <a class="brand" href="#">
                <svg viewBox="0 0 32 32" width="24" height="24" aria-hidden="true">
                    <rect width="32" height="32" rx="8" />
                    <path d="M3 17h7l3-8 5 15 3.5-9 1.5 2h6" />
                </svg>
                { "ACR Doctor" }
            </a>
            <nav aria-label={ui.navigation}>
                <ul>
                    { page(Route::Explain, ui.explain, explains) }
                    { page(Route::Errors, ui.errors, !explains) }
                </ul>
            </nav>
            <nav class="languages" aria-label={ui.languages}>
                <ul>
                    { language(env, route, read, Language::En, "English") }
                    { language(env, route, read, Language::Ja, "日本語") }
                </ul>
            </nav>
        </header>
    }
}

fn language(env: &Env, route: &Route, read: &Callback<()>, to: Language, name: &'static str) -> Html {
    let hash = route.hash();
    let address = ["?lang=", to.tag(), if hash == "#" { "" } else { &hash }].concat();
    let onclick = {
        let (address, read) = (address.clone(), read.clone());
        Callback::from(move |event: MouseEvent| {
            // A click that opens another tab is the browser's.
            if event.ctrl_key() || event.meta_key() || event.shift_key() {
                return;
            }
            event.prevent_default();
            browser::set_address(&address, true);
            read.emit(());
        })
    };
    let current = (env.language == to).then_some("true");
    html! {
        <li><a href={address} lang={to.tag()} hreflang={to.tag()} aria-current={current} {onclick}>{ name }</a></li>
    }
}
