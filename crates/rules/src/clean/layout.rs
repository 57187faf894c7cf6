//! Lines: joined where a terminal wrapped them, split where all newlines got lost.

use std::borrow::Cow;

use super::{Line, tidy};
use crate::parse::starts_record;

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
                _ => out.push(Line { text, span: (number, number) }),
            }
            wrapped = false;
        }
        if out.len() == before && out.last().is_none_or(|last| last.span.1 != number) {
            out.push(Line { text: Cow::Borrowed(""), span: (number, number) });
        }
        wrapped = width.is_some_and(|width| is_full(line, width));
    }
    out.into_iter().flat_map(split).collect()
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
    (width >= NARROWEST && width <= 400 && (full > 1 || usual)).then_some(width)
}

/// Takes a line apart in which several records stand one after another.
fn split(line: Line<'_>) -> Vec<Line<'_>> {
    const HEADS: [&str; 3] = ["WARNING: ", "ERROR: ", "An error occurred: "];
    let mut cuts: Vec<usize> = Vec::new();
    for head in HEADS {
        let places = line.text.match_indices(head).map(|(at, _)| at);
        cuts.extend(places.filter(|&at| at > 0 && starts_record(&line.text[at..])));
    }
    if cuts.is_empty() {
        return vec![line];
    }
    cuts.sort_unstable();
    // `ERROR: An error occurred: X` and `ERROR: 2026-… An error occurred: X` are one record.
    let mut starts = vec![0];
    for cut in cuts {
        let start = starts.last().copied().unwrap_or_default();
        let between = &line.text[start..cut];
        let headed = HEADS[..2].iter().any(|head| between.starts_with(head)) && between.len() < 40;
        let bare = between.trim_start().starts_with(|c: char| c.is_ascii_digit()) && between.len() < 30;
        if line.text[cut..].starts_with(HEADS[2]) && (headed || bare) {
            continue;
        }
        starts.push(cut);
    }
    let ends = starts.iter().skip(1).copied().chain([line.text.len()]);
    starts
        .iter()
        .zip(ends)
        .map(|(&start, end)| Line {
            text: Cow::Owned(line.text[start..end].trim().to_owned()),
            span: line.span,
        })
        .filter(|piece| !piece.text.is_empty())
        .collect()
}
