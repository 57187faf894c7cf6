//! A command that the reader can copy.

use acr_doctor_rules::catalog::Applicability;
use yew::prelude::*;

use super::Copy;
use super::prose::filled;
use crate::hooks::use_env;
use crate::stub::labels;

#[derive(Properties, PartialEq)]
pub(crate) struct Props {
    /// Tells this command from the others of the page.
    pub(crate) id: AttrValue,
    /// The command.
    pub(crate) text: AttrValue,
    /// How safe it is to run, if that is known.
    #[prop_or_default]
    pub(crate) applicability: Option<Applicability>,
}

/// A command, how safe it is, and a button that copies it.
#[component]
pub(crate) fn Command(props: &Props) -> Html {
    let language = use_env().language;
    let text = props.text.clone();
    let hint = props.applicability.map(|applicability| {
        html! {
            <p class="hint" data-applicability={applicability.as_str()}>
                { labels::applicability(applicability, language) }
            </p>
        }
    });
    html! {
        <div class="command">
            <pre><code id={props.id.clone()}>{ filled(&props.text) }</code></pre>
            <Copy text={move |()| text.to_string()} describes={props.id.clone()} />
            { hint }
        </div>
    }
}

/// The command whose output the page explains.
pub(crate) fn command(id: &'static str) -> Html {
    const TEXT: &str = "az acr check-health --name <registry> --yes --ignore-errors";
    html! { <Command {id} text={TEXT} applicability={Applicability::FillIn} /> }
}
