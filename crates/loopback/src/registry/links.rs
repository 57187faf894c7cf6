//! Where a registry sends its clients: its own token endpoint, its data host,
//! and a host that is none of its own.

use std::net::{IpAddr, SocketAddr};

use crate::elsewhere::ELSEWHERE_HOST;
use crate::log::Request;

/// Names and addresses of the three servers.
pub(crate) struct Links {
    pub(crate) registry: (String, SocketAddr),
    pub(crate) data: (String, SocketAddr),
    pub(crate) elsewhere: SocketAddr,
}

/// Which server a request means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Place {
    Registry,
    Data,
    Elsewhere,
}

impl Links {
    /// Which server a request means, by its `Host`.
    pub(crate) fn place(&self, request: &Request) -> Place {
        let (name, _) = split(request.header("host").unwrap_or_default());
        if name.eq_ignore_ascii_case(&self.registry.0) {
            Place::Registry
        } else if name.eq_ignore_ascii_case(&self.data.0) {
            Place::Data
        } else if name.eq_ignore_ascii_case(ELSEWHERE_HOST) {
            Place::Elsewhere
        } else {
            Place::Registry
        }
    }

    /// The name for `service`: the login server, without a port.
    pub(crate) fn service(&self) -> &str {
        &self.registry.0
    }

    /// The realm of the challenge: this very registry, under the name by which
    /// it was asked.
    pub(super) fn realm(&self, request: &Request) -> String {
        let own = (self.registry.0.as_str(), self.registry.1);
        link(request, own, "/oauth2/token")
    }

    /// A link to the data host.
    pub(super) fn data(&self, request: &Request, path: &str) -> String {
        link(request, (&self.data.0, self.data.1), path)
    }

    /// A link to the host that is none of the registry's.
    pub(super) fn elsewhere(&self, request: &Request, path: &str) -> String {
        let (_, port) = split(request.header("host").unwrap_or_default());
        let port = port.map_or(String::new(), |_| format!(":{}", self.elsewhere.port()));
        format!("https://{ELSEWHERE_HOST}{port}{path}")
    }
}

/// A link to a server of ours, in the way the client asked: by name or as
/// `localhost`, with a port or (where names are mapped) without.
fn link(request: &Request, (name, address): (&str, SocketAddr), path: &str) -> String {
    let (asked, port) = split(request.header("host").unwrap_or_default());
    let local = asked == "localhost" || asked.parse::<IpAddr>().is_ok();
    let name = if local { asked } else { name };
    let port = port.map_or(String::new(), |_| format!(":{}", address.port()));
    format!("https://{name}{port}{path}")
}

/// A `Host` header as name and port.
fn split(host: &str) -> (&str, Option<&str>) {
    match host.rsplit_once(':') {
        Some((name, port)) if port.bytes().all(|byte| byte.is_ascii_digit()) => (name, Some(port)),
        _ => (host, None),
    }
}
