//! The page that asks registries: real browsers, the real program, and
//! registries on loopback over real TLS.

mod field;
mod form;
mod from_browser;
mod from_machine;
mod policy;
mod progress;
mod public_dns;
mod registries;
mod resolver;
mod screens;
mod secrets;
