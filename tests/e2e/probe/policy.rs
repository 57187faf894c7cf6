//! Where each of the two documents may send anything, and what goes from one
//! to the other.

use acr_doctor_loopback::{Behaviour, Cors, ELSEWHERE_HOST};
use serde_json::{Value, json};

use super::form::{choose, open};
use super::registries::Registries;
use crate::harness::texts::FIREWALL;
use crate::harness::{Page, browse, browse_with};

/// What becomes of a fetch from within the document.
async fn fetched(page: &Page, url: &str) -> Value {
    let script = "const [url, done] = arguments;
        fetch(url).then(answer => done(answer.status), error => done(error.name))";
    page.ask_later(script, vec![json!(url)]).await
}

/// The policy was broken, and nothing else; the one of the document and the one
/// of its answer say so each.
async fn is_forbidden(page: &Page) {
    let faults = page.take_faults().await;
    let policy = |fault: &String| fault.starts_with("policy: connect-src ");
    assert!(
        !faults.is_empty() && faults.iter().all(policy),
        "{faults:?}"
    );
}

#[test]
fn only_the_probe_may_ask_registries_and_nobody_else_is_asked() {
    let registries = Registries::start(vec![Behaviour {
        cors: Cors::Open { expose: true },
        ..Behaviour::healthy()
    }]);
    browse_with(&registries.setup(), async |page| {
        let registry = format!("https://{}/v2/", registries.first().host());
        let elsewhere = format!("https://{ELSEWHERE_HOST}/");

        open(page, "en").await;
        assert_eq!(fetched(page, &registry).await, json!(401));
        let known = registries.first().requests().len();
        assert_eq!(known, 1);
        for other in [&elsewhere, &registry.replace("https:", "http:")] {
            assert_eq!(fetched(page, other).await, json!("TypeError"), "{other}");
            is_forbidden(page).await;
        }

        page.open("/").await;
        for other in [&elsewhere, &registry] {
            assert_eq!(fetched(page, other).await, json!("TypeError"), "{other}");
            is_forbidden(page).await;
        }
        assert_eq!(registries.first().requests().len(), known);
    });
    assert_eq!(registries.elsewhere(), []);
}

#[test]
fn a_registry_is_handed_over_once() {
    browse(async |page| {
        page.open("/").await;
        page.paste(FIREWALL).await;
        page.until_cause("ip_firewall").await;
        page.click("link", "Ask this registry").await;
        page.until(
            "the registry is there",
            "return document.querySelector('#registry')?.value === 'harborlab.azurecr.io'
                && document.querySelector('#understood code')?.textContent === 'harborlab.azurecr.io'",
        )
        .await;
        // Taken, and nothing is asked before the user says so.
        assert_eq!(
            page.ask("return sessionStorage.length + localStorage.length")
                .await,
            json!(0)
        );
        assert_eq!(
            page.ask("return document.querySelectorAll('[data-step]').length")
                .await,
            json!(0)
        );
        let address = page.text("return location.href").await;
        assert!(!address.contains("harborlab"), "{address}");

        open(page, "en").await;
        assert_eq!(
            page.text("return document.querySelector('#registry').value")
                .await,
            ""
        );
    });
}

#[test]
fn what_the_cli_and_the_browser_saw_is_told_together() {
    let registries = Registries::start(vec![Behaviour::healthy()]);
    browse_with(&registries.setup(), async |page| {
        page.open("/").await;
        let untrusted = FIREWALL
            .replace("CONNECTIVITY_FORBIDDEN_ERROR", "CONNECTIVITY_SSL_ERROR")
            .replace("harborlab.azurecr.io", registries.first().host());
        page.paste(&untrusted).await;
        page.until(
            "there is a report",
            "return !!document.querySelector('[data-code]')",
        )
        .await;
        page.click("link", "Ask this registry").await;
        page.until(
            "the form knows the registry",
            "return document.querySelector('.primary:enabled')",
        )
        .await;
        choose(page, "browser").await;
        page.click("button", "Ask the registry").await;
        page.until(
            "both are told together",
            "return document.querySelector('[data-together=cli_alone]')?.textContent",
        )
        .await;
    });
}
