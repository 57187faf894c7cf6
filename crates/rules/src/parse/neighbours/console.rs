//! Lines of a browser's console: Chromium, Firefox, Safari.

use super::faults::fault;
use super::session::Session;
use crate::check::{Check, Outcome};
use crate::evidence::{Fact, Span};
use crate::parse::hosts;
use crate::parse::run::Use;
use crate::parse::trace::Asked;
use crate::parse::words::{after, holds, starts, status};

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
    "NS_ERROR_",
    " @ ",
    "Promise.then",
    "XHRGET",
    "XHROPTIONS",
];

impl Session {
    /// Reads a line of a console.
    pub(super) fn console(&mut self, line: &str, lines: Span) -> Option<Use> {
        let host = hosts::host(line);
        let rest = host.and_then(|host| after(line, host)).unwrap_or_default();
        if let Some(at) = rest.find('/') {
            let path = rest[at..].split([' ', '\'', '"', ')']).next();
            // A sentence ends in a full stop.
            self.http.asked = Asked::path(path.unwrap_or_default().trim_end_matches('.'));
        }
        // What else the page asked for is none of the registry's.
        let of_page = line.contains("Access-Control-Allow-Origin");
        if host.is_none() && line.contains("://") && !of_page {
            return Some(Use::Known);
        }
        let (check, outcome, fact) = if after(line, "redirected from")
            .and_then(hosts::host)
            .is_some()
        {
            let fact = Some(Fact::RedirectElsewhere);
            (Check::Challenge, Outcome::Error, fact)
        } else if let Some(status) = told_status(line) {
            return Some(self.answered(status, line, lines));
        } else if let Some(fact) = fault(line) {
            return Some(self.fail(fact, line, lines));
        } else if line.contains("address space") {
            // The browser asked for leave to reach the local network and got none.
            (Check::Tcp, Outcome::Info, None)
        } else if holds(line, HIDDEN) {
            self.pass(Check::Tls, line, lines);
            (Check::Challenge, Outcome::Info, None)
        } else if line.contains("CORS request did not succeed") {
            (Check::Challenge, Outcome::Error, None)
        } else if line.contains("net::ERR_") {
            (Check::Tcp, Outcome::Info, None)
        } else {
            let quiet = host.is_some()
                || starts(line, &["at ", "GET", "POST", "HEAD", "OPTIONS"])
                || line.is_empty()
                || holds(line, QUIET);
            return quiet.then_some(Use::Known);
        };
        Some(self.note(check, outcome, fact, line, lines))
    }
}

/// What stands before a status.
const BEFORE_STATUS: &[&str] = &["Status code: ", "[HTTP/1.1 ", "[HTTP/2 ", "[HTTP/3 "];

/// The status that a line tells: `401 (Unauthorized)`, `Status code: 401`,
/// `[HTTP/2 401  90ms]`.
fn told_status(line: &str) -> Option<u16> {
    let mut told = BEFORE_STATUS.iter().filter_map(|words| after(line, words));
    let mut before = "";
    told.next().map_or_else(
        || {
            line.split_ascii_whitespace().find_map(|word| {
                let last = std::mem::replace(&mut before, word);
                status(last).filter(|_| word.starts_with('('))
            })
        },
        status,
    )
}
