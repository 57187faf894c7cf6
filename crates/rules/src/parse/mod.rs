//! The grammar: from cleaned lines to evidence, one run after another.
//!
//! [`line`] reads one line as a record of the CLI's log, [`phrase`] knows what
//! a record says, [`trace`] reads facts from `--debug` lines, [`run`] puts
//! records together to the blocks and runs they belong to, [`names`] finds the
//! registry.

mod line;
mod names;
mod phrase;
mod run;
mod stage;
mod trace;

pub use run::{Account, Parsed, Use};

use crate::clean::Line;

/// Whether a cleaned line begins something of its own: a record, a command, a
/// prompt. The layout pass does not join such a line to the one above.
pub(crate) fn starts_record(text: &str) -> bool {
    line::Record::read(text).starts()
}

/// Parses cleaned lines. Every line is accounted for in [`Parsed::accounts`].
pub fn parse(lines: &[Line<'_>]) -> Parsed {
    run::Parser::default().read(lines)
}

/// Every string that the grammar looks for.
pub(crate) fn strings() -> impl Iterator<Item = &'static str> {
    phrase::phrases().chain(trace::words()).chain([line::HEAD])
}
