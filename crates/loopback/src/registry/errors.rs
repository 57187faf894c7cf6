//! Bodies of refusals: the OCI error format, and the pages of who stands between.

use serde_json::json;

use crate::answer::Answer;
use crate::modes::Forbidden;

/// The address of the client that a refusal names (RFC 5737: documentation).
pub const CLIENT_ADDRESS: &str = "203.0.113.7";

/// A refusal by the OCI distribution specification.
pub(super) fn oci(status: u16, code: &str, message: &str) -> Answer {
    Answer::json(
        status,
        &json!({"errors": [{"code": code, "message": message, "detail": null}]}),
    )
}

/// 401 by the registry, without a challenge yet.
pub(super) fn unauthorized() -> Answer {
    oci(
        401,
        "UNAUTHORIZED",
        "authentication required, visit https://aka.ms/acr/authorization for more information.",
    )
}

/// 401 to Basic credentials that are missing or wrong.
pub(super) fn basic_refused() -> Answer {
    unauthorized().with(
        "WWW-Authenticate",
        "Basic realm=\"Azure Container Registry\"",
    )
}

/// Any status, with the code that the specification has for it.
pub(super) fn status(status: u16) -> Answer {
    let (code, message) = match status {
        400 => ("BAD_REQUEST", "the request is not valid"),
        401 => return unauthorized(),
        403 => ("DENIED", "requested access to the resource is denied"),
        404 => ("NOT_FOUND", "the resource was not found"),
        429 => ("TOOMANYREQUESTS", "too many requests"),
        503 => ("UNAVAILABLE", "the service is not available"),
        _ => ("UNKNOWN", "unknown error"),
    };
    oci(status, code, message)
}

/// 429 with or without `Retry-After`.
pub(super) fn too_many(retry_after: Option<u64>) -> Answer {
    let answer = status(429);
    match retry_after {
        Some(seconds) => answer.with("Retry-After", seconds.to_string()),
        None => answer,
    }
}

/// 403 in the registry's words.
pub(super) fn forbidden(body: Forbidden) -> Answer {
    let apostrophe = match body {
        Forbidden::Client => "'",
        Forbidden::ClientEscaped => "\\u0027",
        Forbidden::Permissions => return oci(403, "DENIED", "retrieving permissions failed"),
        Forbidden::Empty => return Answer::empty(403),
    };
    // By hand: a serializer would choose the form of the apostrophe itself.
    let text = format!(
        "{{\"errors\":[{{\"code\":\"DENIED\",\"message\":\"client with IP \
         {apostrophe}{CLIENT_ADDRESS}{apostrophe} is not allowed access. \
         Refer https://aka.ms/acr/firewall to grant access.\"}}]}}"
    );
    Answer::new(403, "application/json; charset=utf-8", text)
}

/// A web filter's page.
pub(super) fn web_filter(status: u16) -> Answer {
    Answer::new(
        status,
        "text/html; charset=utf-8",
        "<!DOCTYPE html>\n<html><head><title>Web Page Blocked</title></head>\n\
         <body><h1>Web Page Blocked</h1><p>The page you requested is blocked by the \
         policy of your organization.</p></body></html>\n",
    )
    .with("Server", "web-filter")
}
