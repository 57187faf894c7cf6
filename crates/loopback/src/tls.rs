//! The TLS layer of a server, as its behaviour wants it.

use std::io;
use std::sync::Arc;

use rustls::{ServerConfig, version};
use tokio::net::TcpStream;
use tokio_rustls::TlsAcceptor;

use crate::authority::{Authority, EXPIRED, Identity, NOT_YET_VALID, VALID};
use crate::connection::drain;
use crate::modes::TlsMode;
use crate::old_tls;

/// The name in the certificate of [`TlsMode::WrongHost`].
pub const WRONG_HOST: &str = "another-host.example";

/// How a connection is greeted.
pub(crate) enum Greeting {
    /// With a handshake by rustls.
    Tls(TlsAcceptor),
    /// With none: HTTP in plain.
    Plain,
    /// With one by hand, which never ends well.
    ByHand(Broken),
}

/// A handshake that fails.
#[derive(Clone, Copy)]
pub(crate) enum Broken {
    Alert,
    ServerHello,
    Cut,
    Reset,
    Silent,
}

/// The greeting for a mode, and the SPKI hash of the certificate that is shown.
pub(crate) fn greeting(
    mode: &TlsMode,
    names: &[String],
    authority: &Authority,
) -> io::Result<(Greeting, Option<String>)> {
    let identity = match mode {
        TlsMode::Trusted | TlsMode::Tls12 => authority.issue(names, VALID)?,
        TlsMode::UntrustedCa(name) => {
            let unknown = Authority::new(name)?;
            let mut identity = unknown.issue(names, VALID)?;
            identity.chain.push(unknown.der());
            identity
        }
        TlsMode::SelfSigned => Identity::self_signed(names)?,
        TlsMode::Expired => authority.issue(names, EXPIRED)?,
        TlsMode::NotYetValid => authority.issue(names, NOT_YET_VALID)?,
        TlsMode::WrongHost => authority.issue(&[WRONG_HOST.into()], VALID)?,
        TlsMode::PlainHttp => return Ok((Greeting::Plain, None)),
        TlsMode::Tls10Alert => return Ok((Greeting::ByHand(Broken::Alert), None)),
        TlsMode::Tls10ServerHello => return Ok((Greeting::ByHand(Broken::ServerHello), None)),
        TlsMode::CutInHandshake => return Ok((Greeting::ByHand(Broken::Cut), None)),
        TlsMode::ResetInHandshake => return Ok((Greeting::ByHand(Broken::Reset), None)),
        TlsMode::SilentHandshake => return Ok((Greeting::ByHand(Broken::Silent), None)),
    };
    let versions: &[_] = if *mode == TlsMode::Tls12 {
        &[&version::TLS12]
    } else {
        rustls::ALL_VERSIONS
    };
    let provider = Arc::new(rustls::crypto::ring::default_provider());
    let mut config = ServerConfig::builder_with_provider(provider)
        .with_protocol_versions(versions)
        .map_err(io::Error::other)?
        .with_no_client_auth()
        .with_single_cert(identity.chain.clone(), identity.private_key())
        .map_err(io::Error::other)?;
    config.alpn_protocols = vec![b"http/1.1".to_vec()];
    let acceptor = TlsAcceptor::from(Arc::new(config));
    Ok((Greeting::Tls(acceptor), Some(identity.spki_hash())))
}

/// Performs a handshake that fails.
pub(crate) async fn fail(broken: Broken, mut stream: TcpStream) {
    // The client may leave in the middle: nothing is owed to it.
    let _ = match broken {
        Broken::Alert => old_tls::alert(stream).await,
        Broken::ServerHello => old_tls::server_hello(stream).await,
        Broken::Cut => old_tls::cut(stream).await,
        Broken::Reset => old_tls::reset(stream).await,
        Broken::Silent => {
            drain(&mut stream).await;
            Ok(())
        }
    };
}
