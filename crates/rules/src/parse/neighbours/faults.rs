//! How curl, the resolvers, OpenSSL and the browsers say that something failed.

use crate::evidence::{ConnectionFault, DnsFault, Fact, ProxyFault, TlsFault};
use crate::parse::trace;

const NO_NAME: Fact = Fact::Dns(DnsFault::NoSuchName);
const NAME_SERVER: Fact = Fact::Dns(DnsFault::ServerFailure);
const NAME_TIMEOUT: Fact = Fact::Dns(DnsFault::Timeout);
const PROXY_GONE: Fact = Fact::Proxy(ProxyFault::Unreachable);
const PROXY_LOGIN: Fact = Fact::Proxy(ProxyFault::Authentication);
const PROXY_REFUSES: Fact = Fact::Proxy(ProxyFault::Forbidden);
const ISSUER: Fact = Fact::Tls(TlsFault::UnknownIssuer);
const SELF_SIGNED: Fact = Fact::Tls(TlsFault::SelfSigned);
const EXPIRED: Fact = Fact::Tls(TlsFault::Expired);
const OTHER_HOST: Fact = Fact::Tls(TlsFault::WrongHost);
const OLD: Fact = Fact::Tls(TlsFault::OldProtocol);
const NOT_TLS: Fact = Fact::Tls(TlsFault::NotTls);
const CUT: Fact = Fact::Tls(TlsFault::Cut);
pub(super) const TIMEOUT: Fact = Fact::Connection(ConnectionFault::Timeout);
pub(super) const REFUSED: Fact = Fact::Connection(ConnectionFault::Refused);
pub(super) const RESET: Fact = Fact::Connection(ConnectionFault::Reset);

/// What is said in which words, words apart by `|`; the first that stand in a
/// line count. What Python says too is in `trace`.
const FAULTS: &[(Fact, &str)] = &[
    (
        PROXY_GONE,
        "resolve proxy|ERR_PROXY_CONNECTION_FAILED|ERROR_PROXY_CONNECTION_REFUSED|ERROR_UNKNOWN_PROXY_HOST|connection to proxy|SOCKS",
    ),
    (
        PROXY_LOGIN,
        "failed, response 407|code 407 from proxy|ERR_PROXY_AUTH|ERROR_PROXY_AUTHENTICATION",
    ),
    (
        PROXY_REFUSES,
        "CONNECT tunnel failed|from proxy after CONNECT|ERR_TUNNEL_CONNECTION_FAILED",
    ),
    (
        NAME_TIMEOUT,
        "Resolving timed out|Timeout while contacting DNS|DNS request timed out|timed-out|no servers could be reached|communications error to|timeout period expired|No response from server",
    ),
    (
        NAME_SERVER,
        "SERVFAIL|Server failed|DNS server failure|DNS server returned general failure|status: REFUSED|Query refused",
    ),
    (
        NO_NAME,
        "NXDOMAIN|Non-existent domain|DNS name does not exist|: No answer|No internal type for both|Could not resolve|NAME_NOT_RESOLVED|ERROR_UNKNOWN_HOST|hostname could not be found",
    ),
    (
        ISSUER,
        "ERR_CERT_AUTHORITY_INVALID|ERROR_UNKNOWN_ISSUER|SEC_E_UNTRUSTED_ROOT|unable to verify the first certificate|certificate for this server is invalid|signed certificate in certificate chain",
    ),
    (
        SELF_SIGNED,
        "_SELF_SIGNED_CERT|self-signed certificate|self signed certificate",
    ),
    (
        OTHER_HOST,
        "ERR_CERT_COMMON_NAME_INVALID|ERROR_BAD_CERT_DOMAIN|SEC_E_WRONG_PRINCIPAL|not match target host|no alternative certificate subject|ostname mismatch",
    ),
    (
        EXPIRED,
        "ERR_CERT_DATE_INVALID|ERROR_EXPIRED_CERTIFICATE|SEC_E_CERT_EXPIRED",
    ),
    (
        OLD,
        "VERSION_OR_CIPHER_MISMATCH|ERROR_UNSUPPORTED_VERSION|alert protocol version|unsupported protocol",
    ),
    (
        NOT_TLS,
        "ERR_SSL_PROTOCOL_ERROR|ERROR_RX_RECORD_TOO_LONG|packet length too long|SEC_E_INVALID_TOKEN",
    ),
    (
        CUT,
        "SSL_ERROR_SYSCALL|unexpected eof|SSL connection timeout|PR_CONNECT_RESET_ERROR|PR_END_OF_FILE_ERROR",
    ),
    (
        REFUSED,
        "CONNECTION_REFUSED|errno=111|errno=61|errno=10061|not connect to the server",
    ),
    (
        TIMEOUT,
        "TIMED_OUT|ERROR_NET_TIMEOUT|ADDRESS_UNREACHABLE|No route to host|etwork is unreachable|Timeout was reached|errno=110|errno=60|errno=113|errno=101|errno=10060",
    ),
    (
        RESET,
        "ERR_CONNECTION_RESET|ERR_CONNECTION_CLOSED|ERR_CONNECTION_ABORTED|ERR_EMPTY_RESPONSE|ERROR_NET_RESET|ERROR_NET_INTERRUPT|Empty reply from server|onnection was reset|was forcibly closed|network connection was lost|errno=104|errno=54|errno=10054",
    ),
];

/// What a line says that failed.
pub(super) fn fault(line: &str) -> Option<Fact> {
    FAULTS
        .iter()
        .find(|(_, words)| words.split('|').any(|words| line.contains(words)))
        .map(|&(fact, _)| fact)
        .or_else(|| trace::fault(line))
}

/// The words that are looked for.
#[cfg(feature = "texts")]
pub(super) fn words() -> impl Iterator<Item = &'static str> {
    FAULTS.iter().flat_map(|(_, words)| words.split('|'))
}
