//! An HTTP forward proxy on loopback. It takes CONNECT for any name and goes to
//! 127.0.0.1 whatever the name is: nothing leaves this machine.

use std::io;
use std::net::{Ipv4Addr, SocketAddr};
use std::sync::Arc;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use tokio::io::{AsyncWriteExt as _, copy_bidirectional};
use tokio::net::TcpStream;

use crate::answer::Answer;
use crate::blocking::Blocking;
use crate::connection::{Connection, Heard};
use crate::log::{Log, Request};
use crate::modes::Tcp;
use crate::server::{Handler, Port, Server};

/// What a forward proxy does.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum ProxyMode {
    /// Every tunnel is opened.
    #[default]
    Works,
    /// 407 without this user and password, a tunnel with them.
    AsksPassword {
        /// The user name.
        user: String,
        /// The password.
        password: String,
    },
    /// 407 to everybody.
    Refuses,
    /// 403 and a page to everybody.
    Forbids,
    /// 502: the proxy cannot reach the registry.
    BadGateway,
    /// Nobody listens on its port.
    Unreachable,
    /// The request is read and never answered.
    Silent,
}

/// A forward proxy. It dereferences to its server; everything ends when it is
/// dropped.
#[derive(Debug)]
pub struct Proxy(Server);

impl Proxy {
    /// Starts a proxy whose tunnels go to 127.0.0.1 and the port that was asked
    /// for. To be called in a Tokio runtime.
    ///
    /// # Errors
    /// No port can be taken.
    pub async fn start(mode: ProxyMode) -> io::Result<Self> {
        Self::start_to(mode, None).await
    }

    /// As [`Proxy::start`], with all tunnels going to this address.
    ///
    /// # Errors
    /// As [`Proxy::start`].
    pub async fn start_to(mode: ProxyMode, to: Option<SocketAddr>) -> io::Result<Self> {
        let tcp = match mode {
            ProxyMode::Unreachable => Tcp::Refused,
            _ => Tcp::Serve,
        };
        let port = Port::take(0, tcp).await?;
        let handler = ProxyHandler { mode, to };
        Ok(Self(Server::start("127.0.0.1", port, None, handler)?))
    }

    /// As [`Proxy::start`], for programs without a runtime.
    ///
    /// # Errors
    /// As [`Proxy::start`], or no thread can be started.
    pub fn start_blocking(mode: ProxyMode) -> io::Result<Blocking<Self>> {
        Blocking::start(Self::start(mode))
    }

    /// The address of the proxy as `HTTPS_PROXY` takes it.
    pub fn proxy_url(&self) -> String {
        format!("http://{}", self.0.address())
    }

    /// Ends the proxy and waits until nothing of it is left.
    pub async fn stop(self) {
        self.0.stop().await;
    }
}

impl std::ops::Deref for Proxy {
    type Target = Server;

    fn deref(&self) -> &Server {
        &self.0
    }
}

struct ProxyHandler {
    mode: ProxyMode,
    to: Option<SocketAddr>,
}

impl Handler for ProxyHandler {
    async fn handle(self: Arc<Self>, stream: TcpStream, log: Arc<Log>) {
        let mut connection = Connection::new(stream);
        loop {
            let request = match connection.request().await {
                Heard::Request(request, _) => request,
                Heard::Gone => return,
                Heard::Refuse(status) => {
                    let answer = Answer::empty(status);
                    return connection.last(&answer).await;
                }
            };
            let verdict = self.verdict(&request);
            log.record(request);
            match verdict {
                Verdict::Tunnel(to) => match TcpStream::connect(to).await {
                    Ok(target) => return tunnel(connection, target).await,
                    Err(_) => return connection.last(&bad_gateway()).await,
                },
                // A client answers 407 on the same connection.
                Verdict::Answer(answer) if answer.status == 407 => {
                    if connection
                        .write(&answer.head(false), &answer.body)
                        .await
                        .is_err()
                    {
                        return;
                    }
                }
                Verdict::Answer(answer) => return connection.last(&answer).await,
                Verdict::Silence => return connection.gone().await,
            }
        }
    }
}

enum Verdict {
    Tunnel(SocketAddr),
    Answer(Answer),
    Silence,
}

impl ProxyHandler {
    fn verdict(&self, request: &Request) -> Verdict {
        match &self.mode {
            ProxyMode::Silent => return Verdict::Silence,
            ProxyMode::Refuses => return Verdict::Answer(asks_password()),
            ProxyMode::Forbids => return Verdict::Answer(forbids()),
            ProxyMode::BadGateway => return Verdict::Answer(bad_gateway()),
            ProxyMode::AsksPassword { user, password } => {
                let right = format!("Basic {}", STANDARD.encode(format!("{user}:{password}")));
                if request.header("proxy-authorization") != Some(&right) {
                    return Verdict::Answer(asks_password());
                }
            }
            // Nobody listens on an unreachable one.
            ProxyMode::Works | ProxyMode::Unreachable => {}
        }
        if request.method != "CONNECT" {
            return Verdict::Answer(Answer::empty(405));
        }
        let port = request
            .target
            .rsplit_once(':')
            .and_then(|(_, port)| port.parse().ok());
        match (self.to, port) {
            (Some(to), _) => Verdict::Tunnel(to),
            (None, Some(port)) => Verdict::Tunnel(SocketAddr::from((Ipv4Addr::LOCALHOST, port))),
            (None, None) => Verdict::Answer(Answer::empty(400)),
        }
    }
}

fn asks_password() -> Answer {
    Answer::empty(407).with("Proxy-Authenticate", "Basic realm=\"loopback proxy\"")
}

fn forbids() -> Answer {
    Answer::new(
        403,
        "text/html; charset=utf-8",
        "<!DOCTYPE html>\n<html><body><h1>Access denied</h1></body></html>\n",
    )
}

fn bad_gateway() -> Answer {
    Answer::new(502, "text/plain", "the destination cannot be reached\n")
}

/// Carries bytes both ways until one side ends.
async fn tunnel(connection: Connection<TcpStream>, mut target: TcpStream) {
    let (mut client, early) = connection.into_parts();
    let _ = target.set_nodelay(true);
    let opened = async {
        client
            .write_all(b"HTTP/1.1 200 Connection established\r\n\r\n")
            .await?;
        target.write_all(&early).await?;
        copy_bidirectional(&mut client, &mut target).await
    };
    // Either side may break off: that is how tunnels end.
    let _ = opened.await;
}
