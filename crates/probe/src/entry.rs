//! Entries: what one step showed. They hold no secret.

use std::net::IpAddr;

use acr_doctor_rules::check::Check;

use crate::answer::Answer;
use crate::names::Names;
use crate::step::{Endpoint, Failure, Purpose, Secured};
use crate::vantage::Vantage;

crate::named::named! {
    /// How a step ended.
    Verdict {
        /// It showed what a healthy registry shows.
        Passed = "passed",
        /// It showed that something is wrong.
        Failed = "failed",
        /// It was answered, and this vantage may not see how.
        Hidden = "hidden",
        /// Nothing came within the limit.
        Silent = "silent",
        /// It was left out.
        Skipped = "skipped",
        /// The user stopped it.
        Stopped = "stopped",
        /// It showed something that is neither right nor wrong.
        Info = "info",
    }
}

/// What one step showed: one line of the probe APIs, one step of the page, one
/// line of a recorded transcript.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct Entry {
    /// The check that the step belongs to.
    pub check: Check,
    /// What the step was for.
    pub purpose: Purpose,
    /// Who saw it.
    pub vantage: Vantage,
    /// Who was asked.
    pub endpoint: Endpoint,
    /// When it began, in milliseconds since the probe began.
    pub from_ms: u64,
    /// When it ended, likewise.
    pub to_ms: u64,
    /// How it ended.
    pub verdict: Verdict,
    /// What was seen.
    pub seen: Seen,
}

/// What was seen, with every secret left out.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "snake_case")
)]
pub enum Seen {
    /// Aliases and addresses.
    Names(Names),
    /// A connection.
    Connected {
        /// The address connected to; the proxy's, where there is one.
        address: Option<IpAddr>,
        /// The proxy.
        proxy: Option<String>,
    },
    /// A TLS handshake.
    Secured(Secured),
    /// An answer.
    Answer(Box<Answer>),
    /// An answer that the platform hides.
    Opaque,
    /// Nothing, and the platform does not say why.
    Hidden,
    /// A failure that is known.
    Failed(Failure),
    /// Nothing within the limit.
    Silent,
    /// The user stopped it.
    Stopped,
}
