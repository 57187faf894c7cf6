//! Every situation, and the cause that the report leads with.

use acr_doctor_loopback::{Behaviour, TlsMode};

use super::support::{Registry, Told, bare};
use crate::support::run;

/// Behaviours that need no credentials to show.
const CAUSES: &[(&str, &str)] = &[
    ("healthy", "none"),
    ("anonymous-pull", "none"),
    ("tls12", "none"),
    ("several-challenges", "none"),
    ("huge-body", "none"),
    ("many-headers", "none"),
    ("cors-open", "none"),
    // The registry.
    ("firewall", "ip_firewall"),
    ("firewall-escaped", "ip_firewall"),
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
    // Somebody on the way.
    ("web-filter-200", "web_filter_block_page"),
    ("web-filter-403", "web_filter_block_page"),
    ("captive-portal", "captive_portal"),
    ("foreign-realm", "realm_on_another_host"),
    // The connection.
    ("refused", "connection_refused"),
    ("reset-after-request", "connection_reset"),
    ("close-after-request", "connection_reset"),
    ("cut-in-head", "connection_reset"),
    ("cut-in-body", "connection_reset"),
    // TLS.
    ("untrusted-ca", "tls_interception"),
    ("self-signed", "tls_self_signed_certificate"),
    ("expired", "tls_expired_certificate"),
    ("wrong-host", "tls_wrong_host"),
    ("plain-http", "tls_not_spoken"),
    ("tls10-alert", "tls_old_protocol"),
    ("tls10-server-hello", "tls_old_protocol"),
    ("cut-in-handshake", "firewall_cuts_tls"),
    ("reset-in-handshake", "firewall_cuts_tls"),
];

#[test]
fn each_situation_has_its_cause_and_its_exit_status() {
    let mut wrong = Vec::new();
    for (name, cause) in CAUSES {
        let told = Registry::named(name).check(&[]);
        let status = i32::from(*cause != "none");
        if (told.root_cause(), told.ended.status) != (cause, status) {
            wrong.push(format!(
                "{name}: {} with status {}, not {cause}",
                told.root_cause(),
                told.ended.status
            ));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// Behaviours of the token endpoint, asked with a user and a password.
const TOKEN_CAUSES: &[(&str, &str)] = &[
    ("healthy", "none"),
    ("token-400", "access_token_400"),
    ("token-401", "registry_password_wrong"),
    ("token-403", "access_token_403"),
    ("token-404", "access_token_404"),
    ("token-429", "registry_throttled"),
    ("token-not-jwt", "access_token_not_jwt"),
];

#[test]
fn each_answer_of_the_token_endpoint_has_its_cause() {
    let (user, password) = acr_doctor_loopback::ADMIN;
    let environment = [
        ("ACR_DOCTOR_USERNAME", user),
        ("ACR_DOCTOR_PASSWORD", password),
    ];
    let mut wrong = Vec::new();
    for (name, cause) in TOKEN_CAUSES {
        let registry = Registry::named(name);
        let told = registry.check_with(&["--repository", "hello"], &environment, "");
        if told.root_cause() != *cause {
            wrong.push(format!("{name}: {}, not {cause}", told.root_cause()));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// Behaviours of the exchange, asked with a Microsoft Entra access token.
const EXCHANGE_CAUSES: &[(&str, &str)] = &[
    ("healthy", "none"),
    ("exchange-400", "refresh_token_400"),
    ("exchange-401", "no_registry_role"),
    ("exchange-403", "refresh_token_403"),
    ("exchange-404", "refresh_token_404"),
    ("exchange-429", "registry_throttled"),
];

#[test]
fn each_answer_of_the_exchange_has_its_cause() {
    let token = acr_doctor_loopback::entra_token();
    let mut wrong = Vec::new();
    for (name, cause) in EXCHANGE_CAUSES {
        let registry = Registry::named(name);
        let arguments = ["--repository", "hello", "--token-stdin"];
        let told = registry.check_with(&arguments, &[], &token);
        if told.root_cause() != *cause {
            wrong.push(format!("{name}: {}, not {cause}", told.root_cause()));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn answers_that_make_no_sense_are_told_as_errors() {
    let (user, password) = acr_doctor_loopback::PULLER;
    let environment = [
        ("ACR_DOCTOR_USERNAME", user),
        ("ACR_DOCTOR_PASSWORD", password),
    ];
    for name in [
        "token-500",
        "token-html",
        "token-half-json",
        "token-without-access",
        "token-huge",
    ] {
        let registry = Registry::named(name);
        let told = registry.check_with(&["--repository", "hello"], &environment, "");
        assert_eq!(told.ended.status, 1, "{name}: {}", told.ended.out);
        let seen = [
            told.outcomes("token_endpoint"),
            told.outcomes("access_token"),
        ]
        .concat();
        assert!(seen.contains(&"error"), "{name}: {}", told.ended.out);
    }
}

#[test]
fn a_name_that_does_not_resolve_ends_there() {
    // No resolver knows a name of this domain (RFC 6761), and without any
    // resolver the outcome is the same but for the fault.
    let arguments = [
        "check",
        "myregistry.invalid",
        "--timeout",
        "2",
        "--format",
        "json",
    ];
    let told = Told::of(run(bare(&arguments), b""));
    assert_eq!(told.ended.status, 1, "{}", told.ended.out);
    assert_eq!(told.outcomes("dns"), ["error"]);
    assert_eq!(told.report["codes"][0], "CONNECTIVITY_DNS_ERROR");
    assert_eq!(told.phases().len(), 1, "{:?}", told.phases());
}

#[test]
fn an_inspecting_proxy_is_named_by_its_issuer() {
    let registry = Registry::start(Behaviour::tls(TlsMode::UntrustedCa(
        "Zscaler Root CA".into(),
    )));
    let told = registry.check(&[]);
    assert_eq!(told.root_cause(), "tls_interception");
    let checks = told.report["checks"].to_string();
    assert!(
        checks.contains("traffic inspection") && checks.contains("Zscaler"),
        "{checks}"
    );
}
