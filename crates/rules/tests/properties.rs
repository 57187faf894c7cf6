//! What must hold for every text, whoever wrote it.

use acr_doctor_rules::catalog::Words;
use acr_doctor_rules::clean::{decode, lines, tidy};
use acr_doctor_rules::lang::Language;
use acr_doctor_rules::parse::parse;
use acr_doctor_rules::{Report, explain_all};
use proptest::prelude::*;

/// A run of our own with a passed check, a tool's text, and an error at its end.
const RUN: &str = "Docker daemon status: available\nDocker version: 28.2.2, build e6534b4, platform linux/amd64\nAzure CLI version: 2.91.0\nDNS lookup to harborlab.azurecr.io at IP 203.0.113.9 : OK\nERROR: 2026-10-02 07:14:09.112233 An error occurred: CONNECTIVITY_FORBIDDEN_ERROR\nLooks like you don't have access to registry 'harborlab.azurecr.io'. To see configured firewall rules, run 'az acr show --query networkRuleSet --name harborlab'.\nERROR: 2026-10-02 07:14:10.112233 An error occurred: HELM_COMMAND_ERROR\nPlease verify if Helm is installed.\n";

fn explain(input: &[u8]) -> Vec<Report> {
    explain_all(input, Words::bundled(Language::En))
}

fn codes(text: &str) -> Vec<String> {
    explain(text.as_bytes())
        .into_iter()
        .flat_map(|report| report.codes)
        .collect()
}

/// Pieces of real output, so that random texts reach the deep places of the grammar.
fn pieces() -> impl Strategy<Value = String> {
    let words: Vec<String> = RUN
        .lines()
        .chain(
            Words::bundled(Language::En)
                .causes()
                .iter()
                .flat_map(|cause| cause.example.lines()),
        )
        .map(str::to_owned)
        .chain(
            [
                "\u{1b}[91m",
                "\u{1b}[0m",
                "WARNING: ",
                "Traceback (most recent call last):",
                "> ",
                "&amp;",
                "\r",
                "PS C:\\> ",
            ]
            .map(str::to_owned),
        )
        .collect();
    let piece = prop_oneof![4 => proptest::sample::select(words), 1 => ".{0,40}"];
    let joint = proptest::sample::select(vec!["\n", "\r\n", " ", "", "\n\n"]);
    proptest::collection::vec((piece, joint), 0..24).prop_map(|parts| {
        parts
            .into_iter()
            .map(|(piece, joint)| piece + joint)
            .collect()
    })
}

/// Every line of the input is accounted for, in order, each once.
fn assert_all_lines_are_accounted_for(text: &str) {
    let text = decode(text.as_bytes());
    let lines = lines(&text, 1);
    let parsed = parse(&lines);
    let (mut before, mut last) = ((0, 0), 0);
    for account in &parsed.accounts {
        let (first, end) = account.span;
        // Pieces of a line that held several records share its lines: one
        // line, or several where a terminal had wrapped it.
        let shares = account.span == before || first == last;
        assert!(
            first == last + 1 || shares,
            "{:?} after line {last}",
            account.span
        );
        assert!(first <= end);
        (before, last) = (account.span, end);
    }
    // A text without a newline may consist of carriage returns.
    if text.contains('\n') {
        assert_eq!(last, text.lines().count().max(1), "lines of {text:?}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_bytes_make_a_report(input in proptest::collection::vec(any::<u8>(), 0..2_000)) {
        prop_assert!(!explain(&input).is_empty());
    }

    #[test]
    fn pieces_of_runs_make_reports_with_lines_inside_the_input(text in pieces()) {
        let newline = if text.contains('\n') { '\n' } else { '\r' };
        let count = text.split(newline).count();
        for report in explain(text.as_bytes()) {
            for span in report.findings.iter().filter_map(|finding| finding.lines).chain(report.not_understood) {
                prop_assert!(1 <= span.0 && span.0 <= span.1 && span.1 <= count, "{span:?} of {count}");
            }
        }
        assert_all_lines_are_accounted_for(&text);
    }

    #[test]
    fn cleaning_twice_is_cleaning_once(line in prop_oneof![pieces(), any::<String>()]) {
        for line in line.lines() {
            let once = tidy(line).into_owned();
            let twice = tidy(&once).into_owned();
            prop_assert_eq!(&twice, &once);
        }
    }

    #[test]
    fn noise_around_a_run_changes_no_code(
        noise in proptest::sample::subsequence((0..NOISES.len()).collect::<Vec<_>>(), 0..3),
        before in "([a-z ]{0,30}\n){0,3}",
    ) {
        let mut text = RUN.to_owned();
        for index in noise {
            text = NOISES[index].1(&text);
        }
        prop_assert_eq!(codes(&format!("{before}{text}")), codes(RUN));
    }
}

/// Something that happens to a text on its way into a paste.
type Noise = fn(&str) -> String;

/// What paste does to the text.
const NOISES: &[(&str, Noise)] = &[
    ("time stamps of a CI log", |text| {
        each(text, |line| format!("2026-11-23T08:15:02.1184317Z {line}"))
    }),
    ("a Markdown quote", |text| {
        each(text, |line| format!("> {line}"))
    }),
    ("colours", |text| {
        each(text, |line| format!("\u{1b}[93m{line}\u{1b}[0m"))
    }),
    ("carriage returns", |text| text.replace('\n', "\r\n")),
    ("HTML entities", |text| {
        text.replace('\'', "&#39;").replace('"', "&quot;")
    }),
    ("typographic quotes", |text| text.replace('\'', "\u{2019}")),
    ("a mark at the start", |text| format!("\u{feff}{text}")),
    ("a prompt before it", |text| {
        format!("dev@build:~$ az acr check-health -n harborlab --yes\n{text}")
    }),
    ("code fences", |text| format!("```\n{text}```\n")),
    ("levels of the log", |text| {
        each(text, |line| {
            if line.starts_with("ERROR") || line.starts_with("Please") || line.starts_with("Looks")
            {
                line.to_owned()
            } else {
                format!("WARNING: {line}")
            }
        })
    }),
];

fn each(text: &str, change: impl Fn(&str) -> String) -> String {
    text.lines().map(|line| change(line) + "\n").collect()
}

#[test]
fn each_noise_alone_changes_no_code() {
    for (name, noise) in NOISES {
        assert_eq!(codes(&noise(RUN)), codes(RUN), "{name}");
    }
}

#[test]
fn records_in_a_wrapped_line_share_its_lines() {
    assert_all_lines_are_accounted_for(
        "WARNING: DNS lookup to harborlab.azurecr.io at IP 203.0.113.41 : OK Code: AuthorizationFailed\nRegistry 'harborlab.azurecr.io' did not issue a challenge. WARNING: Azure CLI version: 2.91.0\n!\n",
    );
}

#[test]
fn a_terminal_of_any_width_changes_no_code() {
    for width in [60, 72, 80, 100, 120, 132] {
        let wrapped: String = RUN
            .lines()
            .flat_map(|line| {
                let letters: Vec<char> = line.chars().collect();
                letters
                    .chunks(width)
                    .map(|part| part.iter().collect::<String>() + "\n")
                    .collect::<Vec<_>>()
            })
            .collect();
        assert_eq!(codes(&wrapped), codes(RUN), "{width} columns");
    }
}

#[test]
fn a_text_without_its_newlines_keeps_its_codes() {
    assert_eq!(codes(&RUN.replace('\n', " ")), codes(RUN));
}

#[test]
fn several_runs_are_several_reports() {
    let text = format!("{RUN}\n{RUN}{RUN}");
    let reports = explain(text.as_bytes());
    assert_eq!(reports.len(), 3);
    assert_eq!(
        reports.iter().map(|report| report.run).collect::<Vec<_>>(),
        [1, 2, 3]
    );
}

#[test]
fn an_unknown_code_is_reported_with_its_message() {
    let reports =
        explain(b"ERROR: An error occurred: QUOTA_ERROR\nThe registry is full of kelp.\n");
    assert_eq!(reports[0].codes, ["QUOTA_ERROR"]);
    let finding = &reports[0].findings[0];
    assert_eq!(finding.code.as_deref(), Some("QUOTA_ERROR"));
    assert!(finding.why.contains("kelp"), "{}", finding.why);
}

#[test]
fn hard_inputs_are_read() {
    let utf16: Vec<u8> = RUN.encode_utf16().flat_map(u16::to_le_bytes).collect();
    assert_eq!(explain(&utf16)[0].codes, explain(RUN.as_bytes())[0].codes);
    assert_eq!(explain(&vec![b'x'; 10_000_000]).len(), 1);
    assert_eq!(explain("y\n".repeat(100_000).as_bytes()).len(), 1);
    assert_eq!(explain(&[0; 4096]).len(), 1);
    assert_eq!(explain(b"").len(), 1);
}

#[test]
fn a_run_in_a_large_log_is_found() {
    let noise =
        "2026-11-23T08:15:02Z   Compiling something v1.2.3 (registry+https)\n".repeat(20_000);
    let reports = explain(format!("{noise}{RUN}{noise}").as_bytes());
    assert_eq!(reports.len(), 1);
    assert_eq!(reports[0].codes, codes(RUN));
    assert_eq!(reports[0].findings[0].lines, Some((20_005, 20_006)));
}
