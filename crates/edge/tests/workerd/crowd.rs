//! Many callers.

use std::collections::BTreeMap;
use std::thread;

use acr_doctor_loopback::{Behaviour, Gate};
use acr_doctor_probe::step::Purpose;
use serde_json::json;

use crate::answer::{status, transcript};
use crate::runtime::{ROOMY, Runtime, Worker, registry};

#[test]
fn a_crowd_that_asks_for_one_registry_causes_one_probe() {
    let gate = Gate::closed();
    let behaviour = Behaviour {
        gate: Some(gate.clone()),
        ..Behaviour::healthy()
    };
    let lantern = registry("lantern", behaviour);
    let mut runtime = Runtime::start(Worker::Production, &[&lantern], ROOMY);
    let typed = [
        "lantern",
        "Lantern.azurecr.io",
        "https://lantern.azurecr.io/v2/",
    ];
    let shown: Vec<_> = thread::scope(|scope| {
        let ask = |number: usize| runtime.ask(&json!({"registry": typed[number % 3]}));
        let callers: Vec<_> = (0..40)
            .map(|number| scope.spawn(move || ask(number)))
            .collect();
        // The probe waits for the registry, and they for the probe.
        let waiting = lantern.wait(|_| gate.wait_for_waiting(1));
        gate.open();
        assert_eq!(waiting, 1);
        callers.into_iter().map(|it| it.join().unwrap()).collect()
    });
    for answer in &shown {
        let seen = transcript(answer);
        assert_eq!(status(&seen, Purpose::Challenge), 401);
        assert_eq!(answer.body, shown[0].body, "all are shown the same");
    }
    // Who comes a moment later is shown it, too.
    let late = runtime.ask(&json!({"registry": "lantern"}));
    assert_eq!(late.body, shown[0].body);
    let asked = runtime.asked();
    assert_eq!(asked.len(), 3, "{asked:?}");
    assert_eq!(lantern.requests().len(), 2, "the challenge and the token");
}

#[test]
fn a_caller_that_leaves_takes_nothing_from_the_others() {
    let gate = Gate::closed();
    let behaviour = Behaviour {
        gate: Some(gate.clone()),
        ..Behaviour::healthy()
    };
    let lantern = registry("lantern", behaviour);
    let mut runtime = Runtime::start(Worker::Production, &[&lantern], ROOMY);
    let question = json!({"registry": "lantern"}).to_string();
    let origin = runtime.origin();
    let headers = [("origin", &*origin), ("content-type", "application/json")];
    let request = crate::client::request(
        "POST",
        "/api/probe",
        &runtime.authority,
        &headers,
        question.as_bytes(),
    );
    let mut first = std::net::TcpStream::connect(&runtime.authority).unwrap();
    std::io::Write::write_all(&mut first, &request).unwrap();
    assert_eq!(lantern.wait(|_| gate.wait_for_waiting(1)), 1);
    let seen = thread::scope(|scope| {
        let second = scope.spawn(|| runtime.ask_with(&question, &[]));
        drop(first);
        gate.open();
        second.join().unwrap()
    });
    assert_eq!(status(&transcript(&seen), Purpose::Challenge), 401);
    assert_eq!(runtime.asked().len(), 3);
}

#[test]
fn two_hundred_at_once_are_answered_each_with_its_own() {
    let names = ["lantern", "beacon", "candle", "torch"];
    let registries = names.map(|name| registry(name, Behaviour::healthy()));
    let all: Vec<_> = registries.iter().collect();
    let mut runtime = Runtime::start(Worker::Production, &all, ROOMY);
    thread::scope(|scope| {
        let callers: Vec<_> = (0..200)
            .map(|number| {
                let (name, repository) = (names[number % 4], format!("team/app{number}"));
                let runtime = &runtime;
                scope.spawn(move || {
                    let question = json!({"registry": name, "repository": repository});
                    let seen = transcript(&runtime.ask(&question));
                    let host = format!("{name}.azurecr.io");
                    assert_eq!(seen.registry.host, host);
                    assert_eq!(seen.repository, Some(repository));
                    assert!(seen.complete);
                    assert!(seen.entries.iter().all(|it| it.endpoint.host == host));
                    assert_eq!(status(&seen, Purpose::Challenge), 401);
                    assert_eq!(status(&seen, Purpose::AnonymousToken), 401);
                })
            })
            .collect();
        for caller in callers {
            caller.join().unwrap();
        }
    });
    let mut asked = BTreeMap::<String, usize>::new();
    for url in runtime.asked() {
        *asked.entry(url).or_default() += 1;
    }
    let tokens = asked.keys().filter(|url| url.contains("scope=")).count();
    assert_eq!(tokens, 200, "each repository was asked for");
    for name in names {
        assert_eq!(asked[&format!("GET https://{name}.azurecr.io/v2/")], 50);
    }
}
