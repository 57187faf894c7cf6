//! `cargo xtask fuzz`: the fuzz targets, one after the other.

use anyhow::{Result, bail, ensure};
use clap::Args;

use crate::{paths, sh};

#[derive(Args)]
pub(crate) struct Options {
    /// How long each target runs.
    #[arg(long, default_value_t = 600, value_name = "SECONDS")]
    seconds: u32,
}

/// Runs every target; fails at the first finding.
pub(crate) fn fuzz(options: &Options) -> Result<()> {
    ensure!(
        paths::root().join("fuzz").is_dir(),
        "there are no fuzz targets: no folder `fuzz`"
    );
    if paths::on_path("cargo-fuzz").is_none() {
        bail!("cargo-fuzz is missing: cargo install --locked cargo-fuzz");
    }
    let fuzz = || {
        let mut cargo = sh::cargo();
        // The sanitizers are options of the nightly compiler; this lets the
        // pinned stable one take them.
        cargo.env("RUSTC_BOOTSTRAP", "1").arg("fuzz");
        cargo
    };
    let targets = String::from_utf8(sh::output(fuzz().arg("list"))?)?;
    for target in targets.lines() {
        println!("fuzzing {target} for {} s", options.seconds);
        let time = format!("-max_total_time={}", options.seconds);
        sh::run(fuzz().args(["run", target, "--", &time]))?;
    }
    println!("no finding");
    Ok(())
}
