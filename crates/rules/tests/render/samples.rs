//! Reports made by hand.

use acr_doctor_rules::Language;
use acr_doctor_rules::catalog::{Applicability, Certainty, Severity};
use acr_doctor_rules::check::{Check, Outcome};
use acr_doctor_rules::evidence::Kind;
use acr_doctor_rules::report::{CheckReport, Finding, Fix, Place, Report, SCHEMA, State, Stop};

/// Every sample with its language.
pub(crate) fn all() -> Vec<(Report, Language)> {
    vec![
        (firewall(), Language::En),
        (firewall_ja(), Language::Ja),
        (healthy(), Language::En),
        (unknown(), Language::En),
    ]
}

fn way(states: [State; 7]) -> Vec<Stop> {
    Place::ALL
        .iter()
        .zip(states)
        .map(|(&place, state)| Stop { place, state })
        .collect()
}

fn check(
    check: Check,
    outcome: Outcome,
    code: Option<&str>,
    detail: &str,
    line: usize,
) -> CheckReport {
    let lines = (line > 0).then_some((line, line + detail.lines().count().max(1) - 1));
    CheckReport {
        check,
        outcome,
        code: code.map(Into::into),
        detail: detail.into(),
        lines,
    }
}

fn fix(text: &str, command: &str, applicability: Applicability) -> Fix {
    let command = (!command.is_empty()).then(|| command.into());
    Fix {
        text: text.into(),
        command,
        applicability,
    }
}

/// Refused by the registry: two readings, and Helm 4 beside them.
pub(crate) fn firewall() -> Report {
    use State::{Broken, NotReached, Ok, Unknown};
    let refused = "Looks like you don't have access to registry 'lanternprod.azurecr.io'. To see configured firewall rules, run 'az acr show --query networkRuleSet --name lanternprod'.";
    let helm = "Failed to run command 'helm version --client'. Error: unknown flag: --client";
    Report {
        schema: SCHEMA,
        source: "-".into(),
        run: 1,
        kind: Kind::CheckHealth,
        registry: Some("lanternprod.azurecr.io".into()),
        cli_version: Some("2.91.0".into()),
        healthy: Some(false),
        root_cause: Some("ip_firewall".into()),
        headline: "The registry's firewall does not admit your network address".into(),
        summary: "lanternprod.azurecr.io was reached and answered 403: its network rules do not list the public address you come from. Signing in again will not help.".into(),
        way: way([Ok, Unknown, Ok, Ok, Broken, NotReached, NotReached]),
        codes: vec!["CONNECTIVITY_FORBIDDEN_ERROR".into(), "HELM_VERSION_ERROR".into()],
        checks: vec![
            check(Check::DockerDaemon, Outcome::Ok, None, "Docker daemon status: available", 1),
            check(Check::DockerVersion, Outcome::Ok, None, "Docker version: 28.2.2, build e6534b4, platform linux/amd64, and a word too much", 2),
            check(Check::Dns, Outcome::Ok, None, "DNS lookup to lanternprod.azurecr.io at IP 203.0.113.20 : OK", 3),
            check(Check::Challenge, Outcome::Error, Some("CONNECTIVITY_FORBIDDEN_ERROR"), refused, 5),
            check(Check::HelmVersion, Outcome::Error, Some("HELM_VERSION_ERROR"), helm, 7),
            check(Check::RefreshToken, Outcome::NotReached, None, "", 0),
            check(Check::AccessToken, Outcome::NotReached, None, "", 0),
        ],
        findings: vec![
            Finding {
                cause: "ip_firewall".into(),
                certainty: Certainty::Likely,
                severity: Severity::Error,
                harmless: false,
                consequence_of: None,
                code: Some("CONNECTIVITY_FORBIDDEN_ERROR".into()),
                title: "The registry's firewall does not admit your network address".into(),
                why: "lanternprod.azurecr.io was reached and answered 403: its network rules do not list the public address you come from. Signing in again will not help.".into(),
                fixes: vec![
                    fix("See what the registry admits. `\"public\": \"Enabled\"` with default action Deny means that the firewall refuses you.", "az acr show --name lanternprod --query \"{public:publicNetworkAccess, rules:networkRuleSet}\"", Applicability::Run),
                    fix("Add your public address to the registry's rules.", "az acr network-rule add --name lanternprod --ip-address <your public address>", Applicability::AskAdmin),
                ],
                links: vec!["https://learn.microsoft.com/azure/container-registry/container-registry-access-selected-networks".into()],
                lines: Some((4, 5)),
            },
            Finding {
                cause: "public_network_access_disabled".into(),
                certainty: Certainty::Possible,
                severity: Severity::Error,
                harmless: false,
                consequence_of: None,
                code: Some("CONNECTIVITY_FORBIDDEN_ERROR".into()),
                title: "Public access to the registry is switched off".into(),
                why: "The CLI prints the same text where only private endpoints lead in.".into(),
                fixes: vec![fix("Run the check from inside the network of the private endpoint.", "", Applicability::FillIn), fix("Or switch public access on.", "az acr update --name lanternprod --public-network-enabled true", Applicability::AskAdmin)],
                links: vec![],
                lines: Some((4, 5)),
            },
            Finding {
                cause: "helm_4_unsupported_flag".into(),
                certainty: Certainty::Sure,
                severity: Severity::Info,
                harmless: true,
                consequence_of: None,
                code: Some("HELM_VERSION_ERROR".into()),
                title: "Helm 4 works; only the CLI's version check does not know it".into(),
                why: "The CLI runs `helm version --client`. Helm 4 removed that flag, so the check fails. Helm and the registry are not affected.".into(),
                fixes: vec![fix("See that Helm answers.", "helm version", Applicability::Run)],
                links: vec![],
                lines: Some((6, 7)),
            },
        ],
        not_understood: vec![(9, 9), (12, 14)],
        lines: (1, 14),
    }
}

/// The same in Japanese, as far as its prose goes.
pub(crate) fn firewall_ja() -> Report {
    let mut report = firewall();
    report.headline =
        "レジストリのファイアウォールが、お使いの IP アドレスを許可していません".into();
    report.summary = "lanternprod.azurecr.io には到達しましたが、403 が返されました。接続元のパブリック IP アドレスがネットワーク規則に含まれていません。サインインし直しても解決しません。".into();
    let finding = &mut report.findings[0];
    finding.title.clone_from(&report.headline);
    finding.why.clone_from(&report.summary);
    finding.fixes[0].text = "レジストリの許可設定を確認します。既定の動作が `Deny` なら、ファイアウォールが拒否しています。「Disabled」なら、プライベート エンドポイント経由でしか接続できません。".into();
    finding.fixes[1].text =
        "お使いのパブリック IP アドレスを規則に追加します (レジストリを変更する権限が必要です)。"
            .into();
    report
}

/// A run without a fault.
pub(crate) fn healthy() -> Report {
    use State::{Ok, Unknown};
    Report {
        healthy: Some(true),
        root_cause: Some("none".into()),
        headline: "Nothing is broken".into(),
        summary: "Every check that was made passed.".into(),
        way: way([Ok, Ok, Ok, Ok, Ok, Ok, Unknown]),
        codes: vec![],
        checks: vec![
            check(
                Check::Dns,
                Outcome::Ok,
                None,
                "DNS lookup to lanternprod.azurecr.io at IP 203.0.113.20 : OK",
                1,
            ),
            check(
                Check::DockerPull,
                Outcome::Skipped,
                None,
                "Skipping pull check.",
                2,
            ),
        ],
        findings: vec![],
        not_understood: vec![],
        ..firewall()
    }
}

/// A text that is something else.
pub(crate) fn unknown() -> Report {
    Report {
        kind: Kind::Unknown,
        registry: None,
        cli_version: None,
        healthy: None,
        root_cause: None,
        headline: "This is not the output of `az acr check-health`".into(),
        summary: "None of its lines is one that the command prints.".into(),
        way: way([State::Unknown; 7]),
        codes: vec![],
        checks: vec![],
        findings: vec![],
        not_understood: vec![(1, 3)],
        ..firewall()
    }
}
