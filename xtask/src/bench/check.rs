//! `acr-doctor check` against `curl`, on the same registry on loopback.
//!
//! curl is given the very requests that the report of `check` names, in one
//! process with the same authority and address. What `check` does besides
//! (the look-up, the certificate, the tokens read, the report) has to fit into
//! a fifth of curl's time.

use std::ffi::OsStr;
use std::net::{Ipv4Addr, TcpListener};
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, ensure};
use serde_json::Value;

use super::limit::{Limit, all_hold};
use super::measure::{Measures, in_turn, measure, until_connected};
use super::registry::{Registry, resolve};
use crate::{paths, sh, table};

/// The most of curl's time that the check may take.
const TIME: f64 = 1.2;
/// The most that a start may take, in milliseconds.
const START: f64 = 10.0;
/// The most memory, in megabytes.
const MEMORY: f64 = 20.0;
/// How many runs a run of the command line stands for: these take milliseconds,
/// and a median of few would be luck.
const REPEAT: u32 = 5;

/// What the environment may hold and would change what is asked, or how.
const ENVIRONMENT: &[&str] = &[
    "ACR_DOCTOR_USERNAME",
    "ACR_DOCTOR_PASSWORD",
    "ACR_DOCTOR_TOKEN",
    "ACR_DOCTOR_REFRESH_TOKEN",
    "ALL_PROXY",
    "all_proxy",
    "HTTPS_PROXY",
    "https_proxy",
    "HTTP_PROXY",
    "http_proxy",
];

/// What the check asks for in a registry that anybody may pull from, and the
/// status that it gets.
const REQUESTS: [(&str, u64); 2] = [("/v2/", 401), ("/oauth2/token", 200)];

/// The other side.
pub(super) fn curl() -> Result<PathBuf> {
    paths::on_path("curl").context(
        "`cargo xtask bench` needs curl, to measure the same requests: \
         `sudo apt-get install curl`, `brew install curl` or https://curl.se/download.html",
    )
}

/// Prints the measures; `true` when the limits are kept.
pub(super) fn bench(program: &Path, curl: &Path, loopback: &Path, runs: u32) -> Result<bool> {
    let runs = runs.saturating_mul(REPEAT);
    let registry = Registry::start(loopback)?;
    let mut check = check(program, &registry.authority(), &registry.resolve());
    check.arg("--ca-file").arg(&registry.ca_file);
    let report = serde_json::from_slice(&sh::output(&mut check)?)?;
    let urls = urls(&report)?;
    let mut curl = curl_with(curl, &registry, &urls);
    same_answers(&sh::output(&mut curl)?)?;
    let [ours, theirs] = in_turn(runs, [&mut check, &mut curl])?;
    println!("a healthy registry on loopback, {runs} runs of each in turn");
    let rows = [
        ours.row("acr-doctor check"),
        theirs.row("curl, the same requests"),
    ];
    table::print(Measures::HEADING, &rows);
    let asked = all_hold(&[
        Limit {
            what: "time",
            measured: ours.median().as_secs_f64() / theirs.median().as_secs_f64(),
            most: TIME,
            unit: " of curl's",
        },
        memory_of(&ours),
    ]);
    println!();
    Ok(start(program, runs)? && asked)
}

/// How long the program takes until it says its version, and until it asks.
fn start(program: &Path, runs: u32) -> Result<bool> {
    let mut version = clean(program);
    version.arg("--version");
    let [mut said, mut connected] = [Measures::default(), Measures::default()];
    for run in 0..=runs {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0))?;
        let given = resolve(listener.local_addr()?.port());
        let authority = given
            .rsplit_once(':')
            .map_or("", |(authority, _)| authority);
        let mut check = check(program, authority, &given);
        let measures = (
            measure(&mut version)?,
            until_connected(&mut check, listener)?,
        );
        // The first run reads the program into memory.
        if run > 0 {
            said.add(measures.0);
            connected.add(measures.1);
        }
    }
    println!("the start, {runs} runs of each in turn");
    let rows = [
        said.row("acr-doctor --version"),
        connected.row("acr-doctor check, to its first connection"),
    ];
    table::print(Measures::HEADING, &rows);
    let start = |what, measures: &Measures| Limit {
        what,
        measured: measures.median().as_secs_f64() * 1e3,
        most: START,
        unit: " ms",
    };
    Ok(all_hold(&[
        start("--version", &said),
        start("first connection", &connected),
        memory_of(&connected),
    ]))
}

fn memory_of(runs: &Measures) -> Limit {
    #[expect(
        clippy::cast_precision_loss,
        reason = "sizes of processes are far below 2^52"
    )]
    let measured = runs.peak as f64 / 1e6;
    Limit {
        what: "memory",
        measured,
        most: MEMORY,
        unit: " MB",
    }
}

/// A command in an environment without proxies and credentials.
fn clean(program: impl AsRef<OsStr>) -> Command {
    let mut command = sh::command(program);
    for name in ENVIRONMENT {
        command.env_remove(name);
    }
    command
}

fn check(program: &Path, authority: &str, resolve: &str) -> Command {
    let mut command = clean(program);
    command.args(["check", authority, "--resolve", resolve]);
    command.args(["--format", "json"]);
    command
}

/// curl with these requests. It prints a line for each: the status, and how
/// many connections it made for it.
fn curl_with(curl: &Path, registry: &Registry, urls: &[String]) -> Command {
    let mut command = clean(curl);
    // First of all: without the user's own settings.
    command.args(["--disable", "--silent", "--show-error"]);
    command.args(["--write-out", "%{http_code} %{num_connects}\n"]);
    command.args(["--resolve", &registry.resolve(), "--cacert"]);
    command.arg(&registry.ca_file);
    let nowhere = if cfg!(windows) { "NUL" } else { "/dev/null" };
    for url in urls {
        command.args(["--output", nowhere, url]);
    }
    command
}

/// The addresses that the report says were asked; an error if they are others
/// than those that are compared.
fn urls(report: &Value) -> Result<Vec<String>> {
    let phases = report["phases"].as_array().map_or(&[][..], Vec::as_slice);
    let mut urls = Vec::new();
    let mut seen = Vec::new();
    for answer in phases.iter().map(|phase| &phase["seen"]["answer"]) {
        let asked = answer["asked"].as_str().unwrap_or_default();
        if let Some(url) = asked.strip_prefix("GET ") {
            let path = url.splitn(4, '/').nth(3).unwrap_or_default();
            let path = path.split('?').next().unwrap_or_default();
            seen.push((format!("/{path}"), answer["status"].as_u64()));
            urls.push(url.to_owned());
        }
    }
    let wanted = REQUESTS.map(|(path, status)| (path.to_owned(), Some(status)));
    ensure!(
        seen == wanted,
        "`acr-doctor check` asked for {seen:?}, not for {wanted:?}"
    );
    Ok(urls)
}

/// curl got the same answers, over one connection.
fn same_answers(printed: &[u8]) -> Result<()> {
    let printed = String::from_utf8_lossy(printed);
    let wanted: Vec<String> = (REQUESTS.iter().enumerate())
        .map(|(index, (_, status))| format!("{status} {}", u8::from(index == 0)))
        .collect();
    ensure!(
        printed.lines().eq(&wanted),
        "curl got `{}`, not `{}`",
        printed.trim_end(),
        wanted.join("\n")
    );
    Ok(())
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::{same_answers, urls};

    #[test]
    fn only_the_same_requests_are_compared() {
        let asked = |path: &str, status: u16| {
            let asked = format!("GET https://r.azurecr.io:4430{path}");
            json!({"seen": {"answer": {"asked": asked, "status": status}}})
        };
        let report = |phases: &[serde_json::Value]| json!({ "phases": phases });
        let token = "/oauth2/token?service=r";
        let both = [
            json!({"seen": "names"}),
            asked("/v2/", 401),
            asked(token, 200),
        ];
        let wanted = ["/v2/", token].map(|path| format!("https://r.azurecr.io:4430{path}"));
        assert_eq!(urls(&report(&both)).unwrap(), wanted);
        assert!(urls(&report(&both[..2])).is_err());
        assert!(urls(&report(&[asked("/v2/", 403)])).is_err());
        assert!(urls(&json!({})).is_err());
        let more = [&both[..], &[asked("/v2/hello/manifests/latest", 200)]].concat();
        assert!(urls(&report(&more)).is_err());
    }

    #[test]
    fn curl_has_to_get_the_same_over_one_connection() {
        assert!(same_answers(b"401 1\n200 0\n").is_ok());
        for other in ["401 1\n200 1\n", "403 1\n", "", "401 1\n200 0\n200 0\n"] {
            assert!(same_answers(other.as_bytes()).is_err(), "{other}");
        }
    }
}
