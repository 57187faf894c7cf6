//! `cargo xtask corpus DIR`: measures the rules on labelled outputs of the CLI.
//!
//! The folder holds `<version>/<name>.txt`, what the CLI printed, and beside
//! each a `.json` with the truth. Every figure has a bound; below one of them
//! the command fails.

mod judge;

use std::path::PathBuf;

use anyhow::{Context, Result, bail, ensure};
use clap::Args;
use serde_json::Value;

use crate::{build, folder, product, table};
use judge::{FIGURES, Miss};

#[derive(Args)]
pub(crate) struct Options {
    /// The folder with the labelled outputs.
    #[arg(value_parser = folder)]
    dir: PathBuf,
    /// Name every file that misses a figure, with what was expected and what came.
    #[arg(long)]
    list: bool,
    /// Measure only files whose name contains this.
    #[arg(long, value_name = "TEXT", default_value = "")]
    only: String,
}

/// How often a figure was measured and how often it was right.
#[derive(Clone, Copy, Default)]
struct Count {
    right: usize,
    of: usize,
}

/// Prints the table of all figures; fails if one is below its bound.
pub(crate) fn corpus(options: &Options) -> Result<()> {
    let words = product::english();
    let mut counts = [Count::default(); FIGURES.len()];
    let mut files = 0;
    for file in build::read_folder(&options.dir)? {
        let Some(name) = file.name.strip_suffix(".json") else {
            continue;
        };
        if !name.contains(&options.only) {
            continue;
        }
        let label: Value = serde_json::from_slice(&file.bytes()?)
            .with_context(|| format!("{} is not JSON", file.name))?;
        let path = file.path.with_extension("txt");
        let text =
            std::fs::read(&path).with_context(|| format!("cannot read {}", path.display()))?;
        // Several runs in one text: the label is about the last of them.
        let report = product::explain(&text, words)?.pop().unwrap_or_default();
        files += 1;
        for ((count, figure), verdict) in counts
            .iter_mut()
            .zip(FIGURES)
            .zip(judge::judge(&text, &label, &report))
        {
            let Some(verdict) = verdict else { continue };
            count.of += 1;
            match verdict {
                Ok(()) => count.right += 1,
                Err(Miss { expected, got }) if options.list => {
                    println!(
                        "{name}.txt: {}\n  expected {expected}\n  got      {got}",
                        figure.name
                    );
                }
                Err(_) => {}
            }
        }
    }
    ensure!(files > 0, "no labelled output in {}", options.dir.display());
    report(&counts, files)
}

fn report(counts: &[Count; FIGURES.len()], files: usize) -> Result<()> {
    let mut rows = Vec::new();
    let mut missed = Vec::new();
    for (figure, count) in FIGURES.iter().zip(counts) {
        // In whole numbers: 99% of 471 files are 467 files, not 466.
        let reached = count.right * 100 >= figure.needed * count.of;
        #[expect(
            clippy::cast_precision_loss,
            reason = "a corpus has fewer than 2^52 files"
        )]
        let share = 100.0 * count.right as f64 / count.of.max(1) as f64;
        rows.push(vec![
            figure.name.to_owned(),
            format!("{} of {}", count.right, count.of),
            format!("{:.1}%", (share * 10.0).floor() / 10.0),
            format!("{}%", figure.needed),
            if reached { "yes" } else { "NO" }.to_owned(),
        ]);
        if !reached {
            missed.push(figure.name);
        }
    }
    table::print(&["figure", "right", "got", "needed", "reached"], &rows);
    if !missed.is_empty() {
        bail!(
            "below the bound on {files} files: {} (--list names them)",
            missed.join(", ")
        );
    }
    println!("all figures reached on {files} files");
    Ok(())
}
