//! One port: listening, greeting, serving, counting.

use std::io;
use std::net::{Ipv4Addr, SocketAddr};
use std::sync::Arc;
use std::time::Duration;

use tokio::io::AsyncWriteExt as _;
use tokio::net::{TcpListener, TcpSocket, TcpStream};
use tokio::task::{JoinHandle, JoinSet};
use tokio::time::sleep;

use crate::answer::Service;
use crate::connection::{drain, linger, serve};
use crate::gate::Gate;
use crate::log::{Connections, Log, Request};
use crate::modes::Tcp;
use crate::tls::{Greeting, fail};

/// A port of 127.0.0.1 that is taken and not served yet.
pub(crate) enum Port {
    /// It listens.
    Listening(TcpListener),
    /// It is kept from others and refuses connections.
    Reserved(TcpSocket),
}

impl Port {
    /// Takes a port; 0 lets the system choose.
    pub(crate) async fn take(port: u16, tcp: Tcp) -> io::Result<Self> {
        let address = SocketAddr::from((Ipv4Addr::LOCALHOST, port));
        if tcp == Tcp::Refused {
            let socket = TcpSocket::new_v4()?;
            socket.bind(address)?;
            return Ok(Self::Reserved(socket));
        }
        Ok(Self::Listening(TcpListener::bind(address).await?))
    }

    pub(crate) fn address(&self) -> io::Result<SocketAddr> {
        match self {
            Self::Listening(listener) => listener.local_addr(),
            Self::Reserved(socket) => socket.local_addr(),
        }
    }
}

/// What serves the connections of a port.
pub(crate) trait Handler: Send + Sync + 'static {
    /// Serves one connection from its first byte to its last.
    fn handle(self: Arc<Self>, stream: TcpStream, log: Arc<Log>)
    -> impl Future<Output = ()> + Send;
}

/// A web server by its layers.
pub(crate) struct Role {
    pub(crate) tcp: Tcp,
    pub(crate) greeting: Greeting,
    pub(crate) service: Box<dyn Service>,
    pub(crate) gate: Option<Gate>,
}

/// A server on loopback. It ends with all its connections when it is dropped.
#[derive(Debug)]
pub struct Server {
    host: String,
    address: SocketAddr,
    spki_hash: Option<String>,
    log: Arc<Log>,
    /// Keeps a refused port from others.
    _reserved: Option<TcpSocket>,
    task: Option<JoinHandle<()>>,
}

impl Server {
    /// Serves a port. Ready when it returns.
    pub(crate) fn start(
        host: &str,
        port: Port,
        spki_hash: Option<String>,
        handler: impl Handler,
    ) -> io::Result<Self> {
        let address = port.address()?;
        let log = Arc::new(Log::default());
        let (task, reserved) = match port {
            Port::Listening(listener) => {
                let accepting = accept(listener, Arc::new(handler), log.clone());
                (Some(tokio::spawn(accepting)), None)
            }
            Port::Reserved(socket) => (None, Some(socket)),
        };
        Ok(Self {
            host: host.into(),
            address,
            spki_hash,
            log,
            _reserved: reserved,
            task,
        })
    }

    /// The address: 127.0.0.1 and the port.
    pub fn address(&self) -> SocketAddr {
        self.address
    }

    /// The name that the certificate is for.
    pub fn host(&self) -> &str {
        &self.host
    }

    /// The port.
    pub fn port(&self) -> u16 {
        self.address.port()
    }

    /// The name with the port.
    pub fn authority(&self) -> String {
        format!("{}:{}", self.host, self.address.port())
    }

    /// The URL of a path under the server's name. The name resolves nowhere:
    /// the client must be told the address, as with curl's `--resolve`.
    pub fn url(&self, path: &str) -> String {
        format!("https://{}{path}", self.authority())
    }

    /// The URL of a path under `localhost`, for which the certificate is too.
    pub fn local_url(&self, path: &str) -> String {
        format!("https://localhost:{}{path}", self.address.port())
    }

    /// HOST:PORT:ADDRESS, as `--resolve` takes it.
    pub fn resolve(&self) -> String {
        format!("{}:{}", self.authority(), self.address.ip())
    }

    /// SHA-256 of the certificate's public key in Base64, as Chromium's
    /// `--ignore-certificate-errors-spki-list` takes it. None without a certificate.
    pub fn spki_hash(&self) -> Option<&str> {
        self.spki_hash.as_deref()
    }

    /// The requests so far, in order.
    pub fn requests(&self) -> Vec<Request> {
        self.log.requests()
    }

    /// Waits until there are at least this many requests, at most
    /// [`crate::WAIT_LIMIT`], and returns those that there are.
    pub async fn wait_for_requests(&self, count: usize) -> Vec<Request> {
        self.log.wait_for_requests(count).await
    }

    /// The connections so far.
    pub fn connections(&self) -> Connections {
        self.log.connections()
    }

    /// Waits until the connections are as wanted, at most [`crate::WAIT_LIMIT`],
    /// and returns how they are.
    pub async fn wait_for_connections(
        &self,
        enough: impl FnMut(&Connections) -> bool,
    ) -> Connections {
        self.log.wait_for_connections(enough).await
    }

    /// Ends the server and waits until nothing of it is left.
    pub async fn stop(mut self) {
        if let Some(task) = self.task.take() {
            task.abort();
            // It ends by its abort, which is an error by name only.
            let _ = task.await;
            self.log.wait_for_connections(|now| now.open == 0).await;
        }
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        if let Some(task) = &self.task {
            task.abort();
        }
    }
}

/// Accepts connections. Each is a task of the set: they end with it.
async fn accept(listener: TcpListener, handler: Arc<impl Handler>, log: Arc<Log>) {
    let mut connections = JoinSet::new();
    loop {
        tokio::select! {
            accepted = listener.accept() => {
                let Ok((stream, _)) = accepted else {
                    // Out of files, or a client that gave up early: both pass.
                    sleep(Duration::from_millis(10)).await;
                    continue;
                };
                let (handler, log) = (handler.clone(), log.clone());
                let connected = log.connected();
                connections.spawn(async move {
                    let _connected = connected;
                    handler.handle(stream, log).await;
                });
            }
            Some(_) = connections.join_next(), if !connections.is_empty() => {}
        }
    }
}

impl Handler for Role {
    async fn handle(self: Arc<Self>, mut stream: TcpStream, log: Arc<Log>) {
        match self.tcp {
            Tcp::Serve => {}
            Tcp::Silent => return drain(&mut stream).await,
            Tcp::Reset => {
                let _ = stream.set_zero_linger();
                return;
            }
            // A reserved port accepts nothing.
            Tcp::Close | Tcp::Refused => {
                if stream.shutdown().await.is_ok() {
                    linger(&mut stream).await;
                }
                return;
            }
        }
        let _ = stream.set_nodelay(true);
        let gate = self.gate.as_ref();
        match &self.greeting {
            Greeting::Plain => serve(stream, &*self.service, &log, gate).await,
            Greeting::ByHand(broken) => {
                fail(*broken, stream).await;
                log.handshake(false);
            }
            Greeting::Tls(acceptor) => match acceptor.accept(stream).await {
                Ok(stream) => {
                    log.handshake(true);
                    serve(stream, &*self.service, &log, gate).await;
                }
                Err(_) => log.handshake(false),
            },
        }
    }
}
