//! The probe API against registries on loopback.

use acr_doctor_loopback::{Behaviour, V2, named};
use acr_doctor_probe::Vantage;
use acr_doctor_probe::api::Offer;
use acr_doctor_probe::entry::{Seen, Verdict};
use acr_doctor_probe::step::{Failure, Purpose};
use acr_doctor_rules::catalog::Words;
use acr_doctor_rules::evidence::{ConnectionFault, DnsFault};
use acr_doctor_rules::{Language, Report, diagnose};
use serde_json::json;

use crate::answer::{check, entry, status, transcript};
use crate::runtime::{ROOMY, Runtime, Worker, registry};

fn report(transcript: &acr_doctor_probe::Transcript) -> Report {
    diagnose::diagnose(&transcript.evidence(), Words::bundled(Language::En))
}

#[test]
fn the_site_offers_the_edge() {
    let runtime = Runtime::start(Worker::Production, &[], ROOMY);
    let answer = runtime.get("/api/vantage");
    assert_eq!(answer.status, 200);
    check(&answer);
    let offer: Offer = serde_json::from_slice(&answer.body).unwrap();
    assert_eq!(offer.vantage, Vantage::Edge);
}

#[test]
fn registries_are_seen_as_the_internet_sees_them() {
    let healthy = registry("healthy", Behaviour::healthy());
    let firewall = registry("firewall", Behaviour::firewall());
    let pulls = registry("anonymous", Behaviour::anonymous_pull());
    let refused = registry("refused", named("refused").unwrap());
    let inspected = registry("untrusted", named("untrusted-ca").unwrap());
    let all = [&healthy, &firewall, &pulls, &refused, &inspected];
    let mut runtime = Runtime::start(Worker::Production, &all, ROOMY);

    let seen = transcript(&runtime.ask(&json!({"registry": "healthy"})));
    assert_eq!(seen.vantage, Vantage::Edge);
    assert!(seen.complete && seen.started_unix > 0);
    assert_eq!(seen.registry.host, "healthy.azurecr.io");
    assert!(matches!(entry(&seen, Purpose::Names).seen, Seen::Names(_)));
    assert_eq!(status(&seen, Purpose::Challenge), 401);
    assert_eq!(status(&seen, Purpose::AnonymousToken), 401);
    assert_eq!(report(&seen).root_cause.as_deref(), Some("none"));
    assert_eq!(
        runtime.asked(),
        [
            "GET https://cloudflare-dns.com/dns-query?name=healthy.azurecr.io&type=A",
            "GET https://healthy.azurecr.io/v2/",
            "GET https://healthy.azurecr.io/oauth2/token?service=healthy.azurecr.io",
        ]
    );

    let seen = transcript(&runtime.ask(&json!({"registry": "firewall"})));
    assert_eq!(status(&seen, Purpose::Challenge), 403);
    let Seen::Answer(answer) = &entry(&seen, Purpose::Challenge).seen else {
        panic!("an answer");
    };
    assert!(answer.errors[0].message.contains("is not allowed access"));

    let question = json!({"registry": "anonymous", "repository": "hello"});
    let seen = transcript(&runtime.ask(&question));
    assert_eq!(status(&seen, Purpose::AnonymousToken), 200);
    assert_eq!(status(&seen, Purpose::Blob), 307);
    assert_eq!(entry(&seen, Purpose::BlobReach).verdict, Verdict::Passed);
    // Who follows the worker's way sees its token nowhere.
    let token = pulls.requests().into_iter();
    let token = token.filter_map(|it| it.header("authorization").map(str::to_owned));
    let tokens: Vec<_> = token.collect();
    assert!(
        !tokens.is_empty(),
        "the manifest was asked for with a token"
    );
    let text = serde_json::to_string(&seen).unwrap();
    for token in &tokens {
        assert!(!text.contains(token.trim_start_matches("Bearer ")));
    }

    let seen = transcript(&runtime.ask(&json!({"registry": "refused"})));
    let fault = Failure::Connection(ConnectionFault::Refused);
    assert_eq!(entry(&seen, Purpose::Challenge).seen, Seen::Failed(fault));

    // The platform shows no certificate: nothing is claimed of one.
    let seen = transcript(&runtime.ask(&json!({"registry": "untrusted"})));
    assert_eq!(entry(&seen, Purpose::Challenge).seen, Seen::Hidden);

    let seen = transcript(&runtime.ask(&json!({"registry": "nowhere"})));
    let fault = Failure::Dns(DnsFault::NoSuchName);
    assert_eq!(entry(&seen, Purpose::Names).seen, Seen::Failed(fault));
    assert_eq!(seen.entries.len(), 1, "nothing follows: {seen:?}");
}

#[test]
fn neither_a_redirect_nor_a_foreign_realm_is_followed() {
    let elsewhere = registry("captive", Behaviour::v2(V2::CaptivePortal));
    let again = registry("again1", Behaviour::v2(V2::RedirectLoop));
    let realm = registry("foreign", Behaviour::v2(V2::ForeignRealm));
    let all = [&elsewhere, &again, &realm];
    let mut runtime = Runtime::start(Worker::Production, &all, ROOMY);
    for name in ["captive", "again1", "foreign"] {
        let question = json!({"registry": name, "repository": "hello"});
        let seen = transcript(&runtime.ask(&question));
        let last = seen.entries.last().unwrap();
        assert_eq!(last.purpose, Purpose::Challenge, "{name}");
        let asked = runtime.asked();
        assert_eq!(asked.len(), 2, "{asked:?}");
        assert_eq!(asked[1], format!("GET https://{name}.azurecr.io/v2/"));
    }
}

#[test]
fn long_bodies_are_cut_and_broken_ones_are_seen() {
    let long = Behaviour {
        body_bytes: Some(10 << 20),
        ..Behaviour::healthy()
    };
    let long = registry("longbody", long);
    let cut = registry("cutbody", named("cut-in-body").unwrap());
    let closed = registry("closed", named("close-after-request").unwrap());
    let runtime = Runtime::start(Worker::Production, &[&long, &cut, &closed], ROOMY);
    let seen = transcript(&runtime.ask(&json!({"registry": "longbody"})));
    let Seen::Answer(answer) = &entry(&seen, Purpose::Challenge).seen else {
        panic!("an answer: {seen:?}");
    };
    assert!(answer.truncated);
    for name in ["cutbody", "closed"] {
        let seen = transcript(&runtime.ask(&json!({"registry": name})));
        let seen = &entry(&seen, Purpose::Challenge).seen;
        assert!(
            matches!(seen, Seen::Failed(Failure::Http(_))),
            "{name}: {seen:?}"
        );
    }
}

#[test]
fn a_registry_that_never_answers_ends_and_holds_up_nobody() {
    let silent = registry("silent", named("silent-after-request").unwrap());
    let healthy = registry("healthy", Behaviour::healthy());
    let runtime = Runtime::start(Worker::Production, &[&silent, &healthy], ROOMY);
    std::thread::scope(|scope| {
        let waiting = scope.spawn(|| transcript(&runtime.ask(&json!({"registry": "silent"}))));
        silent.wait(|server| server.wait_for_requests(1));
        let seen = transcript(&runtime.ask(&json!({"registry": "healthy"})));
        assert_eq!(status(&seen, Purpose::Challenge), 401);
        assert!(!waiting.is_finished(), "the healthy one is answered first");
        let seen = waiting.join().unwrap();
        let challenge = entry(&seen, Purpose::Challenge);
        assert_eq!(challenge.seen, Seen::Silent);
        assert_eq!(challenge.verdict, Verdict::Silent);
        assert!(
            challenge.to_ms - challenge.from_ms >= 8_000,
            "{challenge:?}"
        );
        assert!(seen.complete);
    });
}

#[test]
fn nothing_is_logged() {
    let healthy = registry("healthy", Behaviour::healthy());
    let closed = registry("closed", named("close-after-request").unwrap());
    let mut runtime = Runtime::start(Worker::Production, &[&healthy, &closed], ROOMY);
    for name in ["healthy", "closed", "nowhere", "evil.example"] {
        let client = [("cf-connecting-ip", "198.51.100.23")];
        runtime.ask_with(&json!({ "registry": name }).to_string(), &client);
    }
    runtime.ask_with("{", &[]);
    assert_eq!(runtime.end(), "");
}
