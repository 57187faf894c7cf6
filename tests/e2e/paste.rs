//! A text is pasted or typed, and its report stands beside it.

use fantoccini::key::Key;
use serde_json::json;

use crate::harness::browse;
use crate::harness::texts::{FIREWALL, FIREWALL_LINE, HEALTHY, POEM};

#[test]
fn a_paste_is_explained() {
    browse(async |page| {
        page.open("/").await;
        assert_eq!(
            page.text("return document.documentElement.lang").await,
            "en"
        );
        page.role("textbox", "What the command printed").await;

        page.paste(FIREWALL).await;
        page.until_cause("ip_firewall").await;
        assert_eq!(
            page.text("return document.querySelector('#paste').value")
                .await,
            FIREWALL
        );
        let finding = page
            .ask("return {...document.querySelector('.output article.finding').dataset}")
            .await;
        assert_eq!(finding["cause"], "ip_firewall");
        assert_eq!(finding["code"], "CONNECTIVITY_FORBIDDEN_ERROR");
        assert!(["sure", "likely", "possible"].contains(&finding["certainty"].as_str().unwrap()));
        let checks = page
            .ask(
                "return Object.fromEntries([...document.querySelectorAll('tr[data-check]')]
                    .map(row => [row.dataset.check, row.dataset.outcome]))",
            )
            .await;
        assert_eq!(checks["docker_daemon"], "ok");
        assert_eq!(checks["dns"], "ok");
        assert_eq!(checks["challenge"], "error");
        assert_eq!(checks["access_token"], "not_reached");
        page.role(
            "image",
            "The way to the registry: This machine passed, Sign-in not known, Name passed, \
             TLS passed, Registry breaks here, Token not reached, Pull not reached",
        )
        .await;

        // A quoted line shows itself in the text.
        page.click_on(&format!(".proof [data-line='{FIREWALL_LINE}']"))
            .await;
        let selected = page
            .text(
                "const area = document.querySelector('#paste');
                return area.value.slice(area.selectionStart, area.selectionEnd)",
            )
            .await;
        assert_eq!(
            Some(selected.as_str()),
            FIREWALL.lines().nth(FIREWALL_LINE - 1)
        );

        // A screen reader hears the headline.
        let said = "return document.querySelector('.explain > [role=status]').textContent";
        let headline = page
            .text("return document.querySelector('.head h2').textContent")
            .await;
        assert_eq!(page.text(said).await, headline);

        page.paste(HEALTHY).await;
        page.until_cause("none").await;
        page.until(
            "it is said to be healthy",
            "return !!document.querySelector('.verdict.good')",
        )
        .await;

        page.paste(POEM).await;
        page.until_cause("").await;
        let no_finding = "return document.querySelectorAll('[data-cause]').length";
        assert_eq!(page.ask(no_finding).await, json!(0));
        page.click_on(".output .welcome button.quiet").await;
        page.until_cause("ip_firewall").await;

        page.click("button", "Clear").await;
        page.until(
            "there is no report",
            "return !document.querySelector('[data-root-cause]')",
        )
        .await;
        assert_eq!(
            page.text("return document.querySelector('#paste').value")
                .await,
            ""
        );
        page.role("heading", "No output at hand?").await;
    });
}

#[test]
fn typing_is_explained_as_it_goes() {
    browse(async |page| {
        page.open("/").await;
        let area = page.role("textbox", "What the command printed").await;
        area.send_keys("An error occurred: HELM_VERSION_ERRO")
            .await
            .unwrap();
        page.until(
            "what is typed is explained",
            "return !!document.querySelector('.head h2')",
        )
        .await;
        page.press_with(&[], 'R').await;
        page.until(
            "the code is known once it is whole",
            "return !!document.querySelector('[data-code=HELM_VERSION_ERROR]')",
        )
        .await;
        assert_eq!(
            page.text("return document.querySelector('#paste').value")
                .await,
            "An error occurred: HELM_VERSION_ERROR"
        );
        // The cursor stays where it is while the page is drawn anew around it.
        page.press(Key::Home).await;
        page.press_with(&[], 'x').await;
        page.until(
            "a letter more",
            "return document.querySelector('#paste').value.length === 38",
        )
        .await;
        assert_eq!(page.text("return document.activeElement.id").await, "paste");
    });
}

#[test]
fn several_runs_are_reported_the_latest_first() {
    browse(async |page| {
        page.open("/").await;
        page.paste(&format!("{HEALTHY}\n{FIREWALL}")).await;
        page.until_cause("ip_firewall").await;
        page.role("heading", "Earlier runs in the same text").await;
        page.click_on(".earlier summary").await;
        page.until(
            "the earlier run is shown",
            "return !!document.querySelector('.earlier [data-root-cause=none]')",
        )
        .await;
    });
}

#[test]
fn an_earlier_run_that_is_open_says_something() {
    browse(async |page| {
        page.open("/").await;
        page.paste(&format!("{HEALTHY}\n{FIREWALL}")).await;
        page.until_cause("ip_firewall").await;
        page.click_on(".earlier summary").await;
        let open = "return document.querySelectorAll('.earlier > .run[open]').length";
        assert_eq!(page.ask(open).await, json!(1));
        page.paste(&format!("{FIREWALL}\n{HEALTHY}")).await;
        page.until_cause("none").await;
        let empty = "return [...document.querySelectorAll('.earlier > .run[open]')]
            .filter(run => !run.querySelector('[data-root-cause]')).length";
        assert_eq!(
            page.ask(empty).await,
            json!(0),
            "an earlier run stands open and is empty"
        );
    });
}
