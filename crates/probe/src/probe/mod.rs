//! The probe as a state machine. It performs nothing and knows no time but
//! what it is told.
//!
//! The one loop of every driver:
//!
//! 1. Ask for the next step: [`Probe::next`], with the time.
//! 2. If it is [`Next::Done`], the transcript is whole: go to 6.
//! 3. Perform the step, for at most the milliseconds given. A step that does
//!    not end in time is [`Raw::Silent`]; what is under way is then cancelled.
//! 4. Hand back what came: [`Probe::take`], with the time. It gives the entry,
//!    which holds no secret: show it, stream it.
//! 5. If the user stops, call [`Probe::stop`] instead and show its entry. Go to 1.
//! 6. [`Probe::into_transcript`], then [`Transcript::evidence`], then the report.
//!
//! ```
//! use acr_doctor_probe::{Ask, Next, Probe, Raw, target::Target, vantage::Vantage};
//!
//! let ask = Ask::new(Target::read("lantern").unwrap());
//! let mut probe = Probe::new(ask, Vantage::Browser, 1_700_000_000, 0);
//! let mut now = 0;
//! while let Next::Do { limit_ms, .. } = probe.next(now) {
//!     now += limit_ms; // A driver performs the step here.
//!     probe.take(Raw::Silent, now);
//! }
//! assert!(!probe.into_transcript().entries.is_empty());
//! ```

mod plan;
mod request;

use crate::answer::Reading;
use crate::ask::Ask;
use crate::entry::{Entry, Seen, Verdict};
use crate::meaning;
use crate::names::{Names, read_doh};
use crate::secret::{Credentials, Secret};
use crate::step::{Endpoint, Failure, HttpFault, Purpose, Raw, RawAnswer, Step};
use crate::transcript::Transcript;
use crate::vantage::Vantage;

/// What a driver does next.
#[derive(Debug)]
pub enum Next {
    /// Perform this.
    Do {
        /// The step.
        step: Step,
        /// How long it may take, in milliseconds; never 0.
        limit_ms: u64,
    },
    /// There is nothing more to do.
    Done,
}

/// A probe under way.
#[derive(Debug)]
pub struct Probe {
    ask: Ask,
    start_ms: u64,
    /// The step to come, or the one under way; `None` at the end.
    stage: Option<Purpose>,
    running: Option<Running>,
    transcript: Transcript,
    known: Known,
}

/// A step under way.
#[derive(Debug)]
struct Running {
    from_ms: u64,
    endpoint: Endpoint,
    asked: String,
}

/// Where tokens are to be had, and for whom.
#[derive(Debug)]
struct TokenServer {
    endpoint: Endpoint,
    path: String,
    service: String,
}

/// What was learned on the way and later steps need.
#[derive(Debug, Default)]
struct Known {
    names: Names,
    /// Where tokens are to be had, from the challenge.
    realm: Option<TokenServer>,
    refresh: Option<Secret>,
    access: Option<Secret>,
    /// The digest to ask for next.
    digest: Option<String>,
    /// An index was followed: not again.
    index: bool,
    /// Where the layers come from.
    data: Option<Endpoint>,
}

impl Probe {
    /// A probe that has done nothing yet.
    ///
    /// `started_unix` is the wall clock in seconds since 1970 (0 if unknown),
    /// `now_ms` any clock that only goes forward.
    pub fn new(ask: Ask, vantage: Vantage, started_unix: i64, now_ms: u64) -> Self {
        let transcript = Transcript {
            registry: ask.target.endpoint(),
            vantage,
            started_unix,
            repository: ask.repository().map(str::to_owned),
            complete: false,
            entries: Vec::new(),
        };
        let mut probe = Self {
            ask,
            start_ms: now_ms,
            stage: None,
            running: None,
            transcript,
            known: Known::default(),
        };
        probe.stage = Some(probe.first());
        probe
    }

    /// The next step. Asked again before [`take`](Self::take), it gives the same one.
    pub fn next(&mut self, now_ms: u64) -> Next {
        let Some(purpose) = self.stage else {
            return Next::Done;
        };
        let passed = now_ms.saturating_sub(self.start_ms);
        let left = self.ask.limits.all_ms.saturating_sub(passed);
        let limit_ms = self.ask.limits.step_ms.min(left);
        if limit_ms == 0 {
            // What was not asked stays unknown: the transcript is not complete.
            self.stage = None;
            self.running = None;
            return Next::Done;
        }
        let (step, endpoint) = self.step(purpose);
        let asked = match &step {
            Step::Request(request) => crate::words::join(&[request.method(), " ", &request.url()]),
            _ => String::new(),
        };
        self.running = Some(Running {
            from_ms: passed,
            endpoint,
            asked,
        });
        Next::Do { step, limit_ms }
    }

    /// Takes what a step showed. `None` if no step is under way.
    pub fn take(&mut self, raw: Raw, now_ms: u64) -> Option<Entry> {
        let purpose = self.stage?;
        let running = self.running.take()?;
        let to_ms = now_ms.saturating_sub(self.start_ms).max(running.from_ms);
        let stopped = matches!(raw, Raw::Stopped);
        let seen = self.seen(purpose, &running, raw, to_ms);
        let entry = self.entry(purpose, running, to_ms, seen);
        self.stage = if stopped { None } else { self.after(&entry) };
        if self.stage.is_none() && !stopped {
            self.transcript.complete = true;
        }
        Some(entry)
    }

    /// Ends the probe. Gives the entry of the step that was under way or next;
    /// `None` if all was done.
    pub fn stop(&mut self, now_ms: u64) -> Option<Entry> {
        let purpose = self.stage.take()?;
        let to_ms = now_ms.saturating_sub(self.start_ms);
        let running = self.running.take().unwrap_or_else(|| Running {
            from_ms: to_ms,
            endpoint: self.transcript.registry.clone(),
            asked: String::new(),
        });
        Some(self.entry(purpose, running, to_ms, Seen::Stopped))
    }

    /// What was seen so far.
    pub const fn transcript(&self) -> &Transcript {
        &self.transcript
    }

    /// What was seen.
    pub fn into_transcript(self) -> Transcript {
        self.transcript
    }

    fn entry(&mut self, purpose: Purpose, running: Running, to_ms: u64, seen: Seen) -> Entry {
        let mut entry = Entry {
            check: meaning::check(purpose),
            purpose,
            vantage: self.transcript.vantage,
            endpoint: running.endpoint,
            from_ms: running.from_ms.min(to_ms),
            to_ms,
            verdict: Verdict::Info,
            seen,
        };
        entry.verdict = meaning::verdict(&entry, &self.transcript);
        self.transcript.entries.push(entry.clone());
        entry
    }

    /// Takes the secrets out of what came, keeps what later steps need.
    fn seen(&mut self, purpose: Purpose, running: &Running, raw: Raw, to_ms: u64) -> Seen {
        match raw {
            Raw::Names(names) => self.named(purpose, running, names),
            Raw::Connected { address, proxy } => Seen::Connected { address, proxy },
            Raw::Secured(secured) => Seen::Secured(secured),
            Raw::Answer(answer) if matches!(purpose, Purpose::Names | Purpose::DataNames) => {
                self.resolved(purpose, running, &answer)
            }
            Raw::Answer(answer) => {
                let reading = Reading {
                    purpose,
                    asked: running.asked.clone(),
                    endpoint: &running.endpoint,
                    now: self.transcript.wall_clock(to_ms),
                    secrets: self.secrets(),
                };
                let (answer, kept) = reading.read(&answer);
                self.keep(purpose, &answer, kept);
                Seen::Answer(Box::new(answer))
            }
            Raw::Opaque => Seen::Opaque,
            Raw::Hidden => Seen::Hidden,
            Raw::Failed(failure) => Seen::Failed(failure),
            Raw::Silent => Seen::Silent,
            Raw::Stopped => Seen::Stopped,
        }
    }

    fn named(&mut self, purpose: Purpose, running: &Running, names: Names) -> Seen {
        match purpose {
            Purpose::Names => self.known.names = names.clone(),
            Purpose::DataNames if !names.is_empty() => {
                self.known.data = Some(running.endpoint.clone());
            }
            _ => {}
        }
        Seen::Names(names)
    }

    /// Reads the answer of a public resolver.
    fn resolved(&mut self, purpose: Purpose, running: &Running, answer: &RawAnswer) -> Seen {
        if answer.status != 200 {
            return Seen::Failed(Failure::Http(HttpFault::Malformed));
        }
        match read_doh(&answer.body) {
            Ok(names) => self.named(purpose, running, names),
            Err(fault) => Seen::Failed(Failure::Dns(fault)),
        }
    }

    /// Everything that must not be shown, in the forms in which it is sent.
    fn secrets(&self) -> Vec<String> {
        let mut out = Vec::new();
        let mut add = |secret: &str| {
            if secret.is_empty() {
                return;
            }
            out.push(secret.to_owned());
            let mut encoded = String::new();
            crate::words::encode(secret, &mut encoded);
            if encoded != secret {
                out.push(encoded);
            }
        };
        match &self.ask.credentials {
            Credentials::None => {}
            Credentials::Basic { user, password } => {
                add(password.expose());
                add(request::basic(user, password).expose());
            }
            Credentials::EntraToken(token) | Credentials::RefreshToken(token) => {
                add(token.expose());
            }
        }
        for token in [&self.known.refresh, &self.known.access]
            .into_iter()
            .flatten()
        {
            add(token.expose());
        }
        out
    }
}
