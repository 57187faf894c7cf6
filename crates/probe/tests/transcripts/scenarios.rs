//! Situations: what the registry and the way to it do, and the cause that must be found.

use acr_doctor_probe::address::Class;
use acr_doctor_probe::names::Names;
use acr_doctor_probe::step::{Certificate, HttpFault, Resolver};
use acr_doctor_probe::{Ask, Credentials, Failure, Purpose, Raw, Secret, Target, Vantage};
use acr_doctor_rules::evidence::{ConnectionFault, DnsFault, ProxyFault, TlsFault};

use crate::server::{
    self, ADDRESS, BEARER, NOW, answer, certificate, doh, jwt, names, page, token,
};

/// A situation.
pub(crate) struct Scenario {
    /// The name of the file in `transcripts/`.
    pub(crate) name: &'static str,
    pub(crate) vantage: Vantage,
    /// A page may read the answers.
    pub(crate) cors: bool,
    pub(crate) ask: Ask,
    /// What differs from a healthy registry, in the order of the steps; the
    /// last one of a purpose stays.
    pub(crate) answers: Vec<(Purpose, Raw)>,
    /// The root cause; `None` where nothing is proven.
    pub(crate) root_cause: Option<&'static str>,
    /// How much is proven.
    pub(crate) certainty: Option<&'static str>,
    /// Whether the report says that everything works.
    pub(crate) healthy: Option<bool>,
}

pub(crate) const PASSWORD: &str = "pw-7Rk+2/v=Q";
pub(crate) const ENTRA_TOKEN: &str = "entra-token-5f1c9a";
pub(crate) const REFRESH_TOKEN: &str = "refresh-token-83b2d7";

fn ask(input: &str) -> Ask {
    Ask::new(Target::read(input).expect("a registry"))
}

fn basic() -> Ask {
    Ask {
        credentials: Credentials::Basic {
            user: "puller".to_owned(),
            password: Secret::new(PASSWORD.to_owned()),
        },
        ..ask("lantern.azurecr.io/team/app:1.0")
    }
}

fn entra() -> Ask {
    Ask {
        credentials: Credentials::EntraToken(Secret::new(ENTRA_TOKEN.to_owned())),
        ..ask("lantern.azurecr.io/team/app:1.0")
    }
}

fn refresh() -> Ask {
    Ask {
        credentials: Credentials::RefreshToken(Secret::new(REFRESH_TOKEN.to_owned())),
        ..ask("lantern")
    }
}

/// A registry that a machine asks.
fn machine(name: &'static str, answers: Vec<(Purpose, Raw)>) -> Scenario {
    Scenario {
        name,
        vantage: Vantage::Machine,
        cors: false,
        ask: ask("lantern"),
        answers,
        root_cause: None,
        certainty: None,
        healthy: None,
    }
}

fn browser(name: &'static str, answers: Vec<(Purpose, Raw)>) -> Scenario {
    Scenario {
        vantage: Vantage::Browser,
        ..machine(name, answers)
    }
}

fn edge(name: &'static str, answers: Vec<(Purpose, Raw)>) -> Scenario {
    let mut all = answers;
    if all.iter().all(|(of, _)| *of != Purpose::Names) {
        all.push((Purpose::Names, doh(false)));
        all.push((Purpose::DataNames, doh_status(3)));
    }
    Scenario {
        vantage: Vantage::Edge,
        ask: Ask {
            public_dns: Some(Resolver::Cloudflare),
            ..ask("lantern")
        },
        ..machine(name, all)
    }
}

impl Scenario {
    fn gives(self, cause: &'static str, certainty: &'static str) -> Self {
        Self {
            root_cause: Some(cause),
            certainty: Some(certainty),
            healthy: Some(false),
            ..self
        }
    }

    fn works(self) -> Self {
        Self {
            root_cause: Some("none"),
            healthy: Some(true),
            ..self
        }
    }

    /// Something is wrong, and nothing says what: `root_cause` is null.
    fn fails(self) -> Self {
        Self {
            healthy: Some(false),
            ..self
        }
    }

    fn warns(self, cause: &'static str) -> Self {
        Self {
            root_cause: Some(cause),
            certainty: Some("sure"),
            healthy: Some(true),
            ..self
        }
    }

    fn asking(self, ask: Ask) -> Self {
        Self { ask, ..self }
    }

    fn with_cors(self) -> Self {
        Self { cors: true, ..self }
    }

    fn with_public_dns(mut self) -> Self {
        self.ask.public_dns = Some(Resolver::Google);
        self
    }

    fn proxied(mut self) -> Self {
        self.ask.proxied = true;
        self
    }
}

fn denied(message: &str) -> String {
    [
        r#"{"errors":[{"code":"DENIED","message":""#,
        message,
        r#""}]}"#,
    ]
    .concat()
}

const FIREWALL: &str = "client with IP \\u0027198.51.100.23\\u0027 is not allowed access. Refer https://aka.ms/acr/firewall to grant access.";

fn doh_status(status: u8) -> Raw {
    answer(
        200,
        &[],
        &[r#"{"Status":"#, &status.to_string(), "}"].concat(),
    )
}

fn v2(status: u16, headers: &[(&str, &str)], body: &str) -> Vec<(Purpose, Raw)> {
    vec![(Purpose::Challenge, answer(status, headers, body))]
}

fn challenged(header: &str) -> Vec<(Purpose, Raw)> {
    v2(401, &[("www-authenticate", header)], server::UNAUTHORIZED)
}

fn failing(purpose: Purpose, failure: Failure) -> Vec<(Purpose, Raw)> {
    vec![(purpose, Raw::Failed(failure))]
}

fn tls(fault: TlsFault, certificate: Option<Certificate>) -> Vec<(Purpose, Raw)> {
    failing(
        Purpose::Secure,
        Failure::Tls(fault, certificate.map(Box::new)),
    )
}

fn bad_token(purpose: Purpose, status: u16) -> Vec<(Purpose, Raw)> {
    let body = denied("retrieving permissions failed");
    vec![(purpose, answer(status, &[], &body))]
}

/// The situations of the way: name, connection, proxy, TLS.
fn way() -> Vec<Scenario> {
    let inspected = Certificate {
        issuer: "CN=Zscaler Intermediate Root CA (zscaler.net), O=Zscaler Inc.".to_owned(),
        ..certificate()
    };
    let expired = Certificate {
        not_before: NOW - 86_400 * 200,
        not_after: NOW - 86_400,
        ..certificate()
    };
    let early = Certificate {
        not_before: NOW + 86_400 * 20,
        ..certificate()
    };
    let other = Certificate {
        names: vec!["portal.example".to_owned()],
        ..certificate()
    };
    let connection = |fault| failing(Purpose::Connect, Failure::Connection(fault));
    let proxy = |fault| failing(Purpose::Connect, Failure::Proxy(fault));
    let dns = |fault| failing(Purpose::Names, Failure::Dns(fault));
    let loopback = Raw::Failed(Failure::Blocked(Class::Loopback));
    vec![
        machine("machine-unresolvable", dns(DnsFault::NoSuchName)).gives("dns_nxdomain", "likely"),
        machine("machine-dns-failure", dns(DnsFault::ServerFailure))
            .gives("dns_server_failure", "likely"),
        machine("machine-dns-timeout", dns(DnsFault::Timeout)).gives("dns_timeout", "sure"),
        machine(
            "machine-name-without-address",
            vec![(Purpose::Names, Raw::Names(Names::default()))],
        )
        .gives("dns_nxdomain", "likely"),
        machine("machine-name-only-through-proxy", {
            let mut all = dns(DnsFault::NoSuchName);
            all.push((
                Purpose::Connect,
                Raw::Connected {
                    address: "10.1.0.8".parse().ok(),
                    proxy: Some("proxy.example:8080".to_owned()),
                },
            ));
            all
        })
        .proxied()
        .warns("dns_only_through_proxy"),
        machine("machine-refused", connection(ConnectionFault::Refused))
            .gives("connection_refused", "sure"),
        machine("machine-no-way", connection(ConnectionFault::Unreachable))
            .gives("connection_timeout", "likely"),
        machine(
            "machine-connect-silent",
            vec![(Purpose::Connect, Raw::Silent)],
        )
        .gives("connection_timeout", "sure"),
        machine("machine-reset", {
            failing(
                Purpose::Challenge,
                Failure::Connection(ConnectionFault::Reset),
            )
        })
        .gives("connection_reset", "sure"),
        machine(
            "machine-cut",
            failing(Purpose::Challenge, Failure::Http(HttpFault::Cut)),
        )
        .gives("connection_reset", "sure"),
        machine("machine-silent", vec![(Purpose::Challenge, Raw::Silent)])
            .gives("connection_timeout", "sure"),
        machine("machine-proxy-unreachable", proxy(ProxyFault::Unreachable))
            .proxied()
            .gives("proxy_unreachable", "sure"),
        machine("machine-proxy-sign-in", proxy(ProxyFault::Authentication))
            .proxied()
            .gives("proxy_authentication", "sure"),
        machine("machine-proxy-bad-gateway", proxy(ProxyFault::BadGateway))
            .proxied()
            .gives("gateway_502", "sure"),
        machine("machine-proxy-forbids", proxy(ProxyFault::Forbidden))
            .proxied()
            .gives("proxy_forbids_registry", "sure"),
        machine(
            "machine-tls-inspected",
            tls(TlsFault::UnknownIssuer, Some(inspected)),
        )
        .gives("tls_interception", "sure"),
        machine("machine-tls-self-signed", tls(TlsFault::SelfSigned, None))
            .gives("tls_self_signed_certificate", "sure"),
        machine("machine-tls-expired", tls(TlsFault::Expired, Some(expired)))
            .gives("tls_expired_certificate", "sure"),
        machine(
            "machine-tls-not-yet-valid",
            tls(TlsFault::Expired, Some(early)),
        )
        .gives("clock_skew", "sure"),
        machine(
            "machine-tls-wrong-host",
            tls(TlsFault::WrongHost, Some(other)),
        )
        .gives("tls_wrong_host", "sure"),
        machine("machine-tls-old", tls(TlsFault::OldProtocol, None))
            .gives("tls_old_protocol", "sure"),
        machine("machine-plain-http", tls(TlsFault::NotTls, None)).gives("tls_not_spoken", "sure"),
        machine("machine-tls-cut", tls(TlsFault::Cut, None)).gives("firewall_cuts_tls", "sure"),
        machine("machine-tls-silent", vec![(Purpose::Secure, Raw::Silent)])
            .gives("firewall_cuts_tls", "likely"),
        machine(
            "machine-blocked-address",
            vec![(Purpose::Connect, loopback)],
        ),
        machine("machine-stopped", vec![(Purpose::Secure, Raw::Stopped)]),
    ]
}

/// The situations of `GET /v2/`.
fn registry() -> Vec<Scenario> {
    let public = Raw::Names(names(true, ADDRESS));
    vec![
        machine("machine-healthy", Vec::new()).works(),
        machine("machine-firewall", v2(403, &[], &denied(FIREWALL))).gives("ip_firewall", "sure"),
        machine("machine-private-zone-missing", {
            let mut all = v2(403, &[], &denied(FIREWALL));
            all.push((Purpose::Names, public));
            all
        })
        .gives("private_endpoint_dns_public_address", "likely"),
        machine(
            "machine-public-access-disabled",
            v2(403, &[], &denied("Public network access is disabled.")),
        )
        .gives("public_network_access_disabled", "sure"),
        machine("machine-no-challenge", v2(200, &[], "{}")).gives("no_challenge_200", "sure"),
        machine("machine-no-header", v2(401, &[], server::UNAUTHORIZED))
            .gives("challenge_header_missing", "sure"),
        machine("machine-basic-only", challenged("Basic realm=\"Registry\""))
            .gives("registry_without_aad_login", "sure"),
        machine("machine-bearer-without-realm", challenged("Bearer service=\"lantern.azurecr.io\""))
            .gives("challenge_malformed", "sure"),
        machine(
            "machine-bearer-without-service",
            challenged("Bearer realm=\"https://lantern.azurecr.io/oauth2/token\""),
        )
        .gives("challenge_malformed", "sure"),
        machine(
            "machine-several-challenges",
            challenged(&["Negotiate, Basic realm=\"a, b\", ", BEARER].concat()),
        )
        .works(),
        machine(
            "machine-foreign-realm",
            challenged("Bearer realm=\"https://tokens.example/oauth2/token\",service=\"lantern.azurecr.io\""),
        )
        .asking(basic())
        .gives("realm_on_another_host", "sure"),
        machine("machine-404", v2(404, &[], "")).gives("registry_http_404", "sure"),
        machine("machine-418", v2(418, &[], "{}")).fails(),
        machine("machine-400", v2(400, &[], "")).fails(),
        machine(
            "machine-not-http",
            failing(Purpose::Challenge, Failure::Http(HttpFault::Malformed)),
        )
        .fails(),
        machine("machine-429", v2(429, &[("retry-after", "30")], &denied("toomanyrequests")))
            .gives("registry_throttled", "sure"),
        machine("machine-500", v2(500, &[], "")).gives("registry_http_500", "sure"),
        machine("machine-502", vec![(Purpose::Challenge, page(502, "Bad Gateway"))])
            .gives("gateway_502", "sure"),
        machine("machine-503", v2(503, &[], "")).gives("registry_http_503", "sure"),
        machine("machine-web-filter", vec![(Purpose::Challenge, page(403, "Access blocked"))])
            .gives("web_filter_block_page", "likely"),
        machine("machine-web-filter-200", vec![(Purpose::Challenge, page(200, "Blocked"))])
            .gives("web_filter_block_page", "likely"),
        machine(
            "machine-captive-portal",
            v2(302, &[("location", "https://wifi.example/login?back=x")], ""),
        )
        .gives("captive_portal", "likely"),
        machine(
            "machine-clock-ahead",
            v2(
                401,
                &[("www-authenticate", BEARER), ("date", "Mon, 02 Mar 2026 08:00:00 GMT")],
                "",
            ),
        )
        .warns("clock_skew"),
    ]
}

/// The situations of the token endpoint and of the rights.
fn tokens() -> Vec<Scenario> {
    let anonymous = |status| bad_token(Purpose::AnonymousToken, status);
    let given = |raw| vec![(Purpose::AnonymousToken, raw)];
    let body = |text: &str| answer(200, &[], text);
    let no_access = [
        r#"{"access_token":""#,
        &jwt(r#"{"exp":1772456400}"#),
        r#""}"#,
    ]
    .concat();
    vec![
        machine("machine-token-400", anonymous(400)).gives("access_token_400", "sure"),
        machine("machine-token-403", anonymous(403)).gives("access_token_403", "sure"),
        machine("machine-token-404", anonymous(404)).gives("access_token_404", "sure"),
        machine("machine-token-429", anonymous(429)).gives("registry_throttled", "sure"),
        machine("machine-token-500", anonymous(500)).gives("registry_http_500", "sure"),
        machine("machine-token-page", given(page(200, "Blocked")))
            .gives("web_filter_block_page", "likely"),
        machine("machine-token-half", given(body("{\"access_token\":\"eyJ")))
            .gives("access_token_not_jwt", "sure"),
        machine(
            "machine-token-not-jwt",
            given(body("{\"access_token\":\"opaque\"}")),
        )
        .gives("access_token_not_jwt", "sure"),
        machine("machine-token-without-access", given(body(&no_access))).works(),
        machine(
            "machine-anonymous-pull",
            given(token(&["pull", "metadata_read"])),
        )
        .asking(ask("lantern.azurecr.io/team/app:1.0"))
        .works(),
        machine("machine-basic-all-rights", Vec::new())
            .asking(basic())
            .works(),
        machine(
            "machine-wrong-password",
            bad_token(Purpose::BasicToken, 401),
        )
        .asking(basic())
        .gives("registry_password_wrong", "likely"),
        machine("machine-no-rights", vec![(Purpose::BasicToken, token(&[]))])
            .asking(basic())
            .gives("repository_permissions_none", "sure"),
        machine(
            "machine-no-access-claim",
            vec![(Purpose::BasicToken, body(&no_access))],
        )
        .asking(basic())
        .gives("repository_permissions_none", "sure"),
        machine(
            "machine-read-only",
            vec![(Purpose::BasicToken, token(&["pull", "metadata_read"]))],
        )
        .asking(basic())
        // It may pull: what it may not is an info.
        .works(),
        machine(
            "machine-no-delete",
            vec![(
                Purpose::BasicToken,
                token(&["pull", "push", "metadata_read"]),
            )],
        )
        .asking(basic())
        .works(),
        machine("machine-entra", Vec::new()).asking(entra()).works(),
        machine("machine-exchange-400", bad_token(Purpose::Exchange, 400))
            .asking(entra())
            .gives("refresh_token_400", "sure"),
        machine("machine-exchange-401", bad_token(Purpose::Exchange, 401))
            .asking(entra())
            .gives("no_registry_role", "likely"),
        machine("machine-exchange-403", bad_token(Purpose::Exchange, 403))
            .asking(entra())
            // The message names the missing role where the status names the network.
            .gives("refresh_token_403", "sure"),
        machine("machine-exchange-404", bad_token(Purpose::Exchange, 404))
            .asking(entra())
            .gives("refresh_token_404", "sure"),
        machine("machine-exchange-429", bad_token(Purpose::Exchange, 429))
            .asking(entra())
            .gives("registry_throttled", "sure"),
        machine("machine-access-401", bad_token(Purpose::AccessToken, 401))
            .asking(entra())
            .gives("access_token_401", "sure"),
        machine(
            "machine-refresh-token-refused",
            bad_token(Purpose::AccessToken, 401),
        )
        .asking(refresh())
        .gives("access_token_401", "likely"),
        machine("machine-refresh-token", Vec::new())
            .asking(refresh())
            .works(),
        machine("machine-data-record-missing", {
            let mut all = failing(Purpose::DataNames, Failure::Dns(DnsFault::NoSuchName));
            all.push((Purpose::Names, Raw::Names(names(true, "10.0.0.4"))));
            all
        })
        .gives("private_endpoint_data_record_missing", "sure"),
        machine(
            "machine-blob-storage-blocked",
            failing(
                Purpose::BlobConnect,
                Failure::Connection(ConnectionFault::Timeout),
            ),
        )
        .asking(basic())
        .gives("data_endpoint_blocked", "sure"),
    ]
}

/// What a page sees.
fn pages() -> Vec<Scenario> {
    let nothing = || vec![(Purpose::Reach, Raw::Hidden)];
    vec![
        browser("browser-closed", Vec::new()),
        // The reason is hidden: nothing leads.
        browser("browser-no-answer", nothing()).fails(),
        browser("browser-silent", vec![(Purpose::Challenge, Raw::Silent)]).fails(),
        browser("browser-offline", {
            let mut all = nothing();
            all.push((Purpose::Control, Raw::Hidden));
            all
        }),
        browser("browser-unknown-name", {
            let mut all = nothing();
            all.push((Purpose::Names, doh_status(3)));
            all
        })
        .with_public_dns()
        // The public resolver knows every registry, those with private endpoints too.
        .gives("registry_name_wrong", "likely"),
        browser(
            "browser-name-of-this-network",
            vec![(Purpose::Names, doh_status(3))],
        )
        .with_public_dns(),
        browser(
            "browser-private-endpoint",
            vec![
                (Purpose::Names, doh(true)),
                (Purpose::DataNames, doh(false)),
            ],
        )
        .with_public_dns(),
        browser(
            "browser-resolver-blocked",
            vec![(Purpose::Names, Raw::Hidden)],
        )
        .with_public_dns(),
        // The public resolver is not the one that a pull from here would ask.
        browser(
            "browser-data-endpoint-unknown",
            vec![
                (Purpose::Names, doh(true)),
                (Purpose::DataNames, doh_status(3)),
            ],
        )
        .with_public_dns(),
        browser("browser-open", Vec::new()).with_cors().works(),
        // What is hidden may be broken.
        browser(
            "browser-open-token-hidden",
            vec![(Purpose::AnonymousToken, Raw::Hidden)],
        )
        .with_cors(),
        browser("browser-open-basic", Vec::new())
            .with_cors()
            .asking(basic())
            .works(),
        browser("browser-open-firewall", v2(403, &[], &denied(FIREWALL)))
            .with_cors()
            .gives("ip_firewall", "sure"),
        browser(
            "browser-open-nothing-exposed",
            v2(401, &[], server::UNAUTHORIZED),
        )
        .with_cors(),
        browser("browser-open-404", v2(404, &[], ""))
            .with_cors()
            .gives("registry_http_404", "sure"),
        edge("edge-healthy", Vec::new()).works(),
        edge("edge-firewall", v2(403, &[], &denied(FIREWALL))).gives("ip_firewall", "sure"),
        edge("edge-unknown-name", vec![(Purpose::Names, doh_status(3))])
            .gives("registry_name_wrong", "likely"),
        edge(
            "edge-anonymous-pull",
            vec![(Purpose::AnonymousToken, token(&["pull"]))],
        )
        .asking(Ask {
            public_dns: Some(Resolver::Cloudflare),
            ..ask("lantern.azurecr.io/team/app:1.0")
        })
        .works(),
    ]
}

/// All situations.
pub(crate) fn all() -> Vec<Scenario> {
    let mut out = way();
    out.extend(registry());
    out.extend(tokens());
    out.extend(pages());
    out
}
