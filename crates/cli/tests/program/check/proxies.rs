//! The way through a proxy.

use acr_doctor_loopback::{Proxy, ProxyMode};

use super::support::Registry;

fn through(mode: ProxyMode, login: &str) -> (super::support::Told, Registry) {
    let registry = Registry::named("healthy");
    let proxy = registry.wait(Proxy::start(mode)).expect("the proxy starts");
    let url = proxy
        .proxy_url()
        .replace("http://", &["http://", login].concat());
    let told = registry.check_with(&["--timeout", "2"], &[("HTTPS_PROXY", &url)], "");
    drop(proxy);
    (told, registry)
}

#[test]
fn a_proxy_that_works_is_used_and_named() {
    let (told, _registry) = through(ProxyMode::Works, "");
    assert_eq!(told.root_cause(), "none", "{}", told.ended.out);
    let phases = told.report["phases"].to_string();
    assert!(phases.contains("\"proxy\":\"127.0.0.1:"), "{phases}");
}

#[test]
fn credentials_of_the_proxy_are_sent_to_it_alone() {
    let mode = ProxyMode::AsksPassword {
        user: "u".into(),
        password: "p s".into(),
    };
    let (told, registry) = through(mode, "u:p%20s@");
    assert_eq!(told.root_cause(), "none", "{}", told.ended.out);
    for request in registry.loopback.registry().requests() {
        assert_eq!(request.header("proxy-authorization"), None);
    }
}

#[test]
fn how_a_proxy_fails_is_told_apart() {
    for (mode, cause) in [
        (ProxyMode::Refuses, "proxy_authentication"),
        (ProxyMode::Forbids, "proxy_forbids_registry"),
        (ProxyMode::BadGateway, "gateway_502"),
        (ProxyMode::Unreachable, "proxy_unreachable"),
    ] {
        let (told, registry) = through(mode, "");
        assert_eq!(told.root_cause(), cause, "{}", told.ended.out);
        assert_eq!(told.ended.status, 1);
        assert_eq!(registry.loopback.registry().connections().total, 0);
    }
}

#[test]
fn no_proxy_is_honoured() {
    let registry = Registry::named("healthy");
    let environment = [
        ("HTTPS_PROXY", "http://127.0.0.1:9"),
        ("NO_PROXY", ".azurecr.io"),
    ];
    let told = registry.check_with(&[], &environment, "");
    assert_eq!(told.root_cause(), "none", "{}", told.ended.out);
}
