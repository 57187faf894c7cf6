//! Probe: a registry is asked, and its report comes out beside the answers.

use std::rc::Rc;

use acr_doctor_probe::vantage::Sight;
use acr_doctor_probe::{Target, Vantage};
use acr_doctor_rules::catalog::Applicability;
use web_sys::Event;

use crate::click::Click;
use crate::components::{
    Icon, command, compared, icon, prose, report, rights, steps_seen, unseen, way,
};
use crate::dom::{El, el};
use crate::listen;
use crate::probe::run::{self, Wish};
use crate::probe::words::Words;
use crate::probe::{Fault, Probing, SignIn};
use crate::view::View;

/// The place where a registry is asked.
pub(crate) fn probe(view: &View, probing: &Probing) -> El {
    let words = Words::of(view.language);
    let output = el("section")
        .class("output")
        .with("aria-label", view.ui.report);
    let output = match &probing.transcript {
        None => output.put(sights(view, words)),
        Some(transcript) => {
            let steps = steps_seen(view, transcript, probing.runs);
            // While it runs, the way is filled in; at the end the headline comes first.
            let output = match view.state.reports.first() {
                Some(so_far) if probing.runs => output.put(way(view, &so_far.way)).put(steps),
                Some(_) => report(view, output, 0)
                    .put(compared(view, &probing.glimpses))
                    .put(rights(view, transcript))
                    .put(unseen(view, transcript))
                    .put(steps),
                None => output.put(steps),
            };
            output.put(
                fault(view, probing)
                    .map(|text| el("p").class("note bad").with("role", "alert").text(text)),
            )
        }
    };
    let said = match (&probing.transcript, view.state.reports.last()) {
        (Some(_), _) if probing.runs => words.running.to_owned(),
        (Some(_), Some(report)) => report.headline.clone(),
        _ => String::new(),
    };
    el("div")
        .class(if probing.transcript.is_some() {
            "explain probe has-report"
        } else {
            "explain probe"
        })
        .put(form(view, probing, words))
        .put(output)
        .put(el("p").class("sr").with("role", "status").text(said))
}

/// What each of those who can look sees: the page claims no more than that.
fn sights(view: &View, words: &Words) -> El {
    let all = [Vantage::Browser, Vantage::Machine, Vantage::Edge];
    let rows = [
        words.sees_answer,
        words.sees_dns,
        words.sees_tls,
        words.sees_status,
        words.sees_private,
        words.carries,
    ];
    let has = |sight: Sight| {
        [
            true,
            sight.sees_dns,
            sight.sees_tls,
            sight.reads_status,
            sight.reaches_private,
            sight.carries_credentials,
        ]
    };
    let mut head = el("tr").put(el("td"));
    for vantage in all {
        head = head.put(el("th").with("scope", "col").text(words.short(vantage)));
    }
    let mut body = el("tbody");
    for (at, name) in rows.into_iter().enumerate() {
        let mut row = el("tr").put(el("th").with("scope", "row").text(name));
        for vantage in all {
            let (sign, word) = if has(vantage.sight())[at] {
                (Icon::Tick, words.yes)
            } else {
                (Icon::Dash, words.no)
            };
            row = row.put(
                el("td")
                    .put(icon(sign))
                    .put(el("span").class("sr").text(word)),
            );
        }
        body = body.put(row);
    }
    el("section")
        .class("sights")
        .put(el("h2").text(words.sights))
        .put(el("table").put(el("thead").put(head)).put(body))
        .put(el("p").class("hint").text(words.machine_hint))
        .put(command(view, "acr-doctor serve", Applicability::Run))
}

/// What is asked, by whom, and with what.
fn form(view: &View, probing: &Probing, words: &'static Words) -> El {
    let act = view.act.clone();
    let registry = el("input")
        .with("id", "registry")
        .with("type", "text")
        // Only where nothing was typed yet: what another document handed over.
        .with("value", probing.typed.clone())
        .with("autocomplete", "off")
        .with("autocapitalize", "off")
        .with("spellcheck", "false")
        .with("placeholder", "myregistry.azurecr.io")
        .with("aria-describedby", "understood")
        .when(matches!(probing.target, Some(Err(_))), "aria-invalid")
        .on("input", Rc::new(move |event| listen::named(&event, &act)));
    let label = el("label").with("for", "registry").text(words.registry);
    let hint = el("p").class("hint").text(words.registry_hint);
    let submit = {
        let act = view.act.clone();
        let ask = run::question(probing);
        Rc::new(move |event: Event| {
            event.prevent_default();
            run::begin(&ask, &act);
        })
    };
    el("form")
        .class("input")
        .on("submit", submit)
        .put(el("h1").with("tabindex", "-1").text(words.title))
        .put(el("p").class("lead").put(prose(words.lead)))
        .put(el("div").class("field").put(label).put(registry).put(hint))
        .put(understood(view, probing, words))
        .put(askers(view, probing, words))
        .put(more(view, probing, words))
        .put(buttons(view, probing, words))
        .put(el("p").class("privacy").text(words.nothing_leaves))
}

/// How the registry was understood, or why it was not.
fn understood(view: &View, probing: &Probing, words: &Words) -> El {
    let place = el("div").with("id", "understood").with("role", "status");
    match &probing.target {
        None => place,
        Some(Ok(target)) => place.put(parts(words, target)),
        Some(Err(refusal)) => {
            let place = place.put(el("p").class("note bad").text(refusal.text(view.language)));
            place.put(refusal.suggestion.as_ref().map(|meant| {
                let name = [words.use_suggestion, " ", meant].concat();
                let button = el("button")
                    .class("quiet")
                    .with("type", "button")
                    .text(name);
                view.click(button, Click::Probe(Wish::Name(meant.clone())))
            }))
        }
    }
}

fn parts(words: &Words, target: &Target) -> El {
    let parts = [
        (words.understood, Some(target.endpoint().authority())),
        (words.name, Some(target.name.clone())),
        (words.label, target.label.clone()),
        (words.region, target.region.clone()),
        (
            words.cloud,
            target.cloud.map(|cloud| cloud.as_str().to_owned()),
        ),
        (words.repository, target.repository.clone()),
    ];
    let mut list = el("dl").class("facts");
    for (name, value) in parts {
        if let Some(value) = value {
            list = list
                .put(el("dt").text(name))
                .put(el("dd").put(el("code").text(value)));
        }
    }
    list
}

/// Who looks, and whether a resolver is asked, too.
fn askers(view: &View, probing: &Probing, words: &'static Words) -> El {
    let mut group = el("fieldset").put(el("legend").text(words.from));
    for vantage in [Some(Vantage::Browser), probing.offered]
        .into_iter()
        .flatten()
    {
        let radio = el("input")
            .with("type", "radio")
            .with("name", "from")
            .with("value", vantage.as_str())
            .when(probing.vantage == vantage, "checked");
        let radio = view.click(radio, Click::Probe(Wish::From(vantage)));
        group = group.put(
            el("label")
                .class("choice")
                .put(radio)
                .put(el("span").text(words.from(vantage))),
        );
    }
    let resolver = (probing.vantage == Vantage::Browser).then(|| {
        let tick = el("input")
            .with("type", "checkbox")
            .with("id", "public-dns")
            .when(probing.public_dns, "checked");
        let tick = view.click(tick, Click::Probe(Wish::PublicDns(!probing.public_dns)));
        el("label")
            .class("choice")
            .put(tick)
            .put(el("span").text(words.public_dns))
    });
    group.put(resolver)
}

/// What the user can sign in with, and the repository to ask for.
fn more(view: &View, probing: &Probing, words: &'static Words) -> Option<El> {
    if !probing.vantage.sight().carries_credentials {
        return None;
    }
    let act = view.act.clone();
    let mut kinds = el("select").with("id", "sign-in").on(
        "change",
        Rc::new(move |event| listen::signs_in(&event, &act)),
    );
    for kind in SignIn::ALL {
        let option = el("option")
            .with("value", kind.value())
            .when(probing.sign_in == kind, "selected");
        kinds = kinds.put(option.text(words.sign_in(kind)));
    }
    let field = |id: &'static str, kind: &'static str, label: &'static str, hint: &'static str| {
        let field = el("input")
            .with("id", id)
            .with("type", kind)
            .with("autocomplete", "off")
            .with("autocapitalize", "off")
            .with("spellcheck", "false")
            .with("placeholder", hint);
        el("div")
            .class("field")
            .put(el("label").with("for", id).text(label))
            .put(field)
    };
    let secret = match probing.sign_in {
        SignIn::Nothing => None,
        SignIn::Password => Some(words.secret),
        SignIn::Entra | SignIn::Refresh => Some(words.token),
    };
    let user = (probing.sign_in == SignIn::Password).then(|| {
        field("user", "text", words.user, "").put(el("p").class("hint").text(words.password_hint))
    });
    let secret = secret.map(|label| {
        field("secret", "password", label, "").put(el("p").class("hint").text(words.secret_note))
    });
    let choice = el("div")
        .class("field")
        .put(el("label").with("for", "sign-in").text(words.sign_in))
        .put(kinds);
    let details = el("details")
        .class("more")
        .put(el("summary").text(words.more));
    Some(details.put(choice).put(user).put(secret).put(field(
        "repository",
        "text",
        words.repository,
        words.repository_hint,
    )))
}

fn buttons(view: &View, probing: &Probing, words: &'static Words) -> El {
    let name = match &probing.transcript {
        Some(_) => words.again,
        None => words.ask,
    };
    let ask = el("button")
        .class("primary")
        .with("type", "submit")
        .text(name)
        .when(probing.runs || probing.registry().is_none(), "disabled");
    let stop = el("button").with("type", "button").text(words.stop);
    let stop = view
        .click(stop, Click::Probe(Wish::Stop))
        .when(!probing.runs, "disabled");
    el("p").class("buttons").put(ask).put(stop)
}

fn fault(view: &View, probing: &Probing) -> Option<String> {
    let words = Words::of(view.language);
    Some(match probing.fault.as_ref()? {
        Fault::Refused(refusal) => refusal.text(view.language),
        Fault::Busy => words.busy.to_owned(),
        Fault::Lost => words.lost.to_owned(),
    })
}
