//! Every situation, seen by the browser alone: what it may read is told in
//! full, and of what it may not read nothing is claimed.

use acr_doctor_loopback::{Behaviour, Cors, NAMED, named};

use super::form::{Told, ask_all, begin, choose, open, over};
use super::registries::{Registries, UNKNOWN};
use crate::harness::{Page, browse_with};

/// What answers, and what a page makes of it that may read every answer: the
/// steps and the root cause.
const ANSWERS: &[(&str, &str, &str)] = &[
    ("healthy", WORKS, "none"),
    ("several-challenges", WORKS, "none"),
    ("anonymous-pull", WORKS, "none"),
    ("tls12", WORKS, "none"),
    ("huge-body", WORKS, "none"),
    ("many-headers", WORKS, "none"),
    ("token-401", WORKS, "none"),
    ("token-without-access", WORKS, "none"),
    ("firewall", REFUSES, "ip_firewall"),
    ("firewall-escaped", REFUSES, "ip_firewall"),
    ("public-access-disabled", REFUSES, "ip_firewall"),
    ("open", REFUSES, "no_challenge_200"),
    ("basic", REFUSES, "registry_without_aad_login"),
    ("without-realm", REFUSES, "challenge_malformed"),
    ("without-service", REFUSES, "challenge_malformed"),
    ("404", REFUSES, "registry_http_404"),
    ("429", REFUSES, "registry_throttled"),
    ("500", REFUSES, "registry_http_500"),
    ("502", REFUSES, "gateway_502"),
    ("503", REFUSES, "registry_http_503"),
    ("token-400", NO_TOKEN, "access_token_400"),
    ("token-403", NO_TOKEN, "access_token_403"),
    ("token-403-empty", NO_TOKEN, "access_token_403"),
    ("token-404", NO_TOKEN, "access_token_404"),
    ("token-429", NO_TOKEN, "registry_throttled"),
    ("token-500", NO_TOKEN, "registry_http_500"),
    ("token-half-json", NO_TOKEN, "access_token_not_jwt"),
    ("token-not-jwt", NO_TOKEN, "access_token_not_jwt"),
    ("token-huge", NO_TOKEN, "access_token_not_jwt"),
    // Who stands before a registry does not know that it lets pages read.
    ("web-filter-200", ANSWERED, ""),
    ("web-filter-403", ANSWERED, ""),
    // The head came, and the body that was to be read did not.
    ("cut-in-body", ANSWERED, ""),
];

const WORKS: &str = "challenge passed, anonymous_token passed";
const REFUSES: &str = "challenge failed";
const NO_TOKEN: &str = "challenge passed, anonymous_token failed";
const ANSWERED: &str = "challenge hidden, reach hidden";
const NOTHING: &str = "challenge hidden, reach hidden, control passed";
const SILENCE: &str = "challenge silent, control passed";

/// What does not answer, or not so that a browser takes it for an answer.
const NO_ANSWER: &[&str] = &[
    "refused",
    "reset",
    "close",
    "reset-after-request",
    "close-after-request",
    "cut-in-head",
    "untrusted-ca",
    "self-signed",
    "expired",
    "not-yet-valid",
    "wrong-host",
    "plain-http",
    "tls10-alert",
    "tls10-server-hello",
    "cut-in-handshake",
    "reset-in-handshake",
];

/// What is silent: each takes as long as a step may take.
const SILENT: &[&str] = &["silent", "silent-handshake", "silent-after-request", "drip"];

fn host(name: &str, cors: Cors) -> String {
    let cors = if cors == Cors::Closed {
        "closed"
    } else {
        "open"
    };
    format!("{}{cors}.azurecr.io", name.replace('-', ""))
}

fn behaviour(name: &str, cors: Cors) -> Behaviour {
    let known = named(name).unwrap_or_else(|| panic!("no behaviour is {name}"));
    let host = host(name, cors);
    Behaviour {
        host,
        cors,
        ..known
    }
}

/// Opens the form and chooses the browser.
async fn open_as_browser(page: &Page) {
    open(page, "en").await;
    choose(page, "browser").await;
}

/// What the page says, without what differs from one registry to the next:
/// the name and the times.
fn sentence(told: &Told, host: &str) -> String {
    let text = told.text.replace(host, "HOST");
    let lines = text.lines().filter(|line| !line.ends_with(" ms"));
    lines.collect::<Vec<_>>().join("\n")
}

fn check(told: &Told, host: &str, way: &str, wrong: &mut Vec<String>) {
    if told.way() != way {
        wrong.push(format!("{host}: {}, not {way}", told.way()));
    }
    if told
        .steps
        .iter()
        .any(|[_, vantage, _]| vantage != "browser")
    {
        wrong.push(format!("{host}: somebody else looked: {:?}", told.steps));
    }
}

#[test]
fn what_a_page_may_read_is_told_in_full() {
    const OPEN: Cors = Cors::Open { expose: true };
    let names: Vec<&str> = ANSWERS.iter().map(|answer| answer.0).collect();
    let behaviours = names.iter().map(|name| behaviour(name, OPEN)).collect();
    let hosts: Vec<String> = names.iter().map(|name| host(name, OPEN)).collect();
    let registries = Registries::start(behaviours);
    browse_with(&registries.setup(), async |page| {
        open_as_browser(page).await;
        let all = ask_all(page, &hosts).await;
        let mut wrong = Vec::new();
        for ((_, way, cause), told) in ANSWERS.iter().zip(&all) {
            let registry = &told.registry;
            check(told, registry, way, &mut wrong);
            if told.cause != *cause {
                wrong.push(format!("{registry}: {:?}, not {cause:?}", told.cause));
            }
        }
        assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    });
    assert_eq!(registries.elsewhere(), []);
}

#[test]
fn of_what_a_page_may_not_read_nothing_is_claimed() {
    const HIDES: Cors = Cors::Closed;
    let answers: Vec<&str> = ANSWERS.iter().map(|answer| answer.0).collect();
    let names = [&answers[..], NO_ANSWER, SILENT].concat();
    let behaviours = names.iter().map(|name| behaviour(name, HIDES)).collect();
    let hosts =
        |names: &[&str]| -> Vec<String> { names.iter().map(|name| host(name, HIDES)).collect() };
    let mut nobody = hosts(NO_ANSWER);
    nobody.push(UNKNOWN.to_owned());
    let registries = Registries::start(behaviours);
    browse_with(&registries.setup(), async |page| {
        // Silence takes its time: each in a tab of its own, all at once.
        let first = page.tab().await;
        let mut tabs = Vec::new();
        for silent in hosts(SILENT) {
            tabs.push(page.open_tab().await);
            open_as_browser(page).await;
            begin(page, &silent).await;
        }
        page.go_to(&first).await;
        open_as_browser(page).await;
        let mut wrong = Vec::new();
        for (hosts, way) in [(hosts(&answers), ANSWERED), (nobody, NOTHING)] {
            let all = ask_all(page, &hosts).await;
            same(&all, way, &mut wrong);
        }
        let mut silent = Vec::new();
        for (tab, host) in tabs.iter().zip(hosts(SILENT)) {
            page.go_to(tab).await;
            silent.push(over(page, &host).await);
            page.is_clean().await;
        }
        same(&silent, SILENCE, &mut wrong);
        page.go_to(&first).await;
        assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    });
    assert_eq!(registries.elsewhere(), []);
}

/// All of them must have gone the same way, and the page must say the same of
/// each: whoever cannot tell two registries apart must not speak of them in two ways.
fn same(all: &[Told], way: &str, wrong: &mut Vec<String>) {
    let first = sentence(&all[0], &all[0].registry);
    for told in all {
        let host = &told.registry;
        check(told, host, way, wrong);
        let sentence = sentence(told, host);
        if sentence != first {
            wrong.push(format!(
                "{host}: another sentence:\n{sentence}\nnot\n{first}"
            ));
        }
        for [cause, certainty] in &told.findings {
            if certainty == "sure" {
                wrong.push(format!("{host}: {cause} is not proven"));
            }
        }
        // Nothing is known of an answer that a page may not read.
        if way == ANSWERED && !(told.cause.is_empty() && told.findings.is_empty()) {
            wrong.push(format!("{host}: {:?} is not known", told.findings));
        }
    }
}

#[test]
fn where_nothing_is_exposed_the_challenge_is_not_missed() {
    let known = named("cors-open-hidden").expect("a behaviour");
    let registries = Registries::start(vec![known]);
    browse_with(&registries.setup(), async |page| {
        open_as_browser(page).await;
        let host = registries.first().host().to_owned();
        let told = &ask_all(page, &[host]).await[0];
        assert!(told.way().starts_with("challenge "), "{}", told.way());
        assert_eq!(
            (told.cause.as_str(), told.findings.len()),
            ("", 0),
            "{told:?}"
        );
        assert!(
            told.details[0].contains("answered 401"),
            "{:?}",
            told.details
        );
    });
}

#[test]
fn a_realm_on_another_host_is_shown_and_not_followed() {
    let open = Cors::Open { expose: true };
    let registries = Registries::start(vec![behaviour("foreign-realm", open)]);
    browse_with(&registries.setup(), async |page| {
        open_as_browser(page).await;
        let told = &ask_all(page, &[host("foreign-realm", open)]).await[0];
        assert_eq!(told.steps.len(), 1, "{told:?}");
        assert!(told.text.contains("elsewhere.example"), "{}", told.text);
        assert_ne!(told.cause, "none", "{}", told.text);
    });
    assert_eq!(registries.elsewhere(), []);
}

#[test]
fn redirects_lead_nowhere() {
    let names = ["captive-portal", "redirect-loop"];
    let registries = Registries::start(names.map(|name| behaviour(name, Cors::Closed)).to_vec());
    browse_with(&registries.setup(), async |page| {
        open_as_browser(page).await;
        let hosts = names.map(|name| host(name, Cors::Closed));
        for told in ask_all(page, &hosts).await {
            assert_eq!(told.way(), NOTHING, "{told:?}");
            assert!(
                told.findings
                    .iter()
                    .all(|[_, certainty]| certainty != "sure")
            );
        }
        // The policy stopped the one that leads to another site.
        let faults = page.take_faults().await;
        assert!(
            faults
                .iter()
                .all(|fault| fault.starts_with("policy: connect-src ")),
            "{faults:?}"
        );
        assert!(!faults.is_empty());
    });
    assert_eq!(registries.elsewhere(), []);
}

#[test]
fn every_behaviour_of_the_registry_has_its_place_here() {
    let answers = ANSWERS.iter().map(|answer| answer.0);
    let rest = NO_ANSWER.iter().chain(SILENT).copied();
    let own = [
        "cors-open", // as healthy here
        "cors-open-hidden",
        "foreign-realm",
        "captive-portal",
        "redirect-loop",
        "without-header", // a page cannot tell it from one that is not exposed
        "token-html",     // hidden from the page, as a web filter is
    ];
    let known: Vec<&str> = answers.chain(rest).chain(own).collect();
    for behaviour in NAMED {
        // A browser asks neither without a token of Microsoft Entra.
        let asked =
            !behaviour.name.starts_with("exchange-") && !behaviour.name.starts_with("data-");
        assert!(
            !asked || known.contains(&behaviour.name),
            "{}",
            behaviour.name
        );
    }
}
