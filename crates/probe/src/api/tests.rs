use serde_json::{Value, json};

use super::{CredentialsIn, End, Fault, Line, Problem, Reason, Request};
use crate::ask::Limits;
use crate::entry::{Entry, Seen, Verdict};
use crate::secret::{Credentials, Secret};
use crate::step::{Endpoint, Purpose};
use crate::target::{self, Refusal};
use crate::transcript::Transcript;
use crate::vantage::Vantage;

fn request(value: Value) -> Result<Request, serde_json::Error> {
    serde_json::from_value(value)
}

fn repository(registry: &str, repository: &str) -> Result<Option<String>, Refusal> {
    let request = request(json!({"registry": registry, "repository": repository}));
    let ask = request.expect("a request").ask(&[], Limits::default())?;
    Ok(ask.repository().map(str::to_owned))
}

#[test]
fn credentials_come_in_three_forms_and_show_in_none() {
    for (value, wanted) in [
        (
            json!({"basic": {"user": "u", "password": "s3cret"}}),
            "basic",
        ),
        (json!({"entra_token": "s3cret"}), "entra"),
        (json!({"refresh_token": "s3cret"}), "refresh"),
    ] {
        let given =
            json!({"registry": "u:s3cret@lantern", "credentials": value, "public_dns": true});
        let read = request(given.clone()).expect("a request");
        let shown = format!("{read:?} {:?}", read.credentials);
        assert!(!shown.contains("s3cret"), "{shown}");
        assert_eq!(serde_json::to_value(&read).expect("JSON"), given);
        let found = match read.credentials.map(Credentials::from) {
            Some(Credentials::Basic { user, password }) if user == "u" => ("basic", password),
            Some(Credentials::EntraToken(token)) => ("entra", token),
            Some(Credentials::RefreshToken(token)) => ("refresh", token),
            other => panic!("{other:?}"),
        };
        assert_eq!((found.0, found.1.expose()), (wanted, "s3cret"));
    }
}

#[test]
fn what_is_not_known_is_refused() {
    for value in [
        json!({}),
        json!({"registry": "lantern", "url": "https://evil.example"}),
        json!({"registry": ["lantern"]}),
        json!({"registry": "lantern", "public_dns": "yes"}),
        json!({"registry": "lantern", "credentials": {}}),
        json!({"registry": "lantern", "credentials": {"basic": {"user": "u"}}}),
        json!({"registry": "lantern", "credentials": {"basic": {"user": "u", "password": "p", "x": 1}}}),
        json!({"registry": "lantern", "credentials": {"entra_token": "t", "refresh_token": "t"}}),
    ] {
        assert!(request(value.clone()).is_err(), "{value}");
    }
    let least = request(json!({"registry": "lantern"})).expect("a request");
    assert!(least.credentials.is_none() && !least.public_dns && least.repository.is_none());
}

#[test]
fn a_repository_is_one_and_nothing_more() {
    let some = |name: &str| Ok(Some(name.to_owned()));
    assert_eq!(repository("lantern", "team/app"), some("team/app"));
    assert_eq!(repository("lantern.azurecr.io/a:1", ""), some("a"));
    assert_eq!(repository("lantern.azurecr.io/a:1", "b"), some("b"));
    for name in [
        "App",
        "a:1",
        "a@sha256:00",
        "../a",
        "a b",
        "/a",
        "a?b",
        "v2/a/manifests/1",
    ] {
        let refusal = repository("lantern", name).expect_err(name);
        assert_eq!(refusal.reason, target::Reason::BadRepository, "{name}");
    }
    let ask = |name: Option<&str>| {
        let request = Request {
            registry: "lantern.azurecr.io/a:1".to_owned(),
            repository: name.map(str::to_owned),
            credentials: Some(CredentialsIn::EntraToken(Secret::default())),
            public_dns: false,
        };
        request.ask(&[], Limits::default()).expect("a registry")
    };
    assert!(ask(None).target.reference.is_some() && ask(Some("a")).target.reference.is_some());
    assert!(ask(Some("b")).target.reference.is_none());
}

#[test]
fn hosts_beside_those_of_azure_are_asked_where_they_are_allowed() {
    let ask = |registry: &str| {
        let request = request(json!({"registry": registry})).expect("a request");
        request.ask(&["registry.example:5000"], Limits::default())
    };
    assert!(ask("registry.example:5000").is_ok());
    for other in [
        "registry.example",
        "registry.example:5001",
        "other.example:5000",
    ] {
        assert!(ask(other).is_err(), "{other}");
    }
}

#[test]
fn reasons_have_one_name_each() {
    for fault in Fault::ALL.iter().copied() {
        assert_eq!(target::Reason::from_name(fault.as_str()), None, "{fault:?}");
        assert!((400..500).contains(&fault.status()));
    }
    let faults = Fault::ALL.iter().copied().map(Reason::Request);
    for reason in faults.chain(target::Reason::ALL.iter().copied().map(Reason::Target)) {
        assert_eq!(Reason::try_from(String::from(reason)), Ok(reason));
    }
    assert!(Reason::try_from("nonsense".to_owned()).is_err());
    let problem = Problem {
        reason: Reason::Target(target::Reason::Misspelled),
        suggestion: Some("lantern.azurecr.io".to_owned()),
    };
    let line = serde_json::to_value(Line::Error(problem)).expect("JSON");
    let wanted = json!({"error": {"reason": "misspelled", "suggestion": "lantern.azurecr.io"}});
    assert_eq!(line, wanted);
    let busy = serde_json::to_value(Line::Error(Fault::Busy.into())).expect("JSON");
    assert_eq!(busy, json!({"error": {"reason": "busy"}}));
}

#[test]
fn lines_make_the_transcript_again() {
    let transcript = Transcript {
        registry: Endpoint::https("lantern.azurecr.io"),
        vantage: Vantage::Machine,
        started_unix: 1_700_000_000,
        repository: Some("team/app".to_owned()),
        complete: false,
        entries: vec![Entry {
            check: acr_doctor_rules::check::Check::Tcp,
            purpose: Purpose::Connect,
            vantage: Vantage::Machine,
            endpoint: Endpoint::https("lantern.azurecr.io"),
            from_ms: 1,
            to_ms: 10_001,
            verdict: Verdict::Silent,
            seen: Seen::Silent,
        }],
    };
    let mut lines: Vec<_> = transcript
        .entries
        .iter()
        .cloned()
        .map(Box::new)
        .map(Line::Entry)
        .collect();
    lines.push(Line::End(End::from(transcript.clone())));
    let mut entries = Vec::new();
    let mut end = None;
    for line in lines {
        let text = serde_json::to_string(&line).expect("JSON");
        match serde_json::from_str(&text).expect("a line") {
            Line::Entry(entry) => entries.push(*entry),
            Line::End(found) => end = Some(found),
            Line::Error(problem) => panic!("{problem:?}"),
        }
    }
    let again = Transcript::from_parts(end.expect("an end"), entries);
    assert_eq!(again, transcript);
}
