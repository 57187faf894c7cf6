//! Frames: what of the catalogue is no text, so that a program which loads the
//! texts from a table carries none of them. A frame is worked out by the
//! compiler from the same constants; conditions are functions and cannot come
//! from a table.

use super::Certainty;
use super::cause::{Applicability, Cause, Harm, Layer};
use super::entry::CodeEntry;
use super::sign::{Condition, On, Sign};
use crate::check::Check;
use crate::code::Code;
use crate::lang::Text;

/// The frame of a cause.
pub(super) struct Frame {
    pub(super) layer: Layer,
    pub(super) harm: Harm,
    pub(super) marks: &'static [Mark],
    /// Whether the first step is the one that tells it apart.
    pub(super) tells: bool,
    pub(super) steps: &'static [Applicability],
}

/// The frame of a sign.
#[derive(Clone, Copy)]
pub(super) struct Mark {
    pub(super) on: On,
    pub(super) when: Option<Condition>,
    pub(super) certainty: Certainty,
}

/// The frame of a code.
pub(super) struct CodeFrame {
    pub(super) code: Code,
    pub(super) documented: bool,
    pub(super) rules_out: &'static [Check],
}

impl CodeFrame {
    pub(super) const fn of(entry: &CodeEntry<Text>) -> Self {
        Self {
            code: entry.code,
            documented: entry.documented,
            rules_out: entry.rules_out,
        }
    }
}

/// The frames of a cause's signs.
pub(super) const fn marks<const N: usize>(signs: &[Sign]) -> [Mark; N] {
    let mut marks = [Mark {
        on: On::Any,
        when: None,
        certainty: Certainty::Possible,
    }; N];
    let mut at = 0;
    while at < N {
        let Sign {
            on,
            when,
            certainty,
            ..
        } = signs[at];
        marks[at] = Mark {
            on,
            when,
            certainty,
        };
        at += 1;
    }
    marks
}

/// How safe a cause's steps are.
pub(super) const fn steps<const N: usize>(cause: &Cause<Text>) -> [Applicability; N] {
    let mut steps = [Applicability::Run; N];
    let tells = cause.tell.is_some() as usize;
    let mut at = 0;
    while at < N {
        steps[at] = match &cause.tell {
            Some(step) if at == 0 => step.applicability,
            _ => cause.fixes[at - tells].applicability,
        };
        at += 1;
    }
    steps
}

/// How many steps a cause has.
pub(super) const fn count(cause: &Cause<Text>) -> usize {
    cause.tell.is_some() as usize + cause.fixes.len()
}

/// The frame of a constant cause.
macro_rules! frame {
    ($cause:path) => {
        Frame {
            layer: $cause.layer,
            harm: $cause.harm,
            marks: const { &marks::<{ $cause.signs.len() }>($cause.signs) },
            tells: $cause.tell.is_some(),
            steps: const { &steps::<{ count(&$cause) }>(&$cause) },
        }
    };
}
pub(super) use frame;
