//! Languages, links and the history.

use serde_json::{Value, json};

use crate::harness::browse;
use crate::harness::texts::FIREWALL;

const LANGUAGE: &str = "return document.documentElement.lang";
const VALUE: &str = "return document.querySelector('#paste').value";

/// Goes to every place that a place links to, from the index on, as a click
/// does; gives back what is wrong with them, and how many there are.
const WALK: &str = "
    const done = arguments[0];
    const heading = () => [...document.querySelectorAll('main h1')].find(h => h.checkVisibility());
    const settle = () => new Promise(go => requestAnimationFrame(() => setTimeout(go)));
    (async () => {
        const open = ['#errors'], seen = new Set(open), wrong = [];
        while (open.length) {
            const hash = open.shift();
            location.hash = hash;
            const name = hash.slice(1).replace(/^cause\\//, '');
            for (let look = 0; look < 50; look++) {
                await settle();
                const id = document.querySelector('main .tags > .id')?.textContent.toLowerCase();
                if (hash === '#errors' ? document.querySelector('#search') : id === name) break;
                if (look === 49) wrong.push(`${hash} shows ${id}: ${heading()?.textContent}`);
            }
            if (!heading()?.textContent.trim()) wrong.push(`${hash} has no heading`);
            if (!document.title.endsWith(' · ACR Doctor')) wrong.push(`${hash}: ${document.title}`);
            for (const link of document.querySelectorAll('main > :not([hidden]) a')) {
                const to = link.getAttribute('href');
                if (!to.startsWith('#')) {
                    if (!to.startsWith('https://')) wrong.push(`${hash} links to ${to}`);
                } else if (!seen.has(to)) {
                    seen.add(to);
                    open.push(to);
                }
            }
        }
        done({ wrong, codes: [...seen].filter(hash => /^#\\w+_error$/.test(hash)).length,
            causes: [...seen].filter(hash => hash.startsWith('#cause/')).length });
    })();
";

#[test]
fn the_language_is_chosen_and_kept() {
    browse(async |page| {
        page.open("/").await;
        assert_eq!(page.text(LANGUAGE).await, "en");
        page.paste(FIREWALL).await;
        page.until_cause("ip_firewall").await;
        let title = "return document.querySelector('.head h2').textContent";
        let english = page.text(title).await;

        // The text, its report and the place stay; only the words change.
        page.click("link", "日本語").await;
        page.until(
            "the page is Japanese",
            "return document.documentElement.lang === 'ja'",
        )
        .await;
        assert_eq!(page.text(VALUE).await, FIREWALL);
        page.until_cause("ip_firewall").await;
        assert_ne!(page.text(title).await, english);
        page.role("textbox", "コマンドの出力").await;
        page.role("button", "Markdown としてコピー").await;
        page.click("link", "エラー一覧").await;
        page.role("heading", "エラーと原因の一覧").await;
        assert_eq!(
            page.text("return location.search + location.hash").await,
            "?lang=ja#errors"
        );
        page.go_back().await;
        page.go_back().await;
        page.until(
            "the page is English again",
            "return document.documentElement.lang === 'en'",
        )
        .await;
        assert_eq!(page.text(title).await, english);
        assert_eq!(page.text(VALUE).await, FIREWALL);

        // What the address says comes before what the browser speaks.
        page.speaks("ja-JP,ja,en").await;
        page.open("/").await;
        assert_eq!(page.text(LANGUAGE).await, "ja");
        page.open("/?lang=en#errors").await;
        assert_eq!(page.text(LANGUAGE).await, "en");
        page.click("link", "日本語").await;
        page.role("heading", "エラーと原因の一覧").await;
        page.speaks("fr-FR,fr").await;
        page.open("/").await;
        assert_eq!(page.text(LANGUAGE).await, "en");
    });
}

#[test]
fn every_link_leads_somewhere() {
    browse(async |page| {
        for language in ["en", "ja"] {
            page.open(&format!("/?lang={language}#errors")).await;
            let walk = page.ask_later(WALK, Vec::new()).await;
            assert_eq!(walk["wrong"], json!([]), "{language}");
            assert_eq!(walk["codes"], json!(20), "{language}: {walk}");
            assert!(walk["causes"].as_u64().unwrap() > 50, "{language}: {walk}");
        }

        // The anchors of the reference elsewhere, in any case of letters.
        for anchor in ["connectivity_dns_error", "CONNECTIVITY_DNS_ERROR"] {
            page.open(&format!("/#{anchor}")).await;
            let id = page
                .text("return document.querySelector('main .tags > .id').textContent")
                .await;
            assert_eq!(id, "CONNECTIVITY_DNS_ERROR");
        }
        page.open("/#no_such_error").await;
        page.role("heading", "There is no error of that name here")
            .await;
    });
}

#[test]
fn the_history_leads_back() {
    browse(async |page| {
        page.open("/").await;
        page.paste(FIREWALL).await;
        page.until_cause("ip_firewall").await;
        page.click("link", "CONNECTIVITY_FORBIDDEN_ERROR").await;
        let id = "return document.querySelector('main .tags > .id')?.textContent";
        page.until(
            "the code is shown",
            &format!("{id} === 'CONNECTIVITY_FORBIDDEN_ERROR'"),
        )
        .await;
        // A screen reader begins at the heading of the new place.
        page.until(
            "the heading has the focus",
            "return document.activeElement.tagName === 'H1'",
        )
        .await;
        page.click_on(".causes h3 a").await;
        page.until(
            "a cause is shown",
            "return location.hash.startsWith('#cause/')",
        )
        .await;
        page.click("link", "All errors").await;
        page.role("searchbox", "Search codes and causes").await;
        for place in ["#cause/", "#connectivity_forbidden_error"] {
            page.go_back().await;
            page.until(
                place,
                &format!("return location.hash.startsWith('{place}')"),
            )
            .await;
        }
        page.until(
            "the code is shown",
            &format!("{id} === 'CONNECTIVITY_FORBIDDEN_ERROR'"),
        )
        .await;
        page.go_back().await;
        page.role("textbox", "What the command printed").await;
        assert_eq!(page.text(VALUE).await, FIREWALL, "the text waited");
        page.until_cause("ip_firewall").await;

        // An example of the reference can be explained; so can a sample by its address.
        page.open("/#connectivity_dns_error").await;
        page.click("button", "Explain this example").await;
        page.until(
            "the example is explained",
            "return !!document.querySelector('.output [data-code]')",
        )
        .await;
        page.open("/#sample").await;
        page.until_cause("ip_firewall").await;
        page.open("/").await;
        page.click("button", "Try a sample").await;
        page.until_cause("ip_firewall").await;
    });
}

#[test]
fn the_reference_can_be_searched() {
    browse(async |page| {
        page.open("/#errors").await;
        let field = page.role("searchbox", "Search codes and causes").await;
        let entries = "return document.querySelectorAll('.entries > li').length";
        let all = page.ask(entries).await;
        field.send_keys("forbidden").await.unwrap();
        page.until(
            "fewer are left",
            &format!("{entries} < {all} && !!document.querySelector('.entries a[href=\"#connectivity_forbidden_error\"]')"),
        )
        .await;
        field.send_keys(" qqqq").await.unwrap();
        let nothing = page
            .until(
                "nothing is found",
                "return document.querySelector('.nothing[role=status]').textContent",
            )
            .await;
        assert!(
            nothing
                .as_str()
                .is_some_and(|text| text.contains("single word"))
        );
        assert_eq!(page.ask(entries).await, Value::from(0));
    });
}

#[test]
fn the_examples_come_with_the_reference_and_not_before() {
    const EXAMPLES: &str = "return performance.getEntriesByType('resource')
        .filter(entry => entry.name.includes('/examples-')).length";
    browse(async |page| {
        page.open("/").await;
        page.paste(FIREWALL).await;
        page.until_cause("ip_firewall").await;
        assert_eq!(page.ask(EXAMPLES).await, json!(0));
        page.open("/#cause/ip_firewall").await;
        page.until(
            "the example is there",
            "return document.querySelector('.example')?.textContent.includes('CONNECTIVITY_')",
        )
        .await;
        assert_eq!(page.ask(EXAMPLES).await, json!(1));
    });
}
