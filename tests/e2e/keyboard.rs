//! All of it without a mouse.

use fantoccini::key::Key;
use serde_json::{Value, json};

use crate::harness::texts::{FIREWALL, FIREWALL_LINE};
use crate::harness::{Page, browse};

/// What has the focus: its name, and whether one sees that it has it.
const FOCUS: &str = "
    const at = document.activeElement;
    const style = getComputedStyle(at), frame = at.closest('.editor');
    const box = at.getBoundingClientRect();
    return {
        name: at === document.body ? null
            : at.getAttribute('aria-label') ?? at.labels?.[0]?.textContent ?? at.textContent,
        seen: style.outlineStyle !== 'none'
            || !!frame && getComputedStyle(frame).boxShadow !== 'none',
        there: box.width > 0 && box.height > 0 && box.bottom > 0 && box.top < innerHeight,
    };
";

/// Everything that the Tab key has to reach.
const REACHABLE: &str = "
    return [...document.querySelectorAll(
        'a[href], button:enabled, input:enabled, textarea, summary, [tabindex=\"0\"]')]
        .filter(element => element.checkVisibility()).length;
";

/// Presses Tab until this is focused; fails after a whole round.
async fn tab_to(page: &Page, name: &str) {
    for _ in 0..100 {
        page.press(Key::Tab).await;
        if page.ask(FOCUS).await["name"] == name {
            return;
        }
    }
    panic!("Tab does not reach {name:?}");
}

#[test]
fn everything_works_without_a_mouse() {
    browse(async |page| {
        page.open("/").await;
        page.press(Key::Tab).await;
        let focus = page.ask(FOCUS).await;
        assert_eq!(
            focus,
            json!({ "name": "Skip to the content", "seen": true, "there": true })
        );
        page.press(Key::Enter).await;
        page.until(
            "the content has the focus",
            "return document.activeElement.tagName === 'H1'",
        )
        .await;

        page.fill_clipboard(FIREWALL).await;
        tab_to(page, "What the command printed").await;
        page.press_with(&[Key::Control], 'v').await;
        page.until_cause("ip_firewall").await;

        // Tab is no letter there: it leaves the text area, and comes back.
        page.press(Key::Tab).await;
        assert_ne!(page.text("return document.activeElement.id").await, "paste");
        page.press_with(&[Key::Shift], Key::Tab.into()).await;
        assert_eq!(page.text("return document.activeElement.id").await, "paste");

        page.ask("document.activeElement.blur(); document.querySelector('.skip').focus()")
            .await;
        let count = page.ask(REACHABLE).await.as_u64().unwrap();
        let mut seen = 1;
        loop {
            page.press(Key::Tab).await;
            let focus = page.ask(FOCUS).await;
            if focus["name"] == Value::Null || focus["name"] == "Skip to the content" {
                break;
            }
            assert_eq!(focus["seen"], true, "the focus is not seen: {focus}");
            assert_eq!(
                focus["there"], true,
                "what has the focus is not in view: {focus}"
            );
            seen += 1;
            assert!(seen <= count, "more is reached than there is: {focus}");
        }
        assert_eq!(seen, count, "Tab reaches everything once");

        // A quoted line, a fold, a copy, another place and back: with Enter.
        let line = FIREWALL.lines().nth(FIREWALL_LINE - 1).unwrap();
        page.ask("document.querySelector('.skip').focus()").await;
        for _ in 0..100 {
            page.press(Key::Tab).await;
            let at = page
                .text("return document.activeElement.dataset.line")
                .await;
            if at == FIREWALL_LINE.to_string() {
                break;
            }
        }
        page.press(Key::Enter).await;
        let selected = page
            .text(
                "const area = document.querySelector('#paste');
                return area.value.slice(area.selectionStart, area.selectionEnd)",
            )
            .await;
        assert_eq!(selected, line);
        page.ask("document.querySelector('.skip').focus()").await;
        tab_to(page, "Copy as Markdown").await;
        page.press_with(&[], ' ').await;
        let said = "return document.querySelector('.said').textContent === 'Copied'";
        page.until("the report is copied", said).await;
        page.ask("document.querySelector('.skip').focus()").await;
        tab_to(page, "日本語").await;
        page.press(Key::Enter).await;
        page.until(
            "it is Japanese",
            "return document.documentElement.lang === 'ja'",
        )
        .await;
        tab_to(page, "エラー一覧").await;
        page.press(Key::Enter).await;
        page.role("heading", "エラーと原因の一覧").await;
        tab_to(page, "コードと原因を検索").await;
        page.press_with(&[], 'h').await;
        assert_eq!(
            page.text("return document.querySelector('#search').value")
                .await,
            "h"
        );
    });
}
