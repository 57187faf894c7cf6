//! What the program sends, and what it never does.

use acr_doctor_loopback::{Behaviour, Data, PULLER, Tcp, V2};

use super::support::Registry;

#[test]
fn one_connection_serves_all_requests_to_the_registry() {
    let registry = Registry::named("anonymous-pull");
    let told = registry.check(&["--repository", "hello"]);
    assert_eq!(told.ended.status, 0, "{}", told.ended.out);
    assert!(registry.loopback.registry().requests().len() >= 2);
    assert_eq!(registry.loopback.registry().connections().total, 1);
}

#[test]
fn redirects_and_foreign_realms_are_not_followed() {
    for (v2, status) in [
        (V2::CaptivePortal, 1),
        (V2::RedirectLoop, 1),
        // It is shown, and no credentials were sent.
        (V2::ForeignRealm, 1),
    ] {
        let registry = Registry::start(Behaviour::v2(v2.clone()));
        let environment = [
            ("ACR_DOCTOR_USERNAME", PULLER.0),
            ("ACR_DOCTOR_PASSWORD", PULLER.1),
        ];
        let told = registry.check_with(&["--repository", "hello"], &environment, "");
        assert_eq!(told.ended.status, status, "{v2:?}: {}", told.ended.out);
        assert_eq!(
            registry.loopback.elsewhere().connections().total,
            0,
            "{v2:?}"
        );
    }
}

#[test]
fn commands_and_texts_have_the_port_where_it_belongs() {
    let registry = Registry::named("refused");
    let told = registry.check(&[]);
    let authority = registry.loopback.registry().authority();
    let (host, port) = authority.split_once(':').expect("a port of its own");
    let finding = &told.report["findings"][0];
    assert_eq!(finding["fixes"][0]["command"], format!("nslookup {host}"));
    let why = finding["why"].as_str().unwrap_or_default();
    assert!(why.contains(&format!("on port {port}")), "{why}");
}

#[test]
fn every_phase_is_told_with_its_time() {
    let registry = Registry::named("healthy");
    let told = registry.check(&[]);
    let phases = told.phases();
    let first: Vec<_> = phases.iter().take(4).copied().collect();
    let all = ["names", "connect", "secure", "challenge"].map(|purpose| (purpose, "passed"));
    assert_eq!(first, all, "{phases:?}");
    for phase in told.report["phases"].as_array().unwrap() {
        let time = |field: &str| phase[field].as_u64().expect("a time in milliseconds");
        assert!(time("from_ms") <= time("to_ms"), "{phase}");
    }
    assert_eq!(told.report["kind"], "probe");
    assert_eq!(
        told.report["registry"],
        registry.loopback.registry().authority()
    );
}

#[test]
fn the_certificate_is_told_also_where_it_is_not_trusted() {
    for (name, issuer) in [
        ("healthy", "ACR Doctor Loopback CA"),
        ("untrusted-ca", "Unknown Root CA"),
    ] {
        let told = Registry::named(name).check(&[]);
        let phases = told.report["phases"].to_string();
        assert!(phases.contains(issuer), "{name}: {phases}");
    }
}

#[test]
fn without_the_file_the_authority_is_not_trusted() {
    let registry = Registry::named("healthy");
    let mut command = super::support::bare(&["check", &registry.loopback.registry().authority()]);
    command.args([
        "--resolve",
        &registry.loopback.registry().resolve(),
        "--format",
        "json",
    ]);
    let told = super::support::Told::of(crate::support::run(command, b""));
    assert_eq!(told.root_cause(), "tls_interception");
    assert!(
        registry.loopback.registry().requests().is_empty(),
        "nothing is sent to a stranger"
    );
}

#[test]
fn the_data_endpoint_is_reached_where_a_token_allows_it() {
    let told = Registry::named("anonymous-pull").check(&["--repository", "hello"]);
    assert_eq!(
        told.outcomes("data_endpoint").last(),
        Some(&"ok"),
        "{}",
        told.ended.out
    );
    for (tcp, phase) in [(Tcp::Refused, "failed"), (Tcp::Silent, "silent")] {
        let registry = Registry::start(Behaviour {
            data: Data {
                tcp,
                ..Data::default()
            },
            ..Behaviour::anonymous_pull()
        });
        let told = registry.check(&["--repository", "hello", "--timeout", "3"]);
        assert_eq!(told.ended.status, 1, "{tcp:?}: {}", told.ended.out);
        assert_eq!(told.phases().last().map(|last| last.1), Some(phase));
        assert_eq!(told.outcomes("data_endpoint").last(), Some(&"error"));
        assert_eq!(told.root_cause(), "data_endpoint_blocked", "{tcp:?}");
    }
}
