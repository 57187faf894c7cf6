//! The page of one error code.

use acr_doctor_rules::catalog::{CodeEntry, cause_index};
use acr_doctor_rules::code::Code;
use yew::prelude::*;

use super::cause::{crumbs, example};
use crate::components::{links, prose, reference_step};
use crate::hooks::Env;
use crate::marked::placeholders;
use crate::route::Route;
use crate::stub::labels;

/// What a code means and what can be behind it.
pub(crate) fn code(env: &Env, code: Code) -> Html {
    let ui = env.ui;
    let Some(entry) = acr_doctor_rules::catalog::CODES.iter().find(|entry| entry.code == code) else {
        return Html::default();
    };
    let says = env.words.code(code);
    let causes: Vec<usize> = entry.causes.iter().filter_map(|id| cause_index(id)).collect();
    let differs = (!says.differs.is_empty()).then(|| {
        html! { <section><h2>{ ui.differs }</h2><p>{ prose(says.differs) }</p></section> }
    });
    let shows = causes.first().map(|&first| example(env, env.words.cause(first).example));
    html! {
        <article class="reference">
            { crumbs(ui) }
            <h1 tabindex="-1">{ prose(says.title) }</h1>
            <p class="tags"><code class="id">{ code.as_str() }</code></p>
            <p class="lead">{ prose(&placeholders(says.meaning)) }</p>
            { facts(env, entry) }
            <section>
                <h2>{ ui.causes_of }</h2>
                <ol class="causes">{ for causes.into_iter().map(|index| cause(env, code, index)) }</ol>
            </section>
            { differs }
            { shows }
            { links(ui.source, entry.links.iter().copied()) }
        </article>
    }
}

/// In which versions it appears, and what it keeps from being checked.
fn facts(env: &Env, entry: &CodeEntry) -> Html {
    let ui = env.ui;
    let undocumented = (!entry.documented).then(|| html! { <p class="hint">{ ui.undocumented }</p> });
    let rules_out = (!entry.rules_out.is_empty()).then(|| {
        let checks = entry.rules_out.iter();
        let checks = checks.map(|check| html! { <li>{ labels::check(*check, env.language) }</li> });
        html! { <><dt>{ ui.rules_out }</dt><dd><ul>{ for checks }</ul></dd></> }
    });
    html! {
        <>
            <dl class="facts">
                <dt>{ ui.since }</dt><dd>{ versions(env, entry) }</dd>
                { rules_out }
            </dl>
            { undocumented }
        </>
    }
}

fn versions(env: &Env, entry: &CodeEntry) -> String {
    use acr_doctor_rules::Language::{En, Ja};
    let since = entry.since;
    match (env.language, entry.until) {
        (En, None) => ["from ", since, " on"].concat(),
        (En, Some(until)) => ["from ", since, " to ", until].concat(),
        (Ja, None) => [since, " 以降"].concat(),
        (Ja, Some(until)) => [since, " から ", until, " まで"].concat(),
    }
}

/// One cause of the code: what it is and how to tell it from the others.
fn cause(env: &Env, code: Code, index: usize) -> Html {
    let cause = acr_doctor_rules::catalog::CAUSES[index];
    let says = env.words.cause(index);
    let tell = cause.tell.as_ref().zip(says.tell()).map(|(step, text)| {
        let id = [cause.id, "-tells-", &code.slug()].concat();
        html! {
            <div class="row"><p class="label">{ env.ui.tell_apart }</p><div>{ reference_step(id, text, step) }</div></div>
        }
    });
    html! {
        <li data-cause={cause.id}>
            <h3><a href={Route::Cause(index).hash()}>{ prose(says.title) }</a></h3>
            <p>{ prose(&placeholders(says.why)) }</p>
            { tell }
        </li>
    }
}
