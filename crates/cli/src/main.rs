//! The native program of ACR Doctor.

mod args;
mod check;
mod explain;
mod locale;
mod probe;
mod serve;
mod terminal;

use std::process::ExitCode;

use args::{Arguments, Command};
use clap::{CommandFactory, Parser};

fn main() -> ExitCode {
    match Arguments::parse().command {
        Command::Check(options) => check::run(&options),
        Command::Explain(options) => explain::run(&options),
        Command::Serve(options) => serve::run(&options),
        Command::Completions { shell } => {
            let mut script = Vec::new();
            clap_complete::generate(shell, &mut Arguments::command(), "acr-doctor", &mut script);
            terminal::print(&script)
        }
    }
}
