//! Every wait has an end.

use std::io::{Read, Write};
use std::process::Stdio;
use std::time::{Duration, Instant};

use super::support::{Registry, Told};
use crate::support::Ended;

#[test]
fn silence_ends_at_the_limit() {
    // What must be done before the silence needs its time on a busy machine.
    for (name, limit, cause) in [
        // The connection is there, and the handshake gets no answer.
        ("silent", "0.3", "firewall_cuts_tls"),
        ("silent-handshake", "0.3", "firewall_cuts_tls"),
        ("silent-after-request", "3", "connection_timeout"),
        ("drip", "3", "connection_timeout"),
    ] {
        let begin = Instant::now();
        let told = Registry::named(name).check(&["--timeout", limit]);
        assert_eq!(told.root_cause(), cause, "{name}: {}", told.ended.out);
        assert_eq!(told.ended.status, 1);
        assert!(
            begin.elapsed() < Duration::from_secs(20),
            "{name}: {:?}",
            begin.elapsed()
        );
        let silent = told
            .phases()
            .iter()
            .any(|(_, verdict)| *verdict == "silent");
        assert!(silent, "{name}: {:?}", told.phases());
    }
}

#[test]
#[cfg(unix)]
fn ctrl_c_ends_at_once_with_what_is_known() {
    let registry = Registry::named("silent-after-request");
    let mut command = registry.command(&["--format", "json", "--timeout", "200"]);
    let mut child = command
        .stdin(Stdio::null())
        .spawn()
        .expect("the program starts");
    // It waits for an answer that does not come.
    registry.wait(registry.loopback.registry().wait_for_requests(1));
    let begin = Instant::now();
    let pid = child.id().to_string();
    let killed = std::process::Command::new("kill")
        .args(["-INT", &pid])
        .status();
    assert!(killed.expect("kill runs").success());
    let mut told = [String::new(), String::new()];
    let (mut out, mut err) = (child.stdout.take().unwrap(), child.stderr.take().unwrap());
    out.read_to_string(&mut told[0]).unwrap();
    err.read_to_string(&mut told[1]).unwrap();
    let status = child.wait().unwrap().code();
    assert!(
        begin.elapsed() < Duration::from_secs(5),
        "{:?}",
        begin.elapsed()
    );
    let [out, err] = told;
    let told = Told::of(Ended {
        status: status.expect("an exit status"),
        out,
        err,
    });
    assert_eq!(told.ended.status, 130, "{}", told.ended.out);
    assert!(told.ended.err.contains("Stopped"), "{}", told.ended.err);
    assert_eq!(told.outcomes("tls"), ["ok"], "{}", told.ended.out);
    assert_eq!(told.phases().last(), Some(&("challenge", "stopped")));
}

#[test]
fn a_reader_that_leaves_is_no_failure() {
    let registry = Registry::named("healthy");
    let mut child = registry.command(&[]).spawn().expect("the program starts");
    drop(child.stdout.take());
    let _ = child.stdin.take().map(|mut stdin| stdin.flush());
    assert_eq!(child.wait().unwrap().code(), Some(0));
}
