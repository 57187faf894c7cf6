//! `cargo xtask screenshot`: the picture of the README, from the page itself.

use std::fs;
use std::net::{Ipv4Addr, TcpListener, TcpStream};
use std::process::{Child, Stdio};
use std::thread::sleep;
use std::time::{Duration, Instant};

use anyhow::{Result, bail};

use crate::{build, paths, product, sh, tools};

/// Serves the page, lets Chromium show the sample and keeps what it shows.
pub(crate) fn screenshot() -> Result<()> {
    let dist = build::build()?;
    let program = product::program()?;
    let chromium = tools::browser()?.chromium;
    let port = TcpListener::bind((Ipv4Addr::LOCALHOST, 0))?
        .local_addr()?
        .port();
    let mut server = sh::command(program);
    server
        .arg("serve")
        .arg("--dir")
        .arg(dist)
        .arg("--port")
        .arg(port.to_string());
    let server = server.arg("--no-open");
    let server = server.stdout(Stdio::null()).stderr(Stdio::null()).spawn()?;
    let _server = Server(server);
    wait_for(port)?;

    let picture = paths::root().join("docs").join("screenshot.png");
    fs::create_dir_all(picture.with_file_name(""))?;
    let profile = paths::scratch()?.join("screenshot-profile");
    let mut browser = sh::command(chromium);
    browser.args([
        "--headless=new",
        "--no-sandbox",
        "--disable-gpu",
        "--disable-sync",
    ]);
    browser.args([
        "--disable-background-networking",
        "--disable-component-update",
    ]);
    // The report moves in: the picture is of what stays.
    browser.arg("--force-prefers-reduced-motion");
    browser.args(["--no-first-run", "--hide-scrollbars", "--lang=en"]);
    browser.args(["--window-size=1280,900", "--force-device-scale-factor=1"]);
    // Time passes at once while the page has something to do: no guess at how long it takes.
    browser.arg("--virtual-time-budget=5000");
    browser.arg(format!("--user-data-dir={}", profile.display()));
    browser.arg(format!("--screenshot={}", picture.display()));
    browser.arg(format!("http://127.0.0.1:{port}/#sample"));
    sh::run(browser.stdout(Stdio::null()).stderr(Stdio::null()))?;
    fs::remove_dir_all(profile)?;
    println!("{}", picture.display());
    Ok(())
}

/// A server that ends with this value.
struct Server(Child);

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

fn wait_for(port: u16) -> Result<()> {
    let start = Instant::now();
    while start.elapsed() < Duration::from_secs(10) {
        if TcpStream::connect((Ipv4Addr::LOCALHOST, port)).is_ok() {
            return Ok(());
        }
        sleep(Duration::from_millis(20));
    }
    bail!("the server did not answer within 10 seconds")
}
