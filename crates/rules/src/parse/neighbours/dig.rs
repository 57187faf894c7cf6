//! Look-ups of names: `nslookup` of Windows and of BIND, `dig`, `host`,
//! `Resolve-DnsName`.

use super::faults::fault;
use super::session::Session;
use crate::check::{Check, Outcome};
use crate::evidence::{DnsFault, Fact, Span};
use crate::parse::hosts;
use crate::parse::run::Use;
use crate::parse::words::{has_word, holds, starts, word};

/// What a resolver answered.
#[derive(Default)]
pub(in crate::parse) struct Answer {
    /// The next address is the resolver's own.
    server: bool,
    /// The resolver is a public one: it cannot know a private zone.
    of_public_resolver: bool,
    /// A name of a private endpoint stands in the chain.
    private_link: bool,
    /// Whether an address is private; `None` before there is one.
    is_private: Option<bool>,
    /// The header counts no answers to a question for an IPv4 address.
    empty: Option<Span>,
}

/// How these outputs begin.
pub(super) const STARTS: &[&str] = &[
    "; <<>> DiG",
    ";; Got ",
    ";; ->>HEADER<<-",
    ";; QUESTION SECTION",
    ";; ANSWER SECTION",
    ";; communications error",
    ";; connection timed out",
    ";; no servers",
    "Server:",
    "Non-authoritative answer:",
    "DNS request timed out",
    "*** Can't find",
    "*** Request to",
    "server can't find",
    "Resolve-DnsName :",
];

/// Words inside a line with which these outputs begin too.
pub(super) const HOLDS: &[&str] = &[
    "canonical name =",
    " is an alias for ",
    " has address ",
    " not found: 2(",
    " not found: 3(",
    " can't find ",
    "\tIN\tA",
    "\tIN\tCNAME\t",
    "QueryType  : ",
];

/// Resolvers that everybody can ask.
const PUBLIC_RESOLVERS: &[&str] = &[
    "8.8.8.8",
    "8.8.4.4",
    "1.1.1.1",
    "1.0.0.1",
    "9.9.9.9",
    "dns.google",
    "one.one",
];

/// How lines begin that say nothing of the name.
const QUIET: &[&str] = &[
    "Non-authoritative answer:",
    "Authoritative answers can be",
    "timeout was ",
    "At line:",
    "+ ",
    "----",
    "Name ",
    "Using domain server:",
];

/// What stands before a name or an address of the answer.
const ANSWERS: &[&str] = &["canonical name =", " is an alias for ", " address "];

/// Fields whose value is a part of the answer.
const FIELDS: &[&str] = &[
    "Address",
    "Addresses",
    "Name",
    "Aliases",
    "IP4Address",
    "IP6Address",
];

impl Session {
    /// Reads a line of a look-up.
    pub(super) fn lookup(&mut self, line: &str, lines: Span) -> Option<Use> {
        if let Some(fact) = fault(line).filter(|fact| matches!(fact, Fact::Dns(_))) {
            return Some(self.fail(fact, line, lines));
        }
        if line.starts_with(';') {
            self.comment(line, lines);
            return Some(Use::Known);
        }
        let field = line.split(':').next().unwrap_or_default().trim_end();
        let server = std::mem::replace(&mut self.answer.server, field == "Server");
        if server && field.starts_with("Address") || field == "Server" {
            self.asks_resolver(line);
            return Some(Use::Known);
        }
        let last = word(line, usize::MAX);
        let alone = line == last
            && (line.trim_end_matches('.').contains('.') || hosts::is_private(line).is_some());
        let record = !line.contains(" : ") && has_word(line, &["A", "AAAA", "CNAME"]);
        if alone || record || holds(line, ANSWERS) || FIELDS.contains(&field) {
            return Some(self.says(last, line, lines));
        }
        let known = line.is_empty()
            || has_word(line, &["IN", "=", ":"])
            || starts(line, QUIET)
            || line.contains(" mail is handled by ");
        known.then_some(Use::Known)
    }

    /// A name or an address of the answer.
    fn says(&mut self, value: &str, line: &str, lines: Span) -> Use {
        self.answer.private_link |= line.contains(".privatelink.");
        let Some(private) = hosts::is_private(value) else {
            // A name without an address yet: what comes of it is not known.
            if !self.add(Check::Dns, line, lines) {
                self.note(Check::Dns, Outcome::Info, None, line, lines);
            }
            return Use::Seen;
        };
        self.answer.is_private = self.answer.is_private.max(Some(private));
        self.pass(Check::Dns, line, lines)
    }

    /// A comment of `dig`: what was asked, of whom, and how much came.
    fn comment(&mut self, line: &str, lines: Span) {
        if line.contains("SERVER:") {
            self.asks_resolver(line);
        }
        if line.contains("ANSWER: 0") {
            self.answer.empty = Some(lines);
        }
        if !line.starts_with(";;") && word(line, usize::MAX) != "A" {
            self.answer.empty = None;
        }
    }

    /// Notes the resolver that is asked.
    pub(super) fn asks_resolver(&mut self, text: &str) {
        self.answer.of_public_resolver |= holds(text, PUBLIC_RESOLVERS);
    }

    /// What the whole answer says.
    pub(super) fn lookup_ends(&mut self) {
        if let Some(lines) = self.answer.empty.filter(|_| self.seen.is_empty()) {
            let fact = Some(Fact::Dns(DnsFault::NoSuchName));
            self.note(Check::Dns, Outcome::Error, fact, "ANSWER: 0", lines);
        }
        let answer = &self.answer;
        let outcome = match answer.is_private.filter(|_| answer.private_link) {
            Some(true) => Outcome::Ok,
            // A public resolver does not know the private zone: nothing is wrong
            // with that. Nor is it elsewhere where the registry takes both ways.
            Some(false) if !answer.of_public_resolver => Outcome::Info,
            _ => return,
        };
        let dns = self.seen.iter().find(|seen| seen.check == Check::Dns);
        if let Some((detail, lines)) = dns.map(|dns| (dns.detail.clone(), dns.lines)) {
            self.note(Check::PrivateEndpointDns, outcome, None, &detail, lines);
        }
    }
}
