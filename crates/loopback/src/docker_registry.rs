//! A registry that we did not write: the program `docker-registry`, on loopback,
//! with TLS by our authority.

use std::io;
use std::net::SocketAddr;
use std::path::{Path, PathBuf};
use std::process::Stdio;
use std::sync::{Arc, Mutex, PoisonError};

use tempfile::TempDir;
use tokio::io::{AsyncBufReadExt as _, BufReader, Lines};
use tokio::process::{Child, ChildStderr, Command};
use tokio::task::JoinHandle;
use tokio::time::timeout;

use crate::accounts::ADMIN;
use crate::authority::{Authority, VALID};
use crate::behaviour::Behaviour;
use crate::jwt::Signer;
use crate::log::WAIT_LIMIT;
use crate::loopback::Loopback;

/// Where Debian's package puts the program.
const PROGRAM: &str = "/usr/bin/docker-registry";
/// Names another program.
const PROGRAM_VARIABLE: &str = "ACR_DOCTOR_DOCKER_REGISTRY";

/// What came of a start.
#[derive(Debug)]
pub enum Start {
    /// It listens.
    Running(Box<DockerRegistry>),
    /// The program is not there, and why that was found.
    NotInstalled(String),
}

impl Start {
    /// The registry, if there is one.
    pub fn as_running(&self) -> Option<&DockerRegistry> {
        match self {
            Self::Running(registry) => Some(registry),
            Self::NotInstalled(_) => None,
        }
    }

    /// The registry. Says on standard error why there is none.
    pub fn running(self) -> Option<DockerRegistry> {
        match self {
            Self::Running(registry) => Some(*registry),
            Self::NotInstalled(reason) => {
                eprintln!("skipped: {reason}");
                None
            }
        }
    }
}

/// `docker-registry`, empty, with its storage in memory. The program ends when
/// this is dropped.
#[derive(Debug)]
pub struct DockerRegistry {
    address: SocketAddr,
    host: String,
    authority: Authority,
    tokens: Option<Loopback>,
    log: Arc<Mutex<Vec<String>>>,
    reader: JoinHandle<()>,
    // Killed on drop.
    child: Child,
    // The configuration; removed on drop.
    _folder: TempDir,
}

impl DockerRegistry {
    /// With Basic authentication for [`ADMIN`]; the certificate is for this name
    /// and `localhost`. To be called in a Tokio runtime.
    ///
    /// # Errors
    /// The program does not start, or does not listen within [`WAIT_LIMIT`].
    pub async fn basic(host: &str) -> io::Result<Start> {
        let program = match program() {
            Ok(program) => program,
            Err(reason) => return Ok(Start::NotInstalled(reason)),
        };
        let authority = Authority::new("ACR Doctor Loopback CA")?;
        let folder = tempfile::tempdir()?;
        let users = folder.path().join("htpasswd");
        // The lowest cost there is: the password protects nothing.
        let hash = bcrypt::hash(ADMIN.1, 4).map_err(io::Error::other)?;
        std::fs::write(&users, format!("{}:{hash}\n", ADMIN.0))?;
        let auth = format!(
            "  htpasswd:\n    realm: loopback\n    path: {}\n",
            users.display()
        );
        run(&program, host, authority, folder, &auth, None).await
    }

    /// With token authentication. The realm is on the same host and another port:
    /// a healthy [`Loopback`] of the default accounts, see [`DockerRegistry::tokens`].
    ///
    /// # Errors
    /// As [`DockerRegistry::basic`].
    pub async fn token(host: &str) -> io::Result<Start> {
        let program = match program() {
            Ok(program) => program,
            Err(reason) => return Ok(Start::NotInstalled(reason)),
        };
        let authority = Authority::new("ACR Doctor Loopback CA")?;
        let folder = tempfile::tempdir()?;
        let signer = Signer::new()?;
        let bundle = folder.path().join("tokens.pem");
        std::fs::write(&bundle, signer.certificate_pem())?;
        let behaviour = Behaviour {
            host: host.into(),
            ..Behaviour::healthy()
        };
        let tokens = Loopback::start_with(&behaviour, &authority, signer).await?;
        let auth = format!(
            "  token:\n    realm: {}\n    service: {host}\n    issuer: {}\n    rootcertbundle: {}\n",
            tokens.url("/oauth2/token"),
            crate::registry::ISSUER,
            bundle.display()
        );
        run(&program, host, authority, folder, &auth, Some(tokens)).await
    }

    /// The address: 127.0.0.1 and the port.
    pub fn address(&self) -> SocketAddr {
        self.address
    }

    /// The name that the certificate is for.
    pub fn host(&self) -> &str {
        &self.host
    }

    /// The URL of a path under the registry's name.
    pub fn url(&self, path: &str) -> String {
        format!("https://{}:{}{path}", self.host, self.address.port())
    }

    /// HOST:PORT:ADDRESS of all servers, as `--resolve` takes them.
    pub fn resolve(&self) -> Vec<String> {
        let own = format!(
            "{}:{}:{}",
            self.host,
            self.address.port(),
            self.address.ip()
        );
        let tokens = self.tokens.iter().map(|tokens| tokens.resolve());
        std::iter::once(own).chain(tokens).collect()
    }

    /// The server with the token endpoint; None with Basic authentication.
    pub fn tokens(&self) -> Option<&Loopback> {
        self.tokens.as_ref()
    }

    /// The authority that signed the certificates.
    pub fn ca(&self) -> &Authority {
        &self.authority
    }

    /// A file with the authority's certificate as PEM.
    pub fn ca_file(&self) -> &Path {
        self.authority.file()
    }

    /// What the program has logged so far.
    pub fn log(&self) -> Vec<String> {
        self.log
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .clone()
    }

    /// Ends the program and waits until it is gone.
    ///
    /// # Errors
    /// The program cannot be ended.
    pub async fn stop(mut self) -> io::Result<()> {
        self.child.kill().await
    }
}

impl Drop for DockerRegistry {
    fn drop(&mut self) {
        self.reader.abort();
    }
}

/// The program, or why there is none.
fn program() -> Result<PathBuf, String> {
    let named = std::env::var_os(PROGRAM_VARIABLE).map(PathBuf::from);
    let program = named.unwrap_or_else(|| PROGRAM.into());
    if program.is_file() {
        return Ok(program);
    }
    Err(format!(
        "there is no {}: install Debian's package docker-registry, or name the program in {PROGRAM_VARIABLE}",
        program.display()
    ))
}

/// Writes the configuration, starts the program and waits until it listens.
async fn run(
    program: &Path,
    host: &str,
    authority: Authority,
    folder: TempDir,
    auth: &str,
    tokens: Option<Loopback>,
) -> io::Result<Start> {
    let identity = authority.issue(
        &[host.into(), "localhost".into(), "127.0.0.1".into()],
        VALID,
    )?;
    let [certificate, key, config] =
        ["server.pem", "server.key", "config.yml"].map(|name| folder.path().join(name));
    std::fs::write(&certificate, identity.pem())?;
    std::fs::write(&key, identity.key.serialize_pem())?;
    // Port 0: the system chooses, and the log tells. A port that is looked for
    // beforehand can be taken by somebody else.
    let text = format!(
        "version: 0.1\nlog:\n  level: info\n  accesslog:\n    disabled: true\n\
         storage:\n  inmemory: {{}}\nhttp:\n  addr: 127.0.0.1:0\n  secret: loopback\n  \
         tls:\n    certificate: {}\n    key: {}\nauth:\n{auth}",
        certificate.display(),
        key.display()
    );
    std::fs::write(&config, text)?;
    let mut child = Command::new(program)
        .arg("serve")
        .arg(&config)
        // REGISTRY_… variables would change the configuration.
        .env_clear()
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::piped())
        .kill_on_drop(true)
        .spawn()?;
    let stderr = child
        .stderr
        .take()
        .ok_or_else(|| io::Error::other("no standard error"))?;
    let mut lines = BufReader::new(stderr).lines();
    let mut seen = Vec::new();
    let listening = timeout(WAIT_LIMIT, listening(&mut lines, &mut seen)).await;
    let Ok(Some(address)) = listening else {
        return Err(io::Error::other(format!(
            "it does not listen:\n{}",
            seen.join("\n")
        )));
    };
    let log = Arc::new(Mutex::new(seen));
    let more = log.clone();
    // The pipe must be read to its end: a full one would stop the program.
    let reader = tokio::spawn(async move {
        while let Ok(Some(line)) = lines.next_line().await {
            more.lock()
                .unwrap_or_else(PoisonError::into_inner)
                .push(line);
        }
    });
    Ok(Start::Running(Box::new(DockerRegistry {
        address,
        host: host.into(),
        authority,
        tokens,
        log,
        reader,
        child,
        _folder: folder,
    })))
}

/// Reads the log up to `listening on 127.0.0.1:PORT, tls`. None if it ends before.
async fn listening(
    lines: &mut Lines<BufReader<ChildStderr>>,
    seen: &mut Vec<String>,
) -> Option<SocketAddr> {
    while let Ok(Some(line)) = lines.next_line().await {
        let address = line
            .split_once("listening on ")
            .and_then(|(_, rest)| rest.split([',', '"', ' ']).next()?.parse().ok());
        seen.push(line);
        if address.is_some() {
            return address;
        }
    }
    None
}
