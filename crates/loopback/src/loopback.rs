//! A registry with its data host and a host elsewhere, started together.

use std::io;
use std::path::Path;

use crate::answer::{Answer, Service};
use crate::authority::Authority;
use crate::behaviour::Behaviour;
use crate::blocking::Blocking;
use crate::elsewhere::{ELSEWHERE_HOST, Elsewhere};
use crate::jwt::Signer;
use crate::log::Request;
use crate::modes::{Tcp, TlsMode};
use crate::registry::{Links, Registry, data_answer};
use crate::server::{Port, Role, Server};
use crate::tls::greeting;

/// A registry on loopback. It dereferences to the server of the login server;
/// everything ends when it is dropped.
#[derive(Debug)]
pub struct Loopback {
    registry: Server,
    data: Server,
    elsewhere: Server,
    authority: Authority,
}

impl Loopback {
    /// Starts a registry with an authority of its own. It listens when this
    /// returns. To be called in a Tokio runtime.
    ///
    /// # Errors
    /// A port is taken, or a key or a temporary file cannot be made.
    pub async fn start(behaviour: Behaviour) -> io::Result<Self> {
        Self::start_under(behaviour, &Authority::new("ACR Doctor Loopback CA")?).await
    }

    /// As [`Loopback::start`], with certificates by this authority.
    ///
    /// # Errors
    /// As [`Loopback::start`].
    pub async fn start_under(behaviour: Behaviour, authority: &Authority) -> io::Result<Self> {
        Self::start_with(&behaviour, authority, Signer::new()?).await
    }

    /// As [`Loopback::start`], for programs without a runtime.
    ///
    /// # Errors
    /// As [`Loopback::start`], or no thread can be started.
    pub fn start_blocking(behaviour: Behaviour) -> io::Result<Blocking<Self>> {
        Blocking::start(Self::start(behaviour))
    }

    /// With this signer for the tokens.
    pub(crate) async fn start_with(
        behaviour: &Behaviour,
        authority: &Authority,
        signer: Signer,
    ) -> io::Result<Self> {
        let registry = Port::take(behaviour.port, behaviour.tcp).await?;
        let data = Port::take(0, behaviour.data.tcp).await?;
        let elsewhere = Port::take(0, Tcp::Serve).await?;
        let links = Links {
            registry: (behaviour.host.clone(), registry.address()?),
            data: (behaviour.data.host.clone(), data.address()?),
            elsewhere: elsewhere.address()?,
        };
        let start = |port, host: &str, tcp, tls: &TlsMode, service, gate| {
            let mut names = vec![host.to_owned(), "localhost".into(), "127.0.0.1".into()];
            names.extend([behaviour.host.clone(), behaviour.data.host.clone()]);
            names.push(ELSEWHERE_HOST.into());
            names.extend(behaviour.more_names.iter().cloned());
            let (greeting, spki) = greeting(tls, &names, authority)?;
            let role = Role {
                tcp,
                greeting,
                service,
                gate,
            };
            Server::start(host, port, spki, role)
        };
        let data = start(
            data,
            &behaviour.data.host,
            behaviour.data.tcp,
            &behaviour.data.tls,
            Box::new(DataHost(behaviour.clone())),
            None,
        )?;
        let elsewhere = start(
            elsewhere,
            ELSEWHERE_HOST,
            Tcp::Serve,
            &TlsMode::Trusted,
            Box::new(Elsewhere),
            None,
        )?;
        let registry = start(
            registry,
            &behaviour.host,
            behaviour.tcp,
            &behaviour.tls,
            Box::new(Registry {
                behaviour: behaviour.clone(),
                signer,
                links,
            }),
            behaviour.gate.clone(),
        )?;
        Ok(Self {
            registry,
            data,
            elsewhere,
            authority: authority.clone(),
        })
    }

    /// The server of the login server.
    pub fn registry(&self) -> &Server {
        &self.registry
    }

    /// The server of the data host.
    pub fn data(&self) -> &Server {
        &self.data
    }

    /// The host that is none of the registry's: who follows a foreign realm or
    /// a captive portal arrives here.
    pub fn elsewhere(&self) -> &Server {
        &self.elsewhere
    }

    /// The authority that signed the certificates.
    pub fn ca(&self) -> &Authority {
        &self.authority
    }

    /// Its certificate as PEM.
    pub fn ca_pem(&self) -> String {
        self.authority.pem()
    }

    /// A file with the PEM, there as long as the registry.
    pub fn ca_file(&self) -> &Path {
        self.authority.file()
    }

    /// Ends the servers and waits until nothing of them is left.
    pub async fn stop(self) {
        self.registry.stop().await;
        self.data.stop().await;
        self.elsewhere.stop().await;
    }
}

impl std::ops::Deref for Loopback {
    type Target = Server;

    fn deref(&self) -> &Server {
        &self.registry
    }
}

/// The service of the data host.
struct DataHost(Behaviour);

impl Service for DataHost {
    fn answer(&self, request: &Request) -> Answer {
        data_answer(&self.0, request)
    }
}
