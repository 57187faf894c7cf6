//! Answers, each with the security headers.

use acr_doctor_probe::api::{Fault, Line, Problem, Reason};
use acr_doctor_probe::policy::{HEADERS, POLICY_HEADER, STRICT};
use serde::Serialize;
use worker::{Headers, Response, Result};

/// How long a client that asked too often is told to wait, in seconds: the
/// period of the rate limiters in wrangler.jsonc.
const RETRY_AFTER: &str = "10";

/// A value in JSON.
pub(crate) fn json(value: &impl Serialize) -> Result<Response> {
    let response = Response::from_bytes(crate::lines::text(value).to_vec())?;
    finish(response, "application/json")
}

/// A refusal, in the words of the API.
pub(crate) fn refusal(problem: Problem) -> Result<Response> {
    let reason = problem.reason;
    let mut response = json(&Line::Error(problem))?.with_status(reason.status());
    if reason == Reason::Request(Fault::Busy) {
        response.headers_mut().set("retry-after", RETRY_AFTER)?;
    }
    Ok(response)
}

/// A refusal of the method; `allow` names those that there are.
pub(crate) fn method(allow: &str) -> Result<Response> {
    let mut response = refusal(Fault::Method.into())?;
    response.headers_mut().set("allow", allow)?;
    Ok(response)
}

/// A text for people.
pub(crate) fn plain(status: u16, text: &str) -> Result<Response> {
    let response = Response::from_bytes(text.as_bytes().to_vec())?;
    finish(response.with_status(status), "text/plain; charset=utf-8")
}

/// Gives an answer that nobody keeps its headers.
pub(crate) fn finish(response: Response, kind: &str) -> Result<Response> {
    let headers = Headers::new();
    headers.set("content-type", kind)?;
    headers.set("cache-control", "no-store")?;
    headers.set(POLICY_HEADER, STRICT.header)?;
    for (name, value) in HEADERS {
        headers.set(name, value)?;
    }
    Ok(response.with_headers(headers))
}
