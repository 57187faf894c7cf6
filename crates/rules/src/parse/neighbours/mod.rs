//! What other programs print beside the CLI: a browser's console, curl,
//! look-ups of names, `openssl s_client`.
//!
//! Each program's output is one [`Session`]: it begins at a line that only
//! this program prints, or at the command line that was typed, takes lines as
//! long as they are this program's, and ends with what was seen, one
//! observation a check. Only output about a registry is taken: its host stands
//! in one of the first lines, or the line itself is a failure of the way.

mod console;
mod curl;
mod dig;
mod faults;
mod http;
mod openssl;
mod session;

use super::run::Use;
use super::trace::Asked;
use super::words::{after, holds, starts, word};
use super::{hosts, is_of_cli};
use crate::clean::Line;
use crate::evidence::{Kind, Observation, Span};

pub(super) use session::Session;

/// Whose output it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::parse) enum Tool {
    Console,
    Curl,
    Lookup,
    OpenSsl,
}

/// Commands whose output is read.
const COMMANDS: &[(&str, Tool)] = &[
    ("curl ", Tool::Curl),
    ("curl.exe ", Tool::Curl),
    ("nslookup ", Tool::Lookup),
    ("nslookup.exe ", Tool::Lookup),
    ("dig ", Tool::Lookup),
    ("host ", Tool::Lookup),
    ("Resolve-DnsName ", Tool::Lookup),
    ("openssl s_client ", Tool::OpenSsl),
];

/// How far below its first line the host may stand.
const HOST_WITHIN: usize = 24;

/// How the lines of these programs begin that are none of their first.
const LINES: &[&str] = &[
    "* ", "< ", "{ [", "} [", "% Total", ";", "---", "verify ", "subject", "issuer", "Address",
    "Name:", "Aliases:", "\t", "    ",
];

/// The command of a command line, typed after a prompt or standing alone.
fn command(text: &str) -> Option<Tool> {
    COMMANDS.iter().find_map(|&(name, tool)| {
        let at = text.find(name)?;
        let before = text[..at].trim_end();
        let prompt = before.is_empty() || before.ends_with(['$', '#', '>', '%']);
        // PowerShell begins its errors with the name of the command.
        let error = text[at + name.len()..].starts_with(':');
        (prompt && !error).then_some(tool)
    })
}

/// Whose output begins with this line.
fn start(text: &str, rest: &[Line<'_>]) -> Option<Tool> {
    let text = text.trim_start();
    if starts(text, curl::STARTS) {
        Some(Tool::Curl)
    } else if starts(text, openssl::STARTS) {
        Some(Tool::OpenSsl)
    } else if starts(text, dig::STARTS) || holds(text, dig::HOLDS) {
        // `docker version` has a server too.
        let address = rest.first();
        let address = address.is_some_and(|line| line.text.trim_start().starts_with("Address"));
        (address || !text.starts_with("Server:")).then_some(Tool::Lookup)
    } else if starts(text, console::STARTS) || holds(text, console::HOLDS) {
        Some(Tool::Console)
    } else {
        None
    }
}

/// Whether a line is one of these programs', so that it is not joined to the line above.
pub(super) fn is_own_line(text: &str) -> bool {
    starts(text, LINES)
        || text.starts_with("Server:")
        || start(text, &[]).is_some()
        || command(text).is_some()
}

/// Words that mark the places in a large text at which such output may be.
pub(super) fn landmarks() -> impl Iterator<Item = &'static str> {
    // What stands in other logs often enough to slow the scan down is left out.
    const MARKS: &[&str] = &[
        "blocked by CORS policy",
        "net::ERR_",
        "Cross-Origin Request Blocked",
        "due to access control checks",
        "canonical name =",
        "\tIN\tCNAME\t",
        " can't find ",
        "< HTTP/",
        "CONNECTED(",
        "DNS request timed out",
        ";; ->>HEADER<<-",
        "no servers could be reached",
    ];
    MARKS.iter().copied()
}

/// Every string that is looked for.
#[cfg(feature = "texts")]
pub(super) fn strings() -> impl Iterator<Item = &'static str> {
    faults::words().chain(landmarks())
}

/// The host of a registry in the first of these lines.
fn near<'a>(lines: &'a [Line<'_>]) -> Option<&'a str> {
    let near = lines.iter().take(HOST_WITHIN).map(|line| &*line.text);
    near.take_while(|text| !is_of_cli(text))
        .find_map(hosts::host)
}

impl Session {
    /// Begins an output at the first of these lines. `alone`: no run stands
    /// above it that it could be mistaken for a part of.
    /// Returns also whether the first line is read: a command line that was typed.
    pub(super) fn begin(lines: &[Line<'_>], alone: bool) -> Option<(Self, bool)> {
        let text = &*lines.first()?.text;
        let typed = command(text);
        let tool = typed.or_else(|| start(text, &lines[1..]))?;
        let host = match typed {
            Some(_) => hosts::host(text),
            None => near(lines),
        };
        // Certificates are of `*.azurecr.io`, and some failures name no host.
        let needs_none = match tool {
            _ if typed.is_some() => false,
            Tool::OpenSsl => text.starts_with("CONNECTED(") || faults::fault(text).is_some(),
            Tool::Curl => curl::is_failure(text),
            Tool::Console => faults::fault(text).is_some() && !text.contains("://"),
            Tool::Lookup => false,
        };
        if host.is_none() && !(needs_none && alone) {
            return None;
        }
        let mut session = Self {
            tool,
            registry: host.map(hosts::registry),
            of_data: host.is_some_and(|host| host.contains(".data.")),
            seen: Vec::new(),
            proxied: false,
            http: http::Exchange::default(),
            answer: dig::Answer::default(),
            inside: false,
        };
        if typed.is_some() {
            session.typed(text, host.unwrap_or_default());
        }
        Some((session, typed.is_some()))
    }

    /// What the command line says: the path that is asked for, the resolver.
    fn typed(&mut self, text: &str, host: &str) {
        let rest = word(after(text, host).unwrap_or_default(), 0);
        if let Some(at) = rest.find('/') {
            self.http.asked = Asked::path(rest[at..].trim_end_matches(['"', '\'']));
        }
        self.asks_resolver(text);
    }

    /// Reads a line; `None` if it is not this program's, and the output ends.
    pub(super) fn take(&mut self, text: &str, lines: Span) -> Option<Use> {
        if is_of_cli(text) {
            return None;
        }
        let line = text.trim();
        match self.tool {
            Tool::Console => self.console(line, lines),
            Tool::Curl => self.curl(line, lines),
            Tool::Lookup => self.lookup(line, lines),
            Tool::OpenSsl => self.openssl(line, text.starts_with(' '), lines),
        }
    }

    /// Whether another output begins with the first of these lines.
    pub(super) fn ends_before(&self, lines: &[Line<'_>]) -> bool {
        let [line, rest @ ..] = lines else {
            return true;
        };
        let text = &*line.text;
        if command(text).is_some() {
            return hosts::host(text).is_some();
        }
        // Bodies and certificates may hold anything.
        let Some(tool) = start(text, rest).filter(|_| !self.inside) else {
            return false;
        };
        let again = text.starts_with("; <<>> DiG") || text.starts_with("Server:");
        tool != self.tool || again && self.is_of_another(near(lines))
    }

    /// Whether a host belongs to another registry.
    fn is_of_another(&self, host: Option<&str>) -> bool {
        host.is_some_and(|host| self.registry.as_deref() != Some(&*hosts::registry(host)))
    }

    /// Ends the output: the kind of the text, and what was seen.
    pub(super) fn end(mut self) -> (Kind, Vec<Observation>) {
        let kind = match self.tool {
            Tool::Console => Kind::Console,
            Tool::Curl => Kind::Curl,
            Tool::Lookup => Kind::DnsLookup,
            Tool::OpenSsl => Kind::OpenSsl,
        };
        match self.tool {
            Tool::Lookup => self.lookup_ends(),
            Tool::OpenSsl => self.openssl_ends(),
            _ => {}
        }
        (kind, self.seen)
    }
}
