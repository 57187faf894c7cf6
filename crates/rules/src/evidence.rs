//! Evidence: what a person or a probe saw, before anybody says what it means.

use crate::check::{Check, Outcome};
use crate::code::Code;

/// Lines of the input as pasted, 1-based, both ends included.
pub type Span = (usize, usize);

/// All that was seen in one run of a command, or by one probe.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Evidence {
    /// What the text is.
    pub kind: Kind,
    /// The login server in lower case, as the text proves it.
    pub registry: Option<String>,
    /// The version of the CLI, as the text shows it.
    pub cli_version: Option<String>,
    /// What was checked, in order of appearance.
    pub observations: Vec<Observation>,
    /// Codes in order of appearance, repeats kept, unknown ones too.
    pub codes: Vec<String>,
    /// The arguments of the command, if the text shows it.
    pub command: Option<String>,
    /// The closing line was printed: the run reached its end.
    pub finished: bool,
    /// The run ended on its last error: the CLI said so, or it cannot go on after such an error.
    pub ended: bool,
    /// The run was made with `--vnet`.
    pub with_vnet: bool,
    /// The lines that belong to this run.
    pub span: Span,
    /// Lines that no rule knows.
    pub not_understood: Vec<Span>,
}

/// One thing that was seen of one check.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Observation {
    /// The check it belongs to.
    pub check: Check,
    /// How the check ended.
    pub outcome: Outcome,
    /// The error code, if the CLI printed one that is known.
    pub code: Option<Code>,
    /// The message: the CLI's own and what the failing tool printed, lines joined by `\n`.
    pub detail: String,
    /// What else is known of it: from `--debug` lines or from a probe.
    pub facts: Vec<Fact>,
    /// Said in passing: evidence, but no check of its own.
    pub notice: bool,
    /// The lines that say so.
    pub lines: Span,
}

/// Something a protocol said, whoever watched: a `--debug` log, a browser console, a probe.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Fact {
    /// HTTP status of `GET /v2/`.
    ChallengeStatus(u16),
    /// HTTP status of `POST /oauth2/exchange`.
    ExchangeStatus(u16),
    /// HTTP status of `/oauth2/token`.
    TokenStatus(u16),
    /// The name could not be resolved.
    Dns(DnsFault),
    /// The connection failed.
    Connection(ConnectionFault),
    /// The proxy failed.
    Proxy(ProxyFault),
    /// TLS failed.
    Tls(TlsFault),
    /// The answer is a web page where a registry would send JSON.
    HtmlAnswer,
    /// The answer sends the client to another host.
    RedirectElsewhere,
    /// What is wrong with the challenge.
    Challenge(ChallengeFault),
    /// The challenge names a token endpoint on another host than the registry's.
    ForeignRealm,
    /// The registry says that public network access is disabled.
    PublicAccessDisabled,
    /// The host that the layers come from cannot be reached.
    DataEndpointUnreachable,
    /// The clock of this machine and the `Date` of the answer differ, in
    /// seconds: positive where this machine is ahead.
    ClockSkew(i64),
}

/// How a name look-up fails.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "snake_case")
)]
pub enum DnsFault {
    /// The resolver says that the name does not exist.
    NoSuchName,
    /// The resolver fails.
    ServerFailure,
    /// No answer in time.
    Timeout,
}

/// How a TCP connection fails.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "snake_case")
)]
pub enum ConnectionFault {
    /// No answer in time.
    Timeout,
    /// The port is closed.
    Refused,
    /// Cut after it was made.
    Reset,
    /// This machine, or a router, knows no way to the network or the host.
    Unreachable,
}

/// How a proxy fails.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "snake_case")
)]
pub enum ProxyFault {
    /// It cannot be reached.
    Unreachable,
    /// It wants a login (407).
    Authentication,
    /// It refuses to connect to this host.
    Forbidden,
    /// It answers with a server error (5xx): it could not connect to this host.
    BadGateway,
}

/// How TLS fails.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "snake_case")
)]
pub enum TlsFault {
    /// The chain ends in a certificate that this machine does not know.
    UnknownIssuer,
    /// The certificate signed itself.
    SelfSigned,
    /// The certificate is no longer, or not yet, valid.
    Expired,
    /// The certificate is for other names.
    WrongHost,
    /// The other side speaks only an old version.
    OldProtocol,
    /// The other side does not speak TLS.
    NotTls,
    /// The connection was cut during the handshake.
    Cut,
}

/// What can be wrong with a challenge.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum ChallengeFault {
    /// 401 without `WWW-Authenticate`.
    Missing,
    /// Bearer without `realm` or `service`, or no scheme at all.
    Malformed,
    /// Basic alone.
    BasicOnly,
}

crate::check::named! {
    /// What kind of text or probe the evidence comes from.
    #[derive(Default)]
    Kind {
        /// `az acr check-health`.
        CheckHealth = "check-health",
        /// `az acr login`.
        AzAcrLogin = "az-acr-login",
        /// Another command of `az`.
        Az = "az",
        /// docker, podman, containerd and their kin.
        Docker = "docker",
        /// Kubernetes and what runs on it.
        Kubernetes = "kubernetes",
        /// `az aks check-acr`.
        AksCheckAcr = "aks-check-acr",
        /// A probe of ours.
        Probe = "probe",
        /// The console of a browser.
        Console = "console",
        /// curl.
        Curl = "curl",
        /// `nslookup`, `dig` and their kin.
        DnsLookup = "dns-lookup",
        /// `openssl s_client`.
        OpenSsl = "openssl",
        /// None of these.
        #[default]
        Unknown = "unknown",
    }
}

impl Evidence {
    /// Whether a check passed.
    pub fn passed(&self, check: Check) -> bool {
        self.has(check, Outcome::Ok)
    }

    /// Whether a check ended in this way at least once.
    pub fn has(&self, check: Check, outcome: Outcome) -> bool {
        self.observations
            .iter()
            .any(|seen| seen.check == check && seen.outcome == outcome)
    }
}

impl Observation {
    /// Whether a container tool's own words may stand in it.
    pub fn is_docker(&self) -> bool {
        matches!(
            self.check,
            Check::DockerCommand | Check::DockerDaemon | Check::DockerVersion | Check::DockerPull
        )
    }
}
