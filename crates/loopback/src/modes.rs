//! What a server can do wrong, one choice per layer.

use std::time::{Duration, SystemTime};

use crate::gate::Gate;

/// What happens to a TCP connection before a byte is exchanged.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Tcp {
    /// Accepted and served.
    #[default]
    Serve,
    /// The port is reserved and nobody listens: the client gets a refusal.
    Refused,
    /// Accepted, then reset (RST).
    Reset,
    /// Accepted, then closed in order (FIN) without a byte.
    Close,
    /// Accepted and never answered, until the client leaves.
    Silent,
}

/// What the server shows in the TLS handshake.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum TlsMode {
    /// A certificate for the host, by the test's own authority; TLS 1.2 and 1.3.
    #[default]
    Trusted,
    /// As [`TlsMode::Trusted`], with TLS 1.2 only.
    Tls12,
    /// A certificate for the host by an authority that nobody trusts, with this
    /// common name: what an inspecting proxy shows. The chain holds the authority too.
    UntrustedCa(String),
    /// A certificate for the host that signs itself.
    SelfSigned,
    /// Valid in the first three months of 2020 only.
    Expired,
    /// Valid from 2098 only.
    NotYetValid,
    /// A trusted certificate for another host, [`crate::WRONG_HOST`].
    WrongHost,
    /// No TLS at all: HTTP in plain on this port.
    PlainHttp,
    /// TLS 1.0 only: answers with the alert `protocol_version`.
    Tls10Alert,
    /// TLS 1.0 only: goes on with a ServerHello of version 0x0301.
    Tls10ServerHello,
    /// Closes (FIN) in the middle of its ServerHello.
    CutInHandshake,
    /// Resets (RST) on the ClientHello: what some firewalls do on a forbidden name.
    ResetInHandshake,
    /// Never answers the ClientHello.
    SilentHandshake,
}

/// How `/v2/` and all below it answers.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum V2 {
    /// As ACR: 401 with a Bearer challenge; content for a token that allows it.
    #[default]
    Healthy,
    /// 200 to everybody, without a challenge.
    Open,
    /// 401 without `WWW-Authenticate`.
    WithoutHeader,
    /// 401 with a Basic challenge only; content for a user and a password.
    Basic,
    /// 401 with Bearer and `service`, no `realm`.
    WithoutRealm,
    /// 401 with Bearer and `realm`, no `service`.
    WithoutService,
    /// 401 with Basic and Bearer in one header, the Bearer one with commas and
    /// escapes in quoted strings.
    SeveralChallenges,
    /// 401 with this `WWW-Authenticate`.
    Header(String),
    /// 401 with a realm on another host, [`crate::ELSEWHERE_HOST`].
    ForeignRealm,
    /// 403.
    Forbidden(Forbidden),
    /// This status with a body by the OCI specification.
    Status(u16),
    /// 429.
    TooMany {
        /// `Retry-After`, in seconds.
        retry_after: Option<u64>,
    },
    /// A web filter's HTML page with this status.
    WebFilter(u16),
    /// 302 to a sign-in page on another host, [`crate::ELSEWHERE_HOST`].
    CaptivePortal,
    /// 302 from `/v2/` to `/v2/loop` and back.
    RedirectLoop,
}

/// How `/oauth2/token` or `/oauth2/exchange` answers.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum TokenMode {
    /// As ACR: a token for credentials that are right, 401 otherwise.
    #[default]
    Healthy,
    /// This status with a body by the OCI specification.
    Status(u16),
    /// 429.
    TooMany {
        /// `Retry-After`, in seconds.
        retry_after: Option<u64>,
    },
    /// 403.
    Forbidden(Forbidden),
    /// An HTML page with this status.
    Html(u16),
    /// 200 with JSON that ends in the middle.
    HalfJson,
    /// 200 with a JWT that has no `access` claim (no `permissions` from the exchange).
    WithoutAccess,
    /// 200 with a token that is no JWT.
    NotJwt,
    /// 200 with JSON of this many bytes and a token in it.
    Huge(usize),
}

/// The body of a 403.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Forbidden {
    /// ACR's `DENIED` for the client's address, [`crate::CLIENT_ADDRESS`].
    Client,
    /// The same with each apostrophe as `\u0027`.
    ClientEscaped,
    /// "retrieving permissions failed", as `/oauth2/exchange` says it.
    Permissions,
    /// No body.
    Empty,
}

/// What the server tells a browser's page of another origin.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Cors {
    /// As ACR: `Access-Control-Expose-Headers` only, preflights not understood.
    #[default]
    Closed,
    /// `Access-Control-Allow-Origin: *`; preflights are answered.
    Open {
        /// Whether `WWW-Authenticate` and the others are exposed.
        expose: bool,
    },
}

/// How the bytes of an answer travel.
#[derive(Clone, Debug, Default)]
pub enum Wire {
    /// At once.
    #[default]
    Whole,
    /// The request is read, then the connection is reset (RST).
    Reset,
    /// The request is read, then the connection is closed without an answer.
    Close,
    /// The request is read and never answered, until the client leaves.
    Silent,
    /// Closed after half of the head.
    CutInHead,
    /// Closed after the head and half of the body.
    CutInBody,
    /// One byte at a time.
    Drip(Pace),
}

/// When the next byte of a drip falls.
#[derive(Clone, Debug)]
pub enum Pace {
    /// After this time.
    Every(Duration),
    /// When the test lets it through.
    Gate(Gate),
}

/// How the answers of each part of a registry travel.
#[derive(Clone, Debug, Default)]
pub struct Wires {
    /// `/v2/` and below.
    pub v2: Wire,
    /// `/oauth2/token`.
    pub token: Wire,
    /// `/oauth2/exchange`.
    pub exchange: Wire,
    /// The data host.
    pub data: Wire,
}

/// The clock of the server: its `Date` header and the times in its tokens.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Clock {
    /// The clock of this machine.
    #[default]
    System,
    /// Ahead of this machine.
    Ahead(Duration),
    /// Behind this machine.
    Behind(Duration),
    /// It stands still.
    Fixed(SystemTime),
    /// The clock of this machine, and no `Date` header.
    Hidden,
}

impl Clock {
    /// The time by this clock.
    pub fn now(self) -> SystemTime {
        let machine = SystemTime::now();
        match self {
            Self::System | Self::Hidden => machine,
            Self::Ahead(by) => machine.checked_add(by).unwrap_or(machine),
            Self::Behind(by) => machine.checked_sub(by).unwrap_or(SystemTime::UNIX_EPOCH),
            Self::Fixed(at) => at,
        }
    }

    /// The time by this clock in whole seconds since 1970.
    pub fn seconds(self) -> u64 {
        self.now()
            .duration_since(SystemTime::UNIX_EPOCH)
            .map_or(0, |since| since.as_secs())
    }
}
