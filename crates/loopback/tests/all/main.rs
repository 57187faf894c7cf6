//! Each behaviour is asked by a plain client and does what its name says.

mod client;
mod content;
mod docker;
mod gates;
mod names;
mod program;
mod proxies;
mod servers;
mod tokens;
