//! Commands of the driver that the client library has no function for.

use fantoccini::wd::WebDriverCompatibleCommand;
use http::Method;
use serde_json::{Value, json};
use url::{ParseError, Url};

/// A command to the session.
#[derive(Debug)]
pub(super) struct Raw {
    method: Method,
    path: String,
    body: Option<Value>,
}

impl Raw {
    /// A command of the browser's own protocol.
    pub(super) fn devtools(command: &str, parameters: &Value) -> Self {
        Self {
            method: Method::POST,
            path: "goog/cdp/execute".to_owned(),
            body: Some(json!({ "cmd": command, "params": parameters })),
        }
    }

    /// What the browser wrote into its console since it was asked last.
    pub(super) fn console() -> Self {
        Self {
            method: Method::POST,
            path: "se/log".to_owned(),
            body: Some(json!({ "type": "browser" })),
        }
    }

    /// What assistive technology is told of an element: `computedrole` or `computedlabel`.
    pub(super) fn computed(what: &str, element: &str) -> Self {
        Self {
            method: Method::GET,
            path: format!("element/{element}/{what}"),
            body: None,
        }
    }
}

impl WebDriverCompatibleCommand for Raw {
    fn endpoint(&self, base: &Url, session: Option<&str>) -> Result<Url, ParseError> {
        base.join(&format!(
            "session/{}/{}",
            session.unwrap_or_default(),
            self.path
        ))
    }

    fn method_and_body(&self, _: &Url) -> (Method, Option<String>) {
        (
            self.method.clone(),
            self.body.as_ref().map(Value::to_string),
        )
    }
}
