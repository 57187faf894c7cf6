//! `openssl s_client`.

use super::faults::fault;
use super::session::Session;
use crate::check::{Check, Outcome};
use crate::evidence::{Fact, Observation, Span, TlsFault};
use crate::parse::run::Use;
use crate::parse::words::{holds, starts};

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
    /// Reads a line of `openssl s_client`; `indented` as it stands in the output.
    pub(super) fn openssl(&mut self, line: &str, indented: bool, lines: Span) -> Option<Use> {
        if line.starts_with("-----") {
            self.inside = line.starts_with("-----BEGIN");
        }
        // `read:errno`: the peer closed an idle connection.
        if self.inside || line.is_empty() || line.starts_with("read:errno=") {
            return Some(Use::Known);
        }
        if line.starts_with("CONNECTED(") {
            return Some(self.pass(Check::Tcp, line, lines));
        }
        let agreed = line.contains(", Cipher is ") && !line.contains("(NONE)");
        if agreed || line.starts_with("Verify return code: 0 ") {
            // A cipher is agreed upon though the certificate is not trusted, and
            // nothing is found wrong with a certificate that did not come.
            let failed = |seen: &Observation| seen.outcome == Outcome::Error;
            if !self.seen.iter().any(failed) {
                self.pass(Check::Tls, line, lines);
            }
            return Some(Use::Seen);
        }
        if starts(line, &["subject=", "issuer=", "depth="]) {
            self.add(Check::Tls, line, lines);
            return Some(Use::Known);
        }
        if let Some(fact) = fault(line) {
            return Some(self.fail(fact, line, lines));
        }
        if line.starts_with("write:errno=") && !self.passed(Check::Tls) {
            return Some(self.fail(Fact::Tls(TlsFault::Cut), line, lines));
        }
        let known = indented
            || line.ends_with(':')
            || line.starts_with(|c: char| c.is_ascii_digit())
            || holds(line, &[": ", "=", ":error:"])
            || starts(line, QUIET);
        known.then_some(Use::Known)
    }

    /// What the whole output says: a genuine chain that OpenSSL cannot check
    /// for want of a list of authorities is not intercepted.
    pub(super) fn openssl_ends(&mut self) {
        let unknown = Fact::Tls(TlsFault::UnknownIssuer);
        for seen in &mut self.seen {
            if holds(&seen.detail, GENUINE) && seen.facts == [unknown] {
                seen.outcome = Outcome::Info;
                seen.facts.clear();
            }
        }
    }
}
