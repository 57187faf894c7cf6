//! The probe API, as the page uses it.

use acr_doctor_loopback::{ADMIN, Behaviour, Gate, named};
use acr_doctor_probe::api::{Line, Offer};
use acr_doctor_probe::step::Purpose;
use acr_doctor_probe::vantage::Vantage;
use acr_doctor_probe::{Seen, Transcript, Verdict};
use acr_doctor_rules::Language;
use acr_doctor_rules::catalog::Words;
use acr_doctor_rules::diagnose::diagnose;
use serde_json::json;

use super::pair::Pair;
use super::support::{Server, page};

#[test]
fn this_machine_is_offered() {
    let server = Server::start(&page("offer"));
    let answer = server.get("/api/vantage");
    assert_eq!(answer.status, 200);
    assert_eq!(answer.headers["content-type"], "application/json");
    assert_eq!(answer.headers["cache-control"], "no-store");
    let offer: Offer = serde_json::from_slice(&answer.body).unwrap();
    let version = env!("CARGO_PKG_VERSION").to_owned();
    assert_eq!(
        offer,
        Offer {
            vantage: Vantage::Machine,
            version
        }
    );
    let head = server.ask(&format!(
        "HEAD /api/vantage HTTP/1.1\r\nHost: localhost:{}\r\nConnection: close\r\n\r\n",
        server.port
    ));
    assert_eq!((head.status, head.body.len()), (200, 0));
}

#[test]
fn each_line_comes_as_soon_as_its_step_has_ended_and_others_are_answered_meanwhile() {
    let gate = Gate::closed();
    let behaviour = Behaviour {
        gate: Some(gate.clone()),
        ..Behaviour::anonymous_pull()
    };
    let pair = Pair::start(
        "lines",
        behaviour,
        &["--allow-loopback", "--timeout", "100"],
    );
    let mut answer = pair.ask(&json!({"repository": "hello", "public_dns": false}));
    assert_eq!(answer.status(), 200, "{}", answer.head);
    for header in [
        "content-type: application/x-ndjson\r\n",
        "cache-control: no-store\r\n",
        "x-content-type-options: nosniff\r\n",
        "content-security-policy: default-src 'none'",
        "cross-origin-resource-policy: same-origin\r\n",
    ] {
        assert!(answer.head.contains(header), "{header}: {}", answer.head);
    }
    assert!(!answer.head.contains("access-control"), "{}", answer.head);
    let mut entries = Vec::new();
    while entries.len() < 3 {
        for line in answer.next() {
            let Line::Entry(entry) = line else {
                panic!("{line:?}")
            };
            entries.push(*entry);
        }
    }
    let seen: Vec<_> = entries
        .iter()
        .map(|entry| (entry.purpose, entry.verdict))
        .collect();
    let first = [Purpose::Names, Purpose::Connect, Purpose::Secure];
    assert_eq!(seen, first.map(|purpose| (purpose, Verdict::Passed)));
    // The challenge stands at the gate, and the server has time for others.
    assert_eq!(
        pair.registry
            .wait(|registry| registry.wait_for_requests(1))
            .len(),
        1
    );
    assert_eq!(pair.server.get("/api/vantage").status, 200);
    assert_eq!(pair.server.get("/").status, 200);
    gate.open();
    let rest = answer.transcript();
    assert!(rest.complete && rest.started_unix > 0);
    assert_eq!(rest.repository.as_deref(), Some("hello"));
    assert_eq!(rest.registry.authority(), pair.registry.authority());
    assert_eq!(rest.entries[0].purpose, Purpose::Challenge);
    let whole = Transcript {
        entries: [entries, rest.entries].concat(),
        ..rest
    };
    let report = diagnose(&whole.evidence(), Words::bundled(Language::En));
    assert_eq!(report.root_cause.as_deref(), Some("none"));
    assert!(
        whole
            .entries
            .iter()
            .any(|entry| entry.purpose == Purpose::Blob)
    );
}

#[test]
fn what_is_broken_is_found_through_the_api_too() {
    for (behaviour, cause) in [
        ("firewall", "ip_firewall"),
        ("untrusted-ca", "tls_interception"),
        ("refused", "connection_refused"),
        ("503", "registry_http_503"),
    ] {
        let pair = Pair::named(behaviour, behaviour);
        let transcript = pair.ask(&json!({})).transcript();
        let report = diagnose(&transcript.evidence(), Words::bundled(Language::En));
        assert_eq!(report.root_cause.as_deref(), Some(cause), "{transcript:?}");
    }
}

#[test]
fn credentials_are_used() {
    let pair = Pair::named("used", "healthy");
    let basic = json!({"basic": {"user": ADMIN.0, "password": ADMIN.1}});
    let entra = json!({"entra_token": acr_doctor_loopback::entra_token()});
    for (credentials, purpose) in [
        (basic, Purpose::BasicToken),
        (entra, Purpose::AccessToken),
        (
            json!({"refresh_token": "no such token"}),
            Purpose::AccessToken,
        ),
    ] {
        let wrong = credentials.to_string().contains("no such");
        let asked = pair.ask(&json!({"repository": "team/app", "credentials": credentials}));
        let transcript = asked.transcript();
        let token = transcript
            .entries
            .iter()
            .find(|entry| entry.purpose == purpose);
        let verdict = token
            .unwrap_or_else(|| panic!("{purpose:?}: {transcript:?}"))
            .verdict;
        let wanted = if wrong {
            Verdict::Failed
        } else {
            Verdict::Passed
        };
        assert_eq!(verdict, wanted, "{purpose:?}: {transcript:?}");
    }
}

#[test]
fn the_probe_ends_when_its_reader_leaves() {
    for behaviour in ["silent", "silent-handshake", "silent-after-request", "drip"] {
        let known = named(behaviour).unwrap();
        let name = ["gone-", behaviour].concat();
        let pair = Pair::start(&name, known, &["--allow-loopback", "--timeout", "300"]);
        let answer = pair.ask(&json!({}));
        let open = pair
            .registry
            .wait(|registry| registry.wait_for_connections(|now| now.open == 1));
        assert_eq!(open.open, 1, "{behaviour}");
        drop(answer);
        let after = pair
            .registry
            .wait(|registry| registry.wait_for_connections(|now| now.open == 0));
        assert_eq!((after.open, after.total), (0, 1), "{behaviour}");
    }
}

#[test]
fn a_fifth_probe_waits_until_one_of_four_has_ended() {
    let known = named("silent").unwrap();
    let pair = Pair::start("busy", known, &["--allow-loopback", "--timeout", "300"]);
    let mut open: Vec<_> = (0..4).map(|_| pair.ask(&json!({}))).collect();
    assert!(open.iter().all(|answer| answer.status() == 200));
    let fifth = pair.ask(&json!({}));
    assert_eq!(fifth.status(), 429, "{}", fifth.head);
    assert!(fifth.head.contains("retry-after: 1\r\n"), "{}", fifth.head);
    assert_eq!(pair.server.get("/").status, 200);
    let left = |count: usize| {
        pair.registry
            .wait(|registry| registry.wait_for_connections(move |now| now.open == count))
    };
    assert_eq!(left(4).open, 4);
    open.pop();
    assert_eq!(left(3).open, 3);
    assert_eq!(pair.ask(&json!({})).status(), 200);
}

#[test]
fn a_probe_ends_at_its_limit() {
    let known = named("silent-after-request").unwrap();
    let pair = Pair::start("limit", known, &["--allow-loopback", "--timeout", "0.2"]);
    let transcript = pair.ask(&json!({})).transcript();
    let last = transcript.entries.last().unwrap();
    assert_eq!(
        (last.purpose, &last.seen),
        (Purpose::Challenge, &Seen::Silent)
    );
    let left = pair
        .registry
        .wait(|registry| registry.wait_for_connections(|now| now.open == 0));
    assert_eq!(left.open, 0);
}
