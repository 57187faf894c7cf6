//! Files: chosen, dropped, of any encoding, too large.

use serde_json::json;

use crate::harness::texts::{FIREWALL, HEALTHY};
use crate::harness::{Folder, Page, browse};

/// What the page says of the file.
const NOTE: &str = "return document.querySelector('.below [role=alert]').textContent";

/// What stands in the text area.
const VALUE: &str = "return document.querySelector('#paste')?.value ?? null";

#[test]
fn a_file_is_chosen_or_dropped() {
    let folder = Folder::new();
    let firewall = folder.file("check.log", FIREWALL);
    let healthy = folder.file("健康.txt", HEALTHY);
    browse(async |page| {
        page.open("/").await;
        page.role("button", "Open a file").await;
        page.choose(&firewall).await;
        page.until_cause("ip_firewall").await;
        assert_eq!(page.ask(VALUE).await, json!(FIREWALL));

        // The button opens the dialog of the browser.
        page.ask(
            "window.picked = 0;
            document.querySelector('input[type=file]').addEventListener('click', event => {
                window.picked += 1;
                event.preventDefault();
            })",
        )
        .await;
        page.click("button", "Open a file").await;
        assert_eq!(page.ask("return window.picked").await, json!(1));

        page.drag(&healthy).await;
        let hint = "return !!document.querySelector('.drop')";
        page.until("it is said that a file can be dropped", hint)
            .await;
        page.drag_away().await;
        let gone = "return !document.querySelector('.drop')";
        page.until("nothing is said once it is dragged away", gone)
            .await;
        page.drag(&healthy).await;
        page.drop_file(&healthy).await;
        page.until_cause("none").await;
        page.until("nothing hovers any more", gone).await;

        // A file can be dropped on any place; the same one can be chosen again.
        page.open("/#errors").await;
        page.drag(&firewall).await;
        page.drop_file(&firewall).await;
        page.until_cause("ip_firewall").await;
        page.role("textbox", "What the command printed").await;
        page.click("button", "Clear").await;
        page.until(
            "there is no report",
            "return !document.querySelector('[data-root-cause]')",
        )
        .await;
        page.choose(&firewall).await;
        page.until_cause("ip_firewall").await;
    });
}

#[test]
fn a_file_has_any_encoding() {
    let folder = Folder::new();
    let utf16 = |order: fn(u16) -> [u8; 2]| -> Vec<u8> {
        let text = ["\u{feff}", FIREWALL].concat().replace('\n', "\r\n");
        text.encode_utf16().flat_map(order).collect()
    };
    let little = folder.file("little.txt", utf16(u16::to_le_bytes));
    let big = folder.file("big.txt", utf16(u16::to_be_bytes));
    let marked = folder.file("marked.txt", ["\u{feff}", FIREWALL].concat());
    let noise: Vec<u8> = (0..40_000_u32)
        .map(|n| (n.wrapping_mul(2_654_435_761) >> 24) as u8)
        .collect();
    let with_noise = folder.file(
        "noise.bin",
        [&noise[..], b"\n", FIREWALL.as_bytes(), b"\n\0\0\n"].concat(),
    );
    let binary = folder.file("picture.png", &noise);
    let empty = folder.file("empty.txt", "");
    browse(async |page| {
        page.open("/").await;
        for file in [&little, &big, &marked, &with_noise] {
            page.choose(file).await;
            page.until_cause("ip_firewall").await;
            is_usable(page).await;
        }
        page.choose(&binary).await;
        page.until_cause("").await;
        is_usable(page).await;
        page.choose(&empty).await;
        page.until(
            "there is no report",
            "return !document.querySelector('[data-root-cause]')",
        )
        .await;
        is_usable(page).await;
    });
}

#[test]
fn a_file_above_the_limit_is_refused_with_a_sentence() {
    const LIMIT: u64 = 64 * 1024 * 1024;
    let folder = Folder::new();
    let over = folder.hollow("over.log", LIMIT + 1);
    let far_over = folder.hollow("far-over.log", 40 * LIMIT);
    let largest = folder.hollow("largest.log", LIMIT);
    let small = folder.file("small.log", FIREWALL);
    browse(async |page| {
        for (place, sentence) in [
            ("/", "larger than 64 MiB"),
            ("/?lang=ja", "64 MiB を超えています"),
        ] {
            page.open(place).await;
            page.choose(&over).await;
            let note = page.until("it is refused", NOTE).await;
            assert!(note.as_str().unwrap().contains(sentence), "{note}");
            is_usable(page).await;
        }
        page.drag(&far_over).await;
        page.drop_file(&far_over).await;
        page.until("it is refused", NOTE).await;
        // After that everything goes on.
        page.choose(&small).await;
        page.until_cause("ip_firewall").await;
        assert_eq!(page.text(NOTE).await, "");
        // The largest is explained.
        page.choose(&largest).await;
        page.until_cause("").await;
        is_usable(page).await;
    });
}

/// The page answers: another language is shown.
async fn is_usable(page: &Page) {
    let language = "return document.documentElement.lang";
    let (other, tag) = match page.text(language).await.as_str() {
        "en" => ("日本語", "ja"),
        _ => ("English", "en"),
    };
    page.click("link", other).await;
    let changed = format!("{language} === '{tag}'");
    page.until("the language changes", &changed).await;
}
