//! `cargo xtask bench`: speed and memory, against `grep` in the same run.
//!
//! `grep -F` with the very strings that the rules look for reads the same file
//! as fast as a good general tool can; explaining it has to take at most half
//! of that time. Both are measured as whole processes, in turn.

mod log;
mod measure;

use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};

use anyhow::{Result, bail, ensure};
use clap::Args;

use crate::{paths, product, sh, table, test};
use measure::{Measures, measure};

#[derive(Args)]
pub(crate) struct Options {
    /// How often each side runs.
    #[arg(long, default_value_t = 10, value_parser = clap::value_parser!(u32).range(1..))]
    runs: u32,
    /// Leave out what is measured in the browser.
    #[arg(long)]
    no_browser: bool,
}

const MIB: u64 = 1 << 20;
const INPUT: u64 = 64 * MIB;
/// The most of grep's time that explaining may take.
const TIME: f64 = 0.5;
/// The most memory, in sizes of the input.
const MEMORY: f64 = 3.0;

/// Prints the measures; fails when a limit is missed.
pub(crate) fn bench(options: &Options) -> Result<()> {
    let program = product::program()?;
    let dir = paths::scratch()?.join("bench");
    fs::create_dir_all(&dir)?;
    let input = dir.join("ci.log");
    log::write(&input, INPUT)?;
    let signs = dir.join("signs.txt");
    fs::write(&signs, signs_of(&program)?)?;

    let mut explain = sh::command(&program);
    explain
        .arg("explain")
        .arg(&input)
        .args(["--format", "json"]);
    let mut grep = sh::command("grep");
    grep.env("LC_ALL", "C")
        .args(["-c", "-F", "-f"])
        .arg(&signs)
        .arg(&input);
    // The first run of each reads the program and the input into memory.
    measure(&mut explain)?;
    measure(&mut grep)?;
    let (mut ours, mut theirs) = (Measures::default(), Measures::default());
    for _ in 0..options.runs {
        ours.add(measure(&mut explain)?);
        theirs.add(measure(&mut grep)?);
    }
    println!(
        "a CI log of 64 MiB with one run in it, {} runs of each in turn",
        options.runs
    );
    let rows = [ours.row("acr-doctor explain"), theirs.row("grep -c -F -f")];
    table::print(&["", "min", "median", "max", "peak memory"], &rows);
    let time = ours.median().as_secs_f64() / theirs.median().as_secs_f64();
    #[expect(
        clippy::cast_precision_loss,
        reason = "sizes of processes are far below 2^52"
    )]
    let memory = ours.peak as f64 / INPUT as f64;
    println!("time: {time:.2} of grep's, at most {TIME:.2}");
    println!("memory: {memory:.2} times the input, at most {MEMORY:.0}");
    let browser = if options.no_browser {
        Ok(())
    } else {
        in_the_browser()
    };
    if time > TIME || memory > MEMORY {
        bail!("a limit is missed");
    }
    browser?;
    println!("all limits are kept");
    Ok(())
}

/// The strings that the rules look for, one a line. An empty one would let grep
/// match every line.
fn signs_of(program: &Path) -> Result<Vec<u8>> {
    let signs = sh::output(Command::new(program).args(["explain", "--print-signs"]))?;
    let empty =
        signs.is_empty() || signs.starts_with(b"\n") || signs.windows(2).any(|w| w == b"\n\n");
    ensure!(!empty, "`explain --print-signs` printed an empty string");
    Ok(signs)
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
