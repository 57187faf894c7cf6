//! One report against one label.

use serde_json::Value;

/// Something that is measured.
pub(super) struct Figure {
    pub(super) name: &'static str,
    /// How many percent of the files have to be right.
    pub(super) needed: usize,
}

const fn figure(name: &'static str, needed: usize) -> Figure {
    Figure { name, needed }
}

/// What is measured, in the order of [`judge`].
pub(super) const FIGURES: [Figure; 7] = [
    figure("codes", 100),
    figure("registry", 100),
    figure("CLI version", 100),
    figure("checks", 99),
    figure("root cause among findings", 98),
    figure("root cause where provable", 95),
    figure("no sure finding contradicts", 100),
];

/// What should have come and what came.
pub(super) struct Miss {
    pub(super) expected: String,
    pub(super) got: String,
}

/// Right, wrong, or (`None`) not to be measured on this file.
type Verdict = Option<Result<(), Miss>>;

/// Failures that rule other checks out: whatever comes after one cannot have run.
const RULED_OUT: &[(&str, &[&str])] = &[
    ("docker_command", &["docker_version", "docker_pull"]),
    ("dns", &["challenge", "refresh_token", "access_token"]),
    ("challenge", &["refresh_token", "access_token"]),
    ("aad_login", &["refresh_token", "access_token"]),
    ("refresh_token", &["access_token"]),
];

/// Compares a report with its label, figure by figure.
pub(super) fn judge(text: &[u8], label: &Value, report: &Value) -> [Verdict; FIGURES.len()] {
    [
        Some(equal(&label["codes"], &report["codes"])),
        Some(equal(&label["registry"], &report["registry"])),
        Some(cli_version(text, label, report)),
        label["checks"]
            .as_array()
            .map(|checks| self::checks(checks, label, report)),
        Some(among_findings(label, report)),
        (label["provable"] == true).then(|| equal(&label["root_cause"], &report["root_cause"])),
        Some(nothing_contradicts(label, report)),
    ]
}

fn equal(expected: &Value, got: &Value) -> Result<(), Miss> {
    verdict(expected == got, expected.to_string(), got.to_string())
}

fn verdict(right: bool, expected: impl Into<String>, got: impl Into<String>) -> Result<(), Miss> {
    if right {
        return Ok(());
    }
    let (expected, got) = (expected.into(), got.into());
    Err(Miss { expected, got })
}

/// The label names the version that ran; a report may only say what the text
/// shows, and has to say it when the text has the CLI's own line about it.
fn cli_version(text: &[u8], label: &Value, report: &Value) -> Result<(), Miss> {
    // Without NUL bytes UTF-16 reads like ASCII, which is all that matters here.
    let plain: Vec<u8> = text.iter().copied().filter(|byte| *byte != 0).collect();
    let line = b"Azure CLI version: ";
    let shown = plain.windows(line.len()).any(|bytes| bytes == line);
    let got = &report["cli_version"];
    let right = got == &label["az_version"] || (got.is_null() && !shown);
    verdict(right, label["az_version"].to_string(), got.to_string())
}

fn checks(expected: &[Value], label: &Value, report: &Value) -> Result<(), Miss> {
    let line = |check: &Value| {
        let [name, outcome] = ["check", "outcome"].map(|key| check[key].as_str().unwrap_or("?"));
        format!("{name} {outcome} {}", check["code"].as_str().unwrap_or("-"))
    };
    let is_reached = |check: &&Value| check["outcome"] != "not_reached";
    let wanted: Vec<String> = expected.iter().map(line).collect();
    let reported = array(&report["checks"]);
    let got: Vec<String> = reported.iter().filter(is_reached).map(line).collect();
    verdict(wanted == got, wanted.join(", "), got.join(", "))?;

    let unreached: Vec<&str> = reported
        .iter()
        .filter(|c| !is_reached(c))
        .filter_map(|c| c["check"].as_str())
        .collect();
    let allowed: Vec<&str> = array(&label["not_reported"])
        .iter()
        .filter_map(Value::as_str)
        .collect();
    let needed: Vec<&str> = RULED_OUT
        .iter()
        .filter(|(failed, _)| {
            expected
                .iter()
                .any(|check| check["check"] == *failed && check["outcome"] == "error")
        })
        .flat_map(|(_, after)| *after)
        .copied()
        .filter(|check| allowed.contains(check))
        .collect();
    let right = unreached.iter().all(|check| allowed.contains(check))
        && needed.iter().all(|check| unreached.contains(check));
    let expected = format!("not_reached at least {needed:?}, at most {allowed:?}");
    verdict(right, expected, format!("not_reached {unreached:?}"))
}

/// Where nothing was broken, this asks that nothing is called broken.
fn among_findings(label: &Value, report: &Value) -> Result<(), Miss> {
    let cause = &label["root_cause"];
    let findings = array(&report["findings"]);
    let right = if cause == "none" {
        report["root_cause"] == "none" || findings.iter().all(|found| found["harmless"] == true)
    } else {
        findings.iter().any(|found| found["cause"] == *cause)
    };
    let causes: Vec<&str> = findings
        .iter()
        .filter_map(|found| found["cause"].as_str())
        .collect();
    verdict(
        right,
        cause.to_string(),
        format!("{causes:?}, root cause {}", report["root_cause"]),
    )
}

fn nothing_contradicts(label: &Value, report: &Value) -> Result<(), Miss> {
    let broken = array(&label["also_broken"]);
    let against: Vec<&str> = array(&report["findings"])
        .iter()
        .filter(|found| found["certainty"] == "sure")
        .filter(|found| found["harmless"] != true && found["consequence_of"].is_null())
        .filter(|found| found["cause"] != label["root_cause"] && !broken.contains(&found["cause"]))
        .filter_map(|found| found["cause"].as_str())
        .collect();
    let expected = format!("{} and also {broken:?}", label["root_cause"]);
    verdict(against.is_empty(), expected, format!("sure of {against:?}"))
}

fn array(value: &Value) -> &[Value] {
    value.as_array().map_or(&[], Vec::as_slice)
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::{FIGURES, judge};

    fn label() -> Value {
        json!({
            "az_version": "2.91.0", "codes": ["CONNECTIVITY_DNS_ERROR"], "registry": null,
            "checks": [{"check": "dns", "outcome": "error", "code": "CONNECTIVITY_DNS_ERROR"}],
            "not_reported": ["challenge", "refresh_token", "access_token", "helm_version"],
            "root_cause": "dns_nxdomain", "also_broken": [], "provable": true,
        })
    }

    fn report() -> Value {
        json!({
            "cli_version": null, "codes": ["CONNECTIVITY_DNS_ERROR"], "registry": null,
            "checks": [
                {"check": "dns", "outcome": "error", "code": "CONNECTIVITY_DNS_ERROR"},
                {"check": "challenge", "outcome": "not_reached", "code": null},
                {"check": "refresh_token", "outcome": "not_reached", "code": null},
                {"check": "access_token", "outcome": "not_reached", "code": null},
            ],
            "root_cause": "dns_nxdomain",
            "findings": [{"cause": "dns_nxdomain", "certainty": "sure", "harmless": false,
                          "consequence_of": null}],
        })
    }

    /// The names of the figures that a changed report misses.
    fn missed(text: &str, change: impl FnOnce(&mut Value)) -> Vec<&'static str> {
        let mut report = report();
        change(&mut report);
        let verdicts = judge(text.as_bytes(), &label(), &report);
        let missed = FIGURES
            .iter()
            .zip(verdicts)
            .filter(|(_, v)| matches!(v, Some(Err(_))));
        missed.map(|(figure, _)| figure.name).collect()
    }

    #[test]
    fn a_right_report_misses_nothing() {
        assert_eq!(missed("", |_| {}), [""; 0]);
    }

    #[test]
    fn a_version_that_is_shown_must_be_reported() {
        let utf16 = "A\0z\0u\0r\0e\0 \0C\0L\0I\0 \0v\0e\0r\0s\0i\0o\0n\0:\0 \0";
        assert_eq!(missed(utf16, |_| {}), ["CLI version"]);
        let right = |report: &mut Value| report["cli_version"] = json!("2.91.0");
        assert_eq!(missed(utf16, right), [""; 0]);
        let wrong = |report: &mut Value| report["cli_version"] = json!("2.9.0");
        assert_eq!(missed("", wrong), ["CLI version"]);
    }

    #[test]
    fn what_a_failure_rules_out_must_be_not_reached() {
        let drop_last = |report: &mut Value| {
            report["checks"].as_array_mut().unwrap().pop();
        };
        assert_eq!(missed("", drop_last), ["checks"]);
        let claim = |report: &mut Value| report["checks"][3]["check"] = json!("docker_pull");
        assert_eq!(missed("", claim), ["checks"]);
    }

    #[test]
    fn a_sure_stranger_contradicts() {
        let stranger = |report: &mut Value| {
            report["findings"][0]["cause"] = json!("ip_firewall");
            report["root_cause"] = json!("ip_firewall");
        };
        let all_three = [
            "root cause among findings",
            "root cause where provable",
            "no sure finding contradicts",
        ];
        assert_eq!(missed("", stranger), all_three);
        let consequence = |report: &mut Value| {
            let findings = report["findings"].as_array_mut().unwrap();
            let mut second = findings[0].clone();
            second["cause"] = json!("access_token_401");
            second["consequence_of"] = json!("dns_nxdomain");
            findings.push(second);
        };
        assert_eq!(missed("", consequence), [""; 0]);
    }
}
