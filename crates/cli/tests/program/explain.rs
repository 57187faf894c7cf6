//! `acr-doctor explain` and `acr-doctor completions`.

use std::fs;
use std::time::{Duration, Instant};

use serde_json::Value;

use crate::support::{Ended, folder, program, run};

const BROKEN: &str = "\
Azure CLI version: 2.91.0
DNS lookup to quietharbour.azurecr.io at IP 203.0.113.20 : OK
2026-11-23 08:24:06.441354 An error occurred: CONNECTIVITY_FORBIDDEN_ERROR
Looks like you don't have access to registry 'quietharbour.azurecr.io'. To see configured firewall rules, run 'az acr show --query networkRuleSet --name quietharbour'.
";

const FINE: &str = "\
Azure CLI version: 2.91.0
DNS lookup to quietharbour.azurecr.io at IP 203.0.113.20 : OK
Challenge endpoint https://quietharbour.azurecr.io/v2/ : OK
Fetch refresh token for registry 'quietharbour.azurecr.io' : OK
Fetch access token for registry 'quietharbour.azurecr.io' : OK
Please refer to https://aka.ms/acr/health-check for more information.
";

fn explain(arguments: &[&str], input: &str) -> Ended {
    run(
        program(&[&["explain"], arguments].concat()),
        input.as_bytes(),
    )
}

fn json_lines(text: &str) -> Vec<Value> {
    text.lines()
        .map(|line| serde_json::from_str(line).expect("a line is JSON"))
        .collect()
}

#[test]
fn the_exit_status_says_whether_anything_is_broken() {
    assert_eq!(explain(&[], FINE).status, 0);
    assert_eq!(explain(&[], BROKEN).status, 1);
    assert_eq!(explain(&["-"], BROKEN).status, 1);
    assert_eq!(explain(&[], "good morning\n").status, 0);
    assert_eq!(explain(&["--no-such-option"], "").status, 2);
    assert_eq!(explain(&["--format", "yaml"], "").status, 2);
}

#[test]
fn text_says_what_is_broken_and_what_to_run() {
    let ended = explain(&[], BROKEN);
    assert!(ended.out.starts_with("✖ "), "{}", ended.out);
    assert!(
        ended.out.contains("CONNECTIVITY_FORBIDDEN_ERROR"),
        "{}",
        ended.out
    );
    assert!(
        ended.out.contains("az acr show --name quietharbour"),
        "{}",
        ended.out
    );
    assert_eq!(ended.err, "");
}

#[test]
fn other_causes_are_told_in_full_on_demand() {
    let (brief, all) = (explain(&[], BROKEN).out, explain(&["--all"], BROKEN).out);
    assert!(brief.contains("--all") && !all.contains("--all"), "{brief}");
    assert!(brief.lines().count() < all.lines().count());
}

#[test]
fn markdown_begins_with_a_heading() {
    let ended = explain(&["--format", "markdown"], BROKEN);
    assert!(ended.out.starts_with("## "), "{}", ended.out);
    assert!(ended.out.contains("```sh\n"), "{}", ended.out);
    assert_eq!(ended.status, 1);
}

#[test]
fn json_is_one_report_a_line() {
    let ended = explain(&["--format", "json"], BROKEN);
    let reports = json_lines(&ended.out);
    assert_eq!(reports.len(), 1);
    assert_eq!(reports[0]["schema"], 1);
    assert_eq!(reports[0]["source"], "-");
    assert_eq!(reports[0]["run"], 1);
    assert_eq!(reports[0]["kind"], "check-health");
    assert_eq!(reports[0]["healthy"], false);
    assert_eq!(reports[0]["codes"][0], "CONNECTIVITY_FORBIDDEN_ERROR");
}

#[test]
fn every_file_is_explained_even_where_one_is_missing() {
    let folder = folder("files");
    let [fine, missing, broken] =
        ["fine.txt", "missing.txt", "broken.txt"].map(|name| folder.join(name));
    fs::write(&fine, FINE).unwrap();
    fs::write(&broken, BROKEN).unwrap();
    let paths = [&fine, &missing, &broken].map(|path| path.to_str().unwrap());
    let ended = explain(&[&["--format", "json"], &paths[..]].concat(), "");
    let reports = json_lines(&ended.out);
    let sources: Vec<_> = reports
        .iter()
        .map(|report| report["source"].as_str().unwrap())
        .collect();
    assert_eq!(sources, [paths[0], paths[2]]);
    assert_eq!(ended.status, 2);
    assert!(ended.err.contains(paths[1]), "{}", ended.err);

    let text = explain(&[paths[0], paths[2]], "");
    assert_eq!(text.status, 1);
    assert!(
        text.out.starts_with("── ") && text.out.contains(paths[2]),
        "{}",
        text.out
    );
}

#[test]
fn a_folder_is_no_file() {
    let folder = folder("folder");
    let ended = explain(&[folder.to_str().unwrap()], "");
    assert_eq!(ended.status, 2);
    assert!(ended.err.contains("is a folder"), "{}", ended.err);
}

#[test]
fn several_runs_are_several_reports() {
    let reports = json_lines(&explain(&["--format", "json"], &[FINE, BROKEN].concat()).out);
    let runs: Vec<_> = reports
        .iter()
        .map(|report| report["run"].as_u64().unwrap())
        .collect();
    assert_eq!(runs, [1, 2]);
    let text = explain(&[], &[FINE, BROKEN].concat());
    assert!(
        text.out.contains("── standard input, run 2 of 2 ─"),
        "{}",
        text.out
    );
}

#[test]
fn the_language_is_the_one_of_the_environment() {
    let with = |variable: &str, value: &str, arguments: &[&str]| {
        let mut command = program(&[&["explain"], arguments].concat());
        command.env(variable, value);
        run(command, BROKEN.as_bytes()).out
    };
    let english = with("LANG", "C.UTF-8", &[]);
    let japanese = with("LANG", "ja_JP.UTF-8", &[]);
    assert!(japanese.contains("チェック") && !english.contains("チェック"));
    assert_eq!(with("LC_ALL", "ja_JP.UTF-8", &["--lang", "en"]), english);
    assert_eq!(with("LC_ALL", "de_DE.UTF-8", &["--lang", "ja"]), japanese);
    let missing = with("LANG", "ja_JP.UTF-8", &["no-such-file"]);
    assert_eq!(missing, "");
}

#[test]
fn colours_are_for_terminals_and_for_those_who_ask() {
    let colored = |variable: &str, arguments: &[&str]| {
        let mut command = program(&[&["explain"], arguments].concat());
        command.env(variable, "1");
        run(command, BROKEN.as_bytes()).out.contains('\u{1b}')
    };
    assert!(!colored("ANYTHING", &[]));
    assert!(colored("CLICOLOR_FORCE", &[]));
    assert!(!colored("CLICOLOR_FORCE", &["--color", "never"]));
    assert!(colored("NO_COLOR", &["--color", "always"]));
    assert!(!colored("NO_COLOR", &[]));
    assert!(!colored("CLICOLOR_FORCE", &["--format", "json"]));
    assert!(!colored("CLICOLOR_FORCE", &["--format", "markdown"]));
}

#[test]
fn an_empty_pipe_gets_a_hint() {
    let ended = explain(&[], " \n");
    assert!(ended.err.contains("2>&1"), "{}", ended.err);
}

#[test]
fn a_reader_that_leaves_is_no_error() {
    let mut child = program(&["explain"]).spawn().unwrap();
    drop(child.stdout.take());
    let mut stdin = child.stdin.take().unwrap();
    std::io::Write::write_all(&mut stdin, BROKEN.as_bytes()).unwrap();
    drop(stdin);
    let output = child.wait_with_output().unwrap();
    assert_eq!(String::from_utf8_lossy(&output.stderr), "");
    assert_eq!(output.status.code(), Some(1));
}

#[test]
fn a_huge_line_is_explained_in_time() {
    let start = Instant::now();
    let ended = explain(&["--format", "json"], &"a\"`<".repeat(2_500_000));
    assert_eq!(ended.status, 0);
    assert_eq!(json_lines(&ended.out).len(), 1);
    assert!(
        start.elapsed() < Duration::from_secs(20),
        "{:?}",
        start.elapsed()
    );
}

#[test]
fn bytes_that_are_no_text_are_no_failure() {
    let bytes: Vec<u8> = (0..=255).cycle().take(100_000).collect();
    let ended = run(program(&["explain", "--format", "json"]), &bytes);
    assert_eq!(ended.status, 0);
    assert!(!json_lines(&ended.out).is_empty());
}

#[test]
fn the_signs_are_printed_one_a_line() {
    let ended = explain(&["--print-signs"], "");
    assert!(ended.out.lines().count() > 10 && ended.out.lines().all(|line| !line.is_empty()));
}

#[test]
fn help_shows_examples() {
    for arguments in [
        &["explain", "--help"],
        &["serve", "--help"],
        &["completions", "--help"],
    ] {
        let ended = run(program(arguments), b"");
        assert!(
            ended.status == 0 && ended.out.contains("Examples:"),
            "{}",
            ended.out
        );
    }
    let ended = run(program(&[]), b"");
    assert!(
        ended.status == 2 && ended.err.contains("Usage: acr-doctor"),
        "{}",
        ended.err
    );
}

#[test]
fn every_shell_gets_its_completions() {
    for shell in ["bash", "zsh", "fish", "powershell"] {
        let ended = run(program(&["completions", shell]), b"");
        assert_eq!(ended.status, 0);
        assert!(
            ended.out.contains("acr-doctor") && ended.out.contains("explain"),
            "{shell}"
        );
    }
}
