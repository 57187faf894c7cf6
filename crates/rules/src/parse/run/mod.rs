//! From records to runs.
//!
//! A record of the log begins a block; lines that are no records belong to the
//! block above them, if it can have more lines. Blocks make observations,
//! observations make the evidence of a run, and a run ends where another begins.
//!
//! Output of other programs is read by `neighbours` and joined to a run here
//! (`beside`). `current` is the run that is being read, `block` its open block, `skip`
//! passes over tracebacks. What a line adds: `records` for records of the log,
//! `says` for the phrases in them, `other` for everything else.

mod beside;
mod block;
mod current;
mod other;
mod records;
mod says;
mod skip;

use self::current::Current;
use self::skip::Skip;
use super::line::{Item, Record};
use super::neighbours::Session;
use super::trace;
use crate::check::Check;
use crate::clean::Line;
use crate::evidence::{Evidence, Kind, Span};

/// What a text was found to hold.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Parsed {
    /// The evidence of every run, in order of the text.
    pub runs: Vec<Evidence>,
    /// What every cleaned line was taken for.
    pub accounts: Vec<Account>,
}

/// What one cleaned line was taken for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Account {
    /// Its lines in the input.
    pub span: Span,
    /// What it is.
    pub used: Use,
}

/// What a line is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Use {
    /// It belongs to an observation.
    Seen,
    /// It is known, and there is nothing to learn from it.
    Known,
    /// No rule knows it.
    NotUnderstood,
}

/// The parser; see [`Parser::read`].
#[derive(Default)]
pub(super) struct Parser {
    done: Parsed,
    run: Current,
    /// Whether records of passed checks carry a level. A log keeps to its form,
    /// so this outlives a run.
    leveled: bool,
    /// The output of another program that is being read.
    session: Option<Session>,
    /// The text is short: it was cut out for what it says. In a long log, a
    /// failure that names no host is of anything.
    short: bool,
}

/// A text of at most so many lines is short.
const SHORT: usize = 60;

impl Parser {
    /// Reads all lines.
    pub(super) fn read(mut self, lines: &[Line<'_>]) -> Parsed {
        self.short = lines.len() <= SHORT;
        for (at, line) in lines.iter().enumerate() {
            let beside = self.beside(&lines[at..]);
            let used = beside.unwrap_or_else(|| self.line(line));
            self.account(line.span, used);
        }
        self.end_session();
        self.end_run();
        self.done
    }

    /// Notes what a line was taken for, in the run that it left open.
    fn account(&mut self, span: Span, used: Use) {
        self.done.accounts.push(Account { span, used });
        let run = &mut self.run.evidence;
        if used == Use::NotUnderstood {
            match run.not_understood.last_mut() {
                Some(last) if last.1 + 1 >= span.0 => last.1 = span.1,
                _ => run.not_understood.push(span),
            }
        }
        if run.span == (0, 0) {
            run.span = span;
        }
        run.span.1 = span.1;
    }

    fn line(&mut self, line: &Line<'_>) -> Use {
        if is_gap(line) {
            self.run.end_block();
            self.run.skip = Skip::Nothing;
            return Use::NotUnderstood;
        }
        let record = Record::read(&line.text);
        if let Some(used) = self.skipped(&record, line) {
            return used;
        }
        match record.item {
            Item::ErrorHead { name, code, rest } => {
                self.error_head(name, code, rest, &record, line)
            }
            Item::Phrase(says) => self.phrase(says, &record, line),
            Item::Command => self.command(&record),
            Item::Trace => {
                self.run.end_block();
                trace::facts(&line.text, &mut self.run.facts);
                if record.logger.is_some() || self.run.evidence.kind != Kind::Unknown {
                    Use::Known
                } else {
                    Use::NotUnderstood
                }
            }
            Item::Blank => self.blank(),
            Item::Other => self.other(&record, line),
        }
    }

    /// Begins an observation: ends the block above, and the run if this one cannot belong to it.
    fn begin(&mut self, check: Check) {
        self.run.end_block();
        if self.run.cannot_have(check) {
            self.end_run();
        }
    }

    /// Ends the run. What is no run and follows one belongs to that one.
    fn end_run(&mut self) {
        self.run.end_block();
        let run = std::mem::take(&mut self.run).evidence;
        let runs = &mut self.done.runs;
        match runs.last_mut() {
            Some(last) if run.kind == Kind::Unknown && run.observations.is_empty() => {
                last.not_understood.extend(run.not_understood);
                last.span.1 = last.span.1.max(run.span.1);
            }
            _ => runs.push(run),
        }
    }
}

/// Whether a line stands for lines that the scan of a large input passed over.
fn is_gap(line: &Line<'_>) -> bool {
    line.text.is_empty() && line.span.0 < line.span.1
}
