//! The grammar: from cleaned lines to evidence, one run after another.
//!
//! `line` reads one line as a record of the CLI's log, `phrase` knows what
//! a record says, `trace` reads facts from `--debug` lines, `run` puts
//! records together to the blocks and runs they belong to, `names` finds the
//! registry. `neighbours` reads what other programs print beside the CLI,
//! with `hosts` to find the registry in it.

mod hosts;
mod line;
mod names;
mod neighbours;
mod phrase;
mod run;
mod stage;
mod trace;
mod words;

pub use run::{Account, Parsed, Use};

use crate::clean::Line;

/// Whether a cleaned line begins something of its own: a record, a command, a
/// prompt. The layout pass does not join such a line to the one above.
pub(crate) fn starts_record(text: &str) -> bool {
    line::Record::read(text).starts() || neighbours::is_own_line(text)
}

/// Whether a line is one of the CLI's log or a command line of it, so that it
/// cannot belong to the output of another program.
fn is_of_cli(text: &str) -> bool {
    use line::{Item, Record};
    use phrase::Says;
    let record = Record::read(text);
    match record.item {
        Item::ErrorHead { .. } | Item::Command => true,
        Item::Phrase(says) => !matches!(says, Says::More | Says::Noise),
        _ => record.level.is_some(),
    }
}

/// Whether a text begins with a record whose words are known.
pub(crate) fn is_record(text: &str) -> bool {
    use line::{Item, Record};
    use phrase::Says;
    match Record::read_start(text).item {
        Item::ErrorHead { .. } => true,
        Item::Phrase(says) => !matches!(says, Says::More | Says::Noise),
        _ => false,
    }
}

/// Whether a text is nothing but what stands before the words of a record:
/// a level, a logger, a time.
pub(crate) fn is_bare_head(text: &str) -> bool {
    let body = line::Record::read_start(text).body;
    body.len() <= 32
        && body
            .bytes()
            .all(|b| b.is_ascii_digit() || b"-:. T>*|".contains(&b))
}

/// Whether a line is known to say nothing.
pub(crate) fn is_noise(text: &str) -> bool {
    matches!(
        line::Record::read_start(text).item,
        line::Item::Phrase(phrase::Says::Noise)
    )
}

/// The words with which records begin, to find them inside a line.
pub(crate) fn record_heads() -> impl Iterator<Item = &'static str> {
    ["WARNING: ", "ERROR: ", line::HEAD]
        .into_iter()
        .chain(phrase::heads())
}

/// Parses cleaned lines. Every line is accounted for in [`Parsed::accounts`].
pub fn parse(lines: &[Line<'_>]) -> Parsed {
    run::Parser::default().read(lines)
}

/// What marks the places in a large text at which a run may be: a line of ours
/// has one of these in it, or stands near a line that has.
pub(crate) fn landmarks() -> impl Iterator<Item = &'static str> {
    const OTHERS: &[&str] = &[
        line::HEAD,
        "az acr check-health",
        "az acr login",
        "\"GET /v2/ HTTP/",
        "POST /oauth2/",
        "(AuthorizationFailed)",
        // The longer the shortest landmark is, the farther the scan can skip.
        "AADSTS1",
        "AADSTS2",
        "AADSTS3",
        "AADSTS4",
        "AADSTS5",
        "AADSTS6",
        "AADSTS7",
        "AADSTS8",
        "AADSTS9",
    ];
    phrase::phrases()
        .filter(|words| *words != "AADSTS")
        .chain(OTHERS.iter().copied())
        .chain(neighbours::landmarks())
}

/// Every string that the grammar looks for.
#[cfg(feature = "texts")]
pub(crate) fn strings() -> impl Iterator<Item = &'static str> {
    phrase::phrases()
        .chain(trace::words())
        .chain(neighbours::strings())
        .chain([line::HEAD])
}

/// Whether the name of the registry led to an address of a private network.
pub(crate) fn resolved_privately(evidence: &crate::evidence::Evidence) -> bool {
    use crate::check::{Check, Outcome};
    evidence.observations.iter().any(|seen| {
        let address = words::after(&seen.detail, " at IP ").unwrap_or_default();
        seen.check == Check::Dns
            && seen.outcome == Outcome::Ok
            && hosts::is_private(words::word(address, 0)) == Some(true)
    })
}
