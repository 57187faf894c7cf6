//! The browser's driver: performs what the probe asks for with `fetch`.
//!
//! What `fetch` throws tells nothing of the reason, and an opaque response
//! nothing of its status: both are handed on as what they are.

use acr_doctor_probe::step::{BODY_LIMIT, By, Request as Asked};
use acr_doctor_probe::{Raw, RawAnswer, Step};
use gloo_net::http::{Request, RequestBuilder, Response};
use js_sys::{Reflect, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{
    AbortSignal, ReadableStreamDefaultReader, ReferrerPolicy, RequestCache, RequestCredentials,
    RequestMode, RequestRedirect, ResponseType,
};

use crate::browser;

/// Performs a step. What is under way ends when the signal says so.
pub(super) async fn perform(step: Step, signal: &AbortSignal) -> Raw {
    let performed = match step {
        Step::Lookup {
            host,
            by: By::Doh(resolver),
        } => {
            let request = common(Request::get(&resolver.url(&host)), signal);
            send(request.header("accept", "application/dns-json").build()).await
        }
        Step::Reach { endpoint } => {
            let address = ["https://", &endpoint.authority(), "/v2/"].concat();
            // This mode knows no other way with redirects; the policy of the
            // document stops one that leads to another site.
            let request = common(Request::get(&address), signal)
                .mode(RequestMode::NoCors)
                .redirect(RequestRedirect::Follow);
            send(request.build()).await
        }
        Step::Control => {
            // A fragment is not sent; the document itself is not cached.
            let address = browser::window().location().pathname().unwrap_or_default();
            send(common(Request::get(&address), signal).build()).await
        }
        Step::Request(asked) => send(request(&asked, signal)).await,
        // What only a machine can do; the plan of a browser does not ask for it.
        Step::Lookup { .. } | Step::Connect { .. } | Step::Secure { .. } => None,
    };
    performed.unwrap_or(Raw::Hidden)
}

fn common(request: RequestBuilder, signal: &AbortSignal) -> RequestBuilder {
    request
        .credentials(RequestCredentials::Omit)
        .cache(RequestCache::NoStore)
        .redirect(RequestRedirect::Manual)
        .referrer_policy(ReferrerPolicy::NoReferrer)
        .abort_signal(Some(signal))
}

fn request(asked: &Asked, signal: &AbortSignal) -> Result<Request, gloo_net::Error> {
    let address = asked.url();
    let form = asked.body();
    let request = if form.is_empty() {
        Request::get(&address)
    } else {
        Request::post(&address)
    };
    let mut request = common(request, signal);
    for (name, value) in &asked.headers {
        request = request.header(name, value.expose());
    }
    if form.is_empty() {
        return request.build();
    }
    request
        .header("content-type", "application/x-www-form-urlencoded")
        .body(form.expose())
}

async fn send(request: Result<Request, gloo_net::Error>) -> Option<Raw> {
    let response = request.ok()?.send().await.ok()?;
    match response.type_() {
        ResponseType::Opaque | ResponseType::Opaqueredirect => Some(Raw::Opaque),
        ResponseType::Error => None,
        _ => {
            let (body, truncated) = body(&response).await?;
            Some(Raw::Answer(RawAnswer {
                status: response.status(),
                headers: response.headers().entries().collect(),
                body,
                truncated,
            }))
        }
    }
}

/// The body, up to the limit of the probe; `None` if it breaks off.
async fn body(response: &Response) -> Option<(Vec<u8>, bool)> {
    let mut body = Vec::new();
    let Some(stream) = response.body() else {
        return Some((body, false));
    };
    let reader: ReadableStreamDefaultReader = stream.get_reader().dyn_into().ok()?;
    loop {
        let part = JsFuture::from(reader.read()).await.ok()?;
        let value = Reflect::get(&part, &JsValue::from_str("value")).ok()?;
        // At the end there is no value.
        let Ok(bytes) = value.dyn_into::<Uint8Array>() else {
            return Some((body, false));
        };
        let left = BODY_LIMIT - body.len();
        body.extend_from_slice(&bytes.to_vec()[..left.min(bytes.length() as usize)]);
        if bytes.length() as usize > left {
            // What is not read is not sent, either.
            let _ = reader.cancel();
            return Some((body, true));
        }
    }
}
