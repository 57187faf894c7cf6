//! Output of other programs beside the CLI's: which run it belongs to.

use super::skip::Skip;
use super::{Parser, Use, is_gap};
use crate::clean::Line;
use crate::evidence::Kind;
use crate::parse::neighbours::Session;

impl Parser {
    /// Reads the first of these lines if it is another program's; `None` if it is not.
    pub(super) fn beside(&mut self, lines: &[Line<'_>]) -> Option<Use> {
        let line = lines.first()?;
        if let Some(session) = &mut self.session {
            if !is_gap(line)
                && !session.ends_before(lines)
                && let Some(used) = session.take(&line.text, line.span)
            {
                return Some(used);
            }
            self.end_session();
        }
        let run = &self.run.evidence;
        let alone = self.short
            && match run.kind {
                Kind::Console | Kind::Curl | Kind::DnsLookup | Kind::OpenSsl => true,
                kind => {
                    kind == Kind::Unknown && run.observations.is_empty() && self.run.block.is_none()
                }
            };
        let (mut session, typed) = Session::begin(lines, alone)?;
        let used = if typed {
            Use::Known
        } else {
            session.take(&line.text, line.span)?
        };
        self.run.end_block();
        self.run.skip = Skip::Nothing;
        // Another registry is another run.
        let known = self.run.evidence.registry.as_ref();
        if known.is_some_and(|known| session.registry.as_ref().is_some_and(|host| host != known)) {
            self.end_run();
        }
        self.session = Some(session);
        Some(used)
    }

    /// Ends the output that is being read. What was seen is evidence of the
    /// run above it; a run of the CLI that follows is another one.
    pub(super) fn end_session(&mut self) {
        let Some(session) = self.session.take() else {
            return;
        };
        let registry = session.registry.clone();
        let (kind, seen) = session.end();
        if seen.is_empty() {
            return;
        }
        let run = &mut self.run;
        run.is_of(kind);
        if run.evidence.registry.is_none() {
            run.evidence.registry = registry;
        }
        for seen in seen {
            run.observe(seen);
        }
        run.closed = true;
    }
}
