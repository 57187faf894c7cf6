//! Lines that are no known record: blank ones, and text that belongs to what stands above it.

use super::block::{Block, Takes, seen};
use super::{Parser, Use};
use crate::check::{Check, Outcome};
use crate::clean::Line;
use crate::evidence::Kind;
use crate::parse::line::{HEAD, Level, Record};
use crate::parse::stage;

impl Parser {
    /// A line with nothing on it: it ends a message of the CLI, not the text of a tool.
    pub(super) fn blank(&mut self) -> Use {
        self.run.end_message();
        Use::Known
    }

    /// A line whose words are not known.
    pub(super) fn other(&mut self, record: &Record<'_>, line: &Line<'_>) -> Use {
        let body = record.body.trim();
        if is_prompt(body) {
            self.run.end_block();
            return Use::NotUnderstood;
        }
        if self.run.crash && record.level != Some(Level::Warning) {
            return self.failed(body, line);
        }
        if let Some(block) = &self.run.block {
            // Text of a tool may begin with a level of its own.
            if block.takes == Takes::Tool {
                return self.append(line.text.trim_end(), line);
            }
            if record.level.is_none() {
                return self.append(body, line);
            }
        }
        let run = &self.run.evidence;
        let seen_any = !run.observations.is_empty();
        let doubled = body.starts_with("WARNING:") || body.starts_with("time=\"");
        if record.level == Some(Level::Warning)
            && (doubled || !self.leveled)
            && !self.run.closed
            && seen_any
        {
            let text = if doubled { body } else { line.text.trim() };
            return self.tool_warning(text, line);
        }
        let in_run = seen_any || run.kind != Kind::Unknown;
        if record.level == Some(Level::Error)
            && !self.run.closed
            && (self.leveled && in_run || run.command.is_some())
        {
            return self.failed(body, line);
        }
        self.run.end_block();
        Use::NotUnderstood
    }

    /// Adds a line to the open block.
    pub(super) fn append(&mut self, text: &str, line: &Line<'_>) -> Use {
        if let Some(block) = &mut self.run.block {
            block.append(text, line.span.1);
        }
        Use::Seen
    }

    /// An error in unknown words: it belongs to the check that was running.
    fn failed(&mut self, body: &str, line: &Line<'_>) -> Use {
        self.run.end_block();
        let check = stage::running(&self.run.evidence);
        self.ends(check, Outcome::Error, body, line)
    }

    /// What a tool says on its standard error while its check passes.
    fn tool_warning(&mut self, text: &str, line: &Line<'_>) -> Use {
        self.run.end_block();
        self.run.block = Some(Block {
            seen: seen(Check::ToolWarning, Outcome::Info, text, line.span),
            takes: Takes::Tool,
        });
        Use::Seen
    }
}

/// A shell's prompt with a command behind it.
fn is_prompt(body: &str) -> bool {
    let head = body.split(' ').next().unwrap_or_default();
    let unix = head.len() > 2 && head.ends_with(['$', '#', '%']) && head.contains(['@', ':', '~']);
    let alone = (body.starts_with("$ ") || body.starts_with("% ")) && !body.contains(HEAD);
    let windows = body.starts_with("PS ") && body.contains("> ")
        || body.starts_with("C:\\") && head.ends_with('>');
    unix || alone || windows
}
