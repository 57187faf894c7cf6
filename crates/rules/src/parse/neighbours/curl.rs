//! curl, with and without `-v` or `-i`.

use super::faults::{REFUSED, RESET, TIMEOUT, fault};
use super::http::Asked;
use super::session::Session;
use crate::check::{Check, Outcome};
use crate::evidence::{Fact, ProxyFault, Span, TlsFault};
use crate::parse::hosts;
use crate::parse::run::Use;

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

/// Whether a line says that curl failed on the way; the failure then needs no host beside it.
pub(super) fn is_failure(line: &str) -> bool {
    let names_host = line.contains("resolve host") || line.contains("connect to ");
    line.starts_with("curl: (") && !names_host && failed(line).is_some()
}

fn failed(line: &str) -> Option<Fact> {
    let by_code = EXIT_CODES.iter().find(|(code, _)| line.starts_with(code));
    fault(line).or(by_code.map(|&(_, fact)| fact))
}

impl Session {
    /// Reads a line of curl.
    pub(super) fn curl(&mut self, text: &str, lines: Span) -> Option<Use> {
        let line = text.trim();
        if self.inside {
            // The body of an answer, up to the next line of curl's own.
            if let Some(at) = line.find("* Connection #").filter(|&at| at > 0) {
                self.inside = false;
                return Some(self.body(&line[..at], lines));
            }
            if !line.starts_with("* ") && !line.starts_with("curl: (") {
                return Some(self.body(line, lines));
            }
            self.inside = false;
        }
        if let Some(rest) = line.strip_prefix("* ") {
            return Some(self.told(rest.trim_start(), lines));
        }
        if line.starts_with("curl: (") {
            return Some(self.ended(line, lines));
        }
        let answer = line.strip_prefix('<').map_or(line, str::trim_start);
        if answer.is_empty() {
            if self.http.status > 0 {
                self.inside = self.http.asked != Asked::Tunnel;
                self.headers_end(lines);
            }
            self.http.asking = false;
            return Some(Use::Known);
        }
        if answer.starts_with("HTTP/")
            && let Some(status) = answer.split(' ').nth(1).and_then(|word| word.parse().ok())
        {
            self.http.asking = false;
            self.answered(status, answer, lines);
            return Some(Use::Seen);
        }
        if let Some((method, path)) = line.split_once(' ')
            && let Some((path, _)) = path.split_once(" HTTP/")
            && method.bytes().all(|b| b.is_ascii_uppercase())
        {
            self.http.asked = if method == "CONNECT" {
                self.proxied = true;
                Asked::Tunnel
            } else {
                Asked::Path(path.to_owned())
            };
            self.http.asking = true;
            return Some(Use::Known);
        }
        let is_header = answer
            .split_once(':')
            .is_some_and(|(name, _)| !name.is_empty() && !name.contains(' '));
        if is_header && (self.http.asking || self.http.status > 0) {
            let learned = self.http.status > 0 && self.header(answer, lines);
            return Some(if learned { Use::Seen } else { Use::Known });
        }
        let meter = line
            .bytes()
            .all(|b| b.is_ascii_digit() || b" :-.kMG".contains(&b));
        let quiet = meter || QUIET.iter().any(|words| line.starts_with(words));
        quiet.then_some(Use::Known)
    }

    /// What `-v` tells of the connection.
    fn told(&mut self, line: &str, lines: Span) -> Use {
        if let Some(host) = line
            .strip_prefix("Connected to ")
            .or_else(|| line.strip_prefix("Established connection to "))
        {
            // A connection to another host is one to a proxy server.
            if hosts::host(host.split(' ').next().unwrap_or_default()).is_none() {
                self.proxied = true;
                return Use::Known;
            }
            return self.pass(Check::Tcp, line, lines);
        }
        let tunnel = line.starts_with("CONNECT tunnel established");
        if tunnel || line.starts_with("Proxy replied 200") {
            return self.pass(Check::Tcp, line, lines);
        }
        if line.starts_with("SSL connection using") || line.starts_with("SSL certificate verify ok")
        {
            return self.pass(Check::Tls, line, lines);
        }
        if let Some(name) = line.split_once("proxy env variable ") {
            self.proxied |= !name.1.starts_with(['n', 'N']);
            return Use::Known;
        }
        let address = ["Host ", "Trying ", "IPv4: "]
            .iter()
            .any(|words| line.starts_with(words));
        if address && !self.proxied && !line.contains("(none)") {
            return self.pass(Check::Dns, line, lines);
        }
        if line.starts_with("issuer:") || line.starts_with("subject:") {
            self.add(Check::Tls, line, lines);
            return Use::Seen;
        }
        match fault(line) {
            Some(fact) => {
                self.fail(fact, line, lines);
                Use::Seen
            }
            None => Use::Known,
        }
    }

    /// The line with which curl ends where it fails.
    fn ended(&mut self, line: &str, lines: Span) -> Use {
        // `--fail` hides the answer and tells its status.
        if let Some((_, status)) = line.split_once("returned error: ")
            && let Some(status) = status.get(..3).and_then(|digits| digits.parse().ok())
        {
            self.answered(status, line, lines);
            return Use::Seen;
        }
        let Some(fact) = failed(line) else {
            return Use::Known;
        };
        // `-v` has said before what exactly failed.
        let told = self
            .seen
            .iter_mut()
            .find(|seen| seen.outcome == Outcome::Error);
        if let Some(told) = told {
            told.detail.push('\n');
            told.detail.push_str(line);
            told.lines.1 = lines.1;
            return Use::Seen;
        }
        if matches!(fact, Fact::Connection(_)) && (line.contains("(52)") || line.contains("(56)")) {
            self.note(Check::Challenge, Outcome::Error, Some(fact), line, lines);
        } else if line.starts_with("curl: (35)") && matches!(fact, Fact::Connection(_)) {
            let cut = Some(Fact::Tls(TlsFault::Cut));
            self.note(Check::Tls, Outcome::Error, cut, line, lines);
        } else {
            self.fail(fact, line, lines);
        }
        Use::Seen
    }

    /// A line of the answer's body: the registry's own words, or a page.
    fn body(&mut self, line: &str, lines: Span) -> Use {
        let ours = line.contains("\"errors\"");
        if ours || line.contains("</html>") || line.contains("</HTML>") {
            self.inside = false;
        }
        if ours && self.add(Check::Challenge, line, lines) {
            Use::Seen
        } else {
            Use::Known
        }
    }
}
