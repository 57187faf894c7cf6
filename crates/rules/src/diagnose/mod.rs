//! Diagnosis: from evidence to the report.
//!
//! `candidates` asks the catalogue what one observation means, `findings`
//! weighs them against each other, `reached` tells what was never checked,
//! `way` draws the picture, `values` fills the reader's own names in.

mod candidates;
mod findings;
mod headlines;
mod probed;
mod reached;
mod values;
mod way;

pub(crate) use headlines::Headlines;
pub use values::Values;

use crate::catalog::{Certainty, Words};
use crate::check::{Check, Outcome};
use crate::code::Code;
use crate::evidence::{Evidence, Kind};
use crate::redact;
use crate::report::{CheckReport, Finding, Report, SCHEMA};

/// Makes the report of one run.
pub fn diagnose(evidence: &Evidence, words: &Words) -> Report {
    let mut findings = findings::findings(evidence, words);
    name_unknown_codes(evidence, &mut findings);
    let healthy = healthy(evidence, &findings);
    let root_cause = match findings.first() {
        Some(first) if leads(evidence, first) => Some(first.cause.clone()),
        _ if healthy == Some(true) => Some("none".to_owned()),
        _ => None,
    };
    let (headline, summary) = headline(evidence, &findings, healthy, words);
    Report {
        schema: SCHEMA,
        source: "-".to_owned(),
        run: 1,
        kind: evidence.kind,
        registry: evidence.registry.clone(),
        cli_version: evidence.cli_version.clone(),
        healthy,
        root_cause,
        headline,
        summary,
        way: way::way(evidence, &findings),
        codes: evidence.codes.clone(),
        checks: checks(evidence, words),
        findings,
        not_understood: evidence.not_understood.clone(),
        lines: evidence.span,
    }
}

fn checks(evidence: &Evidence, words: &Words) -> Vec<CheckReport> {
    let mut checks = Vec::new();
    for seen in &evidence.observations {
        if !seen.notice {
            checks.push(CheckReport {
                check: seen.check,
                outcome: seen.outcome,
                code: seen.code.map(|code| code.as_str().to_owned()),
                detail: redact::secrets(&seen.detail).into_owned(),
                lines: Some(seen.lines),
            });
        }
    }
    for check in reached::not_reached(evidence, words) {
        checks.push(CheckReport {
            check,
            outcome: Outcome::NotReached,
            code: None,
            detail: String::new(),
            lines: None,
        });
    }
    checks
}

/// Codes that are not in the catalogue are reported by their names.
fn name_unknown_codes(evidence: &Evidence, findings: &mut [Finding]) {
    let mut unknown = evidence
        .codes
        .iter()
        .filter(|code| Code::from_name(code).is_none());
    for finding in findings
        .iter_mut()
        .filter(|finding| finding.cause == "unknown")
    {
        finding.why = redact::secrets(&finding.why).into_owned();
        if let Some(code) = unknown.next() {
            finding.code = Some(code.clone());
        }
    }
}

/// Whether a finding is the root cause. A probe has asked for itself: what it
/// merely allows, and what is harmless, leads nothing.
fn leads(evidence: &Evidence, first: &Finding) -> bool {
    let vague = first.harmless || first.certainty == Certainty::Possible;
    first.cause != "unknown" && !(evidence.kind == Kind::Probe && vague)
}

fn healthy(evidence: &Evidence, findings: &[Finding]) -> Option<bool> {
    let errors = evidence
        .observations
        .iter()
        .any(|seen| seen.outcome == Outcome::Error);
    let breaks = findings
        .iter()
        .any(|finding| !finding.harmless && finding.severity == crate::catalog::Severity::Error);
    match evidence.kind {
        _ if breaks => Some(false),
        Kind::Unknown => None,
        _ if evidence.finished || evidence.passed(Check::AccessToken) => Some(true),
        _ if errors && !findings.is_empty() => Some(true),
        _ => None,
    }
}

/// What is broken, in one line and in one or two sentences.
fn headline(
    evidence: &Evidence,
    findings: &[Finding],
    healthy: Option<bool>,
    words: &Words,
) -> (String, String) {
    let values = Values::of(evidence, words.language());
    let say = Headlines::of(words.language());
    let own = |title, text| (values.prose(title), values.prose(text));
    if evidence.kind == Kind::Probe
        && let Some(headline) = probed::headline(evidence, findings, healthy, words)
    {
        return headline;
    }
    match findings.first() {
        Some(first) if first.certainty == Certainty::Sure || first.cause == "unknown" => {
            (first.title.clone(), first.why.clone())
        }
        Some(first) => match first.code.as_deref().and_then(Code::from_name) {
            // The code is proven, the cause is not: the headline claims no more.
            Some(code) if words.code(code).causes.contains(&first.cause.as_str()) => {
                let text = words.code(code);
                (values.prose(text.title), values.prose(text.meaning))
            }
            _ if first.certainty == Certainty::Likely
                && evidence.observations.iter().any(|seen| {
                    seen.check == Check::Challenge
                        && seen.outcome == Outcome::Error
                        && seen.code.is_none()
                }) =>
            {
                if first.cause == "ip_firewall" {
                    own(say.refused, say.refused_why)
                } else {
                    own(say.unreachable, say.unreachable_why)
                }
            }
            _ => (first.title.clone(), first.why.clone()),
        },
        None => match (healthy, evidence.kind) {
            (Some(true), Kind::AzAcrLogin) => own(say.login_ok, say.login_ok_why),
            (Some(true), _) if evidence.has(Check::Connectivity, Outcome::Skipped) => {
                own(say.no_registry, say.no_registry_why)
            }
            (Some(true), _) => own(say.healthy, say.healthy_why),
            (_, Kind::Unknown) => own(say.not_ours, say.not_ours_why),
            _ => own(say.partial, say.partial_why),
        },
    }
}
