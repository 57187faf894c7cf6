//! What the components share: the address, the texts, dropped files.

mod address;
mod drop;
mod env;
mod tables;

pub(crate) use address::use_address;
pub(crate) use drop::use_drop;
pub(crate) use env::{Env, use_env};
pub(crate) use tables::use_tables;
