//! The worker that is deployed has nothing that is for tests alone.

use std::fs;

use acr_doctor_loopback::Behaviour;
use acr_doctor_probe::api::{Fault, Reason};
use serde_json::json;

use crate::answer::problem;
use crate::runtime::{ROOMY, Runtime, Worker, registry};

/// Whether the files of a worker hold a word.
fn holds(worker: Worker, word: &str) -> bool {
    let folder = worker.folder().join("build/worker");
    let mut files = fs::read_dir(folder).expect("a worker");
    files.any(|file| {
        let content = fs::read(file.expect("a file").path()).expect("a file");
        content
            .windows(word.len())
            .any(|part| part == word.as_bytes())
    })
}

#[test]
fn nothing_of_the_tests_is_deployed() {
    assert!(holds(Worker::Production, "/api/probe"), "the search finds");
    assert!(holds(Worker::Replay, "/api/replay"));
    assert!(!holds(Worker::Production, "replay"));
    let runtime = Runtime::start(Worker::Production, &[], ROOMY);
    let answer = runtime.send(
        "POST",
        "/api/replay",
        &[("origin", &runtime.origin())],
        b"{}",
    );
    assert_eq!(problem(&answer).reason, Reason::Request(Fault::NotFound));
}

#[test]
fn no_server_of_this_machine_is_asked() {
    let lantern = registry("lantern", Behaviour::healthy());
    let mut runtime = Runtime::start(Worker::Production, &[&lantern], ROOMY);
    for host in ["localhost", "127.0.0.1", "[::1]", "lantern.azurecr.io"] {
        let question = json!({"registry": format!("{host}:{}", lantern.port())});
        let problem = problem(&runtime.ask(&question));
        assert!(matches!(problem.reason, Reason::Target(_)), "{problem:?}");
    }
    assert_eq!(runtime.asked(), [""; 0]);
    assert_eq!(lantern.connections().total, 0);
}
