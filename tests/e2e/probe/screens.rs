//! axe, narrow windows, and the keyboard: on the form, while it runs, and with
//! a report.

use std::fs;

use acr_doctor_loopback::{Behaviour, Gate, PULLER};
use fantoccini::key::Key;
use serde_json::{Value, json};

use super::form::{begin, choose, open, over};
use super::registries::Registries;
use crate::access::look;
use crate::harness::{Page, Scheme, Setup, browse_with, given};

fn screens(language: &str) {
    let axe = fs::read_to_string(given("AXE")).expect("axe");
    let gate = Gate::closed();
    let registries = Registries::start(vec![
        Behaviour {
            gate: Some(gate.clone()),
            ..Behaviour::healthy()
        },
        Behaviour {
            host: "firewall.azurecr.io".to_owned(),
            ..Behaviour::firewall()
        },
    ]);
    let setup = Setup {
        serve: [registries.serve(), vec!["--timeout".into(), "100".into()]].concat(),
        ..registries.setup()
    };
    let mut found = Vec::new();
    browse_with(&setup, async |page| {
        let found = &mut found;
        page.prefers(Scheme::Light).await;
        open(page, language).await;
        look(page, &axe, "form", found).await;
        page.click_on("#sign-in option[value=password]").await;
        page.until(
            "there are fields",
            "return !!document.querySelector('#secret')",
        )
        .await;
        look(page, &axe, "form with a password", found).await;

        let [held, firewall] = registries.authorities().try_into().expect("two");
        for (field, text) in [
            ("#user", PULLER.0),
            ("#secret", PULLER.1),
            ("#repository", "hello"),
        ] {
            let field = page.element(field).await;
            field.send_keys(text).await.expect("the text is typed");
        }
        begin(page, &held).await;
        assert_eq!(gate.wait_for_waiting(1).await, 1);
        look(page, &axe, "while it runs", found).await;
        gate.open();
        over(page, &held).await;
        page.until(
            "the rights are there",
            "return !!document.querySelector('[data-action]')",
        )
        .await;
        look(page, &axe, "a report with rights", found).await;
        begin(page, &firewall).await;
        let told = over(page, &firewall).await;
        assert_eq!(told.cause, "ip_firewall");
        look(page, &axe, "a report from this machine", found).await;

        choose(page, "browser").await;
        begin(page, "firewall.azurecr.io").await;
        over(page, "firewall.azurecr.io").await;
        page.until(
            "what is hidden is said",
            "return !!document.querySelector('.unseen')",
        )
        .await;
        look(page, &axe, "a report from the browser", found).await;
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

/// What has the focus, by its id or its text, and whether one sees it.
const FOCUS: &str = "
    const at = document.activeElement, style = getComputedStyle(at);
    const box = at.getBoundingClientRect();
    return {
        name: at.id || at.value || at.textContent.trim(),
        seen: style.outlineStyle !== 'none' || style.boxShadow !== 'none',
        there: box.bottom > 0 && box.top < innerHeight,
    };
";

async fn tab_to(page: &Page, name: &str) {
    for _ in 0..60 {
        page.press(Key::Tab).await;
        let focus = page.ask(FOCUS).await;
        assert_eq!(
            focus["there"], true,
            "what has the focus is not in view: {focus}"
        );
        if focus["name"] == name {
            assert_eq!(focus["seen"], true, "the focus is not seen: {focus}");
            return;
        }
    }
    panic!("Tab does not reach {name:?}");
}

#[test]
fn a_registry_is_asked_without_a_mouse() {
    let registries = Registries::start(vec![Behaviour::firewall()]);
    let setup = Setup {
        serve: registries.serve(),
        ..registries.setup()
    };
    browse_with(&setup, async |page| {
        open(page, "en").await;
        tab_to(page, "registry").await;
        for letter in registries.first().authority().chars() {
            page.press_with(&[], letter).await;
        }
        // The way through the form, with the arrow keys among the radio buttons.
        tab_to(page, "machine").await;
        page.press(Key::Up).await;
        let chosen = "return document.querySelector('input[name=from]:checked').value";
        assert_eq!(page.text(chosen).await, "browser");
        page.press(Key::Down).await;
        assert_eq!(page.text(chosen).await, "machine");
        tab_to(page, "Sign-in and repository").await;
        page.press(Key::Enter).await;
        tab_to(page, "sign-in").await;
        tab_to(page, "repository").await;
        tab_to(page, "Ask the registry").await;
        page.press(Key::Enter).await;
        page.until_cause("ip_firewall").await;
        // Whoever does not see the page hears the outcome.
        let said = page
            .text("return document.querySelector('.sr[role=status]').textContent")
            .await;
        assert!(!said.is_empty());

        // Enter in the field asks again.
        page.ask("document.querySelector('.skip').focus()").await;
        let before = registries.first().requests().len();
        tab_to(page, "registry").await;
        page.press(Key::Enter).await;
        let asked = registries.first().wait_for_requests(before + 1).await;
        assert!(asked.len() > before);
        page.until(
            "it is over",
            "return !!document.querySelector('.buttons button[type=button]:disabled')",
        )
        .await;
        assert_ne!(
            page.ask("return document.querySelectorAll('[data-step]').length")
                .await,
            Value::from(0)
        );
        assert_eq!(
            page.ask("return document.querySelector('#registry').value")
                .await,
            json!(registries.first().authority())
        );
    });
}
