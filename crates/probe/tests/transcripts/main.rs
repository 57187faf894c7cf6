//! Recorded transcripts: every situation is played through the state machine,
//! compared with its recording in `transcripts/`, and diagnosed.
//!
//! `ACR_DOCTOR_RECORD=1 cargo test -p acr-doctor-probe --all-features` records anew.
#![cfg(feature = "serde")]
#![expect(
    clippy::disallowed_methods,
    reason = "the recordings are files, and a variable says whether to write them"
)]

mod scenarios;
mod server;

use std::path::PathBuf;

use acr_doctor_probe::{Next, Probe, Purpose, Raw, Step, Transcript, Vantage, Verdict};
use acr_doctor_rules::Language;
use acr_doctor_rules::catalog::Words;
use acr_doctor_rules::diagnose::diagnose;
use acr_doctor_rules::report::Report;
use serde::{Deserialize, Serialize};

use scenarios::{ENTRA_TOKEN, PASSWORD, REFRESH_TOKEN, Scenario, all};

/// A recording: a transcript and what must be made of it.
#[derive(Serialize, Deserialize)]
struct Recording {
    root_cause: Option<String>,
    certainty: Option<String>,
    healthy: Option<bool>,
    transcript: Transcript,
}

fn folder() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("transcripts")
}

fn recording_anew() -> bool {
    std::env::var_os("ACR_DOCTOR_RECORD").is_some()
}

/// Runs the one loop with the answers of a scenario. Every step takes 40 ms,
/// silence as long as it may.
fn play(scenario: Scenario) -> Transcript {
    let browser = scenario.vantage == Vantage::Browser;
    let mut answers = scenario.answers;
    let mut probe = Probe::new(scenario.ask, scenario.vantage, server::NOW, 5_000);
    let mut now = 5_000;
    while let Next::Do { step, limit_ms } = probe.next(now) {
        assert!(limit_ms > 0 && limit_ms <= 10_000);
        let purpose = purpose(&step, probe.transcript());
        let at = answers.iter().position(|(of, _)| *of == purpose);
        let raw = match at {
            Some(at) => answers.remove(at).1,
            None => server::healthy(purpose, scenario.cors, browser),
        };
        now += if matches!(raw, Raw::Silent) {
            limit_ms
        } else {
            40
        };
        let entry = probe.take(raw, now).expect("a step was under way");
        assert_eq!(entry.purpose, purpose);
    }
    assert!(answers.is_empty(), "never asked for: {:?}", answers[0].0);
    probe.into_transcript()
}

/// What a step is for, as a driver would see it.
fn purpose(step: &Step, so_far: &Transcript) -> Purpose {
    let data = |endpoint: &str| endpoint != so_far.registry.host;
    match step {
        Step::Lookup { host, .. } if host.contains(".data.") => Purpose::DataNames,
        Step::Lookup { host, .. } if data(host) => Purpose::BlobNames,
        Step::Lookup { .. } => Purpose::Names,
        Step::Connect { endpoint } if data(&endpoint.host) => Purpose::BlobConnect,
        Step::Connect { .. } => Purpose::Connect,
        Step::Secure { endpoint } if data(&endpoint.host) => Purpose::BlobSecure,
        Step::Secure { .. } => Purpose::Secure,
        Step::Reach { .. } => Purpose::Reach,
        Step::Control => Purpose::Control,
        Step::Request(request) => request.purpose,
    }
}

fn report(transcript: &Transcript) -> Report {
    diagnose(&transcript.evidence(), Words::bundled(Language::En))
}

/// Compares what the report says with what it must say.
fn expected(recording: &Recording, name: &str, wrong: &mut Vec<String>) {
    let report = report(&recording.transcript);
    let cause = report.root_cause.as_deref();
    let mut findings = report.findings.iter();
    let first = findings.find(|finding| Some(finding.cause.as_str()) == cause);
    let certainty = first.map(|finding| finding.certainty.as_str());
    let found = (cause, certainty, report.healthy);
    let meant = (
        recording.root_cause.as_deref(),
        recording.certainty.as_deref(),
        recording.healthy,
    );
    if found != meant {
        let details: Vec<&str> = report
            .checks
            .iter()
            .map(|one| one.detail.as_str())
            .collect();
        wrong.push(format!("{name}: {found:?}, not {meant:?}: {details:#?}"));
    }
    for check in &report.checks {
        let (from, to) = check.lines.expect("an entry proves it");
        let last = recording.transcript.entries.len().max(1);
        assert!(from == to && from <= last, "{name}");
    }
}

#[test]
fn every_situation_gives_its_cause_and_its_recording() {
    let record = recording_anew();
    let scenarios = all();
    assert!(scenarios.len() >= 25);
    let mut wrong = Vec::new();
    for scenario in scenarios {
        let name = scenario.name;
        let (root_cause, certainty, healthy) =
            (scenario.root_cause, scenario.certainty, scenario.healthy);
        let recording = Recording {
            root_cause: root_cause.map(str::to_owned),
            certainty: certainty.map(str::to_owned),
            healthy,
            transcript: play(scenario),
        };
        expected(&recording, name, &mut wrong);
        let mut json = serde_json::to_string_pretty(&recording).expect("JSON");
        json.push('\n');
        let path = folder().join([name, ".json"].concat());
        if record {
            std::fs::write(&path, &json).expect("a file can be written");
        }
        let recorded = std::fs::read_to_string(&path)
            .unwrap_or_else(|error| panic!("{name}: {error}: record it"));
        assert_eq!(recorded, json, "{name}: record it anew if that is meant");
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_recording_replays_by_itself() {
    if recording_anew() {
        // The other test is writing them at this moment.
        return;
    }
    let mut names: Vec<String> = all()
        .iter()
        .map(|one| [one.name, ".json"].concat())
        .collect();
    let mut wrong = Vec::new();
    for file in std::fs::read_dir(folder()).expect("the folder").flatten() {
        let name = file.file_name().into_string().expect("a name");
        let json = std::fs::read_to_string(file.path()).expect("a file");
        let recording: Recording = serde_json::from_str(&json).expect("a recording");
        expected(&recording, &name, &mut wrong);
        names.retain(|known| *known != name);
    }
    assert!(names.is_empty(), "not recorded: {names:?}");
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// A page of another site that was answered says so, and claims no status.
#[test]
fn a_browser_claims_no_more_than_it_sees() {
    for scenario in all() {
        let (name, vantage, cors) = (scenario.name, scenario.vantage, scenario.cors);
        let transcript = play(scenario);
        let evidence = transcript.evidence();
        if vantage != Vantage::Browser || cors {
            continue;
        }
        for seen in &evidence.observations {
            assert!(
                !seen.detail.contains(" 401") && !seen.detail.contains(" 403"),
                "{name}"
            );
            assert!(
                seen.facts.is_empty() || name == "browser-unknown-name",
                "{name}"
            );
        }
        assert!(!evidence.finished, "{name}");
        for entry in &transcript.entries {
            assert_ne!(
                (entry.purpose, entry.verdict),
                (Purpose::Challenge, Verdict::Passed),
                "{name}"
            );
        }
    }
}

/// The certificate of the host of the layers is told, as that of the login server is.
#[test]
fn whoever_opens_tls_on_the_way_to_the_layers_is_named() {
    let mut named = 0;
    for scenario in all() {
        for seen in play(scenario).evidence().observations {
            if seen.detail.contains(": TLS works") {
                assert!(
                    seen.detail.contains("issued by CN=Microsoft Azure"),
                    "{}",
                    seen.detail
                );
                named += 1;
            }
        }
    }
    assert!(named > 0);
}

/// What was given and what was handed out is in nothing that is shown.
#[test]
fn no_secret_gets_out() {
    let mut checked = 0;
    for scenario in all() {
        let name = scenario.name;
        let debug = format!("{:?}", scenario.ask);
        let transcript = play(scenario);
        let json = serde_json::to_string(&transcript).expect("JSON");
        let report = serde_json::to_string(&report(&transcript)).expect("JSON");
        for shown in [debug, json, report, format!("{transcript:?}")] {
            for secret in [
                PASSWORD,
                ENTRA_TOKEN,
                REFRESH_TOKEN,
                "eyJ",
                "c2ln",
                "c2VjcmV0",
            ] {
                assert!(!shown.contains(secret), "{name}: {secret} in {shown}");
            }
        }
        checked += 1;
    }
    assert!(checked > 0);
}
