//! Lines that are passed over: tracebacks, and what the log says twice.

use super::{Parser, Use};
use crate::check::Check;
use crate::clean::Line;
use crate::parse::line::{Item, Record};
use crate::parse::phrase::Says;
use crate::parse::{stage, trace};

/// What is passed over, up to the next record of the log or of a check.
#[derive(Clone, Copy, Default, PartialEq, Eq)]
pub(super) enum Skip {
    /// Nothing.
    #[default]
    Nothing,
    /// A traceback.
    Traceback,
    /// A repetition in another logger.
    Repetition,
}

/// The head of a traceback.
const TRACEBACK: &str = "Traceback (most recent call last)";

impl Parser {
    /// What a line is for that is passed over; `None` if it is to be read.
    pub(super) fn skipped(&mut self, record: &Record<'_>, line: &Line<'_>) -> Option<Use> {
        let text = line.text.trim_start();
        if text.starts_with(TRACEBACK) || record.body.starts_with(TRACEBACK) {
            self.run.skip = Skip::Traceback;
            return Some(Use::Known);
        }
        if record.logger == Some("az_command_data_logger") {
            self.run.end_block();
            self.run.skip = Skip::Repetition;
            return Some(Use::Known);
        }
        if self.run.skip == Skip::Nothing {
            return None;
        }
        if ends(record) || text.starts_with("To open an issue") {
            self.run.skip = Skip::Nothing;
            return None;
        }
        // A traceback says where it happened and, in its last line, why.
        let Some(block) = &mut self.run.block else {
            trace::facts(text, &mut self.run.facts);
            return Some(Use::Known);
        };
        let seen = &mut block.seen;
        let fixed = seen.code.is_some()
            || matches!(
                seen.check,
                Check::AadToken | Check::Subscription | Check::AzLogin
            );
        if let Some(check) = stage::by_function(text).filter(|_| !fixed) {
            seen.check = check;
        }
        seen.lines.1 = line.span.1;
        trace::facts(text, &mut seen.facts);
        Some(Use::Known)
    }
}

/// Whether a record ends what is passed over.
fn ends(record: &Record<'_>) -> bool {
    // A traceback ends in the error itself, behind the name of its class.
    let of_log = record.level.is_some()
        || record
            .logger
            .is_some_and(|name| name != "knack.util.CLIError");
    let of_check = matches!(
        record.item,
        Item::Command
            | Item::Phrase(
                Says::Pass(_) | Says::Value(_) | Says::Daemon | Says::Close | Says::Crash
            )
    );
    of_log || of_check
}
