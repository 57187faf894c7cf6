//! The rules of ACR Doctor.
#[macro_use]
pub mod lang;
pub mod catalog;
pub mod check;
pub mod code;
pub mod evidence;
pub use lang::{Language, Text};
