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

/// What was seen, put together one by one. All observations are made in one
/// place: a page pays for each place that makes one.
struct Notes {
    out: Vec<Observation>,
    /// The number of the entry that is read.
    line: usize,
}

impl Notes {
    #[inline(never)]
    fn add(
        &mut self,
        check: Check,
        outcome: Outcome,
        code: Option<Code>,
        detail: String,
        facts: &[Fact],
    ) {
        self.out.push(Observation {
            check,
            outcome,
            code,
            detail,
            facts: facts.to_vec(),
            notice: false,
            lines: (self.line, self.line),
        });
    }

    fn ok(&mut self, check: Check, detail: String) {
        self.add(check, Outcome::Ok, None, detail, &[]);
    }

    fn info(&mut self, check: Check, detail: String) {
        self.add(check, Outcome::Info, None, detail, &[]);
    }

    /// What was noted last is said in passing: it is no check of its own.
    fn in_passing(&mut self) {
        if let Some(seen) = self.out.last_mut() {
            seen.notice = true;
        }
    }

    fn error(&mut self, check: Check, code: Option<Code>, detail: String, facts: &[Fact]) {
        self.add(check, Outcome::Error, code, detail, facts);
    }
}

/// Notes what one entry says. The transcript gives what was asked and when;
/// the entry need not be in it yet.
fn observe(entry: &Entry, of: &Transcript, notes: &mut Notes) {
    match entry.seen {
        // The user's own doing proves nothing; a browser that tells nothing of one
        // fetch says something with all of them (`challenge::browser`).
        Seen::Stopped | Seen::Hidden => return,
        _ => {}
    }
    match entry.purpose {
        Purpose::Names => way::names(entry, notes),
        Purpose::Connect => way::connect(entry, notes),
        Purpose::Secure => way::secure(entry, of, notes),
        Purpose::Challenge => challenge::challenge(entry, of, notes),
        Purpose::Reach => challenge::reach(entry, notes),
        Purpose::Control => {}
        Purpose::AnonymousToken => tokens::anonymous(entry, of, notes),
        Purpose::Exchange => tokens::exchange(entry, of, notes),
        Purpose::BasicToken | Purpose::AccessToken => tokens::access(entry, of, notes),
        _ => data::data(entry, of, notes),
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
    let mut notes = Notes {
        out: Vec::new(),
        line: 1,
    };
    observe(entry, of, &mut notes);
    let mut verdict = Verdict::Info;
    for seen in notes.out.iter().filter(|seen| !seen.notice) {
        verdict = match (seen.outcome, verdict) {
            (Outcome::Error, _) | (_, Verdict::Failed) => Verdict::Failed,
            (Outcome::Ok, _) | (_, Verdict::Passed) => Verdict::Passed,
            (Outcome::Skipped, _) => Verdict::Skipped,
            _ => verdict,
        };
    }
    verdict
}

impl Transcript {
    /// The evidence. `lines` count the entries, from 1: a transcript written as
    /// JSON Lines has that entry there.
    pub fn evidence(&self) -> Evidence {
        let mut notes = Notes {
            out: Vec::new(),
            line: 0,
        };
        for entry in &self.entries {
            notes.line += 1;
            observe(entry, self, &mut notes);
        }
        notes.line = notes.line.max(1);
        let last = notes.line;
        challenge::browser(self, &mut notes);
        way::private_link(self, &mut notes);
        let observations = notes.out;
        let mut codes = Vec::new();
        let (mut passed, mut left_out) = (false, false);
        for seen in &observations {
            codes.extend(seen.code.map(|code| code.as_str().to_owned()));
            passed |= seen.check == Check::Challenge && seen.outcome == Outcome::Ok;
            left_out |= seen.outcome == Outcome::Skipped;
        }
        // What could not be seen may be broken.
        let unseen = self
            .entries
            .iter()
            .any(|entry| matches!(entry.verdict, Verdict::Hidden | Verdict::Silent));
        Evidence {
            kind: Kind::Probe,
            registry: Some(self.registry.authority()),
            observations,
            codes,
            // Only then may the report say that nothing is broken.
            finished: self.complete && passed && !left_out && !unseen,
            span: (1, last),
            ..Evidence::default()
        }
    }

    fn is(&self, vantage: Vantage) -> bool {
        self.vantage == vantage
    }
}
