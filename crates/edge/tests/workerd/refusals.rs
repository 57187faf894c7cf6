//! What the API refuses, and that nothing is asked then.

use acr_doctor_probe::api::{BODY_LIMIT, Fault, Reason};
use acr_doctor_probe::target;
use serde_json::json;

use crate::answer::problem;
use crate::runtime::{ROOMY, Runtime, Worker};

const TARGETS: &str = include_str!("../../../probe/tests/hostile-targets.txt");
const QUESTION: &[u8] = br#"{"registry":"lantern"}"#;

/// The escapes of the table.
fn unescape(text: &str) -> String {
    let mut out = String::new();
    let mut letters = text.chars();
    while let Some(letter) = letters.next() {
        if letter != '\\' {
            out.push(letter);
            continue;
        }
        match letters.next() {
            Some('n') => out.push('\n'),
            Some('r') => out.push('\r'),
            Some('t') => out.push('\t'),
            Some('u') => {
                let code: String = letters
                    .by_ref()
                    .skip(1)
                    .take_while(|it| *it != '}')
                    .collect();
                let code = u32::from_str_radix(&code, 16).expect("a number");
                out.push(char::from_u32(code).expect("a letter"));
            }
            Some(other) => out.push(other),
            None => panic!("{text} ends in an escape"),
        }
    }
    out
}

#[test]
fn no_hostile_target_is_asked() {
    let mut runtime = Runtime::start(Worker::Production, &[], ROOMY);
    let mut seen = 0;
    for line in TARGETS.lines().filter(|line| line.contains('\t')) {
        let (input, reason) = line.rsplit_once('\t').expect(line);
        let reason = target::Reason::from_name(reason).expect(line);
        let answer = runtime.ask(&json!({ "registry": unescape(input) }));
        let problem = problem(&answer);
        assert_eq!(
            (answer.status, problem.reason),
            (400, Reason::Target(reason)),
            "{line}"
        );
        seen += 1;
    }
    assert!(seen >= 100, "the table was read: {seen}");
    let question = json!({"registry": "lantern", "repository": "../etc"});
    let wanted = Reason::Target(target::Reason::BadRepository);
    assert_eq!(problem(&runtime.ask(&question)).reason, wanted);
    let typo = problem(&runtime.ask(&json!({"registry": "lantern.azureacr.io"})));
    assert_eq!(typo.suggestion.as_deref(), Some("lantern.azurecr.io"));
    assert_eq!(runtime.asked(), [""; 0]);
}

#[test]
fn only_the_own_page_asks() {
    let mut runtime = Runtime::start(Worker::Production, &[], ROOMY);
    let own = runtime.origin();
    let foreign = "http://evil.example";
    let same = ("sec-fetch-site", "same-origin");
    let json = ("content-type", "application/json");
    for (headers, fault) in [
        (vec![json], Fault::ForeignOrigin),
        (vec![json, same], Fault::ForeignOrigin),
        (vec![json, ("origin", foreign)], Fault::ForeignOrigin),
        (vec![json, same, ("origin", "null")], Fault::ForeignOrigin),
        (
            vec![json, ("origin", &own), ("origin", foreign)],
            Fault::ForeignOrigin,
        ),
        (
            vec![json, ("origin", &own), ("sec-fetch-site", "cross-site")],
            Fault::CrossSite,
        ),
        (
            vec![json, ("origin", &own), ("sec-fetch-site", "same-site")],
            Fault::CrossSite,
        ),
        (vec![("origin", &own), same], Fault::ContentType),
        (
            vec![("origin", &own), ("content-type", "text/plain")],
            Fault::ContentType,
        ),
    ] {
        let answer = runtime.send("POST", "/api/probe", &headers, QUESTION);
        assert_eq!(
            problem(&answer).reason,
            Reason::Request(fault),
            "{headers:?}"
        );
    }
    for headers in [[("origin", foreign)], [("sec-fetch-site", "cross-site")]] {
        let answer = runtime.send("GET", "/api/vantage", &headers, b"");
        assert_eq!(answer.status, 403, "{headers:?}");
    }
    // A preflight is refused like everything else that is not asked for.
    let preflight = [
        ("origin", foreign),
        ("access-control-request-method", "POST"),
    ];
    let answer = runtime.send("OPTIONS", "/api/probe", &preflight, b"");
    assert_eq!(
        problem(&answer).reason,
        Reason::Request(Fault::ForeignOrigin)
    );
    assert_eq!(runtime.asked(), [""; 0]);
}

#[test]
fn methods_and_places_are_those_of_the_api() {
    let mut runtime = Runtime::start(Worker::Production, &[], ROOMY);
    let own = runtime.origin();
    for (method, path, allow) in [
        ("GET", "/api/probe", "POST"),
        ("PUT", "/api/probe", "POST"),
        ("OPTIONS", "/api/probe", "POST"),
        ("POST", "/api/vantage", "GET, HEAD"),
        ("DELETE", "/api/vantage", "GET, HEAD"),
    ] {
        let answer = runtime.send(method, path, &[("origin", &own)], b"");
        assert_eq!(
            problem(&answer).reason,
            Reason::Request(Fault::Method),
            "{method} {path}"
        );
        assert_eq!(answer.header("allow"), Some(allow));
    }
    for path in [
        "/api",
        "/api/",
        "/api/probe/",
        "/api/vantage/x",
        "/api/probe%2f",
    ] {
        let answer = runtime.send("GET", path, &[], b"");
        assert_eq!(
            problem(&answer).reason,
            Reason::Request(Fault::NotFound),
            "{path}"
        );
    }
    assert_eq!(runtime.asked(), [""; 0]);
}

#[test]
fn credentials_and_long_bodies_do_not_come_in() {
    let mut runtime = Runtime::start(Worker::Production, &[], ROOMY);
    for credentials in [
        json!({"basic": {"user": "u", "password": "hunter2"}}),
        json!({"entra_token": "hunter2"}),
        json!({"refresh_token": "hunter2"}),
    ] {
        let answer = runtime.ask(&json!({"registry": "lantern", "credentials": credentials}));
        assert_eq!(answer.status, 400);
        assert_eq!(problem(&answer).reason, Reason::Request(Fault::Malformed));
        assert!(!answer.text().contains("hunter2"));
    }
    for body in [
        "",
        "{",
        "[]",
        "\u{0}",
        r#"{"registry":"lantern","url":"x"}"#,
    ] {
        let answer = runtime.ask_with(body, &[]);
        assert_eq!(
            problem(&answer).reason,
            Reason::Request(Fault::Malformed),
            "{body}"
        );
    }
    let answer = runtime.ask_with(&" ".repeat(BODY_LIMIT), &[]);
    assert_eq!(problem(&answer).reason, Reason::Request(Fault::Malformed));
    for length in [BODY_LIMIT + 1, 4 << 20] {
        let answer = runtime.ask_with(&" ".repeat(length), &[]);
        assert_eq!(
            problem(&answer).reason,
            Reason::Request(Fault::BodyTooLarge)
        );
    }
    assert_eq!(runtime.asked(), [""; 0]);
}
