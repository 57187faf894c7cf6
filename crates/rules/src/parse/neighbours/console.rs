//! Lines of a browser's console: Chromium, Firefox, Safari.

use super::faults::fault;
use super::http::Asked;
use super::session::Session;
use crate::check::{Check, Outcome};
use crate::evidence::{Fact, Span};
use crate::parse::hosts;
use crate::parse::run::Use;

/// Words of a line that make it one of a console.
pub(super) const HOLDS: &[&str] = &[
    "blocked by CORS policy",
    "net::ERR_",
    "Failed to load resource: ",
    "Cross-Origin Request Blocked",
    "NS_ERROR_",
    "SEC_ERROR_",
    "SSL_ERROR_BAD_",
    "SSL_ERROR_RX_",
    "SSL_ERROR_UNSUPPORTED_",
    "MOZILLA_PKIX_ERROR_",
    "due to access control checks",
    "not allowed by Access-Control-Allow-Origin",
    "Fetch API cannot load http",
];

/// How a line begins that tells of a request.
pub(super) const STARTS: &[&str] = &[
    "GET https://",
    "POST https://",
    "HEAD https://",
    "XHRGET",
    "Fetch finished loading: ",
    "Fetch failed loading: ",
];

/// Words that say that an answer came and was hidden from the page.
const HIDDEN: &[&str] = &[
    "blocked by CORS policy",
    "CORS header",
    "CORS Missing Allow Origin",
    "due to access control checks",
    "not allowed by Access-Control-Allow-Origin",
];

/// Words that say nothing of the registry: what the browser or an extension
/// kept back, and what a script says after a failed request.
const QUIET: &[&str] = &[
    "Failed to fetch",
    "Failed to load resource",
    "Load failed",
    "NetworkError when attempting",
    "Uncaught",
    "Unhandled Promise",
    "Understand this error",
    "net::ERR_",
    "NS_ERROR_",
    " @ ",
    "Promise.then",
    "XHRGET",
    "XHROPTIONS",
];

impl Session {
    /// Reads a line of a console.
    pub(super) fn console(&mut self, text: &str, lines: Span) -> Option<Use> {
        let line = text.trim();
        let mine = hosts::host(line);
        let url = mine
            .and_then(|host| line.split_once(host))
            .map(|(_, rest)| rest);
        if let Some(path) = url.and_then(|rest| rest.find('/').map(|at| &rest[at..])) {
            let end = path.find([' ', '\'', '"', ')']).unwrap_or(path.len());
            // A sentence ends in a full stop.
            let path = path[..end].trim_end_matches('.');
            self.http.asked = Asked::Path(path.to_owned());
        }
        // What else the page asked for is none of the registry's.
        if mine.is_none() && line.contains("://") && !line.contains("Access-Control-Allow-Origin") {
            return Some(Use::Known);
        }
        let from = line.find("redirected from");
        if from.is_some() && mine.is_some_and(|host| from < line.find(host)) {
            let fact = Some(Fact::RedirectElsewhere);
            self.note(Check::Challenge, Outcome::Error, fact, line, lines);
            return Some(Use::Seen);
        }
        if let Some(status) = status(line) {
            self.answered(status, line, lines);
            return Some(Use::Seen);
        }
        if let Some(fact) = fault(line) {
            self.fail(fact, line, lines);
            return Some(Use::Seen);
        }
        // The browser asked for leave to reach the local network and got none.
        let denied = line.contains("address space");
        if !denied && HIDDEN.iter().any(|words| line.contains(words)) {
            self.note(Check::Tls, Outcome::Ok, None, line, lines);
            self.note(Check::Challenge, Outcome::Info, None, line, lines);
            return Some(Use::Seen);
        }
        if line.contains("CORS request did not succeed") {
            self.note(Check::Challenge, Outcome::Error, None, line, lines);
            return Some(Use::Seen);
        }
        if denied || line.contains("net::ERR_") {
            self.note(Check::Tcp, Outcome::Info, None, line, lines);
            return Some(Use::Seen);
        }
        let quiet = mine.is_some()
            || line.starts_with("at ")
            || matches!(line, "" | "GET" | "POST" | "HEAD" | "OPTIONS")
            || QUIET.iter().any(|words| line.contains(words));
        quiet.then_some(Use::Known)
    }
}

/// The status that a line tells: `401 (Unauthorized)`, `Status code: 401`,
/// `[HTTP/2 401  90ms]`.
fn status(line: &str) -> Option<u16> {
    let digits = line
        .split_once("Status code: ")
        .or_else(|| line.split_once("[HTTP/1.1 "))
        .or_else(|| line.split_once("[HTTP/2 "))
        .or_else(|| line.split_once("[HTTP/3 "))
        .map_or_else(
            || {
                line.rsplit_once(" (")
                    .and_then(|(head, _)| head.rsplit(' ').next())
            },
            |(_, rest)| rest.get(..3),
        )?;
    let status = digits.parse().ok()?;
    (100..600).contains(&status).then_some(status)
}
