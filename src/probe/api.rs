//! The typed probe API of whoever serves this page: this machine, or the edge.

use acr_doctor_probe::api::{End, Fault as Denied, Line, Offer, Problem, Reason};
use acr_doctor_probe::target::Refusal;
use acr_doctor_probe::{Ask, Credentials, Entry, Vantage};
use gloo_net::http::{Request, Response};
use js_sys::{JSON, Object, Reflect, Uint8Array};
use serde::de::DeserializeOwned;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{AbortSignal, ReadableStreamDefaultReader};

use super::Fault;

/// Who serves this page, if it can look. A plain host of files does not know the address.
pub(super) async fn vantage() -> Option<Vantage> {
    let response = Request::get("api/vantage").send().await.ok()?;
    let text = response.ok().then(|| response.text())?.await.ok()?;
    Some(read::<Offer>(&text)?.vantage)
}

/// Has the server probe, until the end. `typed` is what the user typed: the
/// server reads it by the same grammar, and trusts nobody's reading.
pub(super) async fn probe(
    typed: String,
    ask: &Ask,
    signal: &AbortSignal,
    seen: impl Fn(Entry),
) -> Result<End, Fault> {
    let request = Request::post("api/probe")
        .abort_signal(Some(signal))
        .header("content-type", "application/json")
        .body(body(&typed, ask));
    let response = request.map_err(|_| Fault::Lost)?.send().await;
    let response = response.map_err(|_| Fault::Lost)?;
    if !response.ok() {
        let text = response.text().await.map_err(|_| Fault::Lost)?;
        return Err(match read(&text) {
            Some(Line::Error(problem)) => fault(problem),
            _ => Fault::Lost,
        });
    }
    lines(&response, seen).await.ok_or(Fault::Lost)
}

fn fault(problem: Problem) -> Fault {
    let suggestion = problem.suggestion;
    match problem.reason {
        Reason::Target(reason) => Fault::Refused(Refusal { reason, suggestion }),
        Reason::Request(Denied::Busy) => Fault::Busy,
        Reason::Request(_) => Fault::Lost,
    }
}

/// Reads the answer line by line; `None` if it breaks off.
async fn lines(response: &Response, seen: impl Fn(Entry)) -> Option<End> {
    let reader: ReadableStreamDefaultReader = response.body()?.get_reader().dyn_into().ok()?;
    let mut open = Vec::new();
    loop {
        let part = JsFuture::from(reader.read()).await.ok()?;
        let value = Reflect::get(&part, &"value".into()).ok()?;
        open.extend(value.dyn_into::<Uint8Array>().ok()?.to_vec());
        while let Some(end) = open.iter().position(|&byte| byte == b'\n') {
            let line: Vec<u8> = open.drain(..=end).collect();
            match read(core::str::from_utf8(&line).ok()?)? {
                Line::Entry(entry) => seen(*entry),
                Line::End(end) => return Some(end),
                Line::Error(_) => return None,
            }
        }
    }
}

fn read<T: DeserializeOwned>(json: &str) -> Option<T> {
    serde_wasm_bindgen::from_value(JSON::parse(json).ok()?).ok()
}

/// The question as JSON.
fn body(typed: &str, ask: &Ask) -> JsValue {
    let set = |object: &Object, name: &str, value: &str| {
        // A plain object takes every property.
        let _ = Reflect::set(object, &name.into(), &value.into());
    };
    let body = Object::new();
    set(&body, "registry", typed);
    if let Some(repository) = &ask.repository {
        set(&body, "repository", repository);
    }
    let secrets = Object::new();
    match &ask.credentials {
        Credentials::None => {}
        Credentials::Basic { user, password } => {
            let basic = Object::new();
            set(&basic, "user", user);
            set(&basic, "password", password.expose());
            let _ = Reflect::set(&secrets, &"basic".into(), &basic);
        }
        Credentials::EntraToken(token) => set(&secrets, "entra_token", token.expose()),
        Credentials::RefreshToken(token) => set(&secrets, "refresh_token", token.expose()),
    }
    if !matches!(ask.credentials, Credentials::None) {
        let _ = Reflect::set(&body, &"credentials".into(), &secrets);
    }
    let _ = Reflect::set(
        &body,
        &"public_dns".into(),
        &ask.public_dns.is_some().into(),
    );
    JSON::stringify(&body).map_or(JsValue::NULL, JsValue::from)
}
