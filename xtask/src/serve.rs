//! `cargo xtask serve`: the page on this machine.

use anyhow::Result;
use clap::Args;

use crate::{build, product, sh};

#[derive(Args)]
pub(crate) struct Options {
    /// The port to listen on; without it the program chooses.
    #[arg(long, value_name = "N")]
    port: Option<u16>,
    /// Do not open the browser.
    #[arg(long)]
    no_open: bool,
}

/// Builds what is not up to date, and serves until it is interrupted.
pub(crate) fn serve(options: &Options) -> Result<()> {
    let dist = build::build()?;
    let mut program = sh::command(product::program()?);
    program.arg("serve").arg("--dir").arg(dist);
    if let Some(port) = options.port {
        program.arg("--port").arg(port.to_string());
    }
    if options.no_open {
        program.arg("--no-open");
    }
    sh::run(&mut program)
}
