//! The real program, as a shell sees it.

mod check;
mod explain;
mod serve;
mod support;
