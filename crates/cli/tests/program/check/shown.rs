//! What people see.

use super::support::Registry;
use crate::support::run;

/// The picture of the steps, without what differs from run to run.
fn picture(name: &str, heading: &str, language: &str) -> String {
    let ended = run(Registry::named(name).command(&["--lang", language]), b"");
    let (report, picture) = ended.out.split_once(heading).unwrap_or((&ended.out, ""));
    assert!(
        report.starts_with("✖ ") && report.ends_with("\n\n"),
        "{report}"
    );
    let mut out = String::new();
    for line in picture.lines() {
        // The bars and the times are the machine's.
        let (before, bar) = line.split_once(" ms").unwrap_or((line, ""));
        assert!(bar.is_empty() || bar.trim_start().chars().all(|letter| letter == '━'));
        let name = before.trim_end_matches(|letter: char| letter.is_ascii_digit());
        out.push_str(name.trim_end());
        out.push('\n');
    }
    out
}

#[test]
fn text_ends_with_the_time_of_each_step() {
    let english = picture("firewall", "Time of each step\n", "en");
    insta::assert_snapshot!(english, @r"

      ✔ DNS lookup
      ✔ TCP connection
      ✔ TLS handshake
      ✖ Challenge endpoint
    ");
    let japanese = picture("refused", "各ステップの所要時間\n", "ja");
    insta::assert_snapshot!(japanese, @r"

      ✔ DNS 参照
      ✖ TCP 接続
    ");
}

#[test]
fn markdown_has_the_times_as_a_table() {
    let registry = Registry::named("healthy");
    let ended = run(registry.command(&["--format", "markdown"]), b"");
    assert!(ended.out.contains("### Time of each step"), "{}", ended.out);
    assert!(ended.out.contains("| ✔ TLS handshake | "), "{}", ended.out);
}

#[test]
fn a_log_holds_the_report_alone() {
    let ended = run(Registry::named("healthy").command(&[]), b"");
    assert_eq!(ended.err, "");
    assert!(
        ended.out.contains('━') && !ended.out.contains('\u{1b}'),
        "{}",
        ended.out
    );
}
