//! Every situation, seen by this machine through `acr-doctor serve`.

use acr_doctor_loopback::{Behaviour, named};

use super::form::{ask_all, open};
use super::registries::Registries;
use crate::harness::{Setup, browse_with};

/// What the registry does, and the root cause that the page must show.
const CAUSES: &[(&str, &str)] = &[
    ("healthy", "none"),
    ("anonymous-pull", "none"),
    ("tls12", "none"),
    ("several-challenges", "none"),
    ("huge-body", "none"),
    ("many-headers", "none"),
    ("firewall", "ip_firewall"),
    ("firewall-escaped", "ip_firewall"),
    ("public-access-disabled", "ip_firewall"),
    ("open", "no_challenge_200"),
    ("without-header", "challenge_header_missing"),
    ("without-realm", "challenge_malformed"),
    ("without-service", "challenge_malformed"),
    ("basic", "registry_without_aad_login"),
    ("404", "registry_http_404"),
    ("429", "registry_throttled"),
    ("500", "registry_http_500"),
    ("502", "gateway_502"),
    ("503", "registry_http_503"),
    ("web-filter-200", "web_filter_block_page"),
    ("web-filter-403", "web_filter_block_page"),
    ("captive-portal", "captive_portal"),
    ("refused", "connection_refused"),
    ("reset-after-request", "connection_reset"),
    ("close-after-request", "connection_reset"),
    ("cut-in-head", "connection_reset"),
    ("cut-in-body", "connection_reset"),
    ("untrusted-ca", "tls_interception"),
    ("self-signed", "tls_self_signed_certificate"),
    ("expired", "tls_expired_certificate"),
    ("wrong-host", "tls_wrong_host"),
    ("plain-http", "tls_not_spoken"),
    ("tls10-alert", "tls_old_protocol"),
    ("tls10-server-hello", "tls_old_protocol"),
    ("cut-in-handshake", "firewall_cuts_tls"),
    ("reset-in-handshake", "firewall_cuts_tls"),
    ("token-400", "access_token_400"),
    ("token-403", "access_token_403"),
    ("token-404", "access_token_404"),
    ("token-429", "registry_throttled"),
    ("token-500", "registry_http_500"),
    ("token-html", "web_filter_block_page"),
    ("token-half-json", "access_token_not_jwt"),
    ("token-not-jwt", "access_token_not_jwt"),
];

/// What is silent; asked with a limit that is short.
const SILENT: &[(&str, &str)] = &[
    ("silent", "firewall_cuts_tls"),
    ("silent-handshake", "firewall_cuts_tls"),
    ("silent-after-request", "connection_timeout"),
    ("drip", "connection_timeout"),
];

/// Asks all of them through the page, and compares the root causes.
fn look(table: &[(&str, &str)], options: &[&str]) {
    let behaviours = table.iter().map(|(name, _)| Behaviour {
        host: format!("{}.example", name.replace('-', "")),
        ..named(name).unwrap_or_else(|| panic!("no behaviour is {name}"))
    });
    let registries = Registries::start(behaviours.collect());
    let mut serve = registries.serve();
    serve.extend(options.iter().map(|&option| option.to_owned()));
    let setup = Setup {
        serve,
        ..Setup::default()
    };
    browse_with(&setup, async |page| {
        open(page, "en").await;
        let all = ask_all(page, &registries.authorities()).await;
        let mut wrong = Vec::new();
        for ((name, cause), told) in table.iter().zip(&all) {
            if told.cause != *cause {
                wrong.push(format!(
                    "{name}: {:?}, not {cause}: {}",
                    told.cause,
                    told.way()
                ));
            }
            if told
                .steps
                .iter()
                .any(|[_, vantage, _]| vantage != "machine")
            {
                wrong.push(format!("{name}: somebody else looked: {:?}", told.steps));
            }
            if *cause == "none" && !told.steps.iter().all(|[_, _, verdict]| verdict == "passed") {
                wrong.push(format!("{name}: not all passed: {}", told.way()));
            }
        }
        assert!(wrong.is_empty(), "{}", wrong.join("\n"));
        let first = &all[0];
        assert!(first.way().starts_with("names "), "{}", first.way());
    });
    assert_eq!(registries.elsewhere(), [], "somebody was led elsewhere");
}

#[test]
fn this_machine_sees_what_is_broken() {
    look(CAUSES, &[]);
}

#[test]
fn this_machine_waits_for_silence_no_longer_than_it_may() {
    look(SILENT, &["--timeout", "1.5"]);
}
