//! The reference entry of an error code.

use crate::check::Check;
use crate::code::Code;

/// What is known of one error code. Each lives in a file of its own, with texts
/// in both languages; [`Words`](super::Words) has them in one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CodeEntry<T = &'static str> {
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
    pub title: T,
    /// What it really means: two or three sentences.
    pub meaning: T,
    /// Where Microsoft's reference differs from what the CLI does.
    pub differs: T,
    /// Where it is documented.
    pub links: &'static [&'static str],
}
