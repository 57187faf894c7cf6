//! Texts that nobody means to paste, and that get pasted.

use serde_json::json;

use crate::harness::texts::{FIREWALL, log_of};
use crate::harness::{Folder, Page, browse};

/// Pastes what a script makes, as the clipboard of another program can hold it.
async fn paste_made(page: &Page, script: &str) {
    let paste = format!(
        "const text = {script};
        const area = document.querySelector('#paste');
        const clipboardData = new DataTransfer();
        clipboardData.setData('text/plain', text);
        const event = new ClipboardEvent('paste',
            {{ clipboardData, bubbles: true, cancelable: true }});
        if (area.dispatchEvent(event)) {{
            area.value = text;
            area.dispatchEvent(new InputEvent('input', {{ bubbles: true }}));
        }}"
    );
    page.ask(&paste).await;
}

#[test]
fn hostile_texts_are_survived() {
    let firewall = json!(FIREWALL).to_string();
    browse(async |page| {
        page.open("/").await;
        for (what, script) in [
            (
                "unpaired surrogates",
                format!("'\\ud800 a \\udfff\\n' + {firewall} + '\\udc00'"),
            ),
            (
                "NUL and other controls",
                format!("'\\0\\x01\\x1b[31m\\x7f\\n' + {firewall} + '\\0'"),
            ),
            (
                "markup",
                format!("'<img src=x onerror=alert(1)><script>x</script>\\n' + {firewall}"),
            ),
            (
                "right to left",
                format!("'\\u202e\\u2066אבג\\n' + {firewall}"),
            ),
            (
                "a long paste with unpaired surrogates",
                format!("{firewall} + '\\ud800x\\n'.repeat(60000)"),
            ),
        ] {
            paste_made(page, &script).await;
            page.until_cause("ip_firewall").await;
            println!("{what}: explained");
            page.click("button", "Clear").await;
            page.until(
                "it is empty",
                "return !document.querySelector('[data-root-cause]')",
            )
            .await;
        }
        assert_eq!(page.ask("return document.images.length").await, json!(0));
    });
}

#[test]
fn long_texts_show_the_lines_that_matter() {
    let folder = Folder::new();
    let one_line = format!("{}{}", "x".repeat(10_000_000), FIREWALL.replace('\n', " "));
    let one_line = folder.file("one-line.log", one_line);
    let short_lines = folder.file(
        "short.log",
        "a\n".repeat(50_000) + FIREWALL + &"b\n".repeat(50_000),
    );
    browse(async |page| {
        page.open("/").await;
        for file in [&one_line, &short_lines] {
            page.choose(file).await;
            page.until(
                "it is explained",
                "return !!document.querySelector('.output .head h2')",
            )
            .await;
            page.role("group", "What the command printed").await;
            page.click("button", "Clear").await;
            page.role("textbox", "What the command printed").await;
        }
        page.choose(&short_lines).await;
        page.until_cause("ip_firewall").await;

        // A mebibyte from the clipboard does not go through the text area.
        page.click("button", "Clear").await;
        page.role("textbox", "What the command printed").await;
        page.paste(&log_of(1024 * 1024)).await;
        page.until_cause("ip_firewall").await;
        page.role("group", "What the command printed").await;
        let shown = "return document.querySelector('.extract').textContent";
        assert!(
            page.text(shown)
                .await
                .contains("CONNECTIVITY_FORBIDDEN_ERROR")
        );
        page.click_on(".proof button").await;
        page.until(
            "the line is shown",
            "return !!document.querySelector('.extract .shown')",
        )
        .await;
    });
}
