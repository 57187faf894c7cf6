//! Secrets go to the registry and nowhere else.

use std::io::Read;

use acr_doctor_loopback::{ADMIN, PULLER, entra_token};
use serde_json::{Value, json};

use super::pair::Pair;

/// Stands in every secret that no registry knows.
const MARK: &str = "s3cr3t-mark";

/// Everything that the program has printed and said; it is ended.
fn printed(mut pair: Pair) -> String {
    let child = &mut pair.server.child;
    child.kill().unwrap();
    child.wait().unwrap();
    let mut all = String::new();
    let mut said = child.stderr.take().unwrap();
    said.read_to_string(&mut all).unwrap();
    pair.server.out.read_to_string(&mut all).unwrap();
    all
}

/// The credentials with the texts that must not come back: the secret, and
/// the forms in which it is sent.
fn given() -> Vec<(Value, Vec<String>)> {
    let basic = |user: &str, password: &str, encoded: &str| {
        let hidden = vec![password.to_owned(), encoded.to_owned()];
        (
            json!({"basic": {"user": user, "password": password}}),
            hidden,
        )
    };
    let token = entra_token();
    vec![
        basic(ADMIN.0, ADMIN.1, "bXlyZWdpc3RyeTpsb29wYmFj"),
        basic(PULLER.0, PULLER.1, "cHVsbGVyOmxvb3BiYWNr"),
        basic("u", &[MARK, "/&=+%é"].concat(), "dTpzM2NyM3QtbWFyay8mPS"),
        (json!({"entra_token": token}), vec![token.clone()]),
        (json!({"entra_token": MARK}), vec![MARK.to_owned()]),
        (
            json!({"refresh_token": format!("eyJ.{MARK}.x")}),
            vec![MARK.to_owned()],
        ),
    ]
}

#[test]
fn no_answer_and_no_output_holds_a_secret() {
    for behaviour in [
        "healthy",
        "token-401",
        "token-half-json",
        "exchange-403",
        "exchange-not-jwt",
        "cut-in-head",
    ] {
        let pair = Pair::named(&["secrets-", behaviour].concat(), behaviour);
        let mut all = String::new();
        let mut hidden = Vec::new();
        for (credentials, secrets) in given() {
            let asked = json!({"repository": "hello", "credentials": credentials});
            let answer = pair.ask(&asked);
            assert_eq!(answer.status(), 200);
            all.push_str(&answer.head);
            all.push_str(&answer.rest());
            hidden.extend(secrets);
        }
        if behaviour == "healthy" {
            let requests = pair.registry.requests();
            let sent: String = requests
                .iter()
                .map(acr_doctor_loopback::Request::text)
                .collect();
            let arrived = hidden
                .iter()
                .filter(|secret| sent.contains(*secret))
                .count();
            assert!(
                arrived > 3,
                "the registry was given what was typed: {arrived}"
            );
            assert!(
                requests
                    .iter()
                    .all(|request| hidden.iter().all(|it| !request.target.contains(it)))
            );
        }
        all.push_str(&printed(pair));
        for secret in hidden {
            assert!(!all.contains(&secret), "{behaviour}: {secret}: {all}");
        }
        // Tokens of the registry begin so, and belong to the user alone.
        assert!(!all.contains("eyJ"), "{behaviour}: {all}");
    }
}

#[test]
fn no_refusal_repeats_what_was_sent() {
    let pair = Pair::named("repeated", "healthy");
    let mut all = String::new();
    for body in [
        json!({"registry": format!("https://u:{MARK}@lantern.azurecr.io")}).to_string(),
        json!({"registry": format!("docker login -u u -p {MARK} evil.example")}).to_string(),
        json!({"registry": "lantern", "repository": format!("?token={MARK}")}).to_string(),
        json!({"registry": "lantern", "credentials": MARK}).to_string(),
        json!({"registry": "lantern", "credentials": {MARK: MARK}}).to_string(),
        json!({"registry": "lantern", MARK: "x"}).to_string(),
        format!("{{\"registry\": \"lantern\", \"credentials\": {{\"entra_token\": \"{MARK}"),
    ] {
        let answer = pair
            .server
            .post("Content-Type: application/json\r\n", &body);
        assert_eq!(answer.status, 400, "{body}");
        all.push_str(&String::from_utf8_lossy(&answer.body));
    }
    let path = format!("/api/probe?token={MARK}");
    all.push_str(&String::from_utf8_lossy(&pair.server.get(&path).body));
    all.push_str(&printed(pair));
    assert!(!all.contains(MARK), "{all}");
}
