//! Lines: joined where a terminal wrapped them, split where all newlines got lost.

use std::borrow::Cow;

use super::{Line, tidy};
use crate::parse::{is_bare_head, is_noise, is_record, record_heads, starts_record};

/// Terminals are rarely narrower than this; shorter lines are not taken for wrapped ones.
const NARROWEST: usize = 40;

/// Cleans a text into lines. `first` is the number of its first line in the input.
pub fn lines(text: &str, first: usize) -> Vec<Line<'_>> {
    // A text whose newlines are all carriage returns comes from an old Mac or
    // from a terminal that redrew its lines.
    let only_returns = !text.contains('\n');
    let newline = if only_returns { '\r' } else { '\n' };
    let physical: Vec<&str> = text.split(newline).collect();
    let width = wrap_width(&physical);
    let mut out: Vec<Line<'_>> = Vec::with_capacity(physical.len());
    // The last physical line of a text that ends in a newline is no line.
    let count = physical.len() - usize::from(physical.len() > 1 && physical.last() == Some(&""));
    let mut wrapped = false;
    for (index, line) in physical[..count].iter().enumerate() {
        let number = first + index;
        let pieces = line.split('\r').filter(|piece| !piece.is_empty());
        let before = out.len();
        for piece in pieces {
            let text = tidy(piece);
            match out.last_mut() {
                Some(last) if wrapped && out_joins(&last.text, &text) => {
                    last.text.to_mut().push_str(&text);
                    last.span.1 = number;
                }
                _ => out.push(Line {
                    text,
                    span: (number, number),
                }),
            }
            wrapped = false;
        }
        if out.len() == before && out.last().is_none_or(|last| last.span.1 != number) {
            out.push(Line {
                text: Cow::Borrowed(""),
                span: (number, number),
            });
        }
        wrapped = width.is_some_and(|width| is_full(line, width));
    }
    let mut lines = Vec::with_capacity(out.len());
    for line in out {
        split(line, &mut lines);
    }
    lines
}

/// Whether the line that follows a full one is its rest.
fn out_joins(last: &str, next: &str) -> bool {
    !last.is_empty() && !next.is_empty() && !starts_record(next)
}

fn columns(line: &str) -> usize {
    line.trim_end_matches('\r').chars().count()
}

/// A line that reaches the last column, or lost a blank there.
fn is_full(line: &str, width: usize) -> bool {
    let columns = columns(line);
    columns == width || columns + 1 == width
}

/// The width at which a terminal wrapped this text, if one did: no line is
/// wider, and either several lines have it or it is a usual width of a window.
fn wrap_width(lines: &[&str]) -> Option<usize> {
    let width = lines.iter().map(|line| columns(line)).max()?;
    let full = lines.iter().filter(|line| columns(line) == width).count();
    let usual = matches!(width, 80 | 100 | 120 | 132 | 160);
    ((NARROWEST..=400).contains(&width) && (full > 1 || usual)).then_some(width)
}

/// Takes a line apart in which several records stand one after another.
fn split<'a>(line: Line<'a>, out: &mut Vec<Line<'a>>) {
    let mut cuts = cuts(&line.text);
    if cuts.is_empty() {
        return out.push(line);
    }
    cuts.push(line.text.len());
    let mut start = 0;
    for end in cuts {
        let piece = line.text[start..end].trim();
        if !piece.is_empty() {
            out.push(Line {
                text: Cow::Owned(piece.to_owned()),
                span: line.span,
            });
        }
        start = end;
    }
}

/// Where records begin inside a line, besides its beginning.
fn cuts(text: &str) -> Vec<usize> {
    // A line that PowerShell wrote about a record quotes it.
    if is_noise(text) {
        return Vec::new();
    }
    let mut cuts = Vec::new();
    for head in record_heads() {
        for (at, _) in text.match_indices(head) {
            if at > 0 && is_record(&text[at..]) {
                cuts.push(at);
            }
        }
    }
    cuts.sort_unstable();
    let mut last = 0;
    cuts.retain(|&cut| {
        // Level, logger and time before the words of a record belong to it.
        let own = cut > last && !is_bare_head(&text[last..cut]);
        if own {
            last = cut;
        }
        own
    });
    cuts
}
