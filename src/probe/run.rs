//! A probe under way: one at a time, and it ends at once when it is stopped.

use std::cell::RefCell;

use acr_doctor_probe::api::PUBLIC_RESOLVER;
use acr_doctor_probe::{Ask, Credentials, Next, Probe, Raw, Secret, Target, Vantage};
use js_sys::Array;
use wasm_bindgen::JsCast;
use web_sys::{AbortController, AbortSignal, HtmlInputElement};
use yew::platform::spawn_local;

use super::{Event, Probing, SignIn, api, fetch};
use crate::browser;
use crate::state::Action;
use crate::view::Act;

thread_local! {
    /// What ends the probe that is under way.
    static STOP: RefCell<Option<AbortController>> = const { RefCell::new(None) };
}

/// What a click on the probe page wants.
pub(crate) enum Wish {
    /// This is the registry that was meant.
    Name(String),
    /// Choose who looks.
    From(Vantage),
    /// Agree to ask a public resolver, or no longer.
    PublicDns(bool),
    /// Stop.
    Stop,
}

/// Does what a click wants.
pub(crate) fn wanted(wish: &Wish, act: &Act) {
    act(Action::Probe(match wish {
        Wish::Name(registry) => {
            browser::fill("#registry", registry);
            Event::Typed(registry.clone())
        }
        Wish::From(vantage) => Event::From(*vantage),
        Wish::PublicDns(agreed) => Event::PublicDns(*agreed),
        Wish::Stop => return stop(),
    }));
}

/// Ends the probe that is under way, if one is.
pub(crate) fn stop() {
    if let Some(stop) = STOP.take() {
        stop.abort();
    }
}

/// The page is left: what is under way ends, and a browser that keeps the page
/// to come back to it keeps no secret.
pub(crate) fn leave() {
    stop();
    browser::fill("#secret", "");
}

/// Learns whether whoever serves the page can look, too.
pub(crate) fn learn_vantage(act: &Act) {
    let act = act.clone();
    spawn_local(async move {
        if let Some(vantage) = api::vantage().await {
            act(Action::Probe(Event::Offered(vantage)));
        }
    });
}

/// What the form asks, but for what stands in its fields.
pub(crate) struct Question {
    target: Option<Target>,
    typed: String,
    vantage: Vantage,
    public_dns: bool,
    sign_in: SignIn,
    number: u32,
}

/// What the form asks now.
pub(crate) fn question(probing: &Probing) -> Question {
    Question {
        target: probing.registry().cloned(),
        typed: probing.typed.clone(),
        vantage: probing.vantage,
        public_dns: probing.public_dns,
        sign_in: probing.sign_in,
        number: probing.number.wrapping_add(1),
    }
}

/// Begins a probe.
pub(crate) fn begin(question: &Question, act: &Act) {
    stop();
    let (vantage, number) = (question.vantage, question.number);
    let Some(target) = question.target.clone() else {
        return;
    };
    let mut ask = Ask::new(target);
    ask.repository = Some(field("repository")).filter(|given| !given.is_empty());
    ask.public_dns = question.public_dns.then_some(PUBLIC_RESOLVER);
    if vantage.sight().carries_credentials {
        ask.credentials = credentials(question.sign_in);
    }
    let Ok(stop) = AbortController::new() else {
        return;
    };
    let signal = stop.signal();
    STOP.set(Some(stop));
    let act = act.clone();
    let tell = move |event| act(Action::Probe(event));
    if vantage == Vantage::Browser {
        spawn_local(browse(ask, number, signal, tell));
        return;
    }
    let transcript = Probe::new(without_secrets(&ask), vantage, 0, 0).into_transcript();
    tell(Event::Began(transcript));
    let typed = question.typed.clone();
    spawn_local(async move {
        let seen = |entry| tell(Event::Saw(number, entry));
        let ended = api::probe(typed, &ask, &signal, seen).await;
        tell(match ended {
            // What was stopped is over; what came before counts.
            _ if signal.aborted() => Event::Ended(number, None),
            Ok(end) => Event::Ended(number, Some(end)),
            Err(fault) => Event::Failed(number, fault),
        });
    });
}

/// The same question without its credentials.
fn without_secrets(ask: &Ask) -> Ask {
    Ask {
        repository: ask.repository.clone(),
        ..Ask::new(ask.target.clone())
    }
}

/// The loop of [`Probe`], with the browser as the driver.
async fn browse(ask: Ask, number: u32, stop: AbortSignal, tell: impl Fn(Event)) {
    let begin = browser::now();
    // The clock of the browser does not go back.
    let now = || u64::try_from((browser::now() - begin) as i64).unwrap_or(0);
    let unix = (js_sys::Date::now() / 1000.0) as i64;
    let mut probe = Probe::new(ask, Vantage::Browser, unix, 0);
    tell(Event::Began(probe.transcript().clone()));
    while let Next::Do { step, limit_ms } = probe.next(now()) {
        let late = AbortSignal::timeout_with_u32(limit_ms as u32);
        let either = AbortSignal::any(&Array::of2(&stop, &late));
        let raw = fetch::perform(step, &either).await;
        let entry = if stop.aborted() {
            probe.stop(now())
        } else if late.aborted() {
            probe.take(Raw::Silent, now())
        } else {
            probe.take(raw, now())
        };
        if let Some(entry) = entry {
            tell(Event::Saw(number, entry));
        }
    }
    tell(Event::Ended(number, Some(probe.into_transcript().into())));
}

/// What stands in a field of the form. Secrets are read here, when they are
/// used, and nowhere else.
fn field(id: &str) -> String {
    browser::find(&["#", id].concat())
        .and_then(|field| field.dyn_into::<HtmlInputElement>().ok())
        .map(|field| field.value().trim().to_owned())
        .unwrap_or_default()
}

fn credentials(kind: SignIn) -> Credentials {
    let secret = || Secret::new(field("secret"));
    match kind {
        SignIn::Nothing => Credentials::None,
        SignIn::Password => Credentials::Basic {
            user: field("user"),
            password: secret(),
        },
        SignIn::Entra => Credentials::EntraToken(secret()),
        SignIn::Refresh => Credentials::RefreshToken(secret()),
    }
}
