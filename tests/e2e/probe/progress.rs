//! Progress while it runs, the end at any moment, and another try.

use acr_doctor_loopback::{Behaviour, Gate};
use serde_json::json;

use super::form::{begin, choose, open, over};
use super::registries::Registries;
use crate::harness::{Page, Setup, browse_with};

/// How many steps are shown.
const STEPS: &str = "return document.querySelectorAll('.seen [data-step]').length";

/// A registry whose answers wait for the test, and the gate that holds them.
fn held() -> (Registries, Gate) {
    let gate = Gate::closed();
    let behaviour = Behaviour {
        gate: Some(gate.clone()),
        ..Behaviour::healthy()
    };
    (Registries::start(vec![behaviour]), gate)
}

/// Waits until this step is shown.
async fn until_step(page: &Page, step: &str) {
    let script = format!("return !!document.querySelector('.seen [data-step={step}]')");
    page.until(step, &script).await;
}

/// Waits until nothing of the probe is left at the registry.
async fn until_left(registries: &Registries) {
    let left = registries.first().wait_for_connections(|now| now.open == 0);
    assert_eq!(left.await.open, 0, "a connection was left behind");
}

#[test]
fn each_step_is_shown_as_soon_as_it_has_ended_and_stopping_is_at_once() {
    let (registries, gate) = held();
    let setup = Setup {
        serve: [registries.serve(), vec!["--timeout".into(), "100".into()]].concat(),
        ..Setup::default()
    };
    browse_with(&setup, async |page| {
        let registry = registries.first();
        let name = registry.authority();
        open(page, "en").await;
        begin(page, &name).await;
        assert_eq!(gate.wait_for_waiting(1).await, 1);
        until_step(page, "secure").await;
        let before = page.ask(STEPS).await;
        assert_eq!(before, json!(3), "name, connection, TLS");
        page.role("button", "Stop").await;
        page.until(
            "it says that it asks",
            "return !!document.querySelector('.seen .running')",
        )
        .await;

        // The answer to the first request: its step is shown while the second waits.
        gate.release(1);
        until_step(page, "challenge").await;
        assert_eq!(gate.wait_for_waiting(1).await, 1);
        assert_eq!(page.ask(STEPS).await, json!(4));
        assert!(registry.connections().open > 0);

        // What came before the end stays, and nothing is claimed of the rest.
        page.click("button", "Stop").await;
        let told = over(page, &name).await;
        assert_eq!(told.steps.len(), 4, "{told:?}");
        assert_ne!(
            told.cause, "none",
            "half a probe proves nothing: {}",
            told.text
        );
        assert!(told.findings.is_empty(), "{told:?}");
        until_left(&registries).await;
        let asked = registry.requests().len();

        gate.open();
        page.click("button", "Ask again").await;
        page.until_cause("none").await;
        let told = over(page, &name).await;
        assert!(told.steps.len() > 4, "{told:?}");
        assert!(registry.requests().len() > asked);
    });
}

#[test]
fn the_browser_stops_at_once_too() {
    let (registries, gate) = held();
    browse_with(&registries.setup(), async |page| {
        let name = registries.first().host().to_owned();
        open(page, "en").await;
        choose(page, "browser").await;
        begin(page, &name).await;
        assert_eq!(gate.wait_for_waiting(1).await, 1);
        page.click("button", "Stop").await;
        let told = over(page, &name).await;
        assert_eq!(told.way(), "challenge stopped", "{told:?}");
        assert!(
            told.findings.is_empty() && told.cause.is_empty(),
            "{told:?}"
        );
        until_left(&registries).await;

        gate.open();
        page.click("button", "Ask again").await;
        page.until(
            "it was answered",
            "return !!document.querySelector('[data-step=reach]')",
        )
        .await;
        let told = over(page, &name).await;
        assert_eq!(told.way(), "challenge hidden, reach hidden");
    });
}

#[test]
fn whoever_leaves_the_page_asks_nobody_any_more() {
    let (registries, gate) = held();
    let setup = Setup {
        serve: [registries.serve(), vec!["--timeout".into(), "100".into()]].concat(),
        ..Setup::default()
    };
    browse_with(&setup, async |page| {
        open(page, "en").await;
        begin(page, &registries.first().authority()).await;
        assert_eq!(gate.wait_for_waiting(1).await, 1);
        page.open("/").await;
        until_left(&registries).await;
    });
}
