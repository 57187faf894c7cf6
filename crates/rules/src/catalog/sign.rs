//! Signs: how a cause is recognised in the evidence.

use super::Certainty;
use crate::check::Check;
use crate::code::Code;
use crate::evidence::{Evidence, Fact, Observation};

/// What must hold besides the words.
pub type Condition = fn(&Evidence, &Observation) -> bool;

/// One way in which a cause shows.
#[derive(Clone, Copy)]
pub struct Sign {
    /// Where it shows.
    pub on: On,
    /// All of these stand in the observation's detail, in the letter case given.
    pub says: &'static [&'static str],
    /// None of these stands there.
    pub lacks: &'static [&'static str],
    /// What else must hold.
    pub when: Option<Condition>,
    /// How much it proves.
    pub certainty: Certainty,
}

/// Where a sign shows. Observations whose outcome is `ok` are never looked at,
/// except by [`On::Passed`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum On {
    /// In an error of this code.
    Code(Code),
    /// In what was seen of this check, with or without a code.
    Check(Check),
    /// In what a container tool printed (any of the four docker checks).
    Docker,
    /// In a fact of a `--debug` log, a console or a probe.
    Fact(Fact),
    /// In a check that passed.
    Passed(Check),
    /// In anything that is not `ok`.
    Any,
}

impl Sign {
    const fn new(on: On, says: &'static [&'static str], certainty: Certainty) -> Self {
        Self {
            on,
            says,
            lacks: &[],
            when: None,
            certainty,
        }
    }

    /// A sign that proves the cause.
    pub const fn sure(on: On, says: &'static [&'static str]) -> Self {
        Self::new(on, says, Certainty::Sure)
    }

    /// A sign that speaks for the cause and leaves room for another.
    pub const fn likely(on: On, says: &'static [&'static str]) -> Self {
        Self::new(on, says, Certainty::Likely)
    }

    /// A sign that allows the cause.
    pub const fn possible(on: On, says: &'static [&'static str]) -> Self {
        Self::new(on, says, Certainty::Possible)
    }

    /// The same sign, only where none of these words stands.
    #[must_use]
    pub const fn lacking(mut self, words: &'static [&'static str]) -> Self {
        self.lacks = words;
        self
    }

    /// The same sign, only where the evidence as a whole allows it.
    #[must_use]
    pub const fn when(mut self, holds: fn(&Evidence, &Observation) -> bool) -> Self {
        self.when = Some(holds);
        self
    }

    /// Whether the sign shows in this observation.
    pub fn shows(&self, evidence: &Evidence, seen: &Observation) -> bool {
        use crate::check::Outcome;
        let passed = seen.outcome == Outcome::Ok;
        let here = match self.on {
            On::Passed(check) => passed && seen.check == check,
            _ if passed || seen.outcome == Outcome::NotReached => false,
            On::Code(code) => seen.code == Some(code),
            On::Check(check) => seen.check == check,
            On::Docker => seen.is_docker(),
            On::Fact(fact) => seen.facts.contains(&fact),
            On::Any => true,
        };
        here && self.says.iter().all(|words| seen.detail.contains(words))
            && !self.lacks.iter().any(|words| seen.detail.contains(words))
            && self.when.is_none_or(|holds| holds(evidence, seen))
    }
}
