//! From candidates to findings: what leads, what follows from it, what is harmless.

use super::candidates::{Candidate, candidates};
use super::headlines::Headlines;
use super::values::Values;
use crate::catalog::{Applicability, CAUSES, Certainty, Harm, Layer, Severity, Step, Words};
use crate::check::{Check, Outcome};
use crate::evidence::{Evidence, Observation};
use crate::order::sort_by_key;
use crate::report::{Finding, Fix};

/// The findings of one observation, weighed.
struct Group<'a> {
    seen: &'a Observation,
    candidates: Vec<Candidate>,
    /// The cause that explains this group, if another group's lead does.
    consequence_of: Option<&'static str>,
}

impl Group<'_> {
    fn lead(&self) -> Option<Candidate> {
        self.candidates.first().copied()
    }

    /// What stands first in the report: what is no consequence, what is not harmless, by layer.
    fn weight(&self) -> (bool, bool, Layer) {
        let (harmless, layer) = self.lead().map_or((false, Layer::Extras), |lead| {
            let cause = CAUSES[lead.cause];
            (cause.harm == Harm::Harmless, cause.layer)
        });
        (harmless, self.consequence_of.is_some(), layer)
    }
}

/// All findings, the root cause first.
pub(super) fn findings(evidence: &Evidence, words: &Words) -> Vec<Finding> {
    let values = Values::of(evidence, words.language());
    let mut groups: Vec<Group<'_>> = evidence
        .observations
        .iter()
        .map(|seen| Group {
            seen,
            candidates: candidates(evidence, seen),
            consequence_of: None,
        })
        .filter(|group| !group.candidates.is_empty() || is_unexplained(group.seen))
        .collect();
    // A closing sentence such as "verification failed" needs no cause of its own.
    let explained: Vec<Check> = groups
        .iter()
        .filter(|group| group.lead().is_some())
        .map(|group| group.seen.check)
        .collect();
    groups.retain(|group| {
        group.lead().is_some()
            || group.seen.code.is_some()
            || !explained.contains(&group.seen.check)
    });
    explain_away(&mut groups);
    sort_by_key(&mut groups, Group::weight);
    let mut out: Vec<Finding> = Vec::new();
    for group in &groups {
        if group.candidates.is_empty() {
            out.push(unknown(group.seen, words, &values));
        }
        for candidate in &group.candidates {
            let id = CAUSES[candidate.cause].id;
            if let Some(known) = out.iter_mut().find(|known| known.cause == id) {
                known.certainty = known.certainty.min(candidate.certainty);
            } else {
                out.push(finding(group, *candidate, words, &values));
            }
        }
    }
    out
}

/// An error for which there is no cause, not even a candidate.
fn is_unexplained(seen: &Observation) -> bool {
    seen.outcome == Outcome::Error && !seen.notice
}

/// Marks groups whose causes follow from another group's lead.
fn explain_away(groups: &mut [Group<'_>]) {
    let leads: Vec<(usize, &'static str, Certainty)> = groups
        .iter()
        .enumerate()
        .filter_map(|(at, group)| {
            group
                .lead()
                .map(|lead| (at, CAUSES[lead.cause].id, lead.certainty))
        })
        .collect();
    for (at, group) in groups.iter_mut().enumerate() {
        let Some(lead) = group.lead() else { continue };
        let follows = CAUSES[lead.cause].follows;
        group.consequence_of = leads
            .iter()
            .find(|(other, id, certainty)| {
                *other != at && *certainty != Certainty::Possible && follows.contains(id)
            })
            .map(|&(_, id, _)| id);
    }
}

fn finding(group: &Group<'_>, candidate: Candidate, words: &Words, values: &Values) -> Finding {
    let cause = CAUSES[candidate.cause];
    let text = words.cause(candidate.cause);
    let tell = cause
        .tell
        .as_ref()
        .zip(text.tell())
        .filter(|_| candidate.certainty != Certainty::Sure);
    let fixes = tell.into_iter().chain(cause.fixes.iter().zip(text.fixes()));
    Finding {
        cause: cause.id.to_owned(),
        certainty: candidate.certainty,
        severity: cause.harm.severity(),
        harmless: cause.harm == Harm::Harmless,
        consequence_of: group.consequence_of.map(str::to_owned),
        code: group.seen.code.map(|code| code.as_str().to_owned()),
        title: values.prose(text.title),
        why: values.prose(text.why),
        fixes: fixes.map(|(step, text)| fix(step, text, values)).collect(),
        links: cause.links.iter().map(|link| (*link).to_owned()).collect(),
        lines: Some(group.seen.lines),
    }
}

fn fix(step: &Step, text: &str, values: &Values) -> Fix {
    let filled = step.command.map(|command| values.command(command));
    let open = filled.as_ref().is_some_and(|(_, open)| *open);
    let applicability = match step.applicability {
        Applicability::Run if open => Applicability::FillIn,
        other => other,
    };
    Fix {
        text: values.prose(text),
        command: filled.map(|(command, _)| command),
        applicability,
    }
}

/// An error that no rule knows: its own words, and how to learn more.
fn unknown(seen: &Observation, words: &Words, values: &Values) -> Finding {
    let (title, why, fix) = Headlines::in_language(words.language()).unknown;
    let message = seen.detail.lines().next().unwrap_or_default();
    Finding {
        cause: "unknown".to_owned(),
        certainty: Certainty::Possible,
        severity: Severity::Error,
        harmless: false,
        consequence_of: None,
        code: None,
        title: title.to_owned(),
        why: format!("{why} {message}").trim_end().to_owned(),
        fixes: vec![Fix {
            text: fix.to_owned(),
            command: Some(
                values
                    .command("az acr check-health --name {name} --yes --ignore-errors --debug")
                    .0,
            ),
            applicability: Applicability::Run,
        }],
        links: vec!["https://aka.ms/acr/errors".to_owned()],
        lines: Some(seen.lines),
    }
}
