//! Lines of a text by their numbers, counted as the rules count them.

use acr_doctor_rules::evidence::Span;

/// A quoted line is cut here: a log can hold ten megabytes in one line.
const LONGEST: usize = 600;

/// Every so many lines a place is remembered.
const STEP: usize = 1024;

/// Where the lines of a text begin. It is made in one pass and stays small
/// beside a text of any size.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Lines {
    /// How many there are.
    pub(crate) count: usize,
    /// How many bytes the longest one has.
    pub(crate) longest: usize,
    /// What ends a line: a text without any newline comes from an old Mac, or
    /// from a terminal that redrew its lines.
    newline: u8,
    /// The bytes at which lines 1, 1025, 2049 … begin.
    starts: Vec<usize>,
}

impl Lines {
    /// Counts the lines of a text.
    pub(crate) fn of(text: &str) -> Self {
        let newline = newline(text);
        let mut starts = vec![0];
        let (mut count, mut longest, mut begin) = (0, 0, 0);
        for (at, &byte) in text.as_bytes().iter().enumerate() {
            if byte == newline {
                count += 1;
                longest = longest.max(at - begin);
                begin = at + 1;
                if count % STEP == 0 {
                    starts.push(at + 1);
                }
            }
        }
        // What follows the last newline is a line only if there is something.
        let rest = text.as_bytes().last().is_some_and(|&last| last != newline);
        longest = longest.max(text.len() - begin);
        Self {
            count: count + usize::from(rest),
            longest,
            newline,
            starts,
        }
    }

    /// The byte at which a line begins; the end of the text if it has fewer lines.
    pub(crate) fn start(&self, text: &str, number: usize) -> usize {
        let before = number.saturating_sub(1);
        let Some(&from) = self.starts.get(before / STEP) else {
            return text.len();
        };
        let breaks = text.as_bytes()[from..].iter().enumerate();
        let mut breaks = breaks.filter(|&(_, &byte)| byte == self.newline);
        match (before % STEP).checked_sub(1) {
            None => from,
            Some(skip) => breaks.nth(skip).map_or(text.len(), |(at, _)| from + at + 1),
        }
    }

    /// The lines of a span with their numbers, `most` of them at most.
    pub(crate) fn quote(
        &self,
        text: &str,
        (first, last): Span,
        most: usize,
    ) -> Vec<(usize, String)> {
        let rest = text.get(self.start(text, first)..).unwrap_or_default();
        let last = last.min(self.count);
        let mut lines = Vec::new();
        for (line, number) in rest.split(char::from(self.newline)).zip(first..) {
            if number > last || lines.len() == most {
                break;
            }
            lines.push((number, shorten(line)));
        }
        lines
    }
}

fn newline(text: &str) -> u8 {
    if text.as_bytes().contains(&b'\n') {
        b'\n'
    } else {
        b'\r'
    }
}

/// One line without its carriage returns, cut where it gets too long to read.
fn shorten(line: &str) -> String {
    let mut rest = line.chars();
    let mut kept: String = rest.by_ref().take(LONGEST).filter(|&c| c != '\r').collect();
    if !rest.as_str().trim_end().is_empty() {
        kept.push('…');
    }
    kept
}

/// The text as a text area shows it, line by line the same: there a carriage
/// return alone would begin a line of its own.
pub(crate) fn for_editor(text: String) -> String {
    if newline(&text) == b'\n' && text.contains('\r') {
        text.replace("\r\n", "\n").replace('\r', " ")
    } else {
        text
    }
}

#[cfg(test)]
mod tests {
    use super::{Lines, for_editor};

    fn quote(text: &str, span: (usize, usize), most: usize) -> Vec<(usize, String)> {
        Lines::of(text).quote(text, span, most)
    }

    #[test]
    fn lines_are_counted_from_one() {
        let text = "one\r\ntwo\nthree";
        assert_eq!(Lines::of(text).count, 3);
        assert_eq!(Lines::of("one\n").count, 1);
        assert_eq!(Lines::of("").count, 0);
        assert_eq!(Lines::of(text).longest, 5);
        assert_eq!(
            quote(text, (2, 3), 9),
            [(2, "two".into()), (3, "three".into())]
        );
        assert_eq!(quote(text, (1, 3), 1), [(1, "one".into())]);
        assert_eq!(quote(text, (7, 9), 9), []);
    }

    #[test]
    fn carriage_returns_alone_are_newlines_too() {
        assert_eq!(Lines::of("one\rtwo").count, 2);
        assert_eq!(quote("one\rtwo", (2, 2), 9), [(2, "two".into())]);
        assert_eq!(for_editor("10%\r20%\r\ndone".into()), "10% 20%\ndone");
    }

    #[test]
    fn a_line_without_end_is_cut() {
        let (_, line) = quote(&"あ".repeat(10_000), (1, 1), 1).remove(0);
        assert!(line.ends_with('…') && line.chars().count() == 601);
    }

    #[test]
    fn far_lines_are_found() {
        let text: String = (1..=5000)
            .flat_map(|n: u32| [n.to_string(), "\n".into()])
            .collect();
        for number in [1, 2, 1023, 1024, 1025, 1026, 2049, 5000] {
            assert_eq!(
                quote(&text, (number, number), 1),
                [(number, number.to_string())]
            );
        }
        assert_eq!(Lines::of(&text).count, 5000);
    }
}
