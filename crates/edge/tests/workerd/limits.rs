//! The rate limits, by the platform's own limiter.

use acr_doctor_loopback::Behaviour;
use acr_doctor_probe::api::{Fault, Reason};
use serde_json::json;

use crate::answer::{problem, transcript};
use crate::client::Answer;
use crate::runtime::{Runtime, Worker, registry};

fn busy(answer: &Answer) -> bool {
    if answer.status == 200 {
        return false;
    }
    assert_eq!(answer.status, 429);
    assert_eq!(problem(answer).reason, Reason::Request(Fault::Busy));
    assert_eq!(answer.header("retry-after"), Some("10"));
    true
}

#[test]
fn a_client_that_asks_too_often_is_told_to_wait() {
    let lantern = registry("lantern", Behaviour::healthy());
    // The limits that are deployed: ten requests in ten seconds.
    let runtime = Runtime::start(Worker::Production, &[&lantern], None);
    let question = json!({"registry": "lantern"}).to_string();
    let ask = |client: &str| busy(&runtime.ask_with(&question, &[("cf-connecting-ip", client)]));
    // A period may end in between: then as many again are answered, not more.
    let refused = (0..30).filter(|_| ask("198.51.100.23")).count();
    assert!((10..=20).contains(&refused), "{refused} of 30 are refused");
    assert!(!ask("198.51.100.24"), "another client is not held up");
    assert!(!ask("2001:db8:0:1::1"));
    // The addresses of one network are one client.
    let refused = (2..32).filter(|number| ask(&format!("2001:db8:0:1::{number:x}")));
    assert!(refused.count() >= 10);
}

#[test]
fn all_clients_together_have_a_limit_for_probes() {
    let names: Vec<_> = (0..9).map(|number| format!("lantern{number}")).collect();
    let registries: Vec<_> = names
        .iter()
        .map(|name| registry(name, Behaviour::healthy()))
        .collect();
    let all: Vec<_> = registries.iter().collect();
    let mut runtime = Runtime::start(Worker::Production, &all, Some((1_000, 3)));
    let mut answered = Vec::new();
    for name in &names {
        if !busy(&runtime.ask(&json!({ "registry": name }))) {
            answered.push(name);
        }
    }
    assert!((3..=6).contains(&answered.len()), "{answered:?}");
    // Who is only shown a probe that was made does not count.
    let last = answered.last().unwrap();
    for _ in 0..5 {
        transcript(&runtime.ask(&json!({ "registry": last })));
    }
    let asked = runtime.asked();
    assert_eq!(asked.len(), answered.len() * 3, "{asked:?}");
}
