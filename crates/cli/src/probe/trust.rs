//! Whom this machine trusts: its own store, and what `--ca-file` adds.

use std::path::Path;
use std::sync::Arc;

use rustls_platform_verifier::Verifier;
use tokio::sync::OnceCell;
use tokio_rustls::rustls::client::danger::{
    HandshakeSignatureValid, ServerCertVerified, ServerCertVerifier,
};
use tokio_rustls::rustls::crypto::{CryptoProvider, ring};
use tokio_rustls::rustls::pki_types::pem::PemObject;
use tokio_rustls::rustls::pki_types::{CertificateDer, ServerName, UnixTime};
use tokio_rustls::rustls::{
    CertificateError, DigitallySignedStruct, Error, RootCertStore, SignatureScheme,
};

/// What checks certificates, loaded when the first handshake is near: reading
/// the system's store takes longer than a whole check of a registry nearby.
pub(crate) struct Trust {
    extra: Vec<CertificateDer<'static>>,
    provider: Arc<CryptoProvider>,
    loaded: Arc<OnceCell<Arc<dyn ServerCertVerifier>>>,
}

impl Trust {
    /// The system's trust store with these certificates added to it.
    pub(crate) fn new(extra: Vec<CertificateDer<'static>>) -> Self {
        Self {
            extra,
            provider: Arc::new(ring::default_provider()),
            loaded: Arc::default(),
        }
    }

    /// The cryptography that is used.
    pub(crate) fn provider(&self) -> Arc<CryptoProvider> {
        Arc::clone(&self.provider)
    }

    /// Begins to load on another thread; nobody waits for it here.
    pub(crate) fn warm(&self) {
        if !self.loaded.initialized() {
            let loading = self.load();
            tokio::spawn(async move { drop(loading.await) });
        }
    }

    /// What checks certificates.
    pub(crate) async fn verifier(&self) -> Arc<dyn ServerCertVerifier> {
        self.load().await
    }

    /// The first of several callers loads, the others wait for it.
    fn load(&self) -> impl Future<Output = Arc<dyn ServerCertVerifier>> + use<> {
        let (loaded, extra, provider) = (
            Arc::clone(&self.loaded),
            self.extra.clone(),
            self.provider(),
        );
        async move {
            let load = || async {
                let fallback = Arc::clone(&provider);
                tokio::task::spawn_blocking(move || verifier(extra, provider))
                    .await
                    .unwrap_or_else(|_| Arc::new(Nobody(fallback)))
            };
            Arc::clone(loaded.get_or_init(load).await)
        }
    }
}

fn verifier(
    extra: Vec<CertificateDer<'static>>,
    provider: Arc<CryptoProvider>,
) -> Arc<dyn ServerCertVerifier> {
    match Verifier::new_with_extra_roots(extra, Arc::clone(&provider)) {
        Ok(verifier) => Arc::new(verifier),
        // A system without any trusted certificate, a bare container for example.
        Err(_) => Arc::new(Nobody(provider)),
    }
}

/// Reads the certificates of a PEM file that `--ca-file` names.
///
/// # Errors
/// Why the file cannot be used, in the words of the system or of the library.
pub(crate) fn read_pem(file: &Path) -> Result<Vec<CertificateDer<'static>>, String> {
    let wrong = |error: &dyn std::fmt::Display| error.to_string();
    let certificates: Vec<_> = CertificateDer::pem_file_iter(file)
        .map_err(|error| wrong(&error))?
        .collect::<Result<_, _>>()
        .map_err(|error| wrong(&error))?;
    // A certificate that cannot be an anchor would make every handshake fail later.
    let mut store = RootCertStore::empty();
    for certificate in &certificates {
        store
            .add(certificate.clone())
            .map_err(|error| wrong(&error))?;
    }
    if store.is_empty() {
        return Err("no certificate in PEM form".to_owned());
    }
    Ok(certificates)
}

/// Trusts nobody: there is no trust store.
#[derive(Debug)]
struct Nobody(Arc<CryptoProvider>);

impl ServerCertVerifier for Nobody {
    fn verify_server_cert(
        &self,
        _: &CertificateDer<'_>,
        _: &[CertificateDer<'_>],
        _: &ServerName<'_>,
        _: &[u8],
        _: UnixTime,
    ) -> Result<ServerCertVerified, Error> {
        Err(Error::InvalidCertificate(CertificateError::UnknownIssuer))
    }

    fn verify_tls12_signature(
        &self,
        _: &[u8],
        _: &CertificateDer<'_>,
        _: &DigitallySignedStruct,
    ) -> Result<HandshakeSignatureValid, Error> {
        Err(Error::InvalidCertificate(CertificateError::UnknownIssuer))
    }

    fn verify_tls13_signature(
        &self,
        _: &[u8],
        _: &CertificateDer<'_>,
        _: &DigitallySignedStruct,
    ) -> Result<HandshakeSignatureValid, Error> {
        Err(Error::InvalidCertificate(CertificateError::UnknownIssuer))
    }

    fn supported_verify_schemes(&self) -> Vec<SignatureScheme> {
        self.0.signature_verification_algorithms.supported_schemes()
    }
}
