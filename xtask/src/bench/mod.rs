//! `cargo xtask bench`: speed and memory, side by side with the general tool
//! that does the nearest to it: `explain` with `grep`, `check` with `curl`.
//! All are measured as whole processes, in turn, in the same run.

mod check;
mod explain;
mod limit;
mod log;
mod measure;
mod registry;

use std::fs;
use std::process::Stdio;

use anyhow::{Result, ensure};
use clap::Args;

use crate::{paths, product, sh, test};

#[derive(Args)]
pub(crate) struct Options {
    /// How often each side runs.
    #[arg(long, default_value_t = 10, value_parser = clap::value_parser!(u32).range(1..))]
    runs: u32,
    /// Leave out what is measured in the browser.
    #[arg(long)]
    no_browser: bool,
}

/// Prints the measures; fails when a limit is missed.
pub(crate) fn bench(options: &Options) -> Result<()> {
    // What is missing is said before anything is built.
    let curl = check::curl()?;
    let program = product::program()?;
    let registry = product::loopback()?;
    let dir = paths::scratch()?.join("bench");
    fs::create_dir_all(&dir)?;
    let explained = explain::bench(&program, &dir, options.runs)?;
    println!();
    let checked = check::bench(&program, &curl, &registry, options.runs)?;
    let browser = if options.no_browser {
        Ok(())
    } else {
        println!();
        in_the_browser()
    };
    ensure!(explained && checked, "a limit is missed");
    browser?;
    println!("all limits are kept");
    Ok(())
}

/// The end-to-end tests with `speed` in their names keep the limits of the page
/// themselves; here they only say what they measured, in lines with `: median `.
/// The harness may have begun such a line with the name of the test.
fn in_the_browser() -> Result<()> {
    let mut cargo = test::end_to_end()?;
    cargo.args(["speed", "--", "--nocapture", "--test-threads=1"]);
    let done = cargo.stderr(Stdio::null()).output()?;
    let printed = String::from_utf8_lossy(&done.stdout);
    let lines: Vec<&str> = printed
        .lines()
        .filter(|line| line.contains(": median "))
        .map(|line| {
            line.split_once(" ... ")
                .map_or(line, |(_, measured)| measured)
        })
        .collect();
    if lines.is_empty() {
        println!("in the browser: no test has measured anything");
    }
    for line in lines {
        println!("in the browser: {line}");
    }
    ensure!(
        done.status.success(),
        "`{}` ended with {}",
        sh::line(&cargo),
        done.status
    );
    Ok(())
}
