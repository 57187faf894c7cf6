//! Transcripts: all that one probe saw.

use crate::entry::{Entry, Verdict};
use crate::step::Endpoint;
use crate::vantage::Vantage;

/// All that one probe saw. It holds no secret, and it is the only way from a
/// probe to evidence: live and replayed probes are read alike.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct Transcript {
    /// The registry that was asked.
    pub registry: Endpoint,
    /// Who asked.
    pub vantage: Vantage,
    /// When it began, in seconds since 1970; 0 if unknown.
    pub started_unix: i64,
    /// The repository whose rights were asked for.
    pub repository: Option<String>,
    /// The plan came to its end: it was neither stopped nor out of time.
    pub complete: bool,
    /// What was seen, step by step.
    pub entries: Vec<Entry>,
}

impl Transcript {
    /// The time of this machine after so many milliseconds, in seconds since 1970.
    pub(crate) fn wall_clock(&self, at_ms: u64) -> Option<i64> {
        let passed = i64::try_from(at_ms / 1000).ok()?;
        (self.started_unix > 0).then(|| self.started_unix.saturating_add(passed))
    }

    /// Whether the user stopped it.
    pub fn stopped(&self) -> bool {
        self.entries
            .last()
            .is_some_and(|entry| entry.verdict == Verdict::Stopped)
    }
}
