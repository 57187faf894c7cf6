//! The driver of the edge: performs what the probe asks for with the
//! platform's `fetch`.

use std::pin::pin;
use std::time::Duration;

use acr_doctor_probe::step::{BODY_LIMIT, By, Failure, HttpFault, Request as Asked};
use acr_doctor_probe::{Raw, RawAnswer, Step};
use futures_util::StreamExt;
use futures_util::future::{Either, select};
use worker::js_sys::wasm_bindgen::JsValue;
use worker::{
    AbortController, AbortSignal, CacheMode, Delay, Fetch, Headers, Method, Request, RequestInit,
    RequestRedirect, Response,
};

use crate::hosts;
use crate::platform::{self, KEPT_HEADERS};

/// Who asks, as the registry's log shows it.
const AGENT: &str = concat!("acr-doctor-edge/", env!("CARGO_PKG_VERSION"));

/// Performs a step within its limit, in milliseconds.
pub(crate) async fn perform(step: Step, limit_ms: u64) -> Raw {
    let request = match step {
        Step::Lookup {
            host,
            by: By::Doh(resolver),
        } => resolve(&resolver.url(&host)),
        Step::Request(asked) if hosts::allows(asked.purpose, &asked.endpoint) => request(&asked),
        // What only a machine or a browser can do, and what may not be asked:
        // the plan of the edge yields neither.
        _ => return Raw::Failed(Failure::Http(HttpFault::Unsent)),
    };
    let Ok(request) = request else {
        return Raw::Failed(Failure::Http(HttpFault::Unsent));
    };
    let controller = AbortController::default();
    let signal = controller.signal();
    let exchange = pin!(exchange(request, &signal));
    let raw = match select(exchange, Delay::from(Duration::from_millis(limit_ms))).await {
        Either::Left((raw, _)) => raw,
        Either::Right(_) => Raw::Silent,
    };
    // What is still under way, the rest of a body included, ends here.
    controller.abort();
    raw
}

fn resolve(url: &str) -> worker::Result<Request> {
    let headers = Headers::new();
    headers.set("accept", "application/dns-json")?;
    build(url, Method::Get, headers, None)
}

fn request(asked: &Asked) -> worker::Result<Request> {
    let headers = Headers::new();
    for (name, value) in &asked.headers {
        headers.set(name, value.expose())?;
    }
    if asked.form.is_empty() {
        return build(&asked.url(), Method::Get, headers, None);
    }
    headers.set("content-type", "application/x-www-form-urlencoded")?;
    let form = asked.body();
    build(&asked.url(), Method::Post, headers, Some(form.expose()))
}

fn build(
    url: &str,
    method: Method,
    headers: Headers,
    body: Option<&str>,
) -> worker::Result<Request> {
    headers.set("user-agent", AGENT)?;
    let mut init = RequestInit::new();
    init.with_method(method)
        .with_headers(headers)
        .with_redirect(RequestRedirect::Manual)
        .with_cache(CacheMode::NoStore)
        .with_body(body.map(JsValue::from_str));
    Request::new_with_init(url, &init)
}

async fn exchange(request: Request, signal: &AbortSignal) -> Raw {
    // What `fetch` throws is for people, and may hold names: nothing is known
    // but that there is no answer.
    let Ok(mut response) = Fetch::Request(request).send_with_signal(signal).await else {
        return Raw::Hidden;
    };
    let mut headers = Vec::new();
    for name in KEPT_HEADERS {
        if let Ok(Some(value)) = response.headers().get(name) {
            headers.push((name.to_owned(), value));
        }
    }
    let Some((body, truncated)) = body(&mut response).await else {
        return Raw::Failed(Failure::Http(HttpFault::Cut));
    };
    platform::judge(RawAnswer {
        status: response.status_code(),
        headers,
        body,
        truncated,
    })
}

/// The body, up to the limit of the probe; `None` if it breaks off.
async fn body(response: &mut Response) -> Option<(Vec<u8>, bool)> {
    if is_short(response.headers(), BODY_LIMIT) {
        let body = response.bytes().await.ok()?;
        return (body.len() <= BODY_LIMIT).then_some((body, false));
    }
    let mut body = Vec::new();
    // An answer without a body has no stream.
    let Ok(mut stream) = response.stream() else {
        return Some((body, false));
    };
    while let Some(part) = stream.next().await {
        let part = part.ok()?;
        let left = BODY_LIMIT - body.len();
        body.extend_from_slice(&part[..left.min(part.len())]);
        if part.len() > left {
            return Some((body, true));
        }
    }
    Some((body, false))
}

/// Whether a message says that its body is not longer than this, which the
/// transport then holds it to: it can be read at once, which costs less than a
/// stream. What is compressed may be longer than it says.
pub(crate) fn is_short(headers: &Headers, limit: usize) -> bool {
    let length = headers.get("content-length").ok().flatten();
    let length = length.and_then(|length| length.parse::<usize>().ok());
    let plain = headers.has("content-encoding").is_ok_and(|has| !has);
    plain && length.is_some_and(|length| length <= limit)
}
