//! `acr-doctor explain` against `grep`.
//!
//! `grep -F` with the very strings that the rules look for reads the same file
//! as fast as a good general tool can; explaining it has to take at most half
//! of that time.

use std::fs;
use std::path::Path;
use std::process::Command;

use anyhow::{Result, ensure};

use super::limit::{Limit, all_hold};
use super::log;
use super::measure::{MIB, Measures, in_turn};
use crate::{sh, table};

const INPUT: u64 = 64 * MIB;
/// The most of grep's time that explaining may take.
const TIME: f64 = 0.5;
/// The most memory, in sizes of the input.
const MEMORY: f64 = 3.0;

/// Prints the measures; `true` when the limits are kept.
pub(super) fn bench(program: &Path, dir: &Path, runs: u32) -> Result<bool> {
    let input = dir.join("ci.log");
    log::write(&input, INPUT)?;
    let signs = dir.join("signs.txt");
    fs::write(&signs, signs_of(program)?)?;

    let mut explain = sh::command(program);
    explain
        .arg("explain")
        .arg(&input)
        .args(["--format", "json"]);
    let mut grep = sh::command("grep");
    grep.env("LC_ALL", "C")
        .args(["-c", "-F", "-f"])
        .arg(&signs)
        .arg(&input);
    let [ours, theirs] = in_turn(runs, [&mut explain, &mut grep])?;
    println!("a CI log of 64 MiB with one run in it, {runs} runs of each in turn");
    let rows = [ours.row("acr-doctor explain"), theirs.row("grep -c -F -f")];
    table::print(Measures::HEADING, &rows);
    #[expect(
        clippy::cast_precision_loss,
        reason = "sizes of processes are far below 2^52"
    )]
    let memory = ours.peak as f64 / INPUT as f64;
    Ok(all_hold(&[
        Limit {
            what: "time",
            measured: ours.median().as_secs_f64() / theirs.median().as_secs_f64(),
            most: TIME,
            unit: " of grep's",
        },
        Limit {
            what: "memory",
            measured: memory,
            most: MEMORY,
            unit: " times the input",
        },
    ]))
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
