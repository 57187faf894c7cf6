//! The native driver of the probe.
mod certificate;
mod dns;
mod driver;
mod http;
mod overrides;
mod policy;
mod proxy;
mod socks;
mod stream;
mod tcp;
mod tls;
mod trust;

pub(crate) use overrides::Override;
