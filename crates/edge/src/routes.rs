//! From a request to its answer.

use std::cell::RefCell;
use std::pin::pin;
use std::time::Duration;

use acr_doctor_probe::api::{BODY_LIMIT, Fault, LINES, Offer, PROBE_PATH, Problem, VANTAGE_PATH};
use acr_doctor_probe::vantage::Vantage;
use futures_util::StreamExt;
use futures_util::future::{Either, select};
use worker::{Context, Delay, Env, Method, Request, Response, Result, event};

use crate::crowd::{Crowd, Part};
use crate::gate::{self, Sender};
use crate::{answer, client, driver, lines, question};

/// How long the body of a request may take.
const BODY_TIME: Duration = Duration::from_secs(10);

thread_local! {
    static CROWD: RefCell<Crowd> = const { RefCell::new(Crowd::new()) };
}

/// Answers a request. What goes wrong inside is told to nobody, the log included.
#[event(fetch)]
async fn fetch(request: Request, env: Env, context: Context) -> Result<Response> {
    match find(request, &env, &context).await {
        Ok(response) => Ok(response),
        Err(_) => answer::plain(500, "500: the worker cannot answer.\n"),
    }
}

async fn find(request: Request, env: &Env, context: &Context) -> Result<Response> {
    let path = request.path();
    if path != "/api" && !path.starts_with("/api/") {
        return page(&path, &request, env).await;
    }
    if let Err(fault) = sender(&request)?.is_own_page() {
        return answer::refusal(fault.into());
    }
    match &*path {
        VANTAGE_PATH => match request.method() {
            Method::Get | Method::Head => answer::json(&Offer {
                vantage: Vantage::Edge,
                version: env!("CARGO_PKG_VERSION").to_owned(),
            }),
            _ => answer::method("GET, HEAD"),
        },
        PROBE_PATH => match request.method() {
            Method::Post => match probe(request, env, context).await? {
                Ok(response) => Ok(response),
                Err(problem) => answer::refusal(problem),
            },
            _ => answer::method("POST"),
        },
        #[cfg(feature = "replay-for-tests")]
        crate::replay::PATH => crate::replay::answer(request).await,
        _ => answer::refusal(Fault::NotFound.into()),
    }
}

/// What is no asset by its name: the document of the site, or nothing.
async fn page(path: &str, request: &Request, env: &Env) -> Result<Response> {
    if !matches!(request.method(), Method::Get | Method::Head) {
        let mut response = answer::plain(405, "405: only GET and HEAD are answered here.\n")?;
        response.headers_mut().set("allow", "GET, HEAD")?;
        return Ok(response);
    }
    if path != "/" {
        return answer::plain(
            404,
            "404: there is nothing of this name here. The page is at /.\n",
        );
    }
    let mut url = request.url()?;
    url.set_path("/index.html");
    url.set_query(None);
    let mut asked = worker::RequestInit::new();
    asked.with_headers(request.headers().clone());
    asked.with_method(request.method());
    env.assets("ASSETS")?.fetch(url, Some(asked)).await
}

fn sender(request: &Request) -> Result<Sender> {
    let headers = request.headers();
    Ok(Sender {
        own: request.url()?.origin().ascii_serialization(),
        origin: headers.get("origin")?,
        site: headers.get("sec-fetch-site")?,
    })
}

/// Probes, or shows what another caller's probe shows; or tells why not.
async fn probe(
    request: Request,
    env: &Env,
    context: &Context,
) -> Result<core::result::Result<Response, Problem>> {
    if let Err(fault) = sender(&request)?.is_own_page_for_certain() {
        return Ok(Err(fault.into()));
    }
    let headers = request.headers();
    if !gate::is_json(headers.get("content-type")?.as_deref()) {
        return Ok(Err(Fault::ContentType.into()));
    }
    let client = client::key(headers.get(client::ADDRESS)?.as_deref());
    if !admits(env, "PER_CLIENT", client).await? {
        return Ok(Err(Fault::Busy.into()));
    }
    let body = match body(request).await {
        Ok(body) => body,
        Err(fault) => return Ok(Err(fault.into())),
    };
    let ask = match question::read(&body) {
        Ok(ask) => ask,
        Err(problem) => return Ok(Err(problem)),
    };
    let key = question::key(&ask);
    // Only probes count for the limit of all: a crowd that follows one costs nothing.
    let leads = CROWD.with_borrow(|crowd| crowd.needs_probe(&key, lines::now_ms()));
    if leads && !admits(env, "ALL", String::from("all")).await? {
        return Ok(Err(Fault::Busy.into()));
    }
    let part = CROWD.with_borrow_mut(|crowd| crowd.join(&key, lines::now_ms()));
    let response = match part {
        Part::Lead(shown) => Response::from_stream(lines::lead(context, ask, shown)),
        Part::Follow(shown) => Response::from_stream(lines::follow(shown)),
    };
    answer::finish(response?, LINES).map(Ok)
}

/// Whether a rate limiter of the platform still admits this key.
async fn admits(env: &Env, limiter: &str, key: String) -> Result<bool> {
    Ok(env.rate_limiter(limiter)?.limit(key).await?.success)
}

/// Reads the body of a request, as long as it may be and not longer.
async fn body(mut request: Request) -> core::result::Result<Vec<u8>, Fault> {
    let short = driver::is_short(request.headers(), BODY_LIMIT);
    let read = pin!(async {
        if short {
            return request.bytes().await.map_err(|_| Fault::Malformed);
        }
        let mut body = Vec::new();
        // A request without a body has no stream.
        let Ok(mut stream) = request.stream() else {
            return Ok(body);
        };
        while let Some(part) = stream.next().await {
            let part = part.map_err(|_| Fault::Malformed)?;
            if body.len() + part.len() > BODY_LIMIT {
                return Err(Fault::BodyTooLarge);
            }
            body.extend_from_slice(&part);
        }
        Ok(body)
    });
    match select(read, Delay::from(BODY_TIME)).await {
        Either::Left((body, _)) => body,
        Either::Right(_) => Err(Fault::TooSlow),
    }
}
