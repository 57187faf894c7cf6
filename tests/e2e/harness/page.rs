//! A browser with the page in it.

use std::time::{Duration, Instant};

use fantoccini::{Client, ClientBuilder};
use hyper_util::client::legacy::connect::HttpConnector;
use serde_json::{Value, json};
use tokio::time::{sleep, timeout};

use super::given;
use super::raw::Raw;

/// How long anything may take that is waited for.
const LIMIT: Duration = Duration::from_secs(20);

/// Between two looks at whether it has happened.
const LOOK: Duration = Duration::from_millis(10);

/// Runs in every document before the page does: what fails is written down.
const LISTENER: &str = "
    window.faults = [];
    addEventListener('securitypolicyviolation', event =>
        faults.push(`policy: ${event.effectiveDirective} ${event.blockedURI} ${event.sample}`));
    addEventListener('error', event => faults.push(`error: ${event.message}`), true);
    addEventListener('unhandledrejection', event => faults.push(`rejection: ${event.reason}`));
";

/// A colour scheme.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Scheme {
    Light,
    Dark,
}

/// A browser with the page in it.
pub(crate) struct Page {
    pub(super) client: Client,
    /// Where the page is served, without a slash at the end.
    pub(crate) address: String,
}

impl Page {
    /// Starts a browser with a fresh profile, and shows nothing yet.
    pub(super) async fn start(driver: &str, address: &str) -> Self {
        let options = json!({
            "goog:loggingPrefs": { "browser": "ALL" },
            "goog:chromeOptions": {
                "binary": given("CHROMIUM"),
                "args": [
                    "--headless=new", "--no-sandbox", "--disable-gpu", "--disable-sync",
                    "--disable-background-networking", "--disable-component-update",
                    "--no-first-run", "--window-size=1280,900", "--lang=en-US",
                ],
                "prefs": { "intl.accept_languages": "en-US,en" },
            },
            "timeouts": { "script": 60_000, "pageLoad": 30_000, "implicit": 0 },
        });
        let Value::Object(options) = options else {
            unreachable!("it is an object")
        };
        let client = ClientBuilder::new(HttpConnector::new())
            .capabilities(options)
            .connect(driver)
            .await
            .expect("the browser starts");
        let page = Self {
            client,
            address: address.to_owned(),
        };
        page.devtools(
            "Page.addScriptToEvaluateOnNewDocument",
            json!({ "source": LISTENER }),
        )
        .await;
        page
    }

    /// Closes the browser.
    pub(super) async fn close(&self) {
        let _ = timeout(LIMIT, self.client.clone().close()).await;
    }

    /// A command of the browser's own protocol.
    pub(crate) async fn devtools(&self, command: &str, parameters: Value) -> Value {
        let answer = self
            .client
            .issue_cmd(Raw::devtools(command, &parameters))
            .await;
        answer.unwrap_or_else(|error| panic!("{command}: {error}"))
    }

    /// Opens an address of the page in a new document and waits until it is shown.
    pub(crate) async fn open(&self, place: &str) {
        if !self.is_blank().await {
            self.is_clean().await;
        }
        // Otherwise an address that differs behind `#` alone would load nothing.
        self.client
            .goto("about:blank")
            .await
            .expect("an empty page");
        let address = format!("{}{place}", self.address);
        self.client.goto(&address).await.expect("the page loads");
        self.until(
            "the page is shown",
            "return !!document.querySelector('main h1')",
        )
        .await;
    }

    /// Goes one step back in the history.
    pub(crate) async fn go_back(&self) {
        self.client.back().await.expect("a step back");
    }

    async fn is_blank(&self) -> bool {
        let address = self.client.current_url().await.expect("an address");
        address.scheme() != "http"
    }

    /// The result of a script. `args` is the last parameter of each script.
    pub(crate) async fn ask_with(&self, script: &str, arguments: Vec<Value>) -> Value {
        let answer = self.client.execute(script, arguments).await;
        answer.unwrap_or_else(|error| panic!("`{script}`: {error}"))
    }

    /// The result of a script.
    pub(crate) async fn ask(&self, script: &str) -> Value {
        self.ask_with(script, Vec::new()).await
    }

    /// The text that a script results in.
    pub(crate) async fn text(&self, script: &str) -> String {
        self.ask(script)
            .await
            .as_str()
            .unwrap_or_default()
            .to_owned()
    }

    /// The result of a script that says so by calling its last argument.
    pub(crate) async fn ask_later(&self, script: &str, arguments: Vec<Value>) -> Value {
        let answer = self.client.execute_async(script, arguments).await;
        answer.unwrap_or_else(|error| panic!("`{script}`: {error}"))
    }

    /// Waits until a script results in something true, and gives it back.
    pub(crate) async fn until(&self, what: &str, script: &str) -> Value {
        let start = Instant::now();
        loop {
            // A document that is just being replaced has no answer.
            let answer = self.client.execute(script, Vec::new()).await;
            if let Ok(answer) = &answer
                && !matches!(answer, Value::Null | Value::Bool(false))
                && answer.as_str() != Some("")
            {
                return answer.clone();
            }
            if start.elapsed() > LIMIT {
                let shown = self.text("return document.body.innerText").await;
                panic!("not within {LIMIT:?}: {what}. `{script}`: {answer:?}. Shown: {shown}");
            }
            sleep(LOOK).await;
        }
    }

    /// Waits until the report names this root cause.
    pub(crate) async fn until_cause(&self, cause: &str) {
        let script = format!(
            "return document.querySelector('.output > .head [data-root-cause]')?.dataset.rootCause === '{cause}'"
        );
        self.until(&format!("the root cause is {cause:?}"), &script)
            .await;
    }

    /// Waits until the latest text is explained and painted; says how many
    /// milliseconds that took. The page tells: whoever asks again and again
    /// takes the time that is measured.
    pub(crate) async fn until_painted(&self) -> f64 {
        let script = "
            const done = arguments[0];
            const observer = new PerformanceObserver(list => {
                const measure = list.getEntriesByName('explain').at(-1);
                if (!measure) return;
                observer.disconnect();
                performance.clearMeasures();
                done(measure.duration);
            });
            observer.observe({ type: 'measure', buffered: true });
        ";
        let measure = self.ask_later(script, Vec::new()).await;
        measure.as_f64().expect("a number")
    }

    /// Chooses the colour scheme, and that nothing moves.
    pub(crate) async fn prefers(&self, scheme: Scheme) {
        let scheme = match scheme {
            Scheme::Light => "light",
            Scheme::Dark => "dark",
        };
        let features = json!([
            { "name": "prefers-color-scheme", "value": scheme },
            { "name": "prefers-reduced-motion", "value": "reduce" },
        ]);
        self.devtools(
            "Emulation.setEmulatedMedia",
            json!({ "features": features }),
        )
        .await;
    }

    /// Chooses the languages of the browser, as in `ja-JP,ja`.
    pub(crate) async fn speaks(&self, languages: &str) {
        let agent = self.text("return navigator.userAgent").await;
        let parameters = json!({ "userAgent": agent, "acceptLanguage": languages });
        self.devtools("Emulation.setUserAgentOverride", parameters)
            .await;
    }

    /// Makes the window so many pixels wide; 0 is as it was.
    pub(crate) async fn is_wide(&self, width: u32) {
        let height = if width == 0 { 0 } else { 800 };
        let metrics = json!({
            "width": width, "height": height, "deviceScaleFactor": 1, "mobile": false,
        });
        self.devtools("Emulation.setDeviceMetricsOverride", metrics)
            .await;
    }

    /// Fails if the browser complained about anything, or if anything was
    /// fetched from elsewhere.
    pub(crate) async fn is_clean(&self) {
        let faults = self.ask("return window.faults ?? []").await;
        assert_eq!(faults, json!([]), "the page broke its policy or failed");
        let elsewhere = self
            .ask(
                "return performance.getEntriesByType('resource').map(entry => entry.name)
                    .filter(name => new URL(name).origin !== location.origin)",
            )
            .await;
        assert_eq!(elsewhere, json!([]), "something was fetched from elsewhere");
        let log = self
            .client
            .issue_cmd(Raw::console())
            .await
            .expect("the console");
        let complaints: Vec<&Value> = log
            .as_array()
            .into_iter()
            .flatten()
            .filter(|entry| entry["level"] == "SEVERE" || entry["level"] == "WARNING")
            .map(|entry| &entry["message"])
            .collect();
        assert!(complaints.is_empty(), "the console says: {complaints:#?}");
    }
}
