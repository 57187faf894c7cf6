//! Which part of a report stands where.

use crate::catalog::Certainty;
use crate::check::Outcome;
use crate::evidence::{Kind, Span};
use crate::report::{CheckReport, Finding, Report};

/// The findings of a report as they are told.
pub(super) struct Arranged<'a> {
    /// What is broken: each with the other causes that the same lines allow.
    pub(super) broken: Vec<(&'a Finding, Vec<&'a Finding>)>,
    /// What is only there because of another one.
    pub(super) consequences: Vec<&'a Finding>,
    /// What looks like an error and is none.
    pub(super) harmless: Vec<&'a Finding>,
}

/// Sorts the findings into their places; within a place their order stays.
pub(super) fn arrange(report: &Report) -> Arranged<'_> {
    let mut arranged = Arranged {
        broken: Vec::new(),
        consequences: Vec::new(),
        harmless: Vec::new(),
    };
    for finding in &report.findings {
        if finding.harmless {
            arranged.harmless.push(finding);
        } else if finding.consequence_of.is_some() {
            arranged.consequences.push(finding);
        } else {
            match arranged.broken.last_mut() {
                Some((first, others)) if is_alternative(first, finding) => others.push(finding),
                _ => arranged.broken.push((finding, Vec::new())),
            }
        }
    }
    arranged
}

/// Whether the text is none that can be explained: then there is nothing to tell of it.
pub(super) fn is_foreign(report: &Report) -> bool {
    report.kind == Kind::Unknown && report.findings.is_empty() && report.checks.is_empty()
}

/// Whether the second is another reading of what shows the first.
fn is_alternative(first: &Finding, second: &Finding) -> bool {
    let same = match (&first.code, &second.code) {
        (Some(first), Some(second)) => first == second,
        (None, None) => first.lines.is_some() && first.lines == second.lines,
        _ => false,
    };
    same && second.certainty != Certainty::Sure
}

/// Causes by the command that tells them apart: its answer decides between all
/// of a group. Groups stand in the order of their first cause.
pub(super) fn by_command<'a>(causes: &[&'a Finding]) -> Vec<(Option<&'a str>, Vec<&'a Finding>)> {
    let mut groups: Vec<(Option<&str>, Vec<&Finding>)> = Vec::new();
    for cause in causes {
        let command = cause.fixes.first().and_then(|tell| tell.command.as_deref());
        match groups.iter_mut().find(|(known, _)| *known == command) {
            Some((_, group)) => group.push(cause),
            None => groups.push((command, vec![cause])),
        }
    }
    groups
}

/// The lines of the input that show a finding. A probe has no input: its steps
/// are shown as what they are.
pub(super) fn lines(report: &Report, finding: &Finding) -> Option<Span> {
    finding.lines.filter(|_| report.kind != Kind::Probe)
}

/// The check whose message shows this finding.
pub(super) fn proof<'a>(report: &'a Report, finding: &Finding) -> Option<&'a CheckReport> {
    let told = |check: &&CheckReport| {
        !check.detail.is_empty() && !matches!(check.outcome, Outcome::Ok | Outcome::NotReached)
    };
    let meets = |lines: Option<Span>| match (lines, finding.lines) {
        (Some(one), Some(other)) => one.0 <= other.1 && other.0 <= one.1,
        _ => false,
    };
    let told = || report.checks.iter().filter(told);
    told().find(|check| meets(check.lines)).or_else(|| {
        told().find(|check| {
            finding.lines.is_none() && check.code.is_some() && check.code == finding.code
        })
    })
}

/// The lines of a message that are quoted, and how many lines are left out
/// before the last of them. What matters stands at its beginning or its end.
pub(super) fn quoted(detail: &str) -> (Vec<&str>, Vec<&str>, usize) {
    const HEAD: usize = 5;
    const TAIL: usize = 2;
    let lines: Vec<_> = detail
        .lines()
        .map(str::trim_end)
        .filter(|line| !line.is_empty())
        .collect();
    if lines.len() <= HEAD + TAIL + 1 {
        return (lines, Vec::new(), 0);
    }
    let tail = lines.len() - TAIL;
    (lines[..HEAD].to_vec(), lines[tail..].to_vec(), tail - HEAD)
}

/// A line, cut where it is longer than anybody reads.
pub(super) fn cut(line: &str) -> String {
    const LONGEST: usize = 400;
    match line.char_indices().nth(LONGEST) {
        Some((end, _)) => [&line[..end], "…"].concat(),
        None => line.to_owned(),
    }
}
