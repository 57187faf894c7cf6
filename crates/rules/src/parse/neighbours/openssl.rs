//! `openssl s_client`.

use super::faults::fault;
use super::session::Session;
use crate::check::{Check, Outcome};
use crate::evidence::{Fact, Observation, Span, TlsFault};
use crate::parse::run::Use;

/// How its output begins, wherever it was cut off.
pub(super) const STARTS: &[&str] = &[
    "CONNECTED(",
    "Connecting to ",
    "depth=",
    "verify error:num=",
    "connect:errno=",
    "Verify return code: ",
    "Certificate chain",
    "BIO_connect",
];

/// Lines that no other rule below takes.
const QUIET: &[&str] = &[
    "---",
    "verify return:",
    "Certificate chain",
    "Server certificate",
    "no peer certificate available",
    "No client certificate CA names",
    "Secure Renegotiation",
    "No ALPN negotiated",
    "Early data was not sent",
    "New, ",
    "Reused, ",
    "Server public key is",
    "SSL handshake has read",
    "Post-Handshake New Session",
    "This TLS version forbids",
    "read R BLOCK",
    "DONE",
    "closed",
    "Connecting to ",
];

/// Who issues the certificates of Azure: with one of them nobody is in between.
const GENUINE: &[&str] = &["Microsoft Corporation", "DigiCert"];

impl Session {
    /// Reads a line of `openssl s_client`.
    pub(super) fn openssl(&mut self, text: &str, lines: Span) -> Option<Use> {
        let line = text.trim();
        if line.starts_with("-----") {
            self.inside = line.starts_with("-----BEGIN");
            return Some(Use::Known);
        }
        if self.inside || line.is_empty() {
            return Some(Use::Known);
        }
        if line.starts_with("CONNECTED(") {
            self.note(Check::Tcp, Outcome::Ok, None, line, lines);
            return Some(Use::Seen);
        }
        let verified = line.starts_with("Verify return code: 0 ");
        let handshake = line.contains(", Cipher is ") && !line.contains("(NONE)");
        if verified || handshake {
            // A cipher is agreed upon though the certificate is not trusted, and
            // nothing is found wrong with a certificate that did not come.
            let failed = |seen: &Observation| seen.outcome == Outcome::Error;
            if !self.seen.iter().any(failed) {
                self.note(Check::Tls, Outcome::Ok, None, line, lines);
            }
            return Some(Use::Seen);
        }
        let of_certificate = ["subject=", "issuer=", "depth=", "i:"]
            .iter()
            .any(|words| line.starts_with(words));
        if of_certificate {
            let added = !line.starts_with("i:") && self.add(Check::Tls, line, lines);
            return Some(if added { Use::Seen } else { Use::Known });
        }
        match fault(line) {
            Some(Fact::Connection(_)) if line.starts_with("read:errno=") => {
                // The peer closed an idle connection.
                return Some(Use::Known);
            }
            Some(fact) => {
                self.fail(fact, line, lines);
                return Some(Use::Seen);
            }
            None => {}
        }
        if line.starts_with("write:errno=") && !self.passed(Check::Tls) {
            self.fail(Fact::Tls(TlsFault::Cut), line, lines);
            return Some(Use::Seen);
        }
        let known = line.contains(": ")
            || line.contains('=')
            || line.ends_with(':')
            || line.contains(":error:")
            || text.starts_with(' ')
            || line.starts_with(|c: char| c.is_ascii_digit())
            || QUIET.iter().any(|words| line.starts_with(words));
        known.then_some(Use::Known)
    }

    /// What the whole output says: a genuine chain that OpenSSL cannot check
    /// for want of a list of authorities is not intercepted.
    pub(super) fn openssl_ends(&mut self) {
        let unknown = Fact::Tls(TlsFault::UnknownIssuer);
        for seen in &mut self.seen {
            let genuine = GENUINE.iter().any(|name| seen.detail.contains(name));
            if genuine && seen.facts == [unknown] {
                seen.outcome = Outcome::Info;
                seen.facts.clear();
            }
        }
    }
}
