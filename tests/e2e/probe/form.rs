//! What people do on the form, and what the page then shows.

use serde_json::{Value, json};

use crate::harness::Page;

/// One probe, as the page shows it when it is over.
#[derive(Debug)]
pub(super) struct Told {
    /// The registry that was asked.
    pub(super) registry: String,
    /// Each step with its vantage and its verdict.
    pub(super) steps: Vec<[String; 3]>,
    /// What stands below each step.
    pub(super) details: Vec<String>,
    /// The root cause of the headline; empty where nothing is proven.
    pub(super) cause: String,
    /// Each finding with its certainty.
    pub(super) findings: Vec<[String; 2]>,
    /// All that stands beside the form.
    pub(super) text: String,
}

impl Told {
    /// The steps as `STEP VERDICT`, separated by commas.
    pub(super) fn way(&self) -> String {
        let steps = self.steps.iter();
        let steps: Vec<String> = steps
            .map(|[step, _, verdict]| format!("{step} {verdict}"))
            .collect();
        steps.join(", ")
    }

    fn read(value: &Value) -> Self {
        let text = |value: &Value| value.as_str().expect("a text").to_owned();
        let list = |name: &str| value[name].as_array().expect("a list").clone();
        Self {
            registry: text(&value["registry"]),
            steps: list("steps")
                .iter()
                .map(|step| [0, 1, 2].map(|part| text(&step[part])))
                .collect(),
            details: list("details").iter().map(text).collect(),
            cause: text(&value["cause"]),
            findings: list("findings")
                .iter()
                .map(|finding| [0, 1].map(|part| text(&finding[part])))
                .collect(),
            text: text(&value["text"]),
        }
    }
}

/// What the steps below are made of. Every wait is for a change of the document.
const COMMON: &str = "
    const find = selector => document.querySelector(selector);
    const all = (selector, ...names) => [...document.querySelectorAll(selector)].map(element =>
        names.map(name => element.dataset[name] ?? ''));
    const until = condition => new Promise(resolve => {
        const look = () => {
            if (!condition()) return;
            observer.disconnect();
            resolve();
        };
        const observer = new MutationObserver(look);
        observer.observe(document.body,
            { subtree: true, childList: true, attributes: true, characterData: true });
        look();
    });
    const stop = '.buttons button[type=button]';
    const begin = async registry => {
        const field = find('#registry');
        field.value = registry;
        field.dispatchEvent(new InputEvent('input', { bubbles: true }));
        await until(() => find('#understood code')?.textContent === registry
            && find('.primary:enabled'));
        find('.primary').click();
        await until(() => find(`${stop}:enabled`));
    };
    const over = async registry => {
        await until(() => find(`${stop}:disabled`));
        return {
            registry,
            steps: all('.seen [data-step]', 'step', 'vantage', 'verdict'),
            details: [...document.querySelectorAll('.seen .what')].map(p => p.textContent),
            cause: find('[data-root-cause]')?.dataset.rootCause ?? 'NO REPORT',
            findings: all('[data-cause]', 'cause', 'certainty'),
            text: find('.output').innerText,
        };
    };
";

/// Asks one registry after the other, as quickly as the page can.
const ASK_ALL: &str = "
    const [registries, done] = arguments;
    (async () => {
        const told = [];
        for (const registry of registries) {
            await begin(registry);
            told.push(await over(registry));
        }
        return told;
    })().then(done, error => done(`${error}`));
";

const BEGIN: &str = "
    const [registry, done] = arguments;
    begin(registry).then(() => done(true), error => done(`${error}`));
";

const OVER: &str = "
    const [registry, done] = arguments;
    over(registry).then(told => done([told]), error => done(`${error}`));
";

/// Asks each of these registries, and tells what the page showed of each.
pub(super) async fn ask_all(page: &Page, registries: &[String]) -> Vec<Told> {
    let script = [COMMON, ASK_ALL].concat();
    read(&page.ask_later(&script, vec![json!(registries)]).await)
}

fn read(told: &Value) -> Vec<Told> {
    let all = told.as_array().unwrap_or_else(|| panic!("{told}"));
    all.iter().map(Told::read).collect()
}

/// Begins to ask a registry; returns as soon as that is shown.
pub(super) async fn begin(page: &Page, registry: &str) {
    let script = [COMMON, BEGIN].concat();
    let begun = page.ask_later(&script, vec![json!(registry)]).await;
    assert_eq!(begun, json!(true));
}

/// Waits until the probe that was begun is over, and tells what the page shows.
pub(super) async fn over(page: &Page, registry: &str) -> Told {
    let script = [COMMON, OVER].concat();
    read(&page.ask_later(&script, vec![json!(registry)]).await).remove(0)
}

/// Opens the form, once the server said who else can look.
pub(super) async fn open(page: &Page, language: &str) {
    page.open(&format!("/probe.html?lang={language}")).await;
    page.until(
        "this machine is offered",
        "return !!document.querySelector('input[name=from][value=machine]')",
    )
    .await;
}

/// Chooses who shall look: `browser` or `machine`.
pub(super) async fn choose(page: &Page, vantage: &str) {
    page.click_on(&format!("input[name=from][value={vantage}]"))
        .await;
    page.until(
        "that is chosen",
        &format!("return document.querySelector('input[name=from]:checked').value === '{vantage}'"),
    )
    .await;
}
