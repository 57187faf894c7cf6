//! The page of one cause.

use acr_doctor_rules::catalog::{CAUSES, CODES, Harm};
use yew::prelude::*;

use crate::components::{links, prose, reference_step};
use crate::hooks::Env;
use crate::marked::placeholders;
use crate::route::Route;
use crate::words::Ui;

/// What a cause is, how to tell it from others, and what helps.
pub(crate) fn cause(env: &Env, index: usize) -> Html {
    let ui = env.ui;
    let cause = CAUSES[index];
    let says = env.words.cause(index);
    let harmless = (cause.harm == Harm::Harmless)
        .then(|| html! { <p class="note good">{ ui.harmless_cause }</p> });
    let tell = cause.tell.as_ref().zip(says.tell()).map(|(step, text)| {
        let step = reference_step([cause.id, "-tell"].concat(), text, step);
        html! { <section><h2>{ ui.tell_apart }</h2>{ step }</section> }
    });
    let fixes = cause.fixes.iter().zip(says.fixes()).enumerate().map(|(number, (step, text))| {
        let id = [cause.id, "-", &number.to_string()].concat();
        html! { <li>{ reference_step(id, text, step) }</li> }
    });
    html! {
        <article class="reference">
            { crumbs(ui) }
            <h1 tabindex="-1">{ prose(says.title) }</h1>
            <p class="tags"><code class="id">{ cause.id }</code></p>
            { harmless }
            <p class="lead">{ prose(&placeholders(says.why)) }</p>
            { tell }
            <section><h2>{ ui.fixes }</h2><ol class="steps">{ for fixes }</ol></section>
            { codes(env, cause.id) }
            { example(env, says.example) }
            { links(ui.source, cause.links.iter().copied()) }
        </article>
    }
}

/// The codes that name this cause among theirs.
fn codes(env: &Env, id: &str) -> Html {
    let entries: Vec<Html> = CODES
        .iter()
        .filter(|entry| entry.causes.contains(&id))
        .map(|entry| {
            let href = Route::Code(entry.code).hash();
            let title = env.words.code(entry.code).title;
            html! { <li><a {href}><code>{ entry.code.as_str() }</code></a><span>{ prose(title) }</span></li> }
        })
        .collect();
    if entries.is_empty() {
        return Html::default();
    }
    html! { <section><h2>{ env.ui.raises }</h2><ul class="entries codes">{ for entries }</ul></section> }
}

/// The way back to the index.
pub(crate) fn crumbs(ui: &Ui) -> Html {
    html! { <p class="crumbs"><a href="#errors">{ ui.back }</a></p> }
}

/// What the command prints when this is broken.
pub(crate) fn example(env: &Env, text: &str) -> Html {
    if text.is_empty() {
        return Html::default();
    }
    html! {
        <section><h2>{ env.ui.example }</h2><pre class="example"><code>{ text.trim_end().to_owned() }</code></pre></section>
    }
}
