//! What a report looks like as text and as Markdown.

mod hostile;
mod samples;

use acr_doctor_rules::Language;
use acr_doctor_rules::render::{Style, markdown, text, width};

const PLAIN: Style = Style {
    color: false,
    width: 80,
    all: true,
};

#[test]
fn a_broken_registry() {
    insta::assert_snapshot!(
        "broken_text",
        text(&samples::firewall(), Language::En, &PLAIN)
    );
    let brief = Style {
        all: false,
        ..PLAIN
    };
    insta::assert_snapshot!(
        "broken_text_brief",
        text(&samples::firewall(), Language::En, &brief)
    );
    insta::assert_snapshot!(
        "broken_markdown",
        markdown(&samples::firewall(), Language::En)
    );
}

#[test]
fn a_broken_registry_in_japanese() {
    insta::assert_snapshot!(
        "broken_text_ja",
        text(&samples::firewall_ja(), Language::Ja, &PLAIN)
    );
    insta::assert_snapshot!(
        "broken_markdown_ja",
        markdown(&samples::firewall_ja(), Language::Ja)
    );
}

#[test]
fn nothing_broken() {
    insta::assert_snapshot!(
        "healthy_text",
        text(&samples::healthy(), Language::En, &PLAIN)
    );
    insta::assert_snapshot!(
        "healthy_markdown",
        markdown(&samples::healthy(), Language::En)
    );
}

#[test]
fn not_our_text() {
    insta::assert_snapshot!(
        "unknown_text",
        text(&samples::unknown(), Language::En, &PLAIN)
    );
    insta::assert_snapshot!(
        "unknown_markdown",
        markdown(&samples::unknown(), Language::En)
    );
}

#[test]
fn colours_add_nothing_but_themselves() {
    for (report, language) in samples::all() {
        let plain = text(&report, language, &PLAIN);
        let colored = text(
            &report,
            language,
            &Style {
                color: true,
                ..PLAIN
            },
        );
        assert_ne!(plain, colored);
        assert_eq!(
            without_colors(&colored).replace('`', ""),
            plain.replace('`', "")
        );
    }
}

#[test]
fn prose_keeps_to_the_width_and_commands_stay_whole() {
    for (report, language) in samples::all() {
        for columns in [40, 60, 80, 100] {
            let style = Style {
                width: columns,
                ..PLAIN
            };
            let page = text(&report, language, &style);
            let commands: Vec<_> = report
                .findings
                .iter()
                .flat_map(|it| &it.fixes)
                .filter_map(|fix| fix.command.as_deref())
                .collect();
            let verbatim = |line: &str| {
                commands.contains(&line)
                    || line.starts_with("https://")
                    || line.starts_with("az acr")
            };
            for line in page.lines().filter(|line| !verbatim(line.trim_start())) {
                assert!(width(line) <= columns, "{columns}: {line}");
            }
            for command in commands {
                assert!(
                    page.lines().any(|line| line.trim_start() == command),
                    "{command}"
                );
            }
        }
    }
}

fn without_colors(text: &str) -> String {
    let mut parts = text.split("\u{1b}[");
    let mut out = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        out.push_str(part.split_once('m').expect("a colour ends with m").1);
    }
    out
}
