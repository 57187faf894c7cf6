//! The page in a real browser, served by the real program: `cargo xtask test`
//! builds both and calls these tests.
//!
//! One browser a theme: starting one costs more than what most tests do in it.
//! Whatever a browser complains about in its console, and every violation of
//! the page's policy, fails the test in which it happened.

#![cfg(not(target_arch = "wasm32"))]

mod harness;

mod access;
mod copy;
mod files;
mod hostile;
mod keyboard;
mod paste;
mod places;
mod probe;
mod speed;
