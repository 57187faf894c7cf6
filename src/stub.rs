//! Stands in for parts of the rules that are still to come; goes when they are there.

use std::borrow::Cow;

use acr_doctor_rules::Language;
use acr_doctor_rules::Report;
use acr_doctor_rules::catalog::{Applicability, Certainty, Severity, Words, cause_index};
use acr_doctor_rules::check::{Check, Outcome};
use acr_doctor_rules::evidence::Kind;
use acr_doctor_rules::report::{CheckReport, Finding, Fix, Place, State, Stop};

pub(crate) fn decode(input: &[u8]) -> Cow<'_, str> {
    String::from_utf8_lossy(input)
}

pub(crate) mod labels {
    use super::{Applicability, Certainty, Check, Language, Outcome};

    pub(crate) fn check(check: Check, _: Language) -> &'static str {
        check.as_str()
    }
    pub(crate) fn outcome(outcome: Outcome, _: Language) -> &'static str {
        outcome.as_str()
    }
    pub(crate) fn certainty(certainty: Certainty, _: Language) -> &'static str {
        certainty.as_str()
    }
    pub(crate) fn applicability(applicability: Applicability, _: Language) -> &'static str {
        applicability.as_str()
    }
}

pub(crate) fn markdown(report: &Report, _: Language) -> String {
    report.headline.clone()
}

pub(crate) fn explain_all(input: &[u8], words: &Words) -> Vec<Report> {
    let text = String::from_utf8_lossy(input);
    let line = |needle: &str| {
        text.lines()
            .position(|line| line.contains(needle))
            .map(|at| at + 1)
    };
    let mut findings = Vec::new();
    for (id, needle, code) in [
        ("ip_firewall", "FORBIDDEN", "CONNECTIVITY_FORBIDDEN_ERROR"),
        ("helm_4_unsupported_flag", "--client", "HELM_VERSION_ERROR"),
    ] {
        let (Some(at), Some(index)) = (line(needle), cause_index(id)) else {
            continue;
        };
        let says = words.cause(index);
        findings.push(Finding {
            cause: id.to_owned(),
            certainty: if id.starts_with("ip") { Certainty::Likely } else { Certainty::Sure },
            severity: Severity::Error,
            harmless: id.starts_with("helm"),
            consequence_of: None,
            code: Some(code.to_owned()),
            title: says.title.to_owned(),
            why: says.why.to_owned(),
            fixes: says.tell().into_iter().chain(says.fixes()).map(|text| Fix {
                text: text.to_owned(),
                command: Some("az acr network-rule add --name lanternprod --ip-address <your public IP>".to_owned()),
                applicability: Applicability::AskAdmin,
            }).collect(),
            links: vec!["https://learn.microsoft.com/azure/container-registry/container-registry-access-selected-networks".to_owned()],
            lines: Some((at, at + 1)),
        });
    }
    let broken = findings.iter().any(|finding| !finding.harmless);
    if broken {
        for id in ["public_network_access_disabled", "web_filter_block_page"] {
            let mut other = findings[0].clone();
            other.cause = id.to_owned();
            other.certainty = Certainty::Possible;
            other.title = "Public network access is switched off".to_owned();
            findings.insert(1, other);
        }
    }
    let found = !findings.is_empty();
    let state = |place| match place {
        Place::SignIn | Place::Machine | Place::Name | Place::Tls => State::Ok,
        Place::Registry if broken => State::Broken,
        Place::Registry => State::Ok,
        _ if broken => State::NotReached,
        _ => State::Unknown,
    };
    let check = |check, outcome, detail: &str, at| CheckReport {
        check,
        outcome,
        code: None,
        detail: detail.to_owned(),
        lines: at,
    };
    vec![Report {
        schema: 1,
        source: "-".to_owned(),
        run: 1,
        kind: if found {
            Kind::CheckHealth
        } else {
            Kind::Unknown
        },
        registry: found.then(|| "lanternprod.azurecr.io".to_owned()),
        cli_version: found.then(|| "2.91.0".to_owned()),
        healthy: found.then_some(!broken),
        root_cause: found.then(|| {
            if broken {
                findings[0].cause.clone()
            } else {
                "none".to_owned()
            }
        }),
        headline: if broken {
            findings[0].title.clone()
        } else {
            "Nothing is broken".to_owned()
        },
        summary: if broken {
            findings[0].why.clone()
        } else {
            String::new()
        },
        way: Place::ALL
            .iter()
            .map(|&place| Stop {
                place,
                state: state(place),
            })
            .collect(),
        codes: vec![],
        checks: if found {
            vec![
                check(
                    Check::DockerCommand,
                    Outcome::Ok,
                    "Docker daemon status: available",
                    Some((1, 1)),
                ),
                check(
                    Check::DockerPull,
                    Outcome::Ok,
                    "Docker pull of 'mcr.microsoft.com/mcr/hello-world:latest' : OK",
                    Some((3, 3)),
                ),
                check(
                    Check::Dns,
                    Outcome::Ok,
                    "DNS lookup to lanternprod.azurecr.io at IP 203.0.113.20 : OK",
                    Some((5, 5)),
                ),
                check(
                    Check::Challenge,
                    Outcome::Error,
                    "Looks like you don't have access to registry 'lanternprod.azurecr.io'.",
                    Some((6, 7)),
                ),
                check(Check::RefreshToken, Outcome::NotReached, "", None),
                check(Check::AccessToken, Outcome::NotReached, "", None),
                check(
                    Check::HelmVersion,
                    Outcome::Error,
                    "Failed to run command 'helm version --client'. Error: unknown flag: --client",
                    Some((8, 10)),
                ),
            ]
        } else {
            vec![]
        },
        findings,
        not_understood: vec![(1, 1)],
        lines: (1, 12),
    }]
}
