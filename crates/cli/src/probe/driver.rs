//! Performing what the probe asks for, one step after the other.

use std::io;
use std::net::{IpAddr, SocketAddr};
use std::time::Duration;

use acr_doctor_probe::address::Class;
use acr_doctor_probe::names::Names;
use acr_doctor_probe::step::{By, Endpoint, Failure, HttpFault, Raw, Request, Secured, Step};
use acr_doctor_rules::evidence::{ConnectionFault, DnsFault, ProxyFault};
use http_body_util::Full;
use hyper::body::Bytes;
use hyper::header::{ACCEPT, CONTENT_TYPE, HOST, HeaderValue, USER_AGENT};

use tokio_rustls::rustls::pki_types::CertificateDer;

use super::http::{AGENT, Connection};
use super::overrides::Override;
use super::policy::Policy;
use super::proxy::{Proxies, Scheme, Via};
use super::stream::Io;
use super::trust::Trust;
use super::{dns, tcp, tls};

/// This machine: its resolver, its proxy, its trust store, and the connection in use.
pub(crate) struct Machine {
    policy: Policy,
    overrides: Vec<Override>,
    proxies: Proxies,
    trust: Trust,
    /// What names were resolved to, in the order of the system's choice.
    known: Vec<(String, Vec<IpAddr>)>,
    /// A connection that waits for its handshake.
    made: Option<(Endpoint, Box<dyn Io>)>,
    /// A connection that answers requests.
    open: Option<(Endpoint, Connection)>,
    /// The step has not come further than the proxy.
    at_proxy: bool,
}

impl Machine {
    /// This machine with these addresses given by `--resolve` and these
    /// certificates trusted besides its own.
    pub(crate) fn new(
        policy: Policy,
        overrides: Vec<Override>,
        extra: Vec<CertificateDer<'static>>,
    ) -> Self {
        Self {
            policy,
            overrides,
            proxies: Proxies::of_system(),
            trust: Trust::new(extra),
            known: Vec::new(),
            made: None,
            open: None,
            at_proxy: false,
        }
    }

    /// Whether the way to a host leads through a proxy.
    pub(crate) fn has_proxy(&self, endpoint: &Endpoint) -> bool {
        let via = self.proxies.of_host(&endpoint.host, endpoint.port);
        via.is_some()
    }

    /// Performs a step within its limit.
    pub(super) async fn perform(&mut self, step: Step, limit: Duration) -> Raw {
        // The store is needed soon, and its loading takes a thread of its own.
        self.trust.warm();
        self.at_proxy = false;
        let done = tokio::time::timeout(limit, self.step(step)).await;
        match done {
            Ok(Ok(raw)) => raw,
            Ok(Err(failure)) => Raw::Failed(failure),
            Err(_) => {
                // A connection in the middle of something is of no more use.
                self.made = None;
                self.open = None;
                if self.at_proxy {
                    Raw::Failed(Failure::Proxy(ProxyFault::Unreachable))
                } else {
                    Raw::Silent
                }
            }
        }
    }

    async fn step(&mut self, step: Step) -> Result<Raw, Failure> {
        match step {
            Step::Lookup { host, by } => match by {
                By::System => self.look_up(&host).await.map(Raw::Names),
                By::Doh(resolver) => self.ask_resolver(&resolver.url(&host)).await,
            },
            Step::Connect { endpoint } => self.connect(endpoint).await,
            Step::Secure { endpoint } => self.secure(endpoint).await.map(Raw::Secured),
            Step::Request(request) => self.request(&request).await,
            // What only a browser needs.
            Step::Reach { .. } | Step::Control => Ok(Raw::Hidden),
        }
    }

    async fn look_up(&mut self, host: &str) -> Result<Names, Failure> {
        let found = match Override::of_host(&self.overrides, host) {
            Some(addresses) => dns::Found {
                chain: Vec::new(),
                addresses: addresses.to_vec(),
            },
            None => dns::look_up(host).await.map_err(Failure::Dns)?,
        };
        let mut names = Names {
            chain: found.chain,
            ..Names::default()
        };
        for address in &found.addresses {
            match address {
                IpAddr::V4(address) => names.v4.push(*address),
                IpAddr::V6(address) => names.v6.push(*address),
            }
        }
        self.known.push((host.to_owned(), found.addresses));
        Ok(names)
    }

    /// Makes a connection and keeps it for the handshake.
    async fn connect(&mut self, endpoint: Endpoint) -> Result<Raw, Failure> {
        self.open = None;
        self.made = None;
        // A proxy resolves names itself, but an address must not get around the
        // rules of addresses through it.
        if let Ok(address) = endpoint.host.parse::<IpAddr>()
            && self.policy.admitted(&endpoint, &[address]).is_empty()
        {
            return Err(Failure::Blocked(Class::of(address)));
        }
        let (stream, raw) = match self.proxies.of_host(&endpoint.host, endpoint.port) {
            Some(via) => self.through(&via, &endpoint).await?,
            None => self.directly(&endpoint).await?,
        };
        self.made = Some((endpoint, stream));
        Ok(raw)
    }

    // Whole and alone, although it only reads: what is held while it waits can
    // then move to another thread, connections included.
    async fn directly(&mut self, endpoint: &Endpoint) -> Result<(Box<dyn Io>, Raw), Failure> {
        let addresses = self.addresses(endpoint).await?;
        let admitted = self.policy.admitted(endpoint, &addresses);
        let Some(_) = admitted.first() else {
            return Err(match addresses.first() {
                Some(address) => Failure::Blocked(Class::of(*address)),
                None => Failure::Dns(DnsFault::NoSuchName),
            });
        };
        let (stream, address) = tcp::connect(&sockets(&admitted, endpoint.port))
            .await
            .map_err(|error| Failure::Connection(connection_fault(&error)))?;
        let raw = Raw::Connected {
            address: Some(address.ip()),
            proxy: None,
        };
        Ok((Box::new(stream), raw))
    }

    async fn addresses(&mut self, endpoint: &Endpoint) -> Result<Vec<IpAddr>, Failure> {
        if let Some(given) = Override::of(&self.overrides, &endpoint.host, endpoint.port) {
            return Ok(given.to_vec());
        }
        let known = self.known.iter().rev();
        if let Some((_, known)) = known.clone().find(|(host, _)| *host == endpoint.host) {
            return Ok(known.clone());
        }
        let found = dns::look_up(&endpoint.host).await;
        found.map(|found| found.addresses).map_err(Failure::Dns)
    }

    async fn through(
        &mut self,
        via: &Via,
        endpoint: &Endpoint,
    ) -> Result<(Box<dyn Io>, Raw), Failure> {
        self.at_proxy = true;
        let unreachable = || Failure::Proxy(ProxyFault::Unreachable);
        let found = dns::look_up(via.host()).await.map_err(|_| unreachable())?;
        let (stream, address) = tcp::connect(&sockets(&found.addresses, via.port()))
            .await
            .map_err(|_| unreachable())?;
        let stream: Box<dyn Io> = if via.scheme() == Scheme::Https {
            let secured = tls::handshake(stream, via.host(), &self.trust).await;
            Box::new(secured.map_err(|_| unreachable())?.stream)
        } else {
            Box::new(stream)
        };
        // From here on the proxy is there, and waits itself.
        self.at_proxy = false;
        let tunnel = via.tunnel(stream, &endpoint.host, endpoint.port).await;
        let raw = Raw::Connected {
            address: Some(address.ip()),
            proxy: Some(via.address()),
        };
        Ok((tunnel.map_err(Failure::Proxy)?, raw))
    }

    /// Makes the handshake on the connection that was made.
    async fn secure(&mut self, endpoint: Endpoint) -> Result<Secured, Failure> {
        let stream = match self.made.take() {
            Some((made, stream)) if made == endpoint => stream,
            _ => {
                self.connect(endpoint.clone()).await?;
                let made = self.made.take();
                made.map(|(_, stream)| stream)
                    .ok_or(Failure::Http(HttpFault::Unsent))?
            }
        };
        let secured = tls::handshake(stream, &endpoint.host, &self.trust)
            .await
            .map_err(|failed| Failure::Tls(failed.fault, failed.certificate.map(Box::new)))?;
        let connection = Connection::open(Box::new(secured.stream)).await;
        self.open = Some((endpoint, connection.map_err(Failure::Http)?));
        Ok(Secured {
            version: secured.version.to_owned(),
            certificate: secured.certificate,
            trusted: true,
        })
    }

    /// Sends a request, over the connection in use where it leads there.
    async fn request(&mut self, request: &Request) -> Result<Raw, Failure> {
        let usable = match &mut self.open {
            Some((endpoint, connection)) if *endpoint == request.endpoint => {
                connection.is_open().await
            }
            _ => false,
        };
        if !usable {
            self.open = None;
            self.secure(request.endpoint.clone()).await?;
        }
        let unsent = Failure::Http(HttpFault::Unsent);
        let Some((_, connection)) = &mut self.open else {
            return Err(unsent);
        };
        let message = message(request).map_err(|_| unsent)?;
        let answer = connection.ask(message).await;
        answer.map(Raw::Answer).map_err(Failure::Http)
    }

    /// Asks a public resolver over HTTPS.
    async fn ask_resolver(&mut self, url: &str) -> Result<Raw, Failure> {
        let (host, path) = url
            .strip_prefix("https://")
            .and_then(|rest| rest.split_once('/'))
            .ok_or(Failure::Http(HttpFault::Unsent))?;
        let endpoint = Endpoint::https(host);
        self.secure(endpoint.clone()).await?;
        let Some((_, connection)) = &mut self.open else {
            return Err(Failure::Http(HttpFault::Unsent));
        };
        let message = hyper::Request::get(["/", path].concat())
            .header(HOST, endpoint.authority())
            .header(ACCEPT, "application/dns-json")
            .header(USER_AGENT, AGENT)
            .body(Full::default())
            .map_err(|_| Failure::Http(HttpFault::Unsent))?;
        let answer = connection.ask(message).await;
        answer.map(Raw::Answer).map_err(Failure::Http)
    }
}

/// The request as it is sent. Its secrets are marked, so that nobody prints them.
fn message(request: &Request) -> Result<hyper::Request<Full<Bytes>>, hyper::http::Error> {
    let mut message = hyper::Request::builder()
        .method(request.method())
        .uri(&request.path)
        .header(HOST, request.endpoint.authority())
        .header(USER_AGENT, AGENT);
    for (name, value) in &request.headers {
        let mut value = HeaderValue::from_str(value.expose())?;
        value.set_sensitive(*name == "authorization");
        message = message.header(*name, value);
    }
    let body = request.body();
    if !body.is_empty() {
        message = message.header(CONTENT_TYPE, "application/x-www-form-urlencoded");
    }
    message.body(Full::from(body.expose().to_owned()))
}

fn sockets(addresses: &[IpAddr], port: u16) -> Vec<SocketAddr> {
    let with_port = |address: &IpAddr| SocketAddr::new(*address, port);
    addresses.iter().map(with_port).collect()
}

/// How a connection failed.
fn connection_fault(error: &io::Error) -> ConnectionFault {
    match error.kind() {
        io::ErrorKind::ConnectionRefused => ConnectionFault::Refused,
        io::ErrorKind::ConnectionReset | io::ErrorKind::ConnectionAborted => ConnectionFault::Reset,
        io::ErrorKind::NetworkUnreachable
        | io::ErrorKind::HostUnreachable
        | io::ErrorKind::NetworkDown
        | io::ErrorKind::AddrNotAvailable => ConnectionFault::Unreachable,
        _ => ConnectionFault::Timeout,
    }
}

#[cfg(test)]
mod tests {
    use acr_doctor_probe::address::{Class, Rules};
    use acr_doctor_probe::step::{Endpoint, Failure};

    use super::super::proxy::Proxies;
    use super::{Machine, Policy};

    #[test]
    fn a_proxy_is_no_way_around_the_rules_of_addresses() {
        let every = Rules {
            loopback: true,
            private: true,
        };
        let mut machine = Machine::new(Policy::Only(every), Vec::new(), Vec::new());
        machine.proxies = Proxies::all("http://127.0.0.1:9");
        let runtime = tokio::runtime::Builder::new_current_thread()
            .enable_all()
            .build()
            .unwrap();
        let connected = runtime.block_on(machine.connect(Endpoint::https("169.254.169.254")));
        assert_eq!(
            connected.map(|_| ()),
            Err(Failure::Blocked(Class::Metadata))
        );
    }

    #[test]
    fn a_way_that_is_not_there_is_no_silence() {
        use std::io::{Error, ErrorKind};

        use acr_doctor_rules::evidence::ConnectionFault::{Refused, Reset, Timeout, Unreachable};

        for (kind, fault) in [
            (ErrorKind::NetworkUnreachable, Unreachable),
            (ErrorKind::HostUnreachable, Unreachable),
            (ErrorKind::ConnectionRefused, Refused),
            (ErrorKind::ConnectionReset, Reset),
            (ErrorKind::TimedOut, Timeout),
        ] {
            assert_eq!(super::connection_fault(&Error::from(kind)), fault, "{kind}");
        }
    }
}
