//! Commands and reports are copied.

use crate::harness::browse;
use crate::harness::texts::FIREWALL;

const SAID: &str = "return document.querySelector('.said').textContent";

#[test]
fn commands_and_the_report_are_copied() {
    browse(async |page| {
        page.open("/").await;
        page.paste(FIREWALL).await;
        page.until_cause("ip_firewall").await;

        let command = page
            .text("return document.querySelector('.finding .command code').textContent")
            .await;
        assert!(
            command.contains("harborlab"),
            "the registry is filled in: {command}"
        );
        page.fill_clipboard("before").await;
        page.click_on(".finding .command .copy").await;
        assert_eq!(page.until("it is said to be copied", SAID).await, "Copied");
        assert_eq!(page.clipboard().await, command);
        page.until(
            "that is not said for ever",
            "return document.querySelector('.said').textContent === ''",
        )
        .await;

        page.click("button", "Copy as Markdown").await;
        page.until("it is said to be copied", SAID).await;
        let markdown = page.clipboard().await;
        assert!(markdown.contains("harborlab.azurecr.io"), "{markdown}");
        assert!(
            markdown.contains("CONNECTIVITY_FORBIDDEN_ERROR"),
            "{markdown}"
        );
        assert!(
            markdown.contains("```"),
            "the commands stand in fences: {markdown}"
        );

        // Each of the buttons says what it copies.
        let nameless = page
            .ask(
                "return [...document.querySelectorAll('.command .copy')].filter(button =>
                    !document.getElementById(button.getAttribute('aria-describedby'))?.textContent)
                    .length",
            )
            .await;
        assert_eq!(nameless, 0);
    });
}

#[test]
fn where_the_browser_forbids_copying_the_command_is_selected() {
    browse(async |page| {
        page.open("/#sample").await;
        page.until_cause("ip_firewall").await;
        page.may_use_clipboard(false).await;
        page.click_on(".finding .command .copy").await;
        assert_eq!(
            page.until("it is said what to press", SAID).await,
            "Press Ctrl+C"
        );
        let command = "document.querySelector('.finding .command code').textContent";
        let selected = format!("return `${{getSelection()}}` === {command}");
        page.until("the command is selected", &selected).await;
    });
}
