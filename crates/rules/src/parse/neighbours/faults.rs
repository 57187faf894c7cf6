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

/// Words and what they say; the first that stand in a line count. What Python
/// says too is in `trace`.
const FAULTS: &[(&str, Fact)] = &[
    // Proxies first: their sentences hold words of other faults.
    ("resolve proxy", PROXY_GONE),
    ("ERR_PROXY_CONNECTION_FAILED", PROXY_GONE),
    ("ERROR_PROXY_CONNECTION_REFUSED", PROXY_GONE),
    ("ERROR_UNKNOWN_PROXY_HOST", PROXY_GONE),
    ("connection to proxy", PROXY_GONE),
    ("SOCKS", PROXY_GONE),
    ("failed, response 407", PROXY_LOGIN),
    ("code 407 from proxy", PROXY_LOGIN),
    ("ERR_PROXY_AUTH", PROXY_LOGIN),
    ("ERROR_PROXY_AUTHENTICATION", PROXY_LOGIN),
    ("CONNECT tunnel failed", PROXY_REFUSES),
    ("from proxy after CONNECT", PROXY_REFUSES),
    ("ERR_TUNNEL_CONNECTION_FAILED", PROXY_REFUSES),
    // Names. Time-outs before what they end in.
    ("Resolving timed out", NAME_TIMEOUT),
    ("Timeout while contacting DNS", NAME_TIMEOUT),
    ("DNS request timed out", NAME_TIMEOUT),
    ("timed-out", NAME_TIMEOUT),
    ("no servers could be reached", NAME_TIMEOUT),
    ("communications error to", NAME_TIMEOUT),
    ("timeout period expired", NAME_TIMEOUT),
    ("No response from server", NAME_TIMEOUT),
    ("SERVFAIL", NAME_SERVER),
    ("Server failed", NAME_SERVER),
    ("DNS server failure", NAME_SERVER),
    ("DNS server returned general failure", NAME_SERVER),
    ("status: REFUSED", NAME_SERVER),
    ("Query refused", NAME_SERVER),
    ("NXDOMAIN", NO_NAME),
    ("Non-existent domain", NO_NAME),
    ("DNS name does not exist", NO_NAME),
    (": No answer", NO_NAME),
    ("No internal type for both", NO_NAME),
    ("Could not resolve", NO_NAME),
    ("NAME_NOT_RESOLVED", NO_NAME),
    ("ERROR_UNKNOWN_HOST", NO_NAME),
    ("hostname could not be found", NO_NAME),
    // Certificates.
    ("ERR_CERT_AUTHORITY_INVALID", ISSUER),
    ("ERROR_UNKNOWN_ISSUER", ISSUER),
    ("SEC_E_UNTRUSTED_ROOT", ISSUER),
    ("unable to verify the first certificate", ISSUER),
    ("certificate for this server is invalid", ISSUER),
    ("signed certificate in certificate chain", ISSUER),
    ("_SELF_SIGNED_CERT", SELF_SIGNED),
    ("self-signed certificate", SELF_SIGNED),
    ("self signed certificate", SELF_SIGNED),
    ("ERR_CERT_COMMON_NAME_INVALID", OTHER_HOST),
    ("ERROR_BAD_CERT_DOMAIN", OTHER_HOST),
    ("SEC_E_WRONG_PRINCIPAL", OTHER_HOST),
    ("not match target host", OTHER_HOST),
    ("no alternative certificate subject", OTHER_HOST),
    ("ostname mismatch", OTHER_HOST),
    ("ERR_CERT_DATE_INVALID", EXPIRED),
    ("ERROR_EXPIRED_CERTIFICATE", EXPIRED),
    ("SEC_E_CERT_EXPIRED", EXPIRED),
    // TLS itself.
    ("VERSION_OR_CIPHER_MISMATCH", OLD),
    ("ERROR_UNSUPPORTED_VERSION", OLD),
    ("alert protocol version", OLD),
    ("unsupported protocol", OLD),
    ("ERR_SSL_PROTOCOL_ERROR", NOT_TLS),
    ("ERROR_RX_RECORD_TOO_LONG", NOT_TLS),
    ("packet length too long", NOT_TLS),
    ("SEC_E_INVALID_TOKEN", NOT_TLS),
    ("SSL_ERROR_SYSCALL", CUT),
    ("unexpected eof", CUT),
    ("SSL connection timeout", CUT),
    ("PR_CONNECT_RESET_ERROR", CUT),
    ("PR_END_OF_FILE_ERROR", CUT),
    // Connections.
    ("CONNECTION_REFUSED", REFUSED),
    ("errno=111", REFUSED),
    ("errno=61", REFUSED),
    ("errno=10061", REFUSED),
    ("not connect to the server", REFUSED),
    ("TIMED_OUT", TIMEOUT),
    ("ERROR_NET_TIMEOUT", TIMEOUT),
    ("ADDRESS_UNREACHABLE", TIMEOUT),
    ("No route to host", TIMEOUT),
    ("etwork is unreachable", TIMEOUT),
    ("Timeout was reached", TIMEOUT),
    ("errno=110", TIMEOUT),
    ("errno=60", TIMEOUT),
    ("errno=113", TIMEOUT),
    ("errno=101", TIMEOUT),
    ("errno=10060", TIMEOUT),
    ("ERR_CONNECTION_RESET", RESET),
    ("ERR_CONNECTION_CLOSED", RESET),
    ("ERR_CONNECTION_ABORTED", RESET),
    ("ERR_EMPTY_RESPONSE", RESET),
    ("ERROR_NET_RESET", RESET),
    ("ERROR_NET_INTERRUPT", RESET),
    ("Empty reply from server", RESET),
    ("onnection was reset", RESET),
    ("was forcibly closed", RESET),
    ("network connection was lost", RESET),
    ("errno=104", RESET),
    ("errno=54", RESET),
    ("errno=10054", RESET),
];

/// What a line says that failed.
pub(super) fn fault(line: &str) -> Option<Fact> {
    FAULTS
        .iter()
        .find(|(words, _)| line.contains(words))
        .map(|&(_, fact)| fact)
        .or_else(|| trace::fault(line))
}

/// The words that are looked for.
#[cfg(feature = "texts")]
pub(super) fn words() -> impl Iterator<Item = &'static str> {
    FAULTS.iter().map(|&(words, _)| words)
}
