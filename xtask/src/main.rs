//! How the project is worked on: `cargo xtask <command>`.
//!
//! `serve` and `test` are all that a newcomer needs; each of them sets up what
//! it needs by itself. The other commands are their steps, to be run alone.

mod bench;
mod build;
mod corpus;
mod edge;
mod fuzz;
mod paths;
mod product;
mod screenshot;
mod serve;
mod sh;
mod size;
mod table;
mod test;
mod tools;

use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Parser, Subcommand};

/// How ACR Doctor is worked on.
#[derive(Parser)]
#[command(name = "cargo xtask", bin_name = "cargo xtask")]
struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Build the page and the program and open the page in the browser.
    Serve(serve::Options),
    /// Build the worker of the edge and run it in its real runtime, or deploy it.
    Edge(edge::Options),
    /// Run everything that has to hold: format, lints, tests, size, end to end.
    Test,
    /// Make `dist/`: the page as it is served.
    Build,
    /// Print the size of the first load, part by part; fail above the budget.
    Size,
    /// Measure the rules on a folder of labelled outputs.
    Corpus(corpus::Options),
    /// Measure speed and memory, side by side with `grep`.
    Bench(bench::Options),
    /// Make the picture of the README.
    Screenshot,
    /// Run the fuzz targets.
    Fuzz(fuzz::Options),
    /// Find the pinned tools, or install them, and say where they are.
    Tools,
}

fn main() -> ExitCode {
    let done = match Arguments::parse().command {
        Command::Serve(options) => serve::serve(&options),
        Command::Edge(options) => edge::edge(&options),
        Command::Test => test::test(),
        Command::Build => build::build().map(drop),
        Command::Size => size::size(),
        Command::Corpus(options) => corpus::corpus(&options),
        Command::Bench(options) => bench::bench(&options),
        Command::Screenshot => screenshot::screenshot(),
        Command::Fuzz(options) => fuzz::fuzz(&options),
        Command::Tools => tools::report(),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("xtask: {error:#}");
            ExitCode::FAILURE
        }
    }
}

/// A folder given on the command line, checked before any work is done with it.
fn folder(text: &str) -> Result<PathBuf, String> {
    let path = PathBuf::from(text);
    if path.is_dir() {
        Ok(path)
    } else {
        Err("not a folder".to_owned())
    }
}
