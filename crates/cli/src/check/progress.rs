//! A line for each step while the probe runs, for the person at the terminal.

use std::io::{self, IsTerminal, Write};

use acr_doctor_probe::entry::{Entry, Seen};
use acr_doctor_rules::{Language, render};

use super::{phases, waterfall};

/// Standard error, where somebody looks at it.
pub(super) struct Progress {
    watched: bool,
    language: Language,
}

impl Progress {
    /// Tells only a terminal: a log keeps the report alone.
    pub(super) fn of_terminal(language: Language) -> Self {
        Self {
            watched: io::stderr().is_terminal(),
            language,
        }
    }

    /// A step has ended.
    pub(super) fn tell(&mut self, entry: &Entry) {
        if self.watched {
            let line = line(entry, self.language);
            self.watched = writeln!(io::stderr(), "{line}").is_ok();
        }
    }

    /// All steps have ended: the report follows.
    pub(super) fn end(self) {
        if self.watched {
            let _ = writeln!(io::stderr());
        }
    }
}

/// `✔ DNS lookup, 12 ms: 20.62.128.1`.
fn line(entry: &Entry, language: Language) -> String {
    let mut line = [
        phases::end(entry.verdict).mark(),
        " ",
        &phases::name(entry, language),
        ", ",
        &waterfall::time((entry.from_ms, entry.to_ms)),
    ]
    .concat();
    if let Some(seen) = seen(&entry.seen) {
        line.push_str(": ");
        line.push_str(&render::one_line(&seen));
    }
    line
}

/// What was seen, in a few words that are the same in every language.
fn seen(seen: &Seen) -> Option<String> {
    match seen {
        Seen::Names(names) => {
            let addresses: Vec<_> = names
                .addresses()
                .map(|address| address.to_string())
                .collect();
            (!addresses.is_empty()).then(|| addresses.join(", "))
        }
        Seen::Connected {
            proxy: Some(proxy), ..
        } => Some(["proxy ", proxy].concat()),
        Seen::Connected { address, .. } => address.map(|address| address.to_string()),
        Seen::Secured(secured) => {
            let issuer = secured.certificate.as_ref();
            let issuer = issuer.map(|certificate| certificate.issuer.as_str());
            let parts = [Some(secured.version.as_str()), issuer];
            Some(parts.into_iter().flatten().collect::<Vec<_>>().join(", "))
        }
        Seen::Answer(answer) => Some(["HTTP ", &answer.status.to_string()].concat()),
        Seen::Opaque | Seen::Hidden | Seen::Failed(_) | Seen::Silent | Seen::Stopped => None,
    }
}
