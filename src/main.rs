//! The page of ACR Doctor: a text is pasted, and the report stands beside it.
//!
//! It knows no rule of its own. [`acr_doctor_rules`] reads the text; what is
//! here shows the report, the reference of errors, and nothing else. Modules
//! without a browser in them compile and are tested natively.

#![cfg_attr(not(target_arch = "wasm32"), allow(dead_code))]

mod arrange;
mod lines;
mod marked;
mod paste;
mod probe;
mod route;
mod state;
mod words;

/// Whether this is the program of the probe's document. A document has its own
/// policy, and loads nothing that only the other needs.
pub(crate) const PROBES: bool = cfg!(feature = "probe");

#[cfg(target_arch = "wasm32")]
mod app;
#[cfg(target_arch = "wasm32")]
mod browser;
#[cfg(target_arch = "wasm32")]
mod click;
#[cfg(target_arch = "wasm32")]
mod components;
#[cfg(target_arch = "wasm32")]
mod dom;
#[cfg(target_arch = "wasm32")]
mod listen;
#[cfg(target_arch = "wasm32")]
mod pages;
#[cfg(target_arch = "wasm32")]
mod view;

#[cfg(target_arch = "wasm32")]
#[global_allocator]
static ALLOCATOR: rlsf::SmallGlobalTlsf = rlsf::SmallGlobalTlsf::new();

#[cfg(target_arch = "wasm32")]
fn main() {
    app::start();
}

#[cfg(not(target_arch = "wasm32"))]
fn main() {
    eprintln!("This is a page: `cargo xtask serve` builds it and shows it in a browser.");
}
