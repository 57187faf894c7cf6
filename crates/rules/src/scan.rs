//! The scan over large inputs: which lines are worth reading at all.
//!
//! A CI log of many megabytes holds a few dozen lines of ours. Cleaning and
//! reading every line would take seconds, so a search in the manner of Wu and
//! Manber skips over the rest: it looks at two bytes, and a table says how far
//! the next place is at which any of the phrases can end.

use std::borrow::Cow;

use crate::clean::{self, Line};
use crate::order::sort_by_key;

/// Inputs up to this size are read as a whole.
const READ_WHOLE: usize = 256 * 1024;

/// How many lines around a phrase are read with it.
const AROUND: usize = 200;

/// How many bytes around a phrase are read with it, at most.
const AROUND_BYTES: usize = 256 * 1024;

/// How many bytes of each phrase are looked for.
const WINDOW: usize = 7;

/// Cleans the lines of an input that may be ours. Lines that were passed over
/// stand as one empty [`Line`] over several lines.
pub(crate) fn lines(text: &str) -> Vec<Line<'_>> {
    if text.len() <= READ_WHOLE {
        return clean::lines(text, 1);
    }
    let scanner = Scanner::new();
    let bytes = text.as_bytes();
    let mut out = Vec::new();
    let (mut done, mut number) = (0, 1);
    while let Some(hit) = scanner.find(bytes, done) {
        let start = back(bytes, hit, done);
        let mut end = forth(bytes, hit);
        // Phrases that stand close together are read in one piece.
        while let Some(next) = scanner.find(&bytes[..forth(bytes, end)], end) {
            end = forth(bytes, next);
        }
        number = skip(&bytes[done..start], number, &mut out);
        let piece = &text[start..end];
        out.extend(clean::lines(piece, number));
        number += newlines(piece.as_bytes());
        done = end;
    }
    skip(&bytes[done..], number, &mut out);
    out
}

/// Notes the lines that were passed over; returns the number of the next line.
fn skip(bytes: &[u8], number: usize, out: &mut Vec<Line<'_>>) -> usize {
    let ends_open = bytes.last().is_some_and(|&b| b != b'\n');
    let count = newlines(bytes) + usize::from(ends_open);
    if count > 0 {
        out.push(Line {
            text: Cow::Borrowed(""),
            span: (number, number + count - 1),
        });
    }
    number + count
}

fn newlines(bytes: &[u8]) -> usize {
    // Counted in short runs so that the sums fit a byte and the loop a vector.
    bytes
        .chunks(255)
        .map(|run| usize::from(run.iter().map(|&b| u8::from(b == b'\n')).sum::<u8>()))
        .sum()
}

/// The start of the line some lines before a place, not before `floor`.
fn back(bytes: &[u8], from: usize, floor: usize) -> usize {
    let near = from.saturating_sub(AROUND_BYTES).max(floor);
    let breaks = bytes[near..from]
        .iter()
        .enumerate()
        .rev()
        .filter(|(_, b)| **b == b'\n');
    let mut start = None;
    for (at, _) in breaks.take(AROUND) {
        start = Some(near + at + 1);
    }
    // A line that is longer than all that is read begins where it begins.
    start.unwrap_or_else(|| line_start(bytes, from, floor))
}

fn line_start(bytes: &[u8], from: usize, floor: usize) -> usize {
    bytes[floor..from]
        .iter()
        .rposition(|&b| b == b'\n')
        .map_or(floor, |at| floor + at + 1)
}

/// The end of the line some lines after a place.
fn forth(bytes: &[u8], from: usize) -> usize {
    let mut end = None;
    for (at, _) in bytes[from..]
        .iter()
        .enumerate()
        .filter(|(_, b)| **b == b'\n')
        .take(AROUND)
    {
        end = Some(from + at + 1);
        if at > AROUND_BYTES {
            break;
        }
    }
    match end {
        Some(end) => end,
        None => bytes.len(),
    }
}

/// A table of how far to skip, and the phrases to compare with.
struct Scanner {
    /// By two bytes: how many bytes the next possible end of a window is away.
    skips: Vec<u8>,
    /// Sorted by the last two bytes of their windows.
    phrases: Vec<Phrase>,
}

/// A phrase and the part of it that is looked for first.
struct Phrase {
    bytes: &'static [u8],
    /// Where its window begins.
    window: usize,
}

impl Phrase {
    fn new(words: &'static str) -> Option<Self> {
        let bytes = words.as_bytes();
        let rarity = |part: &[u8]| part.iter().map(|&b| commonness(b)).sum::<u32>();
        let (window, _) = bytes
            .windows(WINDOW)
            .enumerate()
            .min_by_key(|(_, part)| rarity(part))?;
        Some(Self { bytes, window })
    }

    fn key(&self) -> usize {
        let end = self.window + WINDOW;
        pair(self.bytes[end - 2], self.bytes[end - 1])
    }
}

impl Scanner {
    fn new() -> Self {
        let mut phrases: Vec<Phrase> = crate::parse::landmarks().filter_map(Phrase::new).collect();
        sort_by_key(&mut phrases, Phrase::key);
        let mut skips = vec![WINDOW as u8 - 1; 1 << 16];
        for phrase in &phrases {
            let window = &phrase.bytes[phrase.window..][..WINDOW];
            for end in 1..WINDOW {
                let slot = &mut skips[pair(window[end - 1], window[end])];
                *slot = (*slot).min((WINDOW - 1 - end) as u8);
            }
        }
        Self { skips, phrases }
    }

    /// The start of the first phrase at or after a place.
    fn find(&self, bytes: &[u8], from: usize) -> Option<usize> {
        let mut end = from + WINDOW - 1;
        while let Some(&last) = bytes.get(end) {
            let key = pair(bytes[end - 1], last);
            let skip = self.skips[key];
            if skip > 0 {
                end += usize::from(skip);
                continue;
            }
            if let Some(start) = self.phrase_at(bytes, end + 1 - WINDOW, key, from) {
                return Some(start);
            }
            end += 1;
        }
        None
    }

    /// The start of the phrase whose window begins here, if it is all there.
    fn phrase_at(&self, bytes: &[u8], window: usize, key: usize, from: usize) -> Option<usize> {
        let first = self.phrases.partition_point(|phrase| phrase.key() < key);
        self.phrases[first..]
            .iter()
            .take_while(|phrase| phrase.key() == key)
            .find_map(|phrase| {
                let start = window
                    .checked_sub(phrase.window)
                    .filter(|&start| start >= from)?;
                bytes[start..].starts_with(phrase.bytes).then_some(start)
            })
    }
}

fn pair(first: u8, second: u8) -> usize {
    usize::from(first) << 8 | usize::from(second)
}

/// How often a byte stands in logs, roughly.
fn commonness(byte: u8) -> u32 {
    match byte {
        b' ' | b'e' | b't' | b'o' | b'a' | b'i' | b'n' | b's' | b'r' => 5,
        b'a'..=b'z' | b'0'..=b'9' | b'.' | b'/' | b'-' => 3,
        b':' | b'_' | b'=' | b'"' => 2,
        _ => 1,
    }
}

#[cfg(test)]
mod tests {
    use super::{READ_WHOLE, Scanner, WINDOW, lines};

    #[test]
    fn no_landmark_is_too_short_to_be_found() {
        for words in crate::parse::landmarks() {
            assert!(words.len() >= WINDOW, "{words}");
            let text = format!("some line before\nand {words}");
            assert!(Scanner::new().find(text.as_bytes(), 0).is_some(), "{words}");
        }
    }

    #[test]
    fn a_run_in_a_large_log_is_found_and_every_line_counted_once() {
        let noise = "2026-11-23T08:15:02.1184317Z   Compiling something v1.2.3 (registry+https)\n"
            .repeat(10_000);
        let run = "ERROR: An error occurred: CMK_ERROR\nThe identity used for registry 'harborlab' encryption doesn't exist.\n";
        let text = format!("{noise}{run}{noise}");
        assert!(text.len() > READ_WHOLE);
        let lines = lines(&text);
        let mut next = 1;
        for line in &lines {
            assert_eq!(line.span.0, next, "{line:?}");
            next = line.span.1 + 1;
        }
        assert_eq!(next, 20_003);
        assert!(
            lines
                .iter()
                .any(|line| line.text.contains("CMK_ERROR") && line.span == (10_001, 10_001))
        );
        assert!(lines.len() < 1_000);
    }
}
