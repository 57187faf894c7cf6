//! Many callers, one probe: who asks for a registry that is being probed, or
//! was a few seconds ago, is shown what that probe shows.
//!
//! It holds for one isolate: one copy of the worker in one machine of one data
//! centre. The platform lets isolates share nothing that is quick, and lets no
//! request wait for what another request does; a follower therefore looks again
//! from time to time. What is shared here is plain data.

use std::cell::RefCell;
use std::rc::Rc;

use crate::question::LIMITS;

/// How long what a probe showed is shown to others, in milliseconds after its end.
pub const KEPT_MS: u64 = 5_000;
/// How many probes are remembered; who comes to a full house probes alone.
pub const MOST: usize = 256;
/// A probe that has not ended by then was ended by the platform.
pub const LOST_MS: u64 = LIMITS.all_ms + 2_000;

/// What one probe has shown so far.
#[derive(Debug, Default)]
pub struct Shown {
    lines: RefCell<Vec<Rc<[u8]>>>,
    ended_ms: RefCell<Option<u64>>,
}

impl Shown {
    /// Adds a line.
    pub fn push(&self, line: Rc<[u8]>) {
        self.lines.borrow_mut().push(line);
    }

    /// Marks the end; `now_ms` is the clock of [`Crowd::join`].
    pub fn end(&self, now_ms: u64) {
        *self.ended_ms.borrow_mut() = Some(now_ms);
    }

    /// The line of this number, from 0, if it is there.
    pub fn line(&self, number: usize) -> Option<Rc<[u8]>> {
        self.lines.borrow().get(number).cloned()
    }

    /// Whether no more lines will come.
    pub fn has_ended(&self) -> bool {
        self.ended_ms.borrow().is_some()
    }
}

/// What a caller does.
#[derive(Debug)]
pub enum Part {
    /// Probe, and show it here.
    Lead(Rc<Shown>),
    /// Show what another one's probe shows.
    Follow(Rc<Shown>),
}

/// The probes of an isolate.
#[derive(Debug, Default)]
pub struct Crowd {
    probes: Vec<Probed>,
}

#[derive(Debug)]
struct Probed {
    key: String,
    began_ms: u64,
    shown: Rc<Shown>,
}

impl Probed {
    fn is_of_use(&self, now_ms: u64) -> bool {
        match *self.shown.ended_ms.borrow() {
            Some(ended) => now_ms.saturating_sub(ended) < KEPT_MS,
            None => now_ms.saturating_sub(self.began_ms) < LOST_MS,
        }
    }
}

impl Crowd {
    /// A crowd of nobody.
    pub const fn new() -> Self {
        Self { probes: Vec::new() }
    }

    /// Whether a caller with this key would lead.
    pub fn needs_probe(&self, key: &str, now_ms: u64) -> bool {
        self.find(key, now_ms).is_none()
    }

    /// Joins; `now_ms` is any clock that goes on while requests come.
    pub fn join(&mut self, key: &str, now_ms: u64) -> Part {
        if let Some(shown) = self.find(key, now_ms) {
            return Part::Follow(shown);
        }
        self.probes.retain(|probed| probed.is_of_use(now_ms));
        let shown = Rc::new(Shown::default());
        if self.probes.len() < MOST {
            self.probes.push(Probed {
                key: key.to_owned(),
                began_ms: now_ms,
                shown: Rc::clone(&shown),
            });
        }
        Part::Lead(shown)
    }

    fn find(&self, key: &str, now_ms: u64) -> Option<Rc<Shown>> {
        let mut of_key = self.probes.iter().filter(|probed| probed.key == key);
        let found = of_key.find(|probed| probed.is_of_use(now_ms))?;
        Some(Rc::clone(&found.shown))
    }
}

#[cfg(test)]
mod tests {
    use std::rc::Rc;

    use super::{Crowd, KEPT_MS, LOST_MS, MOST, Part, Shown};

    fn lead(crowd: &mut Crowd, key: &str, now: u64) -> Rc<Shown> {
        match crowd.join(key, now) {
            Part::Lead(shown) => shown,
            Part::Follow(_) => panic!("{key} at {now} follows"),
        }
    }

    fn follow(crowd: &mut Crowd, key: &str, now: u64) -> Rc<Shown> {
        match crowd.join(key, now) {
            Part::Follow(shown) => shown,
            Part::Lead(_) => panic!("{key} at {now} leads"),
        }
    }

    #[test]
    fn callers_of_one_registry_are_shown_one_probe() {
        let mut crowd = Crowd::new();
        assert!(crowd.needs_probe("a", 0));
        let shown = lead(&mut crowd, "a", 0);
        shown.push(Rc::from(&b"one"[..]));
        let other = lead(&mut crowd, "b", 1);
        let same = follow(&mut crowd, "a", 2);
        assert_eq!(same.line(0).as_deref(), Some(&b"one"[..]));
        assert_eq!(same.line(1), None);
        assert_eq!(other.line(0), None);
        shown.end(100);
        assert!(same.has_ended() && !other.has_ended());
        assert!(!crowd.needs_probe("a", 100 + KEPT_MS - 1));
        follow(&mut crowd, "a", 100 + KEPT_MS - 1);
        lead(&mut crowd, "a", 100 + KEPT_MS);
    }

    #[test]
    fn a_probe_that_was_lost_holds_nobody_up() {
        let mut crowd = Crowd::new();
        lead(&mut crowd, "a", 0);
        follow(&mut crowd, "a", LOST_MS - 1);
        let second = lead(&mut crowd, "a", LOST_MS);
        second.end(LOST_MS + 1);
        assert!(follow(&mut crowd, "a", LOST_MS + 2).has_ended());
    }

    #[test]
    fn a_full_house_remembers_no_more() {
        let mut crowd = Crowd::new();
        for number in 0..MOST {
            lead(&mut crowd, &number.to_string(), 0).end(1);
        }
        lead(&mut crowd, "late", 2);
        lead(&mut crowd, "late", 2);
        assert_eq!(crowd.probes.len(), MOST);
        lead(&mut crowd, "later", 1 + KEPT_MS);
        assert_eq!(crowd.probes.len(), 1);
    }
}
