//! ACR Doctor at the edge: how the public internet sees a registry.
//!
//! A Cloudflare Worker that serves the page as static assets and answers the
//! probe API that `acr-doctor serve` answers ([`acr_doctor_probe::api`]). It
//! takes a registry, never an address; it has no field for credentials; it
//! logs nothing.
//!
//! What needs the platform is compiled for WebAssembly alone and is short; all
//! that decides something is plain Rust, tested natively:
//!
//! - [`gate`]: who may ask;
//! - [`question`]: what is asked;
//! - [`client`]: whose rate is limited;
//! - [`crowd`]: many callers, one probe;
//! - [`hosts`]: whom the driver may ask;
//! - [`platform`]: what the platform says in the place of a registry.

pub mod client;
pub mod crowd;
pub mod gate;
pub mod hosts;
pub mod platform;
pub mod question;

#[cfg(target_arch = "wasm32")]
mod answer;
#[cfg(target_arch = "wasm32")]
mod driver;
#[cfg(target_arch = "wasm32")]
mod lines;
#[cfg(all(target_arch = "wasm32", feature = "replay-for-tests"))]
mod replay;
#[cfg(target_arch = "wasm32")]
mod routes;
