//! The cause that each thing seen shows.

use acr_doctor_rules::Language;
use acr_doctor_rules::catalog::{Severity, Words};
use acr_doctor_rules::check::{Check, Outcome};
use acr_doctor_rules::diagnose::diagnose;
use acr_doctor_rules::evidence::{
    ConnectionFault, DnsFault, Evidence, Fact, Kind, ProxyFault, TlsFault,
};

use super::{lead, ok, report, saw};

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
