//! The parts of the pages, one a file. What keeps a state of its own is a
//! component; what only shows something is a function.

mod checks;
mod command;
mod copy;
mod editor;
mod extract;
mod finding;
mod findings;
mod header;
mod icon;
mod missed;
mod proof;
mod prose;
mod report;
mod runs;
mod steps;
mod way;
mod welcome;

pub(crate) use command::{Command, command};
pub(crate) use copy::Copy;
pub(crate) use editor::{Editor, Mark};
pub(crate) use extract::extract;
pub(crate) use header::header;
pub(crate) use prose::{links, prose};
pub(crate) use runs::Runs;
pub(crate) use steps::reference_step;
pub(crate) use welcome::{not_ours, welcome};
