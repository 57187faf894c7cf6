//! One output of a neighbour: what it says, check by check.

use super::Tool;
use crate::check::{Check, Outcome};
use crate::evidence::{Fact, Observation, ProxyFault, Span, TlsFault};
use crate::parse::run::Use;

/// The output of one program, as far as it was read.
pub(in crate::parse) struct Session {
    /// Whose output it is.
    pub tool: Tool,
    /// The login server that it is about.
    pub registry: Option<String>,
    /// The check that data endpoints have in place of those of the login server.
    pub of_data: bool,
    /// What was seen so far, one observation a check.
    pub seen: Vec<Observation>,
    /// The connection goes through a proxy server.
    pub proxied: bool,
    /// What curl asked for and was answered.
    pub http: super::http::Exchange,
    /// What a resolver answered.
    pub answer: super::dig::Answer,
    /// Inside a block that means nothing here: the body of an answer, a certificate.
    pub inside: bool,
}

impl Session {
    /// Adds a line to what was seen of a check. A later line that passes
    /// undoes a failed look-up or connection: there are several addresses and
    /// servers to try. A note in passing changes nothing.
    pub(super) fn note(
        &mut self,
        check: Check,
        outcome: Outcome,
        fact: Option<Fact>,
        text: &str,
        lines: Span,
    ) -> Use {
        let check = if self.of_data && check != Check::PrivateEndpointDns {
            Check::DataEndpoint
        } else {
            check
        };
        let text = text.trim();
        let Some(seen) = self.seen.iter_mut().find(|seen| seen.check == check) else {
            // In the order of the way, whatever was said first.
            let after = self.seen.iter().position(|seen| seen.check > check);
            let seen = Observation {
                check,
                outcome,
                code: None,
                detail: text.to_owned(),
                facts: fact.into_iter().collect(),
                notice: false,
                lines,
            };
            self.seen.insert(after.unwrap_or(self.seen.len()), seen);
            return Use::Seen;
        };
        let tries = matches!(check, Check::Dns | Check::Tcp);
        let weaker = outcome == Outcome::Info
            || tries && seen.outcome == Outcome::Ok && outcome == Outcome::Error;
        if seen.outcome != outcome && !weaker {
            // What was noted in passing still holds.
            if seen.outcome != Outcome::Info {
                seen.facts.clear();
                seen.detail.clear();
                seen.lines = lines;
            }
            seen.outcome = outcome;
        }
        if !seen.detail.is_empty() {
            seen.detail.push('\n');
        }
        seen.detail.push_str(text);
        seen.lines.1 = lines.1;
        let fact = fact.filter(|fact| !weaker && !seen.facts.contains(fact));
        seen.facts.extend(fact);
        Use::Seen
    }

    /// Notes something that failed, at the stop of the way where it must have failed.
    pub(super) fn fail(&mut self, fact: Fact, text: &str, lines: Span) -> Use {
        let (check, fact) = match fact {
            Fact::Dns(_) => (Check::Dns, fact),
            Fact::Tls(_) => (Check::Tls, fact),
            Fact::Connection(_) if self.passed(Check::Tls) => (Check::Challenge, fact),
            Fact::Connection(_) if self.passed(Check::Tcp) => {
                (Check::Tls, Fact::Tls(TlsFault::Cut))
            }
            Fact::Connection(_) if self.proxied => {
                (Check::Tcp, Fact::Proxy(ProxyFault::Unreachable))
            }
            _ => (Check::Tcp, fact),
        };
        self.note(check, Outcome::Error, Some(fact), text, lines)
    }

    /// Notes something that passed.
    pub(super) fn pass(&mut self, check: Check, text: &str, lines: Span) -> Use {
        self.note(check, Outcome::Ok, None, text, lines)
    }

    /// Adds a line to what a check already has, if it has anything.
    pub(super) fn add(&mut self, check: Check, text: &str, lines: Span) -> bool {
        let known = self.seen.iter().any(|seen| seen.check == check);
        if known {
            self.note(check, Outcome::Info, None, text, lines);
        }
        known
    }

    /// Whether a check passed.
    pub(super) fn passed(&self, check: Check) -> bool {
        let mut seen = self.seen.iter();
        seen.any(|seen| seen.check == check && seen.outcome == Outcome::Ok)
    }
}
