//! Masks what looks like a secret in text that is quoted from a paste.
//!
//! A report is made to be passed on: into an issue, a chat, a log. What proves
//! a cause never needs the secret beside it. Only the value is masked: its
//! name and everything around it stay readable, no line is lost, and masking
//! twice is masking once. It is a net for what people paste by accident, not a
//! promise that nothing secret is left.

mod keyed;
mod shaped;

use std::borrow::Cow;
use std::ops::Range;

/// What stands where a secret stood. It does not tell how long the secret was.
pub const MASK: &str = "***";

/// Masks every secret that is recognised and leaves all else as it is.
pub fn secrets(text: &str) -> Cow<'_, str> {
    let mut found = keyed::find(text);
    found.append(&mut shaped::find(text));
    if found.is_empty() {
        return Cow::Borrowed(text);
    }
    found.sort_unstable_by_key(|range| range.start);
    let mut masked = String::with_capacity(text.len());
    let mut done = 0;
    for Range { start, end } in found {
        if start >= done {
            masked.push_str(&text[done..start]);
            masked.push_str(MASK);
        }
        done = done.max(end);
    }
    masked.push_str(&text[done..]);
    Cow::Owned(masked)
}

/// The runs of bytes for which `belongs` holds. The bytes it holds for must be
/// ASCII, so that every run begins and ends between characters.
struct Runs<'a> {
    bytes: &'a [u8],
    belongs: fn(u8) -> bool,
    next: usize,
}

impl<'a> Runs<'a> {
    fn of(text: &'a str, belongs: fn(u8) -> bool) -> Self {
        Self {
            bytes: text.as_bytes(),
            belongs,
            next: 0,
        }
    }
}

impl Iterator for Runs<'_> {
    type Item = Range<usize>;

    // Once in the program, not once for each of the loops over it.
    #[inline(never)]
    fn next(&mut self) -> Option<Range<usize>> {
        let mut start = self.next;
        while !(self.belongs)(*self.bytes.get(start)?) {
            start += 1;
        }
        self.next = start;
        while self
            .bytes
            .get(self.next)
            .is_some_and(|&byte| (self.belongs)(byte))
        {
            self.next += 1;
        }
        Some(start..self.next)
    }
}
