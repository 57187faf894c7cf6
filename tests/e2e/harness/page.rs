//! A browser with the page in it.

use std::time::{Duration, Instant};

use fantoccini::wd::WindowHandle;
use fantoccini::{Client, ClientBuilder};
use hyper_util::client::legacy::connect::HttpConnector;
use serde_json::{Value, json};
use tokio::time::{sleep, timeout};

use super::raw::Raw;
use super::{Setup, given};

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
    /// The hosts that it may ask.
    hosts: Vec<String>,
}

impl Page {
    /// Starts a browser with a fresh profile, and shows nothing yet.
    pub(super) async fn start(driver: &str, address: &str, setup: &Setup) -> Self {
        let mut arguments: Vec<&str> = vec![
            "--headless=new",
            "--no-sandbox",
            "--disable-gpu",
            "--disable-sync",
            "--disable-background-networking",
            "--disable-component-update",
            "--no-first-run",
            "--window-size=1280,900",
            "--lang=en-US",
        ];
        arguments.extend(setup.browser.iter().map(String::as_str));
        let options = json!({
            "goog:loggingPrefs": { "browser": "ALL" },
            "goog:chromeOptions": {
                "binary": given("CHROMIUM"),
                "args": arguments,
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
            hosts: setup.hosts.clone(),
        };
        page.listen().await;
        page
    }

    /// From now on, documents of this tab write down what fails.
    async fn listen(&self) {
        let script = json!({ "source": LISTENER });
        self.devtools("Page.addScriptToEvaluateOnNewDocument", script)
            .await;
    }

    /// The tab that commands go to.
    pub(crate) async fn tab(&self) -> WindowHandle {
        self.client.window().await.expect("a tab")
    }

    /// Opens another tab and goes there.
    pub(crate) async fn open_tab(&self) -> WindowHandle {
        let tab = self.client.new_window(true).await.expect("another tab");
        self.go_to(&tab.handle).await;
        self.listen().await;
        tab.handle
    }

    /// Goes to a tab.
    pub(crate) async fn go_to(&self, tab: &WindowHandle) {
        let there = self.client.switch_to_window(tab.clone()).await;
        there.expect("the tab is there");
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

    /// What was written down as failed, and forgets it, with what the browser
    /// wrote into its console: for tests that break the policy on purpose.
    pub(crate) async fn take_faults(&self) -> Vec<String> {
        let faults = self
            .ask("const faults = window.faults; window.faults = []; return faults")
            .await;
        let console = self.client.issue_cmd(Raw::console()).await;
        console.expect("the console");
        let faults = faults.as_array().into_iter().flatten();
        faults
            .map(|fault| fault.as_str().unwrap_or_default().to_owned())
            .collect()
    }

    /// Fails if the browser complained about anything, or if anything was
    /// fetched from elsewhere; but for the hosts that the page may ask.
    pub(crate) async fn is_clean(&self) {
        let faults = self.ask("return window.faults ?? []").await;
        assert_eq!(faults, json!([]), "the page broke its policy or failed");
        let elsewhere = self
            .ask_with(
                "const [hosts] = arguments;
                return performance.getEntriesByType('resource').map(entry => new URL(entry.name))
                    .filter(url => url.origin !== location.origin && !hosts.includes(url.hostname))
                    .map(url => url.href)",
                vec![json!(self.hosts)],
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
            .filter(|message| !self.is_of_an_answer(message.as_str().unwrap_or_default()))
            .collect();
        assert!(complaints.is_empty(), "the console says: {complaints:#?}");
    }

    /// Whether the browser says this of an answer of a host that the page may
    /// ask: every status from 400 on, what is hidden, and what did not come.
    fn is_of_an_answer(&self, message: &str) -> bool {
        const WORDS: [&str; 2] = ["Failed to load resource: ", "blocked by CORS policy: "];
        let of = |host: &String| message.contains(&format!("https://{host}/"));
        self.hosts.iter().any(of) && WORDS.iter().any(|words| message.contains(words))
    }
}
