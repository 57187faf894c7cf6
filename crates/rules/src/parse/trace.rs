//! Facts in `--debug` lines and in the text of Python's network errors.

use super::words;
use crate::evidence::{ConnectionFault, DnsFault, Fact, ProxyFault, TlsFault};

/// Words of Python's `requests`, `urllib3` and `ssl`, of Go's `net` and of Windows, and what they say.
const WORDS: &[(&str, Fact)] = &[
    (
        "Tunnel connection failed: 407",
        Fact::Proxy(ProxyFault::Authentication),
    ),
    (
        "Proxy Authentication Required",
        Fact::Proxy(ProxyFault::Authentication),
    ),
    (
        "Tunnel connection failed: 403",
        Fact::Proxy(ProxyFault::Forbidden),
    ),
    (
        "Tunnel connection failed: 5",
        Fact::Proxy(ProxyFault::Forbidden),
    ),
    (
        "Unable to connect to proxy",
        Fact::Proxy(ProxyFault::Unreachable),
    ),
    (
        "Cannot connect to proxy",
        Fact::Proxy(ProxyFault::Unreachable),
    ),
    (
        "self-signed certificate in certificate chain",
        Fact::Tls(TlsFault::UnknownIssuer),
    ),
    (
        "self signed certificate in certificate chain",
        Fact::Tls(TlsFault::UnknownIssuer),
    ),
    (
        "unable to get local issuer certificate",
        Fact::Tls(TlsFault::UnknownIssuer),
    ),
    (
        "verify failed: self-signed certificate (",
        Fact::Tls(TlsFault::SelfSigned),
    ),
    (
        "verify failed: self signed certificate (",
        Fact::Tls(TlsFault::SelfSigned),
    ),
    ("certificate has expired", Fact::Tls(TlsFault::Expired)),
    ("certificate is not yet valid", Fact::Tls(TlsFault::Expired)),
    (
        "Hostname mismatch, certificate is not valid for",
        Fact::Tls(TlsFault::WrongHost),
    ),
    ("doesn't match", Fact::Tls(TlsFault::WrongHost)),
    ("UNSUPPORTED_PROTOCOL", Fact::Tls(TlsFault::OldProtocol)),
    (
        "TLSV1_ALERT_PROTOCOL_VERSION",
        Fact::Tls(TlsFault::OldProtocol),
    ),
    ("WRONG_VERSION_NUMBER", Fact::Tls(TlsFault::NotTls)),
    ("wrong version number", Fact::Tls(TlsFault::NotTls)),
    ("UNEXPECTED_EOF_WHILE_READING", Fact::Tls(TlsFault::Cut)),
    (
        "EOF occurred in violation of protocol",
        Fact::Tls(TlsFault::Cut),
    ),
    ("Name or service not known", Fact::Dns(DnsFault::NoSuchName)),
    (
        "nodename nor servname provided",
        Fact::Dns(DnsFault::NoSuchName),
    ),
    ("getaddrinfo failed", Fact::Dns(DnsFault::NoSuchName)),
    // Windows and some systems print the words in their own language, the number always.
    ("[Errno 11001]", Fact::Dns(DnsFault::NoSuchName)),
    ("[Errno -2]", Fact::Dns(DnsFault::NoSuchName)),
    ("[Errno -5]", Fact::Dns(DnsFault::NoSuchName)),
    ("[Errno -3]", Fact::Dns(DnsFault::ServerFailure)),
    ("[Errno 11002]", Fact::Dns(DnsFault::ServerFailure)),
    (
        "Temporary failure in name resolution",
        Fact::Dns(DnsFault::ServerFailure),
    ),
    (
        "Connection refused",
        Fact::Connection(ConnectionFault::Refused),
    ),
    (
        "[WinError 10061]",
        Fact::Connection(ConnectionFault::Refused),
    ),
    ("[Errno 111]", Fact::Connection(ConnectionFault::Refused)),
    ("timed out", Fact::Connection(ConnectionFault::Timeout)),
    (
        "[WinError 10060]",
        Fact::Connection(ConnectionFault::Timeout),
    ),
    ("[Errno 110]", Fact::Connection(ConnectionFault::Timeout)),
    (
        "Connection reset by peer",
        Fact::Connection(ConnectionFault::Reset),
    ),
    (
        "RemoteDisconnected(",
        Fact::Connection(ConnectionFault::Reset),
    ),
    (
        "Connection aborted",
        Fact::Connection(ConnectionFault::Reset),
    ),
    ("[WinError 10054]", Fact::Connection(ConnectionFault::Reset)),
    ("Expecting value: line 1 column 1", Fact::HtmlAnswer),
];

/// The words that facts are read from.
#[cfg(feature = "texts")]
pub(super) fn words() -> impl Iterator<Item = &'static str> {
    WORDS.iter().map(|&(words, _)| words)
}

/// Adds the facts of one line.
pub(super) fn facts(line: &str, out: &mut Vec<Fact>) {
    let mut add = |fact| {
        if !out.contains(&fact) {
            out.push(fact);
        }
    };
    if let Some(fact) = request(line) {
        add(fact);
    }
    faults(line).for_each(add);
}

/// What a line says that failed, the first of it.
pub(super) fn fault(line: &str) -> Option<Fact> {
    faults(line).next()
}

/// Everything that a line says failed.
fn faults(line: &str) -> impl Iterator<Item = Fact> {
    let proxied = line.contains("roxy");
    WORDS
        .iter()
        .filter(move |(words, fact)| {
            // A proxy that cannot be reached is told in the words of a refused connection.
            let of_proxy = proxied && matches!(fact, Fact::Connection(_) | Fact::Dns(_));
            !of_proxy && line.contains(words)
        })
        .map(|&(_, fact)| fact)
}

/// `https://R:443 "GET /v2/ HTTP/1.1" 404 123`: a request of urllib3's log and its status.
fn request(line: &str) -> Option<Fact> {
    let (before, after) = line.split_once(" HTTP/1.1\" ")?;
    let status = words::status(after)?;
    let path = before.rsplit_once('"')?.1.split_once(' ')?.1;
    // Microsoft Entra has a path of the same name.
    Asked::path(path)
        .status(status)
        .filter(|_| !before.contains("://login."))
}

/// What a request asks a registry for.
#[derive(Clone, Copy, Default, Debug, PartialEq, Eq)]
pub(super) enum Asked {
    /// The challenge: `/v2/`, or nobody said.
    #[default]
    Challenge,
    /// A refresh token of the registry.
    RefreshToken,
    /// An access token of the registry.
    AccessToken,
    /// Anything else.
    Other,
    /// The way to the registry, of a proxy server.
    Tunnel,
}

impl Asked {
    /// What a path of the registry is for.
    pub(super) fn path(path: &str) -> Self {
        match path.split('?').next().unwrap_or_default() {
            "/v2/" | "/v2" => Self::Challenge,
            "/oauth2/exchange" => Self::RefreshToken,
            "/oauth2/token" => Self::AccessToken,
            _ => Self::Other,
        }
    }

    /// What the status of the answer says.
    pub(super) fn status(self, status: u16) -> Option<Fact> {
        match self {
            Self::Challenge => Some(Fact::ChallengeStatus(status)),
            Self::RefreshToken => Some(Fact::ExchangeStatus(status)),
            Self::AccessToken => Some(Fact::TokenStatus(status)),
            Self::Other | Self::Tunnel => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::facts;
    use crate::evidence::{Fact, ProxyFault};

    fn read(line: &str) -> Vec<Fact> {
        let mut out = Vec::new();
        facts(line, &mut out);
        out
    }

    #[test]
    fn reads_requests_and_faults() {
        assert_eq!(
            read(
                "DEBUG: urllib3.connectionpool: https://harborlab.azurecr.io:443 \"GET /v2/ HTTP/1.1\" 404 0"
            ),
            [Fact::ChallengeStatus(404)]
        );
        assert_eq!(
            read(
                "('Unable to connect to proxy', NewConnectionError(\"…: [Errno 111] Connection refused\"))"
            ),
            [Fact::Proxy(ProxyFault::Unreachable)]
        );
        assert!(read("nothing to see").is_empty());
    }
}
