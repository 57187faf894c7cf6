//! What the grammar reads: runs of the CLI, and what other programs print beside them.

mod errors;

use acr_doctor_rules::evidence::Evidence;
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
