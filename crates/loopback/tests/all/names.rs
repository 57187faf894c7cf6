//! Every name of the command line, and what `/v2/` or the token endpoint does.

use acr_doctor_loopback::{Loopback, NAMED, Tcp, named};

use super::client::{Ask, Failure, Reply, ask};

/// How an answer ends, in a word or two.
fn told(outcome: &Result<Reply, Failure>) -> String {
    match outcome {
        Ok(reply) => {
            let kind = match reply.header("content-type") {
                Some(kind) if kind.starts_with("text/html") => " html",
                _ if reply.body.len() > 1_000_000 => " huge",
                _ if reply.headers.len() > 1_000 => " many headers",
                Some(kind) if kind.starts_with("application/json") => {
                    match serde_json::from_slice::<serde_json::Value>(&reply.body) {
                        Ok(_) => " json",
                        Err(_) => " half json",
                    }
                }
                _ => "",
            };
            format!("{}{kind}", reply.status)
        }
        Err(Failure::Tcp(error)) => format!("tcp: {:?}", error.kind()),
        Err(Failure::Tls(error)) => format!("tls: {error}"),
        Err(Failure::Http(error)) if error.is_incomplete_message() => "http: incomplete".into(),
        Err(Failure::Http(error)) => format!("http: {error:?}"),
        Err(Failure::Limit) => "limit".into(),
    }
}

/// Name, what is asked, what must be seen. The names that never answer are in
/// `gates.rs`: there is nothing to wait for here.
const EXPECTED: &[(&str, &str, &str)] = &[
    ("healthy", "v2", "401 json"),
    ("anonymous-pull", "token", "200 json"),
    ("firewall", "v2", "403 json"),
    ("firewall-escaped", "v2", "403 json"),
    ("public-access-disabled", "v2", "403 json"),
    ("public-access-disabled", "exchange", "403"),
    ("open", "v2", "200 json"),
    ("without-header", "v2", "401 json"),
    ("basic", "v2", "401 json"),
    ("without-realm", "v2", "401 json"),
    ("without-service", "v2", "401 json"),
    ("several-challenges", "v2", "401 json"),
    ("foreign-realm", "v2", "401 json"),
    ("404", "v2", "404 json"),
    ("429", "v2", "429 json"),
    ("500", "v2", "500 json"),
    ("502", "v2", "502 json"),
    ("503", "v2", "503 json"),
    ("web-filter-200", "v2", "200 html"),
    ("web-filter-403", "v2", "403 html"),
    ("captive-portal", "v2", "302"),
    ("redirect-loop", "v2", "302"),
    ("huge-body", "v2", "401 huge"),
    ("many-headers", "v2", "401 many headers"),
    ("cors-open", "v2", "401 json"),
    ("cors-open-hidden", "v2", "401 json"),
    ("reset-after-request", "v2", "reset"),
    ("close-after-request", "v2", "cut"),
    ("cut-in-head", "v2", "cut"),
    ("cut-in-body", "v2", "cut"),
    ("refused", "v2", "tcp: ConnectionRefused"),
    ("reset", "v2", "tls reset"),
    ("close", "v2", "tls: tls handshake eof"),
    ("tls12", "v2", "401 json"),
    (
        "untrusted-ca",
        "v2",
        "tls: invalid peer certificate: UnknownIssuer",
    ),
    (
        "self-signed",
        "v2",
        "tls: invalid peer certificate: UnknownIssuer",
    ),
    (
        "expired",
        "v2",
        "tls: invalid peer certificate: certificate expired",
    ),
    (
        "not-yet-valid",
        "v2",
        "tls: invalid peer certificate: certificate not valid yet",
    ),
    (
        "wrong-host",
        "v2",
        "tls: invalid peer certificate: certificate not valid for name",
    ),
    (
        "plain-http",
        "v2",
        "tls: received corrupt message of type InvalidContentType",
    ),
    ("tls10-alert", "v2", "tls: received fatal alert"),
    ("tls10-server-hello", "v2", "tls: peer is incompatible"),
    ("cut-in-handshake", "v2", "tls: tls handshake eof"),
    ("reset-in-handshake", "v2", "tls reset"),
    ("token-400", "token", "400 json"),
    ("token-401", "token", "401 json"),
    ("token-403", "token", "403 json"),
    ("token-403-empty", "token", "403"),
    ("token-404", "token", "404 json"),
    ("token-429", "token", "429 json"),
    ("token-500", "token", "500 json"),
    ("token-html", "token", "200 html"),
    ("token-half-json", "token", "200 half json"),
    ("token-without-access", "token", "200 json"),
    ("token-not-jwt", "token", "200 json"),
    ("token-huge", "token", "200 huge"),
    ("exchange-400", "exchange", "400 json"),
    ("exchange-401", "exchange", "401 json"),
    ("exchange-403", "exchange", "403 json"),
    ("exchange-403-empty", "exchange", "403"),
    ("exchange-404", "exchange", "404 json"),
    ("exchange-429", "exchange", "429 json"),
    ("exchange-500", "exchange", "500 json"),
    ("exchange-html", "exchange", "200 html"),
    ("exchange-half-json", "exchange", "200 half json"),
    ("exchange-without-access", "exchange", "200 json"),
    ("exchange-not-jwt", "exchange", "200 json"),
    ("exchange-huge", "exchange", "200 huge"),
    ("data-refused", "v2", "401 json"),
    ("data-silent", "v2", "401 json"),
];

/// Names that never answer, or slowly.
const SILENT: [&str; 4] = ["silent", "silent-handshake", "silent-after-request", "drip"];

#[tokio::test]
async fn every_name_does_what_it_says() {
    for (name, what, expected) in EXPECTED {
        let registry = Loopback::start(named(name).unwrap()).await.unwrap();
        let what = match *what {
            "v2" => Ask::get("/v2/"),
            "token" => Ask::get("/oauth2/token?service=myregistry.azurecr.io"),
            _ => Ask::form("/oauth2/exchange", &[("grant_type", "access_token")]),
        };
        let outcome = ask(&registry, registry.ca(), what).await;
        let told = told(&outcome);
        let right = match *expected {
            "cut" => told == "http: incomplete" || told.contains("close_notify"),
            "reset" => told.starts_with("http: ") && told.contains("reset"),
            "tls reset" => told.starts_with("tls: Connection reset"),
            _ => told.starts_with(expected),
        };
        assert!(right, "{name}: {told} instead of {expected}");
    }
}

#[test]
fn no_name_is_left_out() {
    for known in NAMED {
        let tested = EXPECTED.iter().any(|(name, ..)| *name == known.name);
        assert!(tested || SILENT.contains(&known.name), "{}", known.name);
    }
    assert!(named("nothing-of-this-name").is_none());
}

#[tokio::test]
async fn a_refused_port_is_kept_from_others() {
    let registry = Loopback::start(named("refused").unwrap()).await.unwrap();
    let taken = tokio::net::TcpListener::bind(registry.address()).await;
    assert_eq!(taken.unwrap_err().kind(), std::io::ErrorKind::AddrInUse);
}

#[tokio::test]
async fn a_data_host_can_be_broken_alone() {
    let mut behaviour = named("healthy").unwrap();
    behaviour.data.tcp = Tcp::Refused;
    let registry = Loopback::start(behaviour).await.unwrap();
    assert_eq!(
        told(&ask(&registry, registry.ca(), Ask::get("/v2/")).await),
        "401 json"
    );
    let data = ask(registry.data(), registry.ca(), Ask::get("/")).await;
    assert_eq!(told(&data), "tcp: ConnectionRefused");
}
