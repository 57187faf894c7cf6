//! Blocks: a record of the log and the lines below it that belong to it.

use crate::check::{Check, Outcome};
use crate::evidence::{Observation, Span};
use crate::parse::trace;

/// An observation that can take more lines.
pub(super) struct Block {
    /// What the lines so far say.
    pub seen: Observation,
    /// What may follow.
    pub takes: Takes,
}

/// Which lines belong to a block.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Takes {
    /// Text of a tool, blank lines and records that only look like ours.
    Tool,
    /// The CLI's own message, up to a blank line.
    Message,
}

impl Block {
    /// Adds a line. Only the CLI's own message is read for facts: a tool may
    /// speak of another host than the registry.
    pub(super) fn append(&mut self, text: &str, end: usize) {
        let seen = &mut self.seen;
        if !seen.detail.is_empty() {
            seen.detail.push('\n');
        }
        seen.detail.push_str(text);
        seen.lines.1 = end;
        if self.takes == Takes::Message {
            trace::facts(text, &mut seen.facts);
        }
    }
}

/// What one line says of a check.
pub(super) fn seen(check: Check, outcome: Outcome, detail: &str, lines: Span) -> Observation {
    Observation {
        check,
        outcome,
        code: None,
        detail: detail.to_owned(),
        facts: Vec::new(),
        notice: false,
        lines,
    }
}
