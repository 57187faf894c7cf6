//! axe on every screen, in both languages and both colour schemes; narrow windows.

use std::fs;

use serde_json::{Value, json};

use crate::harness::texts::{FIREWALL, HEALTHY, POEM, log_of};
use crate::harness::{Folder, Page, Scheme, browse, given};

/// What axe finds wrong: the rule, what it is about, and where.
const AXE: &str = "
    const done = arguments[0];
    axe.run(document, { resultTypes: ['violations'] }).then(
        ({ violations }) => done(violations.map(({ id, help, nodes }) =>
            `${id}: ${help}: ${nodes.map(node => node.target.join(' ')).join(', ')}`)),
        error => done([`${error}`]));
";

/// What is wider than the window.
const WIDE: &str = "
    const root = document.documentElement;
    return root.scrollWidth <= root.clientWidth ? []
        : [`${root.scrollWidth} in ${root.clientWidth}`,
            ...[...document.querySelectorAll('main *')]
            .filter(element => element.getBoundingClientRect().right > root.clientWidth
                && !element.closest('.editor, .extract') && element.checkVisibility())
            .map(element => `${element.tagName}.${element.getAttribute('class')}`).slice(0, 5)];
";

/// Looks at what is shown in both colour schemes, and in narrow windows.
pub(crate) async fn look(page: &Page, axe: &str, screen: &str, found: &mut Vec<String>) {
    page.ask("document.querySelectorAll('details:not(.run)').forEach(fold => fold.open = true)")
        .await;
    if page.ask("return !window.axe").await == json!(true) {
        page.ask(axe).await;
    }
    for scheme in [Scheme::Light, Scheme::Dark] {
        page.prefers(scheme).await;
        let violations = page.ask_later(AXE, Vec::new()).await;
        for violation in violations.as_array().into_iter().flatten() {
            found.push(format!(
                "{screen}, {scheme:?}: {}",
                violation.as_str().unwrap_or("?")
            ));
        }
    }
    for width in [320, 700] {
        page.is_wide(width).await;
        let wide = page.ask(WIDE).await;
        if wide != Value::Array(Vec::new()) {
            found.push(format!("{screen} is wider than {width} pixels: {wide}"));
        }
    }
    page.is_wide(0).await;
}

fn screens(language: &str) {
    let axe = fs::read_to_string(given("AXE")).expect("axe");
    let folder = Folder::new();
    let over = folder.hollow("over.log", 64 * 1024 * 1024 + 1);
    let mut found = Vec::new();
    browse(async |page| {
        let found = &mut found;
        page.prefers(Scheme::Light).await;
        page.open(&format!("/?lang={language}")).await;
        look(page, &axe, "empty", found).await;
        page.choose(&over).await;
        page.until(
            "it is refused",
            "return document.querySelector('.below [role=alert]').textContent",
        )
        .await;
        look(page, &axe, "too large", found).await;
        page.paste(FIREWALL).await;
        page.until_cause("ip_firewall").await;
        page.click_on(".proof button").await;
        look(page, &axe, "report", found).await;
        page.paste(POEM).await;
        page.until_cause("").await;
        look(page, &axe, "no output of the command", found).await;
        page.paste(&format!("{FIREWALL}{POEM}\n{HEALTHY}")).await;
        page.until_cause("none").await;
        page.click_on(".earlier summary").await;
        look(page, &axe, "healthy, with an earlier run", found).await;
        page.paste(&log_of(300 * 1024)).await;
        page.until_cause("ip_firewall").await;
        look(page, &axe, "long text", found).await;
        for place in [
            "sample",
            "errors",
            "no_such_error",
            "connectivity_forbidden_error",
            "docker_pull_error",
            "cause/ip_firewall",
            "cause/helm_4_unsupported_flag",
        ] {
            page.open(&format!("/?lang={language}#{place}")).await;
            look(page, &axe, place, found).await;
        }
    });
    assert!(found.is_empty(), "{found:#?}");
}

#[test]
fn every_screen_is_accessible_in_english() {
    screens("en");
}

#[test]
fn every_screen_is_accessible_in_japanese() {
    screens("ja");
}
