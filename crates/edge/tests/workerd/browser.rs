//! A real browser on the page that the worker serves.

use std::io::{BufRead, BufReader};
use std::process::{Child, Command, Stdio};
use std::time::Duration;

use acr_doctor_loopback::Behaviour;
use fantoccini::{Client, ClientBuilder, Locator};
use hyper_util::client::legacy::connect::HttpConnector;
use serde_json::{Value, json};

use crate::runtime::{ROOMY, Runtime, Worker, registry, variable};

/// How long the page may take for anything.
const WAIT: Duration = Duration::from_secs(30);

struct Driver(Child);

impl Driver {
    /// Starts the driver of the browser; returns its address, too.
    fn start() -> (Self, String) {
        let mut child = Command::new(variable("CHROMEDRIVER"))
            .arg("--port=0")
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .spawn()
            .expect("the driver starts");
        let mut lines = BufReader::new(child.stdout.take().expect("a pipe")).lines();
        let port = lines.by_ref().map_while(Result::ok).find_map(|line| {
            let (_, port) = line.split_once("started successfully on port ")?;
            port.trim_end_matches('.').parse::<u16>().ok()
        });
        // Reads on to the end, so that the driver never waits for a reader.
        std::thread::spawn(move || lines.for_each(drop));
        let port = port.expect("the driver says its port");
        (Self(child), format!("http://127.0.0.1:{port}"))
    }
}

impl Drop for Driver {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

async fn browser(driver: &str) -> Client {
    let options = json!({
        "goog:loggingPrefs": { "browser": "ALL" },
        "goog:chromeOptions": {
            "binary": variable("CHROMIUM"),
            "args": [
                "--headless=new", "--no-sandbox", "--disable-gpu", "--disable-sync",
                "--disable-background-networking", "--disable-component-update",
                "--no-first-run", "--lang=en-US",
            ],
            "prefs": { "intl.accept_languages": "en-US,en" },
        },
    });
    let Value::Object(options) = options else {
        unreachable!("it is an object")
    };
    ClientBuilder::new(HttpConnector::new())
        .capabilities(options)
        .connect(driver)
        .await
        .expect("the browser starts")
}

async fn wait(client: &Client, selector: &str) -> fantoccini::elements::Element {
    let found = client.wait().at_most(WAIT);
    let found = found.for_element(Locator::Css(selector)).await;
    found.unwrap_or_else(|error| panic!("{selector}: {error}"))
}

/// Asks the edge for a registry, and returns the cause that leads the report.
async fn ask(client: &Client, origin: &str, name: &str) -> Option<String> {
    client
        .goto(&format!("{origin}/probe.html"))
        .await
        .expect("the page");
    wait(client, "input[name=from][value=edge]")
        .await
        .click()
        .await
        .expect("the edge is offered");
    let field = wait(client, "#registry").await;
    field.send_keys(name).await.expect("a field");
    let submit = wait(client, "form button[type=submit]").await;
    submit.click().await.expect("a button");
    wait(client, "[data-step=challenge][data-vantage=edge]").await;
    let headline = wait(client, "[data-root-cause]:not([data-root-cause=''])").await;
    headline.attr("data-root-cause").await.expect("a headline")
}

#[test]
fn the_page_asks_the_edge() {
    let healthy = registry("healthy", Behaviour::healthy());
    let firewall = registry("firewall", Behaviour::firewall());
    let mut edge = Runtime::start(Worker::Production, &[&healthy, &firewall], ROOMY);
    let (_driver, address) = Driver::start();
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .expect("a runtime");
    runtime.block_on(async {
        let client = browser(&address).await;
        let origin = edge.origin();
        let cause = ask(&client, &origin, "healthy").await;
        assert_eq!(cause.as_deref(), Some("none"));
        let cause = ask(&client, &origin, "firewall").await;
        assert_eq!(cause.as_deref(), Some("ip_firewall"));
        // No credentials go through the edge: there is no field for them.
        let fields = client.find_all(Locator::Css("input[type=password]")).await;
        assert!(fields.expect("a page").is_empty());
        client.close().await.expect("the browser ends");
    });
    let asked = edge.asked();
    let of = |name: &str| asked.iter().filter(|url| url.contains(name)).count();
    assert_eq!((of("healthy"), of("firewall")), (3, 2), "{asked:?}");
}
