//! The parts of the pages, one a file: each shows something of the state.

mod checks;
mod command;
mod editor;
mod extract;
mod finding;
mod findings;
mod fold;
pub(crate) mod frame;
mod header;
mod icon;
mod missed;
mod proof;
mod prose;
mod report;
mod runs;
mod seen;
mod steps;
mod way;
mod welcome;

pub(crate) use command::command;
pub(crate) use editor::editor;
pub(crate) use extract::extract;
pub(crate) use icon::{Icon, icon};
pub(crate) use prose::{links, prose};
pub(crate) use report::report;
pub(crate) use runs::runs;
pub(crate) use seen::{compared, rights, steps_seen, unseen};
pub(crate) use steps::reference_step;
pub(crate) use way::way;
pub(crate) use welcome::welcome;
