//! The rules of ACR Doctor.
#[macro_use]
pub mod lang;
pub mod catalog;
pub mod check;
pub mod clean;
pub mod code;
mod decimal;
pub mod diagnose;
pub mod evidence;
pub mod labels;
mod order;
pub mod parse;
#[doc(hidden)]
pub mod phrases;
pub mod redact;
pub mod render;
pub mod report;
mod scan;

pub use decimal::decimal;
pub use lang::{Language, Text};
pub use report::Report;

use catalog::Words;

/// Explains an input of any encoding: one report for each run that it holds,
/// in the order of the text. There is always at least one.
pub fn explain_all(input: &[u8], words: &Words) -> Vec<Report> {
    let text = clean::decode(input);
    let lines = scan::lines(&text);
    let parsed = parse::parse(&lines);
    parsed
        .runs
        .iter()
        .enumerate()
        .map(|(index, evidence)| Report {
            run: index + 1,
            ..diagnose::diagnose(evidence, words)
        })
        .collect()
}

/// Explains a text: the report of its latest run.
///
/// ```
/// use acr_doctor_rules::{Language, explain};
///
/// let report = explain("ERROR: An error occurred: CONNECTIVITY_DNS_ERROR", Language::En);
/// assert_eq!(report.root_cause.as_deref(), Some("dns_nxdomain"));
/// ```
#[cfg(feature = "texts")]
pub fn explain(text: &str, language: Language) -> Report {
    let mut reports = explain_all(text.as_bytes(), Words::bundled(language));
    reports.pop().expect("there is always at least one report")
}
