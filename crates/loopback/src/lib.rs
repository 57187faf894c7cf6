//! Registries and proxies on loopback for the tests: healthy ones, and every
//! kind of broken one, over real TLS by a certificate authority that is made at
//! start. Nothing here talks to anything but 127.0.0.1.
//!
//! ```
//! # tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap().block_on(async {
//! use acr_doctor_loopback::{Behaviour, Cors, Loopback};
//!
//! let registry = Loopback::start(Behaviour {
//!     cors: Cors::Open { expose: true },
//!     ..Behaviour::firewall()
//! })
//! .await?;
//! // Ask it: registry.address(), registry.host(), registry.ca_file() …
//! assert!(registry.requests().is_empty());
//! # Ok::<(), std::io::Error>(()) }).unwrap();
//! ```
//!
//! A server listens when its start returns. It ends with all its connections
//! when it is dropped; `stop` waits for that.

mod accounts;
mod answer;
mod authority;
mod behaviour;
mod blocking;
mod connection;
mod docker_registry;
mod elsewhere;
mod gate;
mod jwt;
mod log;
mod loopback;
mod modes;
mod names;
mod old_tls;
mod proxy;
mod registry;
mod server;
mod tls;

pub use accounts::{
    ADMIN, ALL_ACTIONS, Account, Accounts, Grant, PULLER, SERVICE_PRINCIPAL, entra_token,
};
pub use authority::Authority;
pub use behaviour::{Behaviour, Data};
pub use blocking::Blocking;
pub use docker_registry::{DockerRegistry, Start};
pub use elsewhere::ELSEWHERE_HOST;
pub use gate::Gate;
pub use log::{Connections, Request, WAIT_LIMIT};
pub use loopback::Loopback;
pub use modes::{Clock, Cors, Forbidden, Pace, Tcp, TlsMode, TokenMode, V2, Wire, Wires};
pub use names::{NAMED, Named, named};
pub use proxy::{Proxy, ProxyMode};
pub use registry::{BLOB, CLIENT_ADDRESS, TAG};
pub use server::Server;
pub use tls::WRONG_HOST;
