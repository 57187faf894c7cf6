//! Steps: what a driver is asked to perform, and what it hands back.
//!
//! A driver performs one [`Step`] at a time and answers with one [`Raw`]. It
//! decides nothing: it follows no redirect, repeats nothing, keeps no cookie,
//! and reads at most [`BODY_LIMIT`] bytes of a body.

use std::net::IpAddr;

use acr_doctor_rules::evidence::{ConnectionFault, DnsFault, ProxyFault, TlsFault};

use crate::address::Class;
use crate::names::Names;
use crate::secret::Secret;

/// How much of a body a driver reads, in bytes. It cuts there and says so.
pub const BODY_LIMIT: usize = 64 * 1024;

/// A host and a port.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct Endpoint {
    /// The host, in lower case.
    pub host: String,
    /// The port, 443 but for tests and private registries.
    pub port: u16,
}

impl Endpoint {
    /// Port 443 of a host.
    pub fn https(host: &str) -> Self {
        Self {
            host: host.to_owned(),
            port: 443,
        }
    }

    /// `HOST`, or `HOST:PORT` where the port is not 443.
    pub fn authority(&self) -> String {
        let mut out = self.host.clone();
        if self.port != 443 {
            out.push(':');
            out.push_str(&self.port.to_string());
        }
        out
    }
}

crate::named::named! {
    /// What a step is for.
    Purpose {
        /// The addresses and aliases of the login server.
        Names = "names",
        /// The addresses of the dedicated data endpoint, by its usual name.
        DataNames = "data_names",
        /// The TCP connection to the login server.
        Connect = "connect",
        /// The TLS handshake with the login server.
        Secure = "secure",
        /// `GET /v2/`, and the challenge in its answer.
        Challenge = "challenge",
        /// Whether anything answers at all (browser).
        Reach = "reach",
        /// Whether this page's own site answers (browser).
        Control = "control",
        /// An access token without credentials.
        AnonymousToken = "anonymous_token",
        /// An access token for a user name and a password.
        BasicToken = "basic_token",
        /// A refresh token for a token of Microsoft Entra.
        Exchange = "exchange",
        /// An access token for a refresh token.
        AccessToken = "access_token",
        /// The manifest of an image.
        Manifest = "manifest",
        /// A blob of an image, which leads to the data endpoint.
        Blob = "blob",
        /// The addresses of the host that the blob leads to.
        BlobNames = "blob_names",
        /// The TCP connection to that host.
        BlobConnect = "blob_connect",
        /// The TLS handshake with that host.
        BlobSecure = "blob_secure",
        /// Whether that host answers, where only HTTP is at hand (edge).
        BlobReach = "blob_reach",
    }
}

crate::named::named! {
    /// A public resolver that answers by DNS over HTTPS with JSON, which a page
    /// of another origin may read. It learns the name: the user is asked first.
    Resolver {
        /// `https://cloudflare-dns.com/dns-query`
        Cloudflare = "cloudflare",
        /// `https://dns.google/resolve`
        Google = "google",
    }
}

impl Resolver {
    /// The address to ask for aliases and IPv4 addresses, with the header
    /// `accept: application/dns-json`.
    pub fn url(self, host: &str) -> String {
        let mut out = match self {
            Self::Cloudflare => "https://cloudflare-dns.com/dns-query?name=",
            Self::Google => "https://dns.google/resolve?name=",
        }
        .to_owned();
        out.push_str(host);
        out.push_str("&type=A");
        out
    }
}

/// Who is asked for a name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum By {
    /// The system, with its hosts file and its own resolver: all addresses of
    /// both kinds and the aliases in one [`Raw::Names`].
    System,
    /// A public resolver: a GET of [`Resolver::url`], handed back as [`Raw::Answer`].
    Doh(Resolver),
}

/// What a driver is asked to perform.
#[derive(Debug)]
pub enum Step {
    /// Look a name up.
    Lookup {
        /// The name.
        host: String,
        /// Who is asked.
        by: By,
    },
    /// Make a TCP connection, through the proxy where one is in use: `Raw::Connected`.
    Connect {
        /// Where to.
        endpoint: Endpoint,
    },
    /// Make a TLS handshake on the connection just made: `Raw::Secured`.
    Secure {
        /// With whom; the host is the name in the handshake.
        endpoint: Endpoint,
    },
    /// A `no-cors` GET of `https://HOST/v2/`: `Raw::Opaque` or `Raw::Hidden` (browser).
    Reach {
        /// Whom to ask.
        endpoint: Endpoint,
    },
    /// A GET of this page's own document: any `Raw::Answer`, or `Raw::Hidden` (browser).
    Control,
    /// An HTTPS request, on the connection just made where there is one.
    Request(Request),
}

/// The value of a header or of a field of a form.
#[derive(Debug)]
pub enum Value {
    /// It may be shown.
    Plain(String),
    /// It may not.
    Hidden(Secret),
}

impl Value {
    /// The value itself, for the request.
    pub fn expose(&self) -> &str {
        match self {
            Self::Plain(value) => value,
            Self::Hidden(secret) => secret.expose(),
        }
    }
}

/// A request. Without credentials of the platform, cookies and caches.
#[derive(Debug)]
pub struct Request {
    /// What it is for.
    pub purpose: Purpose,
    /// Whom to ask, over HTTPS.
    pub endpoint: Endpoint,
    /// Path and query, encoded, with the leading slash. It holds no secret.
    pub path: String,
    /// Headers; names are in lower case. Where there is a form, the driver adds
    /// `content-type: application/x-www-form-urlencoded`.
    pub headers: Vec<(&'static str, Value)>,
    /// The fields of a form. The request is a POST if there are any, else a GET.
    pub form: Vec<(&'static str, Value)>,
}

impl Request {
    /// `POST` where there is a form, else `GET`.
    pub const fn method(&self) -> &'static str {
        if self.form.is_empty() { "GET" } else { "POST" }
    }

    /// The address as shown: it holds no secret.
    pub fn url(&self) -> String {
        crate::words::join(&["https://", &self.endpoint.authority(), &self.path])
    }

    /// The form, encoded for the body. It holds secrets.
    pub fn body(&self) -> Secret {
        let mut out = String::new();
        for (name, value) in &self.form {
            if !out.is_empty() {
                out.push('&');
            }
            out.push_str(name);
            out.push('=');
            crate::words::encode(value.expose(), &mut out);
        }
        Secret::new(out)
    }
}

/// What a driver hands back.
#[derive(Debug)]
pub enum Raw {
    /// What the system's resolver gave.
    Names(Names),
    /// The connection is made.
    Connected {
        /// The address connected to: the proxy's, where there is one. `None` if unknown.
        address: Option<IpAddr>,
        /// The proxy, as `HOST:PORT`, without its credentials.
        proxy: Option<String>,
    },
    /// The handshake is made.
    Secured(Secured),
    /// An HTTP answer that can be read.
    Answer(RawAnswer),
    /// Something answered and the platform hides what (an opaque response).
    Opaque,
    /// The platform tells nothing: the fetch threw. Nothing is known but that.
    Hidden,
    /// It failed, and it is known how.
    Failed(Failure),
    /// The limit passed.
    Silent,
    /// The user stopped it.
    Stopped,
}

/// An answer as it came. Its body may hold a token.
pub struct RawAnswer {
    /// The status.
    pub status: u16,
    /// The headers in their order, repeats kept; the values as Latin-1 or UTF-8.
    pub headers: Vec<(String, String)>,
    /// At most [`BODY_LIMIT`] bytes of the body.
    pub body: Vec<u8>,
    /// The body is longer than what is here.
    pub truncated: bool,
}

// A derived one would print tokens.
impl core::fmt::Debug for RawAnswer {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        f.debug_struct("RawAnswer")
            .field("status", &self.status)
            .finish_non_exhaustive()
    }
}

/// A TLS connection.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct Secured {
    /// The version, such as `TLS 1.3`.
    pub version: String,
    /// The certificate, where the platform shows it.
    pub certificate: Option<Certificate>,
    /// Whether this machine trusts the certificate.
    pub trusted: bool,
}

/// What a certificate says of itself.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct Certificate {
    /// Its subject, as a distinguished name or a common name.
    pub subject: String,
    /// Who issued it, likewise.
    pub issuer: String,
    /// The DNS names that it is for.
    pub names: Vec<String>,
    /// From when it is valid, in seconds since 1970.
    pub not_before: i64,
    /// Until when it is valid, in seconds since 1970.
    pub not_after: i64,
}

/// How a step failed, by phase.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(tag = "phase", content = "fault", rename_all = "snake_case")
)]
pub enum Failure {
    /// The name look-up. A name without addresses is no failure: [`Names`] is empty then.
    Dns(DnsFault),
    /// The TCP connection.
    Connection(ConnectionFault),
    /// The proxy.
    Proxy(ProxyFault),
    /// The TLS handshake, with the certificate that was refused, if one came.
    Tls(TlsFault, Option<Box<Certificate>>),
    /// What was received is no HTTP answer.
    Http(HttpFault),
    /// The rules of addresses forbid to connect there: nothing was sent.
    Blocked(Class),
}

crate::named::named! {
    /// How an HTTP exchange fails after the connection was made.
    HttpFault {
        /// The connection was closed or reset before the answer was whole.
        Cut = "cut",
        /// What came is not HTTP.
        Malformed = "malformed",
        /// The headers are more, or longer, than any server sends.
        HeadersTooLarge = "headers_too_large",
        /// The request could not be sent.
        Unsent = "unsent",
    }
}
