//! A recorded transcript has the same report everywhere: the program and the
//! tests run the code natively, the page and the worker as WebAssembly.

use std::fs;

use acr_doctor_probe::Transcript;
use acr_doctor_rules::catalog::Words;
use acr_doctor_rules::{Language, Report, diagnose};
use serde_json::Value;

use crate::runtime::{ROOMY, Runtime, Worker};

#[test]
fn every_transcript_has_the_report_of_the_program_at_the_edge() {
    let runtime = Runtime::start(Worker::Replay, &[], ROOMY);
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/../probe/transcripts");
    let mut seen = 0;
    for file in fs::read_dir(folder).expect("transcripts") {
        let path = file.expect("a file").path();
        let recorded: Value = serde_json::from_slice(&fs::read(&path).unwrap()).unwrap();
        let recorded = &recorded["transcript"];
        let transcript: Transcript = serde_json::from_value(recorded.clone()).unwrap();
        let evidence = transcript.evidence();
        let native = diagnose::diagnose(&evidence, Words::bundled(Language::En));
        let body = recorded.to_string();
        let answer = runtime.send("POST", "/api/replay", &[], body.as_bytes());
        assert_eq!(answer.status, 200, "{}", path.display());
        let edge: Report = serde_json::from_slice(&answer.body).unwrap();
        assert_eq!(edge, native, "{}", path.display());
        seen += 1;
    }
    assert!(seen > 50, "the transcripts were read: {seen}");
}
