//! curl, with and without `-v` or `-i`.

use super::faults::{REFUSED, RESET, TIMEOUT, fault};
use super::session::Session;
use crate::check::{Check, Outcome};
use crate::evidence::{Fact, Observation, ProxyFault, Span, TlsFault};
use crate::parse::hosts;
use crate::parse::run::Use;
use crate::parse::trace::Asked;
use crate::parse::words::{after, holds, starts, status, word};

/// How its output begins, wherever it was cut off.
pub(super) const STARTS: &[&str] = &[
    "* Host ",
    "*   Trying ",
    "* Trying ",
    "* Could not resolve",
    "* Resolving ",
    "* Uses proxy env",
    "* Connected to ",
    "* Rebuilt URL to",
    "* About to connect",
    "* Added ",
    "* Hostname ",
    "* TLSv1",
    "* ALPN",
    "* SSL ",
    "* schannel: ",
    "* Server certificate:",
    "* using HTTP/",
    "* Connection #",
    "< HTTP/",
    "curl: (",
    "% Total ",
];

/// What its exit codes say where the words do not.
const EXIT_CODES: &[(&str, Fact)] = &[
    ("curl: (5)", Fact::Proxy(ProxyFault::Unreachable)),
    ("curl: (7)", REFUSED),
    ("curl: (28)", TIMEOUT),
    ("curl: (35)", Fact::Tls(TlsFault::Cut)),
    ("curl: (51)", Fact::Tls(TlsFault::WrongHost)),
    ("curl: (52)", RESET),
    ("curl: (55)", RESET),
    ("curl: (56)", RESET),
    ("curl: (60)", Fact::Tls(TlsFault::UnknownIssuer)),
    ("curl: (97)", Fact::Proxy(ProxyFault::Unreachable)),
];

/// Lines of its that are neither marked nor headers.
const QUIET: &[&str] = &[
    "{ [",
    "} [",
    "% Total",
    "Dload  Upload",
    "More details here: https://curl",
    "curl failed to verify the legitimacy",
    "establish a secure connection to it",
    "how to fix it, please visit",
];

/// What `-v` tells of the connection, and which check it passes.
const PASSES: &[(&str, Check)] = &[
    ("Host ", Check::Dns),
    ("IPv4: ", Check::Dns),
    ("Trying ", Check::Dns),
    ("Connected to ", Check::Tcp),
    ("Established connection to ", Check::Tcp),
    ("CONNECT tunnel established", Check::Tcp),
    ("Proxy replied 200", Check::Tcp),
    ("SSL connection using", Check::Tls),
    ("SSL certificate verify ok", Check::Tls),
];

/// Whether a line says that curl failed on the way; the failure then needs no host beside it.
pub(super) fn is_failure(line: &str) -> bool {
    let names_host = holds(line, &["resolve host", "connect to "]);
    line.starts_with(ENDED) && !names_host && failed(line).is_some()
}

fn failed(line: &str) -> Option<Fact> {
    let by_code = EXIT_CODES.iter().find(|(code, _)| line.starts_with(code));
    fault(line).or(by_code.map(|&(_, fact)| fact))
}

/// How its last line begins where it fails.
const ENDED: &str = "curl: (";

impl Session {
    /// Reads a line of curl.
    pub(super) fn curl(&mut self, line: &str, lines: Span) -> Option<Use> {
        // The body of an answer ends with the next line of curl's own.
        if self.inside && !starts(line, &["* ", ENDED]) {
            self.inside = !holds(
                line,
                &["* Connection #", "\"errors\"", "</html>", "</HTML>"],
            );
            let says = line.contains("\"errors\"") && self.add(Check::Challenge, line, lines);
            return Some(if says { Use::Seen } else { Use::Known });
        }
        self.inside = false;
        if let Some(rest) = line.strip_prefix("* ") {
            return Some(self.told(rest.trim_start(), lines));
        }
        if line.starts_with(ENDED) {
            return Some(self.ended(line, lines));
        }
        let answer = line.strip_prefix('<').unwrap_or(line).trim_start();
        if answer.is_empty() {
            if self.http.status > 0 {
                self.inside = self.http.asked != Asked::Tunnel;
                self.headers_end(lines);
            }
            self.http.asking = false;
            return Some(Use::Known);
        }
        if answer.starts_with("HTTP/") {
            self.http.asking = false;
            let status = status(word(answer, 1))?;
            return Some(self.answered(status, answer, lines));
        }
        if word(line, 2).starts_with("HTTP/") {
            self.http.asking = true;
            self.http.asked = match word(line, 0) {
                "CONNECT" => Asked::Tunnel,
                _ => Asked::path(word(line, 1)),
            };
            self.proxied |= self.http.asked == Asked::Tunnel;
            return Some(Use::Known);
        }
        let answering = self.http.status > 0;
        if (answering || self.http.asking) && word(answer, 0).ends_with(':') {
            let learned = answering && self.header(answer, lines);
            return Some(if learned { Use::Seen } else { Use::Known });
        }
        let meter = line.bytes().all(|b| b" :-.kMG0123456789".contains(&b));
        (meter || starts(line, QUIET)).then_some(Use::Known)
    }

    /// What `-v` tells of the connection.
    fn told(&mut self, line: &str, lines: Span) -> Use {
        if let Some(name) = after(line, "proxy env variable ") {
            self.proxied |= !name.starts_with(['n', 'N']);
            return Use::Known;
        }
        // A connection to another host is one to a proxy server.
        let host = after(line, "onnect").and_then(|rest| after(rest, " to "));
        let connected = starts(line, &["Connected", "Established connection"]);
        if connected && hosts::host(word(host.unwrap_or_default(), 0)).is_none() {
            self.proxied = true;
            return Use::Known;
        }
        if let Some(&(_, check)) = PASSES.iter().find(|(words, _)| line.starts_with(words)) {
            // A proxy server looks names up itself.
            if check == Check::Dns && (self.proxied || line.contains("(none)")) {
                return Use::Known;
            }
            return self.pass(check, line, lines);
        }
        if starts(line, &["issuer:", "subject:"]) {
            self.add(Check::Tls, line, lines);
            return Use::Seen;
        }
        fault(line).map_or(Use::Known, |fact| self.fail(fact, line, lines))
    }

    /// The line with which curl ends where it fails.
    fn ended(&mut self, line: &str, lines: Span) -> Use {
        // `--fail` hides the answer and tells its status.
        if let Some(status) = after(line, "returned error: ").and_then(status) {
            return self.answered(status, line, lines);
        }
        let Some(fact) = failed(line) else {
            return Use::Known;
        };
        // `-v` has said before what exactly failed.
        let failed = |seen: &&Observation| seen.outcome == Outcome::Error;
        if let Some(check) = self.seen.iter().find(failed).map(|seen| seen.check) {
            self.add(check, line, lines);
            return Use::Seen;
        }
        // The exit code says how far curl came.
        let check = match fact {
            Fact::Connection(_) if holds(line, &["(52)", "(55)", "(56)"]) => Check::Challenge,
            Fact::Connection(_) if line.contains("(35)") => {
                return self.fail(Fact::Tls(TlsFault::Cut), line, lines);
            }
            _ => return self.fail(fact, line, lines),
        };
        self.note(check, Outcome::Error, Some(fact), line, lines)
    }
}
