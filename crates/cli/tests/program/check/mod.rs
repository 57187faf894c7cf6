//! `acr-doctor check` against registries on loopback, over real TLS.

mod behaviour;
mod causes;
mod credentials;
mod ending;
mod proxies;
mod real;
mod shown;
mod support;
