//! Several outputs in one paste.

use acr_doctor_rules::evidence::Kind;
use acr_doctor_rules::{Language, Report, catalog::Words, explain_all};

use super::{causes, checks};

/// A run of the CLI that is refused by the firewall.
pub(crate) const RUN: &str = "\
Docker daemon status: available
Docker version: 28.2.2, build e6534b4, platform linux/amd64
Docker pull of 'mcr.microsoft.com/mcr/hello-world:latest' : OK
Azure CLI version: 2.91.0
DNS lookup to contoso.azurecr.io at IP 203.0.113.9 : OK
ERROR: An error occurred: CONNECTIVITY_FORBIDDEN_ERROR
Looks like you don't have access to registry 'contoso.azurecr.io'. To see configured firewall rules, run 'az acr show --query networkRuleSet --name contoso'.

";
const LOOKUP: &str = "\
dev@build:~$ nslookup contoso.azurecr.io
Server:\t\t127.0.0.53
Address:\t127.0.0.53#53

Non-authoritative answer:
contoso.azurecr.io\tcanonical name = contoso.fe.azcr.io.
Name:\tcontoso.fe.azcr.io
Address: 203.0.113.9

";
pub(crate) const CURL: &str = "\
dev@build:~$ curl -sS https://contoso.azurecr.io/v2/ -i
HTTP/1.1 403 Forbidden
Content-Type: application/json

{\"errors\":[{\"code\":\"DENIED\",\"message\":\"client with IP '198.51.100.7' is not allowed access. Refer https://aka.ms/acr/firewall to grant access.\"}]}
";

fn reports(text: &str) -> Vec<Report> {
    explain_all(text.as_bytes(), Words::bundled(Language::En))
}

#[test]
fn what_follows_a_run_is_evidence_of_it() {
    let text = [RUN, LOOKUP, CURL].concat();
    let reports = reports(&text);
    assert_eq!(reports.len(), 1);
    let report = &reports[0];
    assert_eq!(report.kind, Kind::CheckHealth);
    assert_eq!(report.registry.as_deref(), Some("contoso.azurecr.io"));
    assert_eq!(report.cli_version.as_deref(), Some("2.91.0"));
    assert_eq!(report.codes, ["CONNECTIVITY_FORBIDDEN_ERROR"]);
    let reached: Vec<_> = checks(report);
    assert_eq!(
        reached[4..8],
        ["dns ok", "challenge error", "dns ok", "challenge error"]
    );
    // The body names the address that the code alone does not.
    let first = &report.findings[0];
    assert_eq!(
        (first.cause.as_str(), first.certainty.as_str()),
        ("ip_firewall", "sure")
    );
    assert!(report.findings.iter().any(|found| {
        let mut fixes = found.fixes.iter().filter_map(|fix| fix.command.as_deref());
        fixes.any(|command| command.contains("198.51.100.7"))
    }));
    assert_eq!(report.not_understood, []);
    assert_eq!(report.lines, (1, text.lines().count()));
}

#[test]
fn another_registry_is_another_run() {
    let text = [RUN, &LOOKUP.replace("contoso", "fabrikam")].concat();
    let reports = reports(&text);
    let registries: Vec<_> = reports
        .iter()
        .map(|report| report.registry.as_deref())
        .collect();
    assert_eq!(
        registries,
        [Some("contoso.azurecr.io"), Some("fabrikam.azurecr.io")]
    );
    assert_eq!(reports[1].kind, Kind::DnsLookup);
    assert_eq!(reports[1].lines, (9, 17));
}

#[test]
fn what_precedes_a_run_is_a_run_of_its_own() {
    let reports = reports(&[LOOKUP, CURL, RUN, RUN].concat());
    let kinds: Vec<_> = reports.iter().map(|report| report.kind).collect();
    assert_eq!(
        kinds,
        [Kind::DnsLookup, Kind::CheckHealth, Kind::CheckHealth]
    );
    assert_eq!(checks(&reports[0]), ["dns ok", "challenge error"]);
    assert_eq!(causes(&reports[0])[0], "ip_firewall");
}

#[test]
fn prefixes_of_logs_and_quotes_change_nothing() {
    let plain = &reports(&[LOOKUP, CURL].concat())[0];
    for prefix in ["2026-11-23T08:15:02.1184317Z ", "> ", "[08:15:02] "] {
        let text: String = [LOOKUP, CURL]
            .concat()
            .lines()
            .map(|line| [prefix, line, "\n"].concat())
            .collect();
        let report = &reports(&text)[0];
        assert_eq!(checks(report), checks(plain), "{prefix}");
        assert_eq!(causes(report), causes(plain), "{prefix}");
        assert_eq!(report.not_understood, [], "{prefix}");
    }
}

#[test]
fn it_is_found_in_a_large_log() {
    let noise = "2026-11-23T08:15:02Z   Compiling something v1.2.3\n".repeat(20_000);
    let reports = reports(&[&noise, LOOKUP, CURL, &noise].concat());
    assert_eq!(reports.len(), 1);
    assert_eq!(checks(&reports[0]), ["dns ok", "challenge error"]);
}
