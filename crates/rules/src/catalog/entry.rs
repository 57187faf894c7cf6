//! The reference entry of an error code.

use crate::check::Check;
use crate::code::Code;
use crate::lang::Text;

/// What is known of one error code. Each lives in a file of its own.
pub struct CodeEntry {
    /// The code.
    pub code: Code,
    /// The first CLI version that prints it, as precisely as it is known.
    pub since: &'static str,
    /// The last one, if it is printed no more.
    pub until: Option<&'static str>,
    /// Whether Microsoft's reference of 2019 lists it.
    pub documented: bool,
    /// Its causes, from likely to rare.
    pub causes: &'static [&'static str],
    /// The checks that are not run because of it, even with `--ignore-errors`.
    pub rules_out: &'static [Check],
    /// What it says, as a headline: one line, no full stop.
    pub title: Text,
    /// What it really means: two or three sentences.
    pub meaning: Text,
    /// Where Microsoft's reference differs from what the CLI does.
    pub differs: Text,
    /// Where it is documented.
    pub links: &'static [&'static str],
}
