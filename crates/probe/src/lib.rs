//! The probe: which request to a registry comes next, and what its answer means.
//!
//! It performs nothing. A driver (the page, the native program, the worker at
//! the edge) performs the steps and hands back what came; [`Probe`] has the
//! loop. What a driver shows and what the report says come from the same
//! [`Entry`] values, which hold no secret.
#![forbid(unsafe_code)]

pub mod address;
pub mod answer;
#[cfg(feature = "serde")]
pub mod api;
pub mod ask;
pub mod challenge;
pub mod compare;
pub mod date;
pub mod entry;
pub mod inspectors;
pub mod json;
mod meaning;
mod named;
pub mod names;
pub mod oci;
pub mod policy;
pub mod probe;
pub mod secret;
pub mod step;
pub mod target;
pub mod token;
pub mod transcript;
pub mod vantage;
mod words;

pub use ask::{Ask, Limits};
pub use entry::{Entry, Seen, Verdict};
pub use probe::{Next, Probe};
pub use secret::{Credentials, Secret};
pub use step::{Endpoint, Failure, Purpose, Raw, RawAnswer, Request, Step};
pub use target::Target;
pub use transcript::Transcript;
pub use vantage::Vantage;
