//! The table: the texts of the catalogue in one language as one file, which the
//! page loads beside the program.
//!
//! It has columns, so that like stands beside like and compresses well; a
//! column has cells, a cell is a text or a list of texts. What is no text is in
//! the program, as [`frames`](super::frame).

use super::{Cause, CodeEntry, Sign, Step, Words, causes, codes};
use crate::diagnose::Headlines;
use crate::labels::Labels;
use crate::lang::Language;
use crate::phrases::CELL;
use crate::render::Phrases;

/// Ends a column. No text contains this, the end of a cell or the next one: a
/// test says so.
const COLUMN: char = '\u{1d}';
/// Ends a text of a list.
const ITEM: char = '\u{1f}';

/// The table was made by another build of the catalogue.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TableError;

impl core::fmt::Display for TableError {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        f.write_str("the text table belongs to another build")
    }
}

impl core::error::Error for TableError {}

/// The parts of a text, one after another.
struct Parts {
    rest: Option<&'static str>,
    end: char,
}

impl Parts {
    fn of(text: &'static str, end: char) -> Self {
        let rest = Some(text);
        Self { rest, end }
    }

    #[inline(never)]
    fn next(&mut self) -> Result<&'static str, TableError> {
        let rest = self.rest.ok_or(TableError)?;
        let (part, rest) = match rest.split_once(self.end) {
            Some((part, rest)) => (part, Some(rest)),
            None => (rest, None),
        };
        self.rest = rest;
        Ok(part)
    }

    /// The next part as a list; an empty one has no texts.
    #[inline(never)]
    fn list(&mut self) -> Result<&'static [&'static str], TableError> {
        let part = self.next()?;
        let mut items = Vec::new();
        let mut parts = Self::of(part, ITEM);
        while let (false, Ok(item)) = (part.is_empty(), parts.next()) {
            items.push(item);
        }
        Ok(items.leak())
    }
}

impl Words {
    /// Reads the table of one language. It stays in memory as long as the program.
    ///
    /// # Errors
    /// When the table was made by another build of the catalogue.
    pub fn from_table(language: Language, table: String) -> Result<Self, TableError> {
        let mut columns = Parts::of(table.leak(), COLUMN);
        Labels::load(language, columns.next()?)?;
        Headlines::load(language, columns.next()?)?;
        Phrases::load(language, columns.next()?)?;
        let mut column = || columns.next().map(|column| Parts::of(column, CELL));
        let (mut names, mut signs) = (column()?, column()?);
        let (mut links, mut commands, mut texts) = (column()?, column()?, column()?);
        let mut found = Vec::with_capacity(causes::FRAMES.len());
        for frame in causes::FRAMES {
            let mut steps = Vec::with_capacity(frame.steps.len());
            let (title, why) = (texts.next()?, texts.next()?);
            for &applicability in frame.steps {
                steps.push(Step {
                    applicability,
                    text: texts.next()?,
                    command: Some(commands.next()?).filter(|command| !command.is_empty()),
                });
            }
            let mut shown = Vec::with_capacity(frame.marks.len());
            for mark in frame.marks {
                shown.push(Sign {
                    on: mark.on,
                    says: signs.list()?,
                    lacks: signs.list()?,
                    when: mark.when,
                    certainty: mark.certainty,
                });
            }
            let steps = &*steps.leak();
            found.push(Cause {
                id: names.next()?,
                layer: frame.layer,
                harm: frame.harm,
                signs: shown.leak(),
                follows: names.list()?,
                title,
                why,
                tell: steps.first().copied().filter(|_| frame.tells),
                fixes: &steps[usize::from(frame.tells)..],
                links: links.list()?,
                example: "",
            });
        }
        let mut entries = Vec::with_capacity(codes::FRAMES.len());
        for frame in codes::FRAMES {
            entries.push(CodeEntry {
                code: frame.code,
                since: names.next()?,
                until: Some(names.next()?).filter(|until| !until.is_empty()),
                documented: frame.documented,
                causes: names.list()?,
                rules_out: frame.rules_out,
                title: texts.next()?,
                meaning: texts.next()?,
                differs: texts.next()?,
                links: links.list()?,
            });
        }
        let all = [names, signs, links, commands, texts];
        if all.iter().any(|column| column.rest.is_some()) {
            return Err(TableError);
        }
        Ok(Self {
            language,
            causes: found,
            codes: entries,
        })
    }

    /// The table of one language, as [`from_table`](Self::from_table) reads it.
    #[cfg(feature = "texts")]
    pub fn table(language: Language) -> String {
        let words = Self::bundled(language);
        let list = |items: &[&str]| items.join(&ITEM.to_string());
        let [mut names, mut signs, mut links, mut commands, mut texts] =
            [const { Vec::<String>::new() }; 5];
        for cause in words.causes() {
            names.extend([cause.id.to_owned(), list(cause.follows)]);
            for sign in cause.signs {
                signs.extend([list(sign.says), list(sign.lacks)]);
            }
            links.push(list(cause.links));
            texts.extend([cause.title, cause.why].map(str::to_owned));
            for step in cause.steps() {
                commands.push(step.command.unwrap_or_default().to_owned());
                texts.push(step.text.to_owned());
            }
        }
        for entry in words.codes() {
            let until = entry.until.unwrap_or_default();
            names.extend([entry.since, until].map(str::to_owned));
            names.push(list(entry.causes));
            links.push(list(entry.links));
            texts.extend([entry.title, entry.meaning, entry.differs].map(str::to_owned));
        }
        let columns = [names, signs, links, commands, texts];
        let columns = columns.map(|cells| cells.join(&CELL.to_string()));
        let phrases = [
            Labels::cells(language),
            Headlines::cells(language),
            Phrases::cells(language),
        ];
        [&phrases[..], &columns[..]]
            .concat()
            .join(&COLUMN.to_string())
    }

    /// The examples of all causes in their order, each ended by a unit separator.
    #[cfg(feature = "texts")]
    pub fn examples() -> String {
        let examples = causes::SOURCES.iter().map(|cause| cause.example);
        examples.collect::<Vec<_>>().join("\u{1f}")
    }
}
