//! Elements by what assistive technology is told of them: their role and name.

use std::time::{Duration, Instant};

use fantoccini::Locator;
use fantoccini::elements::Element;
use serde_json::{Value, json};

use super::page::Page;
use super::raw::Raw;

/// Everything that could have this name, seen from its text and attributes.
/// The browser is asked for the truth about the few that are left.
const CANDIDATES: &str = "
    const [name] = arguments;
    const all = document.querySelectorAll(
        'a, button, input, textarea, summary, nav, main, section, h1, h2, h3, h4, [role]');
    return [...all].filter(element => element.checkVisibility({ visibilityProperty: true }) && [
        element.getAttribute('aria-label'), element.textContent,
        ...[...element.labels ?? []].map(label => label.textContent),
    ].some(text => text?.includes(name)));
";

impl Page {
    /// The first element that a selector finds.
    pub(crate) async fn element(&self, selector: &str) -> Element {
        let found = self.client.find(Locator::Css(selector)).await;
        found.unwrap_or_else(|error| panic!("`{selector}`: {error}"))
    }

    /// The first visible element of a role and a name; waits for it.
    pub(crate) async fn role(&self, role: &str, name: &str) -> Element {
        let start = Instant::now();
        loop {
            let candidates = self.ask_with(CANDIDATES, vec![json!(name)]).await;
            for candidate in candidates.as_array().into_iter().flatten() {
                let id = candidate
                    .as_object()
                    .and_then(|object| object.values().next())
                    .and_then(Value::as_str)
                    .expect("an element");
                // It may be gone again: then it is none of those.
                let has = async |what, value| {
                    let answer = self.client.issue_cmd(Raw::computed(what, id)).await;
                    answer.is_ok_and(|answer| answer == value)
                };
                if has("computedlabel", name).await && has("computedrole", role).await {
                    return Element::from_element_id(self.client.clone(), id.to_owned().into());
                }
            }
            assert!(
                start.elapsed() < Duration::from_secs(10),
                "there is no {role} with the name {name:?}"
            );
        }
    }

    /// Clicks on the element of a role and a name.
    pub(crate) async fn click(&self, role: &str, name: &str) {
        let element = self.role(role, name).await;
        let clicked = element.click().await;
        clicked.unwrap_or_else(|error| panic!("the {role} {name:?} cannot be clicked: {error}"));
    }

    /// Clicks on the first element that a selector finds.
    pub(crate) async fn click_on(&self, selector: &str) {
        let clicked = self.element(selector).await.click().await;
        clicked.unwrap_or_else(|error| panic!("`{selector}` cannot be clicked: {error}"));
    }
}
