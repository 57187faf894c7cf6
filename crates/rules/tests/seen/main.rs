//! What a probe, or a tool whose output is not read yet, has seen, and the
//! cause that it shows: evidence made by hand.

mod causes;
mod probed;

use acr_doctor_rules::catalog::Words;
use acr_doctor_rules::check::{Check, Outcome};
use acr_doctor_rules::diagnose::diagnose;
use acr_doctor_rules::evidence::{Evidence, Fact, Kind, Observation};
use acr_doctor_rules::{Language, Report};

fn saw(check: Check, outcome: Outcome, detail: &str, facts: &[Fact]) -> Observation {
    Observation {
        check,
        outcome,
        code: None,
        detail: detail.to_owned(),
        facts: facts.to_vec(),
        notice: false,
        lines: (1, 1),
    }
}

/// The report of a probe of `lantern.azurecr.io` that came to its end.
fn report(observations: Vec<Observation>) -> Report {
    let evidence = Evidence {
        kind: Kind::Probe,
        registry: Some("lantern.azurecr.io".to_owned()),
        observations,
        finished: true,
        span: (1, 1),
        ..Evidence::default()
    };
    diagnose(&evidence, Words::bundled(Language::En))
}

fn lead(report: &Report) -> (&str, &str) {
    report
        .findings
        .first()
        .map(|first| (first.cause.as_str(), first.certainty.as_str()))
        .unwrap_or_default()
}

/// The report of a probe that did not come to its end.
fn unfinished(observations: Vec<Observation>, language: Language) -> Report {
    let evidence = Evidence {
        kind: Kind::Probe,
        registry: Some("lantern.azurecr.io".to_owned()),
        observations,
        span: (1, 1),
        ..Evidence::default()
    };
    diagnose(&evidence, Words::bundled(language))
}

fn ok(check: Check, detail: &str) -> Observation {
    saw(check, Outcome::Ok, detail, &[])
}

fn info(check: Check, detail: &str) -> Observation {
    saw(check, Outcome::Info, detail, &[])
}

fn failed(check: Check, detail: &str) -> Observation {
    saw(check, Outcome::Error, detail, &[])
}
