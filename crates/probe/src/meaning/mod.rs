//! Meaning: what the entries of a transcript say, as evidence for the rules.
//!
//! Every claim is made from one entry by one function, which the verdict of
//! the entry is taken from, too: what is shown while it runs and what the
//! report says cannot differ. Details are protocol facts in English, as tools
//! print them; they avoid words by which the rules know another cause.

mod challenge;
mod data;
mod failure;
mod tokens;
mod way;

use acr_doctor_rules::check::{Check, Outcome};
use acr_doctor_rules::code::Code;
use acr_doctor_rules::evidence::{Evidence, Fact, Kind, Observation};

use crate::entry::{Entry, Seen, Verdict};
use crate::step::Purpose;
use crate::transcript::Transcript;
use crate::vantage::Vantage;

/// How far a clock may be off, in seconds, before it is told: tokens and
/// certificates bear five minutes.
const SKEW: i64 = 300;

/// The check that a purpose belongs to.
pub(crate) const fn check(purpose: Purpose) -> Check {
    match purpose {
        Purpose::Names => Check::Dns,
        Purpose::Connect => Check::Tcp,
        Purpose::Secure => Check::Tls,
        Purpose::Challenge | Purpose::Reach => Check::Challenge,
        Purpose::Control => Check::Connectivity,
        Purpose::AnonymousToken => Check::AnonymousToken,
        Purpose::BasicToken | Purpose::AccessToken => Check::AccessToken,
        Purpose::Exchange => Check::RefreshToken,
        Purpose::DataNames
        | Purpose::Manifest
        | Purpose::Blob
        | Purpose::BlobNames
        | Purpose::BlobConnect
        | Purpose::BlobSecure
        | Purpose::BlobReach => Check::DataEndpoint,
    }
}

/// What one entry says. The transcript gives what was asked and when; the
/// entry need not be in it yet.
fn observe(entry: &Entry, of: &Transcript) -> Vec<Observation> {
    match entry.seen {
        // The user's own doing proves nothing.
        Seen::Stopped => return Vec::new(),
        // A browser that tells nothing: the fetches together say something (`browser`).
        Seen::Hidden => return Vec::new(),
        _ => {}
    }
    match entry.purpose {
        Purpose::Names => way::names(entry),
        Purpose::Connect => way::connect(entry),
        Purpose::Secure => way::secure(entry, of),
        Purpose::Challenge => challenge::challenge(entry, of),
        Purpose::Reach => challenge::reach(entry),
        Purpose::Control => Vec::new(),
        Purpose::AnonymousToken => tokens::anonymous(entry, of),
        Purpose::Exchange => tokens::exchange(entry, of),
        Purpose::BasicToken | Purpose::AccessToken => tokens::access(entry, of),
        _ => data::data(entry, of),
    }
}

/// How the step of an entry ended.
pub(crate) fn verdict(entry: &Entry, of: &Transcript) -> Verdict {
    match entry.seen {
        Seen::Stopped => return Verdict::Stopped,
        Seen::Silent => return Verdict::Silent,
        Seen::Opaque | Seen::Hidden => return Verdict::Hidden,
        Seen::Answer(_) if entry.purpose == Purpose::Control => return Verdict::Passed,
        _ => {}
    }
    let seen = observe(entry, of);
    let has = |outcome| seen.iter().any(|one| one.outcome == outcome && !one.notice);
    if has(Outcome::Error) {
        Verdict::Failed
    } else if has(Outcome::Ok) {
        Verdict::Passed
    } else if has(Outcome::Skipped) {
        Verdict::Skipped
    } else {
        Verdict::Info
    }
}

/// An observation without code and facts.
fn saw(check: Check, outcome: Outcome, detail: String) -> Observation {
    Observation {
        check,
        outcome,
        code: None,
        detail,
        facts: Vec::new(),
        notice: false,
        lines: (0, 0),
    }
}

/// An error, with its code and its facts.
fn error(check: Check, code: Option<Code>, detail: String, facts: Vec<Fact>) -> Observation {
    Observation {
        code,
        facts,
        ..saw(check, Outcome::Error, detail)
    }
}

impl Transcript {
    /// The evidence. `lines` count the entries, from 1: a transcript written as
    /// JSON Lines has that entry there.
    pub fn evidence(&self) -> Evidence {
        let mut observations: Vec<Observation> = Vec::new();
        for (index, entry) in self.entries.iter().enumerate() {
            for mut seen in observe(entry, self) {
                seen.lines = (index + 1, index + 1);
                observations.push(seen);
            }
        }
        let last = self.entries.len().max(1);
        let mut together = Vec::new();
        challenge::browser(self, &mut together);
        way::private_link(self, &mut together);
        for mut seen in together {
            if seen.lines == (0, 0) {
                seen.lines = (last, last);
            }
            observations.push(seen);
        }
        let codes = observations
            .iter()
            .filter_map(|seen| seen.code)
            .map(|code| code.as_str().to_owned())
            .collect();
        let passed = observations
            .iter()
            .any(|seen| seen.check == Check::Challenge && seen.outcome == Outcome::Ok);
        let left_out = observations
            .iter()
            .any(|seen| seen.outcome == Outcome::Skipped);
        Evidence {
            kind: Kind::Probe,
            registry: Some(self.registry.authority()),
            observations,
            codes,
            // Only then may the report say that nothing is broken.
            finished: self.complete && passed && !left_out,
            span: (1, last),
            ..Evidence::default()
        }
    }

    fn is(&self, vantage: Vantage) -> bool {
        self.vantage == vantage
    }
}
