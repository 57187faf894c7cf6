//! The real program, as a shell sees it.

mod explain;
mod serve;
mod support;
