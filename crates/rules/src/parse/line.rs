//! One line as a record of the CLI's log: level, logger, time, body.

use super::phrase::{self, Says};
use crate::code::Code;

/// The words before every error code.
pub(super) const HEAD: &str = "An error occurred: ";

/// How loud a record is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Level {
    Debug,
    Warning,
    Error,
}

/// A line, read.
#[derive(Clone, Copy, Debug)]
pub(super) struct Record<'a> {
    /// The level, where the log shows it.
    pub level: Option<Level>,
    /// The logger that `--debug` shows.
    pub logger: Option<&'a str>,
    /// What is left of the line.
    pub body: &'a str,
    /// What it is.
    pub item: Item<'a>,
}

/// What a line is.
#[derive(Clone, Copy, Debug)]
pub(super) enum Item<'a> {
    /// `An error occurred: CODE`.
    ErrorHead {
        /// The code as printed.
        name: &'a str,
        /// The code, if it is known.
        code: Option<Code>,
        /// What follows on the same line.
        rest: &'a str,
    },
    /// A phrase of the CLI.
    Phrase(Says),
    /// A command line that was typed.
    Command,
    /// A line of a `--debug` log that is no record of the checks.
    Trace,
    /// Nothing on it.
    Blank,
    /// Something else.
    Other,
}

impl<'a> Record<'a> {
    /// Reads a cleaned line.
    pub(super) fn read(line: &'a str) -> Self {
        let record = Self::read_start(line);
        if matches!(record.item, Item::Other) {
            record.found_inside().unwrap_or(record)
        } else {
            record
        }
    }

    /// Reads a line whose record, if it is one, begins where the line begins.
    pub(super) fn read_start(line: &'a str) -> Self {
        let text = line.trim();
        let (level, text) = level(text);
        let (logger, text) = logger(text, level.is_some());
        let body = clean_time(text);
        let item = item(body, level, logger);
        Self {
            level,
            logger,
            body,
            item,
        }
    }

    /// A record behind something that is not known: `az : ERROR: …`, a line
    /// number, the name of a container.
    fn found_inside(self) -> Option<Self> {
        let limit = (0..=self.body.len().min(60))
            .rev()
            .find(|&at| self.body.is_char_boundary(at))?;
        let mut heads: Vec<usize> = Vec::new();
        for (at, _) in self.body[..limit].match_indices([' ', '|', ':', '>', '*', '\t']) {
            heads.push(at + 1);
        }
        heads.into_iter().find_map(|at| {
            let inner = Self::read_start(self.body.get(at..)?);
            let tells = match inner.item {
                Item::ErrorHead { .. } | Item::Command => true,
                Item::Phrase(says) => !matches!(says, Says::More | Says::Noise),
                _ => false,
            };
            tells.then_some(Self {
                level: inner.level.or(self.level),
                ..inner
            })
        })
    }

    /// Whether the line begins something of its own, whatever stands above it.
    pub(super) fn starts(&self) -> bool {
        match self.item {
            Item::ErrorHead { .. } | Item::Phrase(_) | Item::Command | Item::Trace => true,
            Item::Blank => false,
            Item::Other => self.level.is_some(),
        }
    }
}

/// Takes `WARNING: ` and its like off.
fn level(text: &str) -> (Option<Level>, &str) {
    const LEVELS: [(&str, Level); 5] = [
        ("WARNING:", Level::Warning),
        ("ERROR:", Level::Error),
        ("CRITICAL:", Level::Error),
        ("DEBUG:", Level::Debug),
        ("INFO:", Level::Debug),
    ];
    for (name, level) in LEVELS {
        if let Some(rest) = text.strip_prefix(name)
            && (rest.is_empty() || rest.starts_with([' ', '*']))
        {
            return (Some(level), rest.trim_start_matches('*').trim_start());
        }
    }
    (None, text)
}

/// Takes the logger of a `--debug` record off: `cli.azure.cli.core.azclierror: `.
fn logger(text: &str, has_level: bool) -> (Option<&str>, &str) {
    const ROOTS: [&str; 9] = [
        "cli",
        "azure",
        "urllib3",
        "msal",
        "msrest",
        "knack",
        "az_command_data_logger",
        "adal-python",
        "requests",
    ];
    let Some((name, rest)) = text.split_once(':') else {
        return (None, text);
    };
    let name = name.trim_end();
    let root = name.split('.').next().unwrap_or_default();
    let dotted = name.contains('.') || has_level;
    let plain = name
        .bytes()
        .all(|b| b.is_ascii_alphanumeric() || matches!(b, b'.' | b'_' | b'-'));
    if plain && dotted && ROOTS.contains(&root) {
        (Some(name), rest.trim_start())
    } else {
        (None, text)
    }
}

/// Takes the CLI's own time off: `2026-11-23 08:24:06.441354 `.
fn clean_time(text: &str) -> &str {
    match text.find(HEAD) {
        Some(at)
            if at <= 28
                && text[..at]
                    .bytes()
                    .all(|b| b.is_ascii_digit() || b"-:. ".contains(&b)) =>
        {
            &text[at..]
        }
        _ => text,
    }
}

fn item<'a>(body: &'a str, level: Option<Level>, logger: Option<&str>) -> Item<'a> {
    if let Some((name, rest)) = error_head(body) {
        return Item::ErrorHead {
            name,
            code: Code::from_name(name),
            rest,
        };
    }
    if level == Some(Level::Debug) {
        return Item::Trace;
    }
    if body.is_empty() {
        return Item::Blank;
    }
    if let Some(says) = phrase::says(body) {
        return Item::Phrase(says);
    }
    if is_command(body) {
        return Item::Command;
    }
    let quiet =
        logger.is_some_and(|name| !name.ends_with("check_health") && !name.ends_with("azclierror"));
    if quiet && level.is_none() {
        Item::Trace
    } else {
        Item::Other
    }
}

/// `An error occurred: SOME_ERROR` and what follows it.
fn error_head(body: &str) -> Option<(&str, &str)> {
    let rest = body.strip_prefix(HEAD)?;
    let end = rest
        .find(|c: char| !(c.is_ascii_uppercase() || c.is_ascii_digit() || c == '_'))
        .unwrap_or(rest.len());
    let (name, rest) = rest.split_at(end);
    name.ends_with("_ERROR")
        .then(|| (name, rest.trim_start_matches(['*', '`', '.', ':']).trim()))
}

/// A command line of ours: after a prompt, or alone.
fn is_command(body: &str) -> bool {
    let Some(at) = body.find("az acr ") else {
        return false;
    };
    let before = &body[..at];
    let prompt = before.trim_end();
    prompt.is_empty() || prompt.ends_with(['$', '#', '>', '%', ']', '+']) || prompt == "Run"
}

#[cfg(test)]
mod tests {
    use super::{Item, Record};
    use crate::code::Code;

    #[test]
    fn an_error_head_is_found_behind_level_logger_and_time() {
        for line in [
            "An error occurred: CMK_ERROR",
            "ERROR: An error occurred: CMK_ERROR",
            "ERROR: 2026-11-23 08:24:06.441354 An error occurred: CMK_ERROR",
            "ERROR: cli.azure.cli.command_modules.acr.check_health: 2026-11-23 08:24:06.441354 An error occurred: CMK_ERROR",
            "az : ERROR: 2026-11-23 08:24:06.441354 An error occurred: CMK_ERROR",
            "12 | ERROR: An error occurred: CMK_ERROR",
        ] {
            let record = Record::read(line);
            assert!(
                matches!(
                    record.item,
                    Item::ErrorHead {
                        code: Some(Code::Cmk),
                        ..
                    }
                ),
                "{line}: {record:?}"
            );
        }
    }

    #[test]
    fn a_sentence_about_an_error_is_no_head() {
        let record = Record::read("An error occurred while pulling a sample image.");
        assert!(!matches!(record.item, Item::ErrorHead { .. }));
    }
}
