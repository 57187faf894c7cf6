//! What the grammar reads: runs of the CLI, and what other programs print beside them.

mod console;
mod curl;
mod dig;
mod errors;
mod openssl;
mod pieces;
mod together;

use acr_doctor_rules::evidence::{Evidence, Fact, Kind};
use acr_doctor_rules::{Language, Report, clean, explain, parse};

/// The evidence of a text that holds one run.
fn evidence(text: &str) -> Evidence {
    let mut runs = parse::parse(&clean::lines(text, 1)).runs;
    assert_eq!(runs.len(), 1, "runs in {text}");
    runs.remove(0)
}

/// The report of the last run in a text.
fn report(text: &str) -> Report {
    explain(text, Language::En)
}

/// Checks and how they ended, as `dns ok`.
fn checks(report: &Report) -> Vec<String> {
    let checks = report.checks.iter();
    checks
        .map(|seen| [seen.check.as_str(), seen.outcome.as_str()].join(" "))
        .collect()
}

/// The causes found, the most likely first.
fn causes(report: &Report) -> Vec<&str> {
    let findings = report.findings.iter();
    findings.map(|found| found.cause.as_str()).collect()
}

/// What an output of another program must be read as.
struct Expected<'a> {
    /// Checks and how they ended, in their order.
    checks: &'a [&'a str],
    /// Every fact, in the order of the checks.
    facts: &'a [Fact],
    /// The leading cause, if the output proves or favours one.
    cause: Option<&'a str>,
}

/// Reads the output of one program about `contoso.azurecr.io`, all of whose lines are known.
#[track_caller]
fn assert_read(kind: Kind, text: &str, expected: &Expected<'_>) {
    let found = evidence(text);
    let report = report(text);
    assert_eq!(checks(&report), expected.checks, "{text}");
    let facts = found.observations.iter().flat_map(|seen| &seen.facts);
    assert_eq!(facts.copied().collect::<Vec<_>>(), expected.facts, "{text}");
    assert_eq!(report.root_cause.as_deref(), expected.cause, "{text}");
    assert_eq!(found.kind, kind, "{text}");
    assert_eq!(report.not_understood, [], "{text}");
    if let Some(registry) = &found.registry {
        assert_eq!(registry, "contoso.azurecr.io", "{text}");
    }
    for seen in &found.observations {
        let (first, last) = seen.lines;
        assert!(1 <= first && first <= last, "{text}: {:?}", seen.lines);
        assert!(last <= text.lines().count(), "{text}: {:?}", seen.lines);
    }
}

/// Everything that a value shows of itself.
fn debug(value: &impl std::fmt::Debug) -> String {
    format!("{value:?}")
}
