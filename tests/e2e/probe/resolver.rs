//! A public resolver on loopback: DNS over HTTPS that answers in JSON, over
//! real TLS, and counts what it was asked.

use std::io;
use std::sync::{Arc, Mutex, PoisonError};

use acr_doctor_loopback::Blocking;
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use rcgen::{CertifiedKey, PublicKeyData as _, generate_simple_self_signed};
use tokio::io::{AsyncRead, AsyncReadExt as _, AsyncWrite, AsyncWriteExt as _};
use tokio::net::TcpListener;
use tokio_rustls::TlsAcceptor;
use tokio_rustls::rustls::ServerConfig;
use tokio_rustls::rustls::crypto::ring::default_provider;
use tokio_rustls::rustls::pki_types::PrivatePkcs8KeyDer;

/// The longest head of a request that is read, in bytes.
const HEAD_LIMIT: usize = 16 * 1024;

/// A resolver. It ends with the value.
pub(super) struct Resolver {
    /// The name that its certificate is for.
    pub(super) host: &'static str,
    /// Its port of 127.0.0.1.
    pub(super) port: u16,
    /// SHA-256 of its public key, as Chromium takes it.
    pub(super) key: String,
    asked: Arc<Mutex<Vec<String>>>,
}

impl Resolver {
    /// Starts one. `answer` makes the body from the target of the request.
    pub(super) fn start(
        host: &'static str,
        answer: impl Fn(&str) -> String + Send + Sync + 'static,
    ) -> Blocking<Self> {
        Blocking::start(Self::listen(host, answer)).expect("the resolver starts")
    }

    async fn listen(
        host: &'static str,
        answer: impl Fn(&str) -> String + Send + Sync + 'static,
    ) -> io::Result<Self> {
        let CertifiedKey { cert, signing_key } =
            generate_simple_self_signed([host.to_owned()]).map_err(io::Error::other)?;
        let info = signing_key.subject_public_key_info();
        let key = STANDARD.encode(ring::digest::digest(&ring::digest::SHA256, &info));
        let private = PrivatePkcs8KeyDer::from(signing_key.serialize_der());
        let config = ServerConfig::builder_with_provider(Arc::new(default_provider()))
            .with_safe_default_protocol_versions()
            .map_err(io::Error::other)?
            .with_no_client_auth()
            .with_single_cert(vec![cert.der().clone()], private.into())
            .map_err(io::Error::other)?;
        let acceptor = TlsAcceptor::from(Arc::new(config));
        let listener = TcpListener::bind(("127.0.0.1", 0)).await?;
        let port = listener.local_addr()?.port();
        let asked = Arc::new(Mutex::new(Vec::new()));
        let (log, answer) = (asked.clone(), Arc::new(answer));
        tokio::spawn(async move {
            while let Ok((stream, _)) = listener.accept().await {
                let (acceptor, log, answer) = (acceptor.clone(), log.clone(), answer.clone());
                tokio::spawn(async move {
                    if let Ok(stream) = acceptor.accept(stream).await {
                        // The browser may leave in the middle: nothing is owed to it.
                        let _ = serve(stream, &log, &*answer).await;
                    }
                });
            }
        });
        Ok(Self {
            host,
            port,
            key,
            asked,
        })
    }

    /// The heads of all requests so far.
    pub(super) fn asked(&self) -> Vec<String> {
        let asked = self.asked.lock();
        asked.unwrap_or_else(PoisonError::into_inner).clone()
    }
}

/// One request and its answer.
async fn serve(
    mut stream: impl AsyncRead + AsyncWrite + Unpin,
    log: &Mutex<Vec<String>>,
    answer: &impl Fn(&str) -> String,
) -> io::Result<()> {
    let mut head = Vec::new();
    while !head.ends_with(b"\r\n\r\n") && head.len() < HEAD_LIMIT {
        head.push(stream.read_u8().await?);
    }
    let head = String::from_utf8_lossy(&head).into_owned();
    let target = head.split(' ').nth(1).unwrap_or_default();
    let body = answer(target);
    let length = body.len();
    let answer = format!(
        "HTTP/1.1 200 OK\r\nContent-Type: application/dns-json\r\n\
         Access-Control-Allow-Origin: *\r\nContent-Length: {length}\r\n\
         Connection: close\r\n\r\n{body}"
    );
    log.lock()
        .unwrap_or_else(PoisonError::into_inner)
        .push(head);
    stream.write_all(answer.as_bytes()).await?;
    stream.shutdown().await
}
