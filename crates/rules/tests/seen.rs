//! What a probe, or a tool whose output is not read yet, has seen, and the
//! cause that it shows: evidence made by hand.

use acr_doctor_rules::catalog::{Severity, Words};
use acr_doctor_rules::check::{Check, Outcome};
use acr_doctor_rules::code::Code;
use acr_doctor_rules::diagnose::diagnose;
use acr_doctor_rules::evidence::{
    ConnectionFault, DnsFault, Evidence, Fact, Kind, Observation, ProxyFault, TlsFault,
};
use acr_doctor_rules::{Language, Report};

fn saw(check: Check, outcome: Outcome, detail: &str, facts: &[Fact]) -> Observation {
    Observation {
        check,
        outcome,
        code: None,
        detail: detail.to_owned(),
        facts: facts.to_vec(),
        notice: false,
        lines: (1, 1),
    }
}

/// The report of a probe of `lantern.azurecr.io` that came to its end.
fn report(observations: Vec<Observation>) -> Report {
    let evidence = Evidence {
        kind: Kind::Probe,
        registry: Some("lantern.azurecr.io".to_owned()),
        observations,
        finished: true,
        span: (1, 1),
        ..Evidence::default()
    };
    diagnose(&evidence, Words::bundled(Language::En))
}

fn lead(report: &Report) -> (&str, &str) {
    report
        .findings
        .first()
        .map(|first| (first.cause.as_str(), first.certainty.as_str()))
        .unwrap_or_default()
}

#[test]
fn what_the_host_of_the_layers_shows() {
    const DATA: Fact = Fact::DataEndpointUnreachable;
    for (detail, more, cause) in [
        (
            "a.eastus.data.azurecr.io: no answer within 10 s",
            None,
            ("data_endpoint_blocked", "sure"),
        ),
        (
            "x.blob.core.windows.net: connection refused",
            None,
            ("data_endpoint_blocked", "sure"),
        ),
        (
            "x.blob.core.windows.net: cut during the TLS handshake",
            Some(Fact::Tls(TlsFault::Cut)),
            ("data_endpoint_blocked", "sure"),
        ),
        (
            "x.blob.core.windows.net: the proxy server refuses to connect to this host",
            Some(Fact::Proxy(ProxyFault::Forbidden)),
            ("data_endpoint_blocked", "sure"),
        ),
        // A filter of names, or a name that is gone.
        (
            "lookup x.blob.core.windows.net: no such host",
            None,
            ("data_endpoint_blocked", "likely"),
        ),
        (
            "lookup a.eastus.data.azurecr.io: no such host",
            None,
            ("private_endpoint_data_record_missing", "sure"),
        ),
        // What has a cause of its own is not blocked.
        (
            "x.blob.core.windows.net: the certificate is issued by CN=Zscaler",
            Some(Fact::Tls(TlsFault::UnknownIssuer)),
            ("tls_interception", "sure"),
        ),
    ] {
        let facts: Vec<Fact> = [Some(DATA), more].into_iter().flatten().collect();
        let report = report(vec![saw(
            Check::DataEndpoint,
            Outcome::Error,
            detail,
            &facts,
        )]);
        assert_eq!(lead(&report), cause, "{detail}");
        assert_eq!(report.healthy, Some(false), "{detail}");
    }
}

#[test]
fn what_tools_say_of_the_host_of_the_layers() {
    for (detail, blocked) in [
        (
            "failed to do request: Get \"https://eus14.blob.core.windows.net/a?se=x\": dial tcp 203.0.113.4:443: i/o timeout",
            true,
        ),
        (
            "failed to do request: Head \"https://a.eastus.data.azurecr.io/b\": dial tcp 203.0.113.4:443: connect: connection refused",
            true,
        ),
        (
            "Get \"https://a.eastus.data.azurecr.io/b\": net/http: TLS handshake timeout",
            true,
        ),
        (
            "Get \"https://eus14.blob.core.windows.net/b\": read tcp: connection reset by peer",
            true,
        ),
        (
            "Get \"https://eus14.blob.core.windows.net/b\": net/http: timeout awaiting headers",
            true,
        ),
        (
            "Get \"https://lantern.azurecr.io/v2/\": dial tcp 203.0.113.4:443: i/o timeout",
            false,
        ),
        (
            "proxyconnect tcp: dial tcp 203.0.113.4:3128: i/o timeout: eus14.blob.core.windows.net",
            false,
        ),
    ] {
        let seen = saw(Check::DockerPull, Outcome::Error, detail, &[]);
        let evidence = Evidence {
            kind: Kind::Docker,
            ..Evidence::default()
        };
        let evidence = Evidence {
            observations: vec![seen],
            ..evidence
        };
        let report = diagnose(&evidence, Words::bundled(Language::En));
        assert_eq!(
            lead(&report).0 == "data_endpoint_blocked",
            blocked,
            "{detail}: {:?}",
            lead(&report)
        );
    }
}

#[test]
fn a_clock_that_is_off_is_a_warning_until_something_fails_of_it() {
    for seconds in [-7_200, 301] {
        let fact = [Fact::ClockSkew(seconds)];
        let mut skew = saw(Check::Challenge, Outcome::Info, "the clock differs", &fact);
        skew.notice = true;
        let report = report(vec![saw(Check::Challenge, Outcome::Ok, "401", &[]), skew]);
        assert_eq!(lead(&report), ("clock_skew", "sure"));
        assert_eq!(report.findings[0].severity, Severity::Warning);
        assert_eq!(report.healthy, Some(true));
    }
}

#[test]
fn what_the_registry_says_of_its_public_endpoint_decides() {
    let facts = [Fact::ChallengeStatus(403), Fact::PublicAccessDisabled];
    let report = report(vec![saw(Check::Challenge, Outcome::Error, "403", &facts)]);
    assert_eq!(lead(&report), ("public_network_access_disabled", "sure"));
}

#[test]
fn a_connection_to_the_login_server_keeps_its_own_cause() {
    for (fault, cause) in [
        (ConnectionFault::Timeout, "connection_timeout"),
        (ConnectionFault::Refused, "connection_refused"),
        (ConnectionFault::Reset, "connection_reset"),
    ] {
        let seen = |check| saw(check, Outcome::Error, "lantern", &[Fact::Connection(fault)]);
        assert_eq!(lead(&report(vec![seen(Check::Tcp)])), (cause, "sure"));
        let data = report(vec![seen(Check::DataEndpoint)]);
        assert_eq!(lead(&data), ("data_endpoint_blocked", "sure"));
    }
    let unknown = [Fact::Dns(DnsFault::NoSuchName)];
    let seen = saw(
        Check::Dns,
        Outcome::Error,
        "lookup lantern.azurecr.io",
        &unknown,
    );
    assert_eq!(lead(&report(vec![seen])).0, "dns_nxdomain");
}

/// The report of a probe that did not come to its end.
fn unfinished(observations: Vec<Observation>, language: Language) -> Report {
    let evidence = Evidence {
        kind: Kind::Probe,
        registry: Some("lantern.azurecr.io".to_owned()),
        observations,
        span: (1, 1),
        ..Evidence::default()
    };
    diagnose(&evidence, Words::bundled(language))
}

fn ok(check: Check, detail: &str) -> Observation {
    saw(check, Outcome::Ok, detail, &[])
}

fn info(check: Check, detail: &str) -> Observation {
    saw(check, Outcome::Info, detail, &[])
}

fn failed(check: Check, detail: &str) -> Observation {
    saw(check, Outcome::Error, detail, &[])
}

#[test]
fn a_healthy_probe_says_what_it_has_proven() {
    let way = || {
        vec![
            ok(Check::Dns, "lantern.azurecr.io -> 203.0.113.4"),
            ok(Check::Tcp, "connected"),
            ok(Check::Tls, "TLS 1.3"),
            ok(Check::Challenge, "401"),
            ok(Check::TokenEndpoint, "401"),
        ]
    };
    let with = |more: Observation| {
        let mut all = way();
        all.push(more);
        let report = report(all);
        assert_eq!(report.root_cause.as_deref(), Some("none"));
        assert!(
            !report.summary.contains("--repository"),
            "{}",
            report.summary
        );
        assert!(report.headline.contains("lantern.azurecr.io works"));
        report.summary
    };
    let anonymous = |outcome, words| {
        let detail = [
            "GET https://lantern.azurecr.io/oauth2/token answered: ",
            words,
        ]
        .concat();
        saw(Check::AnonymousToken, outcome, &detail, &[])
    };
    let off = with(anonymous(Outcome::Info, "anonymous pull is not enabled"));
    assert_eq!(
        off,
        "Proven from here: DNS lookup, TCP connection, TLS handshake, Challenge endpoint, \
         Token endpoint. Anonymous pull is not enabled, as is usual. No credentials were used: \
         what an identity may do was not asked."
    );
    let on = with(anonymous(Outcome::Ok, "anonymous pull is enabled"));
    assert!(on.ends_with("anyone may pull this repository."), "{on}");
    let none = with(anonymous(Outcome::Info, "the token permits no pull"));
    assert!(
        none.contains("cannot be pulled without credentials"),
        "{none}"
    );
    let unknown = with(anonymous(
        Outcome::Info,
        "which repositories the token opens is not known",
    ));
    assert!(unknown.contains("is not known"), "{unknown}");
    let detail = "answered 200. You have pull permissions for repository 'team/app'.";
    let rights = with(ok(Check::AccessToken, detail));
    assert!(
        rights.ends_with("accepted and may pull team/app."),
        "{rights}"
    );
}

#[test]
fn what_a_probe_cannot_see_has_a_headline_of_its_own() {
    let answered = ok(
        Check::Tls,
        "an HTTP answer came: name, connection and TLS work",
    );
    for (observations, headline, healthy) in [
        (
            vec![
                answered.clone(),
                info(Check::Challenge, "answered; the status is not shown"),
            ],
            "lantern.azurecr.io answers; a browser may not see what",
            None,
        ),
        (
            vec![
                answered,
                info(
                    Check::Challenge,
                    "GET https://x/v2/ answered 401; its headers are not shown",
                ),
            ],
            "lantern.azurecr.io asks for a sign-in; a browser may not see how",
            None,
        ),
        (
            vec![failed(
                Check::Challenge,
                "no HTTP answer; this page's own site answers",
            )],
            "No answer from lantern.azurecr.io reached this browser",
            Some(false),
        ),
        (
            vec![info(
                Check::Connectivity,
                "this page's own site does not answer either",
            )],
            "This page's own connection is down",
            None,
        ),
        (
            vec![ok(Check::Dns, "x"), ok(Check::Tcp, "x")],
            "The probe ended before it was done; no error up to there",
            None,
        ),
        (
            vec![saw(
                Check::Tcp,
                Outcome::Skipped,
                "not asked: a link-local address",
                &[],
            )],
            "Not all of lantern.azurecr.io was asked",
            None,
        ),
    ] {
        let report = unfinished(observations.clone(), Language::En);
        assert_eq!(
            (report.headline.as_str(), report.healthy),
            (headline, healthy)
        );
        assert_eq!(report.root_cause, None, "{headline}");
        let japanese = unfinished(observations, Language::Ja);
        for text in [&report.summary, &japanese.headline, &japanese.summary] {
            assert!(
                !text.contains("Paste") && !text.contains("貼り付け"),
                "{text}"
            );
            assert!(!text.is_empty() && !text.contains('{'), "{text}");
        }
        let kana = |c: char| ('\u{3040}'..='\u{30ff}').contains(&c);
        assert!(japanese.summary.contains(kana) && japanese.headline.contains(kana));
    }
    let early = unfinished(vec![ok(Check::Dns, "x"), ok(Check::Tcp, "x")], Language::En);
    assert!(
        early
            .summary
            .ends_with("Proven from here: DNS lookup, TCP connection.")
    );
}

#[test]
fn no_cause_leads_where_a_browser_hides_the_reason() {
    let report = unfinished(
        vec![failed(Check::Challenge, "no HTTP answer")],
        Language::En,
    );
    assert_eq!(report.root_cause, None);
    assert!(report.findings.len() > 5, "the candidates stay");
    for finding in &report.findings {
        assert_eq!(finding.certainty.as_str(), "possible", "{}", finding.cause);
    }
}

#[test]
fn an_answer_that_no_registry_gives_has_no_leading_cause() {
    let odd = |detail: &str, facts: &[Fact]| {
        let mut seen = saw(Check::Challenge, Outcome::Error, detail, facts);
        seen.code = Some(Code::ConnectivityChallenge);
        unfinished(vec![seen], Language::En)
    };
    for status in [400, 405, 418, 451] {
        let report = odd("answered", &[Fact::ChallengeStatus(status)]);
        assert_eq!(report.root_cause, None, "{status}");
        assert_eq!(report.healthy, Some(false), "{status}");
        assert_eq!(
            report.headline,
            "lantern.azurecr.io gave an answer that no registry gives"
        );
        let causes: Vec<_> = report
            .findings
            .iter()
            .map(|one| one.cause.as_str())
            .collect();
        assert_eq!(
            causes,
            ["web_filter_block_page", "captive_portal", "gateway_502"]
        );
    }
    assert_eq!(odd("what came is not HTTP", &[]).root_cause, None);
    // What a sign knows keeps its lead.
    let page = odd("answered", &[Fact::ChallengeStatus(418), Fact::HtmlAnswer]);
    assert_eq!(page.root_cause.as_deref(), Some("web_filter_block_page"));
    let gone = odd("answered", &[Fact::ChallengeStatus(404)]);
    assert_eq!(gone.root_cause.as_deref(), Some("registry_http_404"));
}

#[test]
fn a_token_that_may_pull_is_healthy() {
    for (lacking, cause) in [
        (
            "push, delete, metadata_write",
            "repository_permissions_read_only",
        ),
        ("delete, metadata_write", "repository_permissions_no_delete"),
    ] {
        let detail = ["You are lacking ", lacking, " repository permissions."].concat();
        let mut note = info(Check::AccessToken, &detail);
        note.notice = true;
        let report = report(vec![
            ok(Check::Challenge, "401"),
            ok(
                Check::AccessToken,
                "You have pull permissions for repository 'team/app'.",
            ),
            note,
        ]);
        assert_eq!(report.root_cause.as_deref(), Some("none"));
        assert_eq!(report.healthy, Some(true));
        assert!(report.codes.is_empty());
        let found = &report.findings[0];
        assert_eq!(
            (found.cause.as_str(), found.severity),
            (cause, Severity::Info)
        );
        assert!(report.headline.contains("works"), "{}", report.headline);
    }
}

#[test]
fn silence_in_the_handshake_is_likely_a_firewall_and_a_cut_is_one() {
    let detail = "lantern.azurecr.io: no answer within 300 ms, during the TLS handshake";
    let fact = [Fact::Connection(ConnectionFault::Timeout)];
    let silent = report(vec![saw(Check::Tls, Outcome::Error, detail, &fact)]);
    assert_eq!(lead(&silent), ("firewall_cuts_tls", "likely"));
    let detail = "lantern.azurecr.io: cut during the TLS handshake";
    let fact = [Fact::Tls(TlsFault::Cut)];
    let cut = report(vec![saw(Check::Tls, Outcome::Error, detail, &fact)]);
    assert_eq!(lead(&cut), ("firewall_cuts_tls", "sure"));
}

#[test]
fn a_name_that_somebody_here_resolved_needs_no_proxy() {
    let fails = || {
        saw(
            Check::Dns,
            Outcome::Error,
            "lantern",
            &[Fact::Dns(DnsFault::NoSuchName)],
        )
    };
    let answers = || ok(Check::Challenge, "HTTP/1.1 401 Unauthorized");
    let through = report(vec![fails(), answers()]);
    assert_eq!(lead(&through), ("dns_only_through_proxy", "sure"));
    let direct = report(vec![
        fails(),
        ok(Check::Dns, "* IPv4: 203.0.113.9"),
        answers(),
    ]);
    assert!(
        lead(&direct) != ("dns_only_through_proxy", "sure"),
        "{:?}",
        lead(&direct)
    );
}

#[test]
fn a_likely_cause_of_a_probe_is_told_under_the_headline_of_its_code() {
    let facts = [Fact::ChallengeStatus(302), Fact::RedirectElsewhere];
    let mut seen = saw(Check::Challenge, Outcome::Error, "answered 302", &facts);
    seen.code = Some(Code::ConnectivityChallenge);
    let english = unfinished(vec![seen.clone()], Language::En);
    assert_eq!(english.root_cause.as_deref(), Some("captive_portal"));
    assert_eq!(english.headline, "The registry gave no usable answer");
    assert_eq!(
        english.summary,
        "Most likely: The network wants you to sign in on its own page first."
    );
    let japanese = unfinished(vec![seen], Language::Ja);
    assert!(
        japanese.summary.starts_with("最も可能性が高い原因: ") && japanese.summary.ends_with('。')
    );
}
