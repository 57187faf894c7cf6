//! Whatever was pasted, the Markdown says it and does not obey it.

use acr_doctor_rules::Language;
use acr_doctor_rules::render::{Style, markdown, text};
use acr_doctor_rules::report::Report;
use proptest::prelude::*;
use pulldown_cmark::{Event, Options, Parser};

use crate::samples;

/// Pieces that end, begin or hide something in Markdown, HTML or a terminal.
fn hostile() -> impl Strategy<Value = String> {
    let pieces = prop::sample::select(vec![
        "`",
        "``",
        "```",
        "~~~",
        "\n",
        "\r",
        "\n\n",
        "<script>",
        "</details>",
        "<!--",
        "-->",
        "|",
        "\n|---|---|\n",
        "[a](http://b.example)",
        "![a](http://b.example)",
        "[a]: http://b.example",
        "**",
        "_",
        "# ",
        "\n# ",
        "- ",
        "1. ",
        "> ",
        "\\",
        "&lt;",
        "&#60;",
        "\u{1b}[31m",
        "\u{9b}2J",
        "\u{202e}",
        "$$",
        "---",
        "===",
        "    ",
        "\t",
        "word",
        "名前",
        "\u{2028}",
        "\0",
    ]);
    prop::collection::vec(pieces, 0..12).prop_map(|pieces| pieces.concat())
}

/// A report in which every text that can come from a paste is this one.
fn report(pasted: &str) -> Report {
    let mut report = samples::firewall();
    report.registry = Some(pasted.into());
    report.cli_version = Some(pasted.into());
    report.headline = format!("Headline {pasted}");
    report.summary = pasted.into();
    for check in &mut report.checks {
        check.detail = pasted.into();
        check.code = check.code.as_ref().map(|_| pasted.to_owned());
    }
    for finding in &mut report.findings {
        finding.title = pasted.into();
        finding.why = format!("{pasted} and `az acr show --name {pasted}`");
        for fix in &mut finding.fixes {
            fix.text = pasted.into();
            fix.command = fix
                .command
                .as_ref()
                .map(|_| format!("az acr show --name '{pasted}'"));
        }
    }
    report
}

/// The marks that the Markdown makes, without its texts.
fn structure(text: &str) -> Vec<String> {
    let options = Options::ENABLE_TABLES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_TASKLISTS
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_MATH;
    let marks = Parser::new_ext(text, options).filter_map(|event| match event {
        Event::Start(tag) => Some(format!("{tag:?}")),
        Event::Html(html) | Event::InlineHtml(html) => Some(format!("HTML {html}")),
        Event::Rule
        | Event::HardBreak
        | Event::SoftBreak
        | Event::TaskListMarker(_)
        | Event::FootnoteReference(_)
        | Event::InlineMath(_)
        | Event::DisplayMath(_) => Some(format!("{event:?}")),
        Event::End(_) | Event::Text(_) | Event::Code(_) => None,
    });
    marks.collect()
}

proptest! {
    #[test]
    fn a_pasted_text_makes_no_marks(pasted in prop_oneof![hostile(), any::<String>()]) {
        let calm = structure(&markdown(&report("word"), Language::En));
        let found = structure(&markdown(&report(&format!("x{pasted}x")), Language::En));
        prop_assert_eq!(found, calm);
    }

    #[test]
    fn a_fenced_message_is_said_as_it_is(words in "[a-z`~<>|#*_ &-]{1,40}[a-z]") {
        let mut report = samples::firewall();
        report.checks[3].detail.clone_from(&words);
        let markdown = markdown(&report, Language::En);
        let said = Parser::new(&markdown).any(|event| matches!(event, Event::Text(text) if text.trim_end() == words));
        prop_assert!(said, "{}", markdown);
    }

    #[test]
    fn a_pasted_text_does_not_steer_the_terminal(pasted in prop_oneof![hostile(), any::<String>()]) {
        let page = text(&report(&pasted), Language::En, &Style::default());
        prop_assert!(!page.contains(|letter: char| letter.is_control() && letter != '\n'));
        let turned = page.contains('\u{202e}');
        prop_assert!(!turned);
    }
}
