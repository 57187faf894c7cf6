//! The TLS handshake: what was agreed on, what was shown, and how it failed.

use std::io;
use std::sync::{Arc, Mutex, PoisonError};

use acr_doctor_probe::step::Certificate;
use acr_doctor_rules::evidence::TlsFault;
use tokio::io::{AsyncRead, AsyncWrite};
use tokio_rustls::TlsConnector;
use tokio_rustls::client::TlsStream;
use tokio_rustls::rustls::client::danger::{
    HandshakeSignatureValid, ServerCertVerified, ServerCertVerifier,
};
use tokio_rustls::rustls::pki_types::{CertificateDer, ServerName, UnixTime};
use tokio_rustls::rustls::{
    AlertDescription, CertificateError, ClientConfig, DigitallySignedStruct, Error,
    ProtocolVersion, SignatureScheme,
};

use super::certificate::{self, Shown};
use super::trust::Trust;

/// A handshake that ended well: the system trusts the certificate.
pub(crate) struct Secured<S> {
    pub(crate) stream: TlsStream<S>,
    /// `TLS 1.2` or `TLS 1.3`.
    pub(crate) version: &'static str,
    pub(crate) certificate: Option<Certificate>,
}

/// A handshake that failed.
#[derive(Debug)]
pub(crate) struct Failed {
    pub(crate) fault: TlsFault,
    /// What the other side had shown by then, unproven.
    pub(crate) certificate: Option<Certificate>,
}

/// Speaks TLS with a host over a connection.
pub(crate) async fn handshake<S>(stream: S, host: &str, trust: &Trust) -> Result<Secured<S>, Failed>
where
    S: AsyncRead + AsyncWrite + Unpin,
{
    let unspoken = Failed {
        fault: TlsFault::NotTls,
        certificate: None,
    };
    let Ok(name) = ServerName::try_from(host.to_owned()) else {
        return Err(unspoken);
    };
    let witness = Arc::new(Witness {
        judge: trust.verifier().await,
        shown: Mutex::new(None),
    });
    let Ok(builder) =
        ClientConfig::builder_with_provider(trust.provider()).with_safe_default_protocol_versions()
    else {
        return Err(unspoken);
    };
    let mut config = builder
        .dangerous()
        .with_custom_certificate_verifier(Arc::clone(&witness) as Arc<dyn ServerCertVerifier>)
        .with_no_client_auth();
    config.alpn_protocols = vec![b"http/1.1".to_vec()];
    let connected = TlsConnector::from(Arc::new(config))
        .connect(name, stream)
        .await;
    let shown = witness.shown();
    match connected {
        Ok(stream) => Ok(Secured {
            version: match stream.get_ref().1.protocol_version() {
                Some(ProtocolVersion::TLSv1_2) => "TLS 1.2",
                _ => "TLS 1.3",
            },
            stream,
            certificate: shown.map(|shown| shown.certificate),
        }),
        Err(error) => Err(Failed {
            fault: fault(&error, shown.as_ref()),
            certificate: shown.map(|shown| shown.certificate),
        }),
    }
}

/// What kind of failure it is. That the certificate signed itself is told
/// apart from an unknown issuer, as OpenSSL (and so the CLI) does.
fn fault(error: &io::Error, shown: Option<&Shown>) -> TlsFault {
    let Some(error) = error
        .get_ref()
        .and_then(|error| error.downcast_ref::<Error>())
    else {
        return TlsFault::Cut;
    };
    let self_signed = shown.is_some_and(|shown| shown.self_issued);
    match error {
        Error::InvalidCertificate(wrong) => match wrong {
            CertificateError::Expired
            | CertificateError::ExpiredContext { .. }
            | CertificateError::NotValidYet
            | CertificateError::NotValidYetContext { .. } => TlsFault::Expired,
            CertificateError::NotValidForName | CertificateError::NotValidForNameContext { .. } => {
                TlsFault::WrongHost
            }
            _ if self_signed => TlsFault::SelfSigned,
            _ => TlsFault::UnknownIssuer,
        },
        Error::AlertReceived(
            AlertDescription::ProtocolVersion
            | AlertDescription::HandshakeFailure
            | AlertDescription::InsufficientSecurity,
        )
        | Error::PeerIncompatible(_) => TlsFault::OldProtocol,
        Error::InvalidMessage(_)
        | Error::InappropriateMessage { .. }
        | Error::InappropriateHandshakeMessage { .. }
        | Error::PeerMisbehaved(_) => TlsFault::NotTls,
        // Any other alert: somebody ends a handshake that had begun.
        _ => TlsFault::Cut,
    }
}

/// Keeps what the other side shows, and leaves the judgement to the system.
#[derive(Debug)]
struct Witness {
    judge: Arc<dyn ServerCertVerifier>,
    shown: Mutex<Option<Shown>>,
}

impl Witness {
    fn shown(&self) -> Option<Shown> {
        self.shown
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .take()
    }
}

impl ServerCertVerifier for Witness {
    fn verify_server_cert(
        &self,
        end_entity: &CertificateDer<'_>,
        intermediates: &[CertificateDer<'_>],
        server_name: &ServerName<'_>,
        ocsp_response: &[u8],
        now: UnixTime,
    ) -> Result<ServerCertVerified, Error> {
        *self.shown.lock().unwrap_or_else(PoisonError::into_inner) = certificate::read(end_entity);
        self.judge
            .verify_server_cert(end_entity, intermediates, server_name, ocsp_response, now)
    }

    fn verify_tls12_signature(
        &self,
        message: &[u8],
        cert: &CertificateDer<'_>,
        dss: &DigitallySignedStruct,
    ) -> Result<HandshakeSignatureValid, Error> {
        self.judge.verify_tls12_signature(message, cert, dss)
    }

    fn verify_tls13_signature(
        &self,
        message: &[u8],
        cert: &CertificateDer<'_>,
        dss: &DigitallySignedStruct,
    ) -> Result<HandshakeSignatureValid, Error> {
        self.judge.verify_tls13_signature(message, cert, dss)
    }

    fn supported_verify_schemes(&self) -> Vec<SignatureScheme> {
        self.judge.supported_verify_schemes()
    }
}
