//! A plain client: Tokio, rustls and hyper, nothing of the crate under test but
//! the address and the certificate of its authority.

use std::io;
use std::sync::Arc;
use std::time::Duration;

use acr_doctor_loopback::{Authority, Server};
use http_body_util::{BodyExt as _, Full};
use hyper::body::Bytes;
use hyper::client::conn::http1;
use hyper_util::rt::TokioIo;
use rustls::pki_types::ServerName;
use rustls::{ClientConfig, RootCertStore};
use tokio::net::TcpStream;
use tokio::time::timeout;
use tokio_rustls::TlsConnector;
use tokio_rustls::client::TlsStream;

/// No test waits longer; none is meant to reach it, however busy the machine is.
const LIMIT: Duration = Duration::from_secs(30);

/// Which phase failed.
#[derive(Debug)]
pub(crate) enum Failure {
    Tcp(io::Error),
    Tls(io::Error),
    Http(hyper::Error),
    Limit,
}

/// An answer as a client sees it.
#[derive(Debug)]
pub(crate) struct Reply {
    pub(crate) status: u16,
    pub(crate) headers: Vec<(String, String)>,
    pub(crate) body: Vec<u8>,
}

impl Reply {
    pub(crate) fn header(&self, name: &str) -> Option<&str> {
        let found = self.headers.iter().find(|(have, _)| have == name);
        found.map(|(_, value)| value.as_str())
    }

    pub(crate) fn text(&self) -> &str {
        std::str::from_utf8(&self.body).unwrap()
    }

    pub(crate) fn json(&self) -> serde_json::Value {
        serde_json::from_slice(&self.body).unwrap()
    }
}

/// A request to be made.
#[derive(Clone)]
pub(crate) struct Ask {
    method: &'static str,
    path: String,
    headers: Vec<(&'static str, String)>,
    body: String,
}

impl Ask {
    pub(crate) fn get(path: impl Into<String>) -> Self {
        Self {
            method: "GET",
            path: path.into(),
            headers: Vec::new(),
            body: String::new(),
        }
    }

    pub(crate) fn method(method: &'static str, path: impl Into<String>) -> Self {
        Self {
            method,
            ..Self::get(path)
        }
    }

    pub(crate) fn form(path: &str, fields: &[(&str, &str)]) -> Self {
        let body = form_urlencoded::Serializer::new(String::new())
            .extend_pairs(fields)
            .finish();
        Self {
            method: "POST",
            body,
            ..Self::get(path)
        }
        .with("content-type", "application/x-www-form-urlencoded")
    }

    pub(crate) fn with(mut self, name: &'static str, value: impl Into<String>) -> Self {
        self.headers.push((name, value.into()));
        self
    }

    pub(crate) fn basic(self, (user, password): (&str, &str)) -> Self {
        use base64::Engine as _;
        let encoded =
            base64::engine::general_purpose::STANDARD.encode(format!("{user}:{password}"));
        self.with("authorization", format!("Basic {encoded}"))
    }

    pub(crate) fn bearer(self, token: &str) -> Self {
        self.with("authorization", format!("Bearer {token}"))
    }

    fn request(&self, authority: &str) -> hyper::Request<Full<Bytes>> {
        let mut request = hyper::Request::builder()
            .method(self.method)
            .uri(&self.path);
        if !self.headers.iter().any(|(name, _)| *name == "host") {
            request = request.header("host", authority);
        }
        for (name, value) in &self.headers {
            request = request.header(*name, value);
        }
        request.body(Full::from(self.body.clone())).unwrap()
    }
}

/// Asks once, on a connection of its own.
pub(crate) async fn ask(server: &Server, ca: &Authority, what: Ask) -> Result<Reply, Failure> {
    let asking = async {
        let stream = connect(server, ca).await?;
        ask_on(stream, &server.authority(), &[what])
            .await
            .map(|mut replies| replies.remove(0))
    };
    timeout(LIMIT, asking).await.unwrap_or(Err(Failure::Limit))
}

/// Opens a TLS connection to a server, under its name.
pub(crate) async fn connect(
    server: &Server,
    ca: &Authority,
) -> Result<TlsStream<TcpStream>, Failure> {
    let stream = TcpStream::connect(server.address())
        .await
        .map_err(Failure::Tcp)?;
    handshake(stream, server.host(), ca).await
}

/// A TLS handshake over a stream.
pub(crate) async fn handshake(
    stream: TcpStream,
    host: &str,
    ca: &Authority,
) -> Result<TlsStream<TcpStream>, Failure> {
    let mut roots = RootCertStore::empty();
    roots.add(ca.der()).unwrap();
    let config =
        ClientConfig::builder_with_provider(Arc::new(rustls::crypto::ring::default_provider()))
            .with_safe_default_protocol_versions()
            .unwrap()
            .with_root_certificates(roots)
            .with_no_client_auth();
    let name = ServerName::try_from(host.to_owned()).unwrap();
    TlsConnector::from(Arc::new(config))
        .connect(name, stream)
        .await
        .map_err(Failure::Tls)
}

/// Asks one after the other on one connection.
pub(crate) async fn ask_on(
    stream: TlsStream<TcpStream>,
    authority: &str,
    asks: &[Ask],
) -> Result<Vec<Reply>, Failure> {
    // hyper allows 100 headers if it is not told otherwise.
    let (mut sender, connection) = http1::Builder::new()
        .max_headers(2000)
        .handshake(TokioIo::new(stream))
        .await
        .map_err(Failure::Http)?;
    let asking = async {
        let mut replies = Vec::new();
        for what in asks {
            sender.ready().await.map_err(Failure::Http)?;
            let response = sender
                .send_request(what.request(authority))
                .await
                .map_err(Failure::Http)?;
            let status = response.status().as_u16();
            let headers = response.headers().iter();
            let headers =
                headers.map(|(name, value)| (name.as_str().into(), value.to_str().unwrap().into()));
            let headers = headers.collect();
            let body = response
                .into_body()
                .collect()
                .await
                .map_err(Failure::Http)?;
            let body = body.to_bytes().to_vec();
            replies.push(Reply {
                status,
                headers,
                body,
            });
        }
        Ok(replies)
    };
    // The connection is driven here: no task is left behind. What the exchange
    // says of a failure is what counts.
    tokio::pin!(asking);
    tokio::select! {
        replies = &mut asking => replies,
        _ = connection => asking.await,
    }
}
