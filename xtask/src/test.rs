//! `cargo xtask test`: everything that has to hold, cheapest first.

use std::io::{BufRead, BufReader, IsTerminal};
use std::process::{Command, Stdio};
use std::time::Instant;

use anyhow::{Context, Result, bail, ensure};

use crate::edge::{self, Kind};
use crate::{build, product, sh, size, tools};

/// A step: its heading, and what it does, which says how many tests passed.
type Step = (&'static str, fn() -> Result<usize>);

const STEPS: &[Step] = &[
    ("tools", || {
        tools::builders().and_then(|_| tools::browser()).map(|_| 0)
    }),
    ("format", || cargo(&["fmt", "--all", "--check"])),
    ("lints", || {
        cargo(&[
            "clippy",
            "--workspace",
            "--all-targets",
            "--quiet",
            "--",
            "-D",
            "warnings",
        ])
    }),
    ("lints of the page in the browser", || {
        const PAGE: &[&str] = &[
            "-p",
            "acr-doctor-page",
            "--target",
            "wasm32-unknown-unknown",
        ];
        for document in [&[][..], &["--features", "probe"]] {
            let clippy = [&["clippy", "--quiet"], PAGE, document];
            cargo(&[&clippy.concat()[..], &["--", "-D", "warnings"]].concat())?;
        }
        Ok(0)
    }),
    ("lints of the worker and its tests", || {
        const EDGE: &[&str] = &["clippy", "--quiet", "-p", "acr-doctor-edge"];
        const DENY: &[&str] = &["--", "-D", "warnings"];
        let wasm = ["--target", "wasm32-unknown-unknown", "--all-features"];
        cargo(&[EDGE, &wasm, DENY].concat())?;
        cargo(&[EDGE, &["--all-targets", "--all-features"], DENY].concat())
    }),
    ("documentation", documentation),
    ("tests", || {
        tools::other_registry();
        tests(sh::cargo().args(["test", "--workspace", "--exclude", "acr-doctor-page"]))
    }),
    ("build", || build::build().map(|_| 0)),
    ("size", || size::size().map(|()| 0)),
    ("end-to-end tests", || tests(&mut end_to_end()?)),
    ("the edge in workerd", edge),
];

/// Runs all steps; stops at the first that fails.
pub(crate) fn test() -> Result<()> {
    let start = Instant::now();
    let mut passed = 0;
    for (index, (name, step)) in STEPS.iter().enumerate() {
        println!("\n== {}/{} {name}", index + 1, STEPS.len());
        let begin = Instant::now();
        match step() {
            Ok(tests) => {
                passed += tests;
                println!("-- {name}: ok, {:.1} s", begin.elapsed().as_secs_f64());
            }
            Err(error) => {
                let left: Vec<_> = STEPS[index + 1..].iter().map(|(name, _)| *name).collect();
                if left.is_empty() {
                    bail!("{name} FAILED: {error:#}");
                }
                bail!(
                    "{name} FAILED: {error:#}\nxtask: not run because of it: {}",
                    left.join(", ")
                );
            }
        }
    }
    let seconds = start.elapsed().as_secs_f64();
    println!(
        "\nOK: {passed} tests passed, all {} steps, {seconds:.0} s",
        STEPS.len()
    );
    Ok(())
}

fn cargo(arguments: &[&str]) -> Result<usize> {
    sh::run(sh::cargo().args(arguments)).map(|()| 0)
}

fn documentation() -> Result<usize> {
    const FLAGS: &str = "-D warnings -A rustdoc::private_intra_doc_links";
    let mut cargo = sh::cargo();
    cargo.args(["doc", "--workspace", "--no-deps", "--quiet"]);
    // With what is private, and links to it: here the documentation is a map
    // for those who work on the project.
    cargo.arg("--document-private-items");
    let given = std::env::var("RUSTDOCFLAGS").unwrap_or_default();
    cargo.env("RUSTDOCFLAGS", format!("{given} {FLAGS}"));
    sh::run(&mut cargo).map(|()| 0)
}

/// The command that runs the tests of the page: in a real browser, against the
/// real program and the built page.
pub(crate) fn end_to_end() -> Result<Command> {
    let dist = build::build()?;
    let program = product::program()?;
    let browser = tools::browser()?;
    let mut cargo = sh::cargo();
    cargo.args(["test", "-p", "acr-doctor-page"]);
    cargo
        .env("ACR_DOCTOR_DIST", dist)
        .env("ACR_DOCTOR_BIN", program);
    cargo
        .env("CHROMIUM", browser.chromium)
        .env("CHROMEDRIVER", browser.chromedriver);
    cargo.env("AXE", browser.axe);
    Ok(cargo)
}

/// Runs the tests of the edge; returns how many passed.
pub(crate) fn edge() -> Result<usize> {
    tests(&mut in_workerd()?)
}

/// The command that runs the tests of the edge: the built worker in workerd.
fn in_workerd() -> Result<Command> {
    let wrangler = tools::wrangler()?;
    let modules = wrangler.ancestors().nth(2).context("no modules")?;
    let mut cargo = sh::cargo();
    cargo.args([
        "test",
        "-p",
        "acr-doctor-edge",
        "--features",
        "workerd-tests",
    ]);
    cargo.args(["--test", "workerd", "--", "--show-output"]);
    // One after the other: one of them measures processor time.
    cargo.arg("--test-threads=1");
    cargo
        .env("ACR_DOCTOR_WRANGLER", modules)
        .env("ACR_DOCTOR_EDGE", edge::site(Kind::Production)?)
        .env("ACR_DOCTOR_EDGE_REPLAY", edge::site(Kind::Replay)?)
        .env("ACR_DOCTOR_DIST", build::build()?)
        .env("ACR_DOCTOR_BIN", product::program()?);
    let browser = tools::browser()?;
    cargo
        .env("CHROMIUM", browser.chromium)
        .env("CHROMEDRIVER", browser.chromedriver);
    Ok(cargo)
}

/// Runs `cargo test` with its output shown, and counts what passed: a run in
/// which no test ran is no success.
fn tests(cargo: &mut Command) -> Result<usize> {
    if std::io::stdout().is_terminal() {
        cargo.env("CARGO_TERM_COLOR", "always");
    }
    let line = sh::line(cargo);
    let mut child = cargo.stdout(Stdio::piped()).spawn()?;
    let stdout = child
        .stdout
        .take()
        .context("the output of the tests is not a pipe")?;
    let mut passed = 0;
    for line in BufReader::new(stdout).lines() {
        let line = line?;
        passed += passed_in(&line);
        println!("{line}");
    }
    let status = child.wait()?;
    ensure!(status.success(), "`{line}` ended with {status}");
    ensure!(passed > 0, "`{line}` ran no test");
    Ok(passed)
}

/// How many tests passed according to the closing line of a test program.
fn passed_in(line: &str) -> usize {
    let count = line.strip_prefix("test result: ").and_then(|rest| {
        let (before, _) = rest.split_once(" passed")?;
        before.rsplit(' ').next()?.parse().ok()
    });
    count.unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::passed_in;

    #[test]
    fn passed_tests_are_counted() {
        let closing = "test result: ok. 12 passed; 0 failed; 1 ignored; 0 measured; 0 filtered out";
        assert_eq!(passed_in(closing), 12);
        assert_eq!(passed_in("\u{1b}[32mtest result"), 0);
        assert_eq!(passed_in("test a ... ok"), 0);
    }
}
