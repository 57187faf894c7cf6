//! A button that copies a text.

use yew::platform::spawn_local;
use yew::prelude::*;

use crate::browser;
use crate::hooks::use_env;

/// How long the button says what happened.
const SAID: i32 = 2000;

#[derive(Properties, PartialEq)]
pub(crate) struct Props {
    /// Makes the text when it is wanted.
    pub(crate) text: Callback<(), String>,
    /// The name of the button; "Copy" if none is given.
    #[prop_or_default]
    pub(crate) label: Option<&'static str>,
    /// What describes the button: the id of the element that holds the text.
    #[prop_or_default]
    pub(crate) describes: Option<AttrValue>,
}

#[derive(Clone, Copy, PartialEq)]
enum State {
    Idle,
    Copied,
    /// The browser forbids it: the text is selected instead.
    ByHand,
}

/// Copies a text, and says so on itself.
#[component]
pub(crate) fn Copy(props: &Props) -> Html {
    let ui = use_env().ui;
    let state = use_state_eq(|| State::Idle);
    let onclick = {
        let (make, setter) = (props.text.clone(), state.setter());
        let source = props.describes.clone();
        Callback::from(move |_: MouseEvent| {
            let (text, setter, source) = (make.emit(()), setter.clone(), source.clone());
            spawn_local(async move {
                if browser::copy(text).await {
                    setter.set(State::Copied);
                } else {
                    let source = source.and_then(|id| browser::document().get_element_by_id(&id));
                    if let Some(source) = source {
                        browser::select(&source);
                    }
                    setter.set(State::ByHand);
                }
                browser::after(SAID, move || setter.set(State::Idle));
            });
        })
    };
    let said = match *state {
        State::Idle => "",
        State::Copied => ui.copied,
        State::ByHand => ui.copy_by_hand,
    };
    // The name stays, so that the button is found again; what happened is said beside it.
    html! {
        <span class="copy">
            <button type="button" {onclick} aria-describedby={props.describes.clone()}>
                { props.label.unwrap_or(ui.copy) }
            </button>
            <span class="said" role="status">{ said }</span>
        </span>
    }
}
