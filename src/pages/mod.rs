//! The places of the page, one a file.

mod cause;
mod code;
mod errors;
mod explain;
mod probe;

pub(crate) use cause::cause;
pub(crate) use code::code;
pub(crate) use errors::errors;
pub(crate) use explain::explain;
pub(crate) use probe::probe;
