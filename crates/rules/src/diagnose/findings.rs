//! From candidates to findings: what leads, what follows from it, what is harmless.

use super::candidates::{Candidate, candidates};
use super::headlines::Headlines;
use super::values::Values;
use crate::catalog::{Applicability, Cause, Certainty, Harm, Layer, Severity, Step, Words};
use crate::check::{Check, Outcome};
use crate::evidence::{Evidence, Observation};
use crate::order::sort_by_key;
use crate::report::{Finding, Fix};

/// The findings of one observation, weighed.
struct Group<'a> {
    seen: &'a Observation,
    candidates: Vec<Candidate>,
    /// The first of them.
    lead: Option<(&'a Cause, Certainty)>,
    /// The cause that explains this group, if another group's lead does.
    consequence_of: Option<&'static str>,
}

impl Group<'_> {
    /// What stands first in the report: what is no consequence, what is not harmless, by layer.
    fn weight(&self) -> (bool, bool, Layer) {
        let (harmless, layer) = self.lead.map_or((false, Layer::Extras), |(cause, _)| {
            (self.severity(cause) == Severity::Info, cause.layer)
        });
        (harmless, self.consequence_of.is_some(), layer)
    }

    /// How bad a cause is here. A note of a check that did not fail is one step
    /// milder than a failure: what would break things has broken nothing yet.
    fn severity(&self, cause: &Cause) -> Severity {
        match (cause.harm, self.seen.outcome) {
            (Harm::Breaks, Outcome::Info) => Severity::Warning,
            (Harm::Warns, Outcome::Info) => Severity::Info,
            (harm, _) => harm.severity(),
        }
    }
}

/// All findings, the root cause first.
pub(super) fn findings(evidence: &Evidence, words: &Words) -> Vec<Finding> {
    let values = Values::of(evidence, words.language());
    let mut groups: Vec<Group<'_>> = Vec::new();
    for seen in &evidence.observations {
        let candidates = candidates(evidence, seen, words);
        if candidates.is_empty() && !is_unexplained(seen) {
            continue;
        }
        let lead = candidates.first();
        groups.push(Group {
            seen,
            lead: lead.map(|lead| (&words.causes()[lead.cause], lead.certainty)),
            candidates,
            consequence_of: None,
        });
    }
    // A closing sentence such as "verification failed" needs no cause of its own.
    let explained: Vec<Check> = groups
        .iter()
        .filter(|group| group.lead.is_some())
        .map(|group| group.seen.check)
        .collect();
    groups.retain(|group| {
        group.lead.is_some() || group.seen.code.is_some() || !explained.contains(&group.seen.check)
    });
    explain_away(&mut groups);
    sort_by_key(&mut groups, Group::weight);
    let mut out: Vec<Finding> = Vec::new();
    for group in &groups {
        if group.candidates.is_empty() {
            out.push(unknown(group.seen, words, &values));
        }
        for candidate in &group.candidates {
            let id = words.causes()[candidate.cause].id;
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
                .lead
                .map(|(cause, certainty)| (at, cause.id, certainty))
        })
        .collect();
    for (at, group) in groups.iter_mut().enumerate() {
        let Some((lead, _)) = group.lead else {
            continue;
        };
        let follows = lead.follows;
        group.consequence_of = leads
            .iter()
            .find(|(other, id, certainty)| {
                *other != at && *certainty != Certainty::Possible && follows.contains(id)
            })
            .map(|&(_, id, _)| id);
    }
}

fn finding(group: &Group<'_>, candidate: Candidate, words: &Words, values: &Values) -> Finding {
    let cause = &words.causes()[candidate.cause];
    let sure = candidate.certainty == Certainty::Sure;
    let severity = group.severity(cause);
    let mut fixes = Vec::new();
    if let Some(tell) = cause.tell.as_ref().filter(|_| !sure) {
        fixes.push(fix(tell, values));
    }
    for step in cause.fixes {
        fixes.push(fix(step, values));
    }
    Finding {
        cause: cause.id.to_owned(),
        certainty: candidate.certainty,
        severity,
        harmless: severity == Severity::Info,
        consequence_of: group.consequence_of.map(str::to_owned),
        code: group.seen.code.map(|code| code.as_str().to_owned()),
        title: values.prose(cause.title),
        why: values.prose(cause.why),
        fixes,
        links: cause.links.iter().map(|link| (*link).to_owned()).collect(),
        lines: Some(group.seen.lines),
    }
}

fn fix(step: &Step, values: &Values) -> Fix {
    let filled = step.command.map(|command| values.command(command));
    let open = filled.as_ref().is_some_and(|(_, open)| *open);
    let applicability = match step.applicability {
        Applicability::Run if open => Applicability::FillIn,
        other => other,
    };
    Fix {
        text: values.prose(step.text),
        command: filled.map(|(command, _)| command),
        applicability,
    }
}

/// An error that no rule knows: its own words, and how to learn more.
fn unknown(seen: &Observation, words: &Words, values: &Values) -> Finding {
    let say = Headlines::of(words.language());
    let message = seen.detail.lines().next().unwrap_or_default();
    Finding {
        cause: "unknown".to_owned(),
        certainty: Certainty::Possible,
        severity: Severity::Error,
        harmless: false,
        consequence_of: None,
        code: None,
        title: say.unknown.to_owned(),
        why: [say.unknown_why, " ", message]
            .concat()
            .trim_end()
            .to_owned(),
        fixes: vec![Fix {
            text: say.unknown_fix.to_owned(),
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
