//! The proxy of this machine: which one, and the way through it.
//!
//! `HTTPS_PROXY`, `ALL_PROXY` and `NO_PROXY` count as they do for curl, in
//! both letter cases; where they are not set, what Windows or macOS are told.

use std::fmt;

use acr_doctor_rules::evidence::ProxyFault;
use http_body_util::Empty;
use hyper::body::Bytes;
use hyper::client::conn::http1;
use hyper::header::{HOST, HeaderValue, PROXY_AUTHORIZATION, USER_AGENT};
use hyper::{Method, Request, StatusCode, Uri};
use hyper_util::client::proxy::matcher::Matcher;
use hyper_util::rt::TokioIo;

use super::http::AGENT;
use super::socks;
use super::stream::Io;

/// The proxies that this machine is told to use.
pub(crate) struct Proxies(Matcher);

/// A proxy. Its credentials are never shown.
#[derive(Clone)]
pub(crate) struct Via {
    scheme: Scheme,
    host: String,
    port: u16,
    authorization: Option<HeaderValue>,
    login: Option<(String, String)>,
}

/// How a proxy is spoken to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Scheme {
    Http,
    Https,
    Socks4,
    Socks5,
}

impl Proxies {
    /// What the environment, else the system, says.
    pub(crate) fn of_system() -> Self {
        Self(Matcher::from_system())
    }

    /// No proxy at all.
    #[cfg(test)]
    pub(crate) fn none() -> Self {
        Self(Matcher::builder().build())
    }

    /// This one for every host.
    #[cfg(test)]
    pub(crate) fn all(url: &str) -> Self {
        Self(Matcher::builder().all(url).build())
    }

    /// The proxy for a host; `None` where the way is direct.
    pub(crate) fn of_host(&self, host: &str, port: u16) -> Option<Via> {
        let target = Uri::builder()
            .scheme("https")
            .authority(authority(host, port))
            .path_and_query("/")
            .build()
            .ok()?;
        let found = self.0.intercept(&target)?;
        let scheme = match found.uri().scheme_str()? {
            "https" => Scheme::Https,
            "socks4" | "socks4a" => Scheme::Socks4,
            "socks5" | "socks5h" => Scheme::Socks5,
            _ => Scheme::Http,
        };
        let usual = match scheme {
            Scheme::Http => 80,
            Scheme::Https => 443,
            Scheme::Socks4 | Scheme::Socks5 => 1080,
        };
        let login = found.raw_auth();
        Some(Via {
            scheme,
            host: found.uri().host()?.trim_matches(['[', ']']).to_owned(),
            port: found.uri().port_u16().unwrap_or(usual),
            authorization: found.basic_auth().cloned().map(|mut value| {
                value.set_sensitive(true);
                value
            }),
            login: login.map(|(user, password)| (user.to_owned(), password.to_owned())),
        })
    }
}

impl Via {
    pub(crate) fn scheme(&self) -> Scheme {
        self.scheme
    }

    pub(crate) fn host(&self) -> &str {
        &self.host
    }

    pub(crate) fn port(&self) -> u16 {
        self.port
    }

    /// `HOST:PORT`, as it may be shown.
    pub(crate) fn address(&self) -> String {
        authority(&self.host, self.port)
    }

    /// Asks the proxy for a way to the host, over a connection to the proxy.
    pub(crate) async fn tunnel(
        &self,
        stream: Box<dyn Io>,
        host: &str,
        port: u16,
    ) -> Result<Box<dyn Io>, ProxyFault> {
        let login = self.login.as_ref();
        let login = login.map(|(user, password)| (user.as_str(), password.as_str()));
        match self.scheme {
            Scheme::Http | Scheme::Https => self.connect(stream, host, port).await,
            Scheme::Socks4 => socks::version_4(stream, host, port, login).await,
            Scheme::Socks5 => socks::version_5(stream, host, port, login).await,
        }
    }

    /// `CONNECT` (RFC 9110, section 9.3.6).
    async fn connect(
        &self,
        stream: Box<dyn Io>,
        host: &str,
        port: u16,
    ) -> Result<Box<dyn Io>, ProxyFault> {
        // What is no answer of a proxy is none.
        let broken = |_| ProxyFault::Unreachable;
        let (mut sender, connection) = http1::handshake(TokioIo::new(stream))
            .await
            .map_err(broken)?;
        // It ends when the tunnel or the sender is dropped.
        tokio::spawn(connection.with_upgrades());
        let target = authority(host, port);
        let mut request = Request::builder()
            .method(Method::CONNECT)
            .uri(target.as_str())
            .header(HOST, target.as_str())
            .header(USER_AGENT, AGENT)
            .body(Empty::<Bytes>::new())
            .map_err(|_| ProxyFault::Unreachable)?;
        if let Some(value) = &self.authorization {
            request
                .headers_mut()
                .insert(PROXY_AUTHORIZATION, value.clone());
        }
        let answer = sender.send_request(request).await.map_err(broken)?;
        if answer.status().is_success() {
            let tunnel = hyper::upgrade::on(answer).await.map_err(broken)?;
            return Ok(Box::new(TokioIo::new(tunnel)));
        }
        // A proxy that cannot, or will not, go there says so with any of many statuses.
        Err(match answer.status() {
            StatusCode::PROXY_AUTHENTICATION_REQUIRED => ProxyFault::Authentication,
            status if status.is_server_error() => ProxyFault::BadGateway,
            _ => ProxyFault::Forbidden,
        })
    }
}

/// `host:port`, with brackets around an IPv6 address.
pub(crate) fn authority(host: &str, port: u16) -> String {
    if host.contains(':') {
        format!("[{host}]:{port}")
    } else {
        format!("{host}:{port}")
    }
}

/// The address of the proxy, without its credentials.
impl fmt::Display for Via {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        let scheme = match self.scheme {
            Scheme::Http => "http",
            Scheme::Https => "https",
            Scheme::Socks4 => "socks4",
            Scheme::Socks5 => "socks5",
        };
        write!(to, "{scheme}://{}", authority(&self.host, self.port))
    }
}

impl fmt::Debug for Via {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, to)
    }
}

#[cfg(test)]
mod tests {
    use hyper_util::client::proxy::matcher::Matcher;

    use super::{Proxies, Scheme};

    fn proxies(https: &str, none: &str) -> Proxies {
        Proxies(
            Matcher::builder()
                .https(https.to_owned())
                .no(none.to_owned())
                .build(),
        )
    }

    #[test]
    fn credentials_of_a_proxy_are_never_shown() {
        for text in [
            "http://user:s3cret@proxy.example:3128",
            "socks5://user:s3cret@proxy.example",
        ] {
            let via = proxies(text, "").of_host("a.azurecr.io", 443).unwrap();
            assert!(!format!("{via} {via:?}").contains("s3cret"), "{via}");
            assert!(via.authorization.is_some() || via.login.is_some());
        }
    }

    #[test]
    fn the_variables_count_as_for_curl() {
        let via = |https, none| proxies(https, none).of_host("a.azurecr.io", 443);
        let shown = |https| via(https, "").unwrap().to_string();
        assert_eq!(shown("proxy.example:3128"), "http://proxy.example:3128");
        assert_eq!(shown("https://proxy.example"), "https://proxy.example:443");
        assert_eq!(shown("socks5h://[::1]"), "socks5://[::1]:1080");
        assert_eq!(via("socks4a://p", "").unwrap().scheme(), Scheme::Socks4);
        assert!(via("http://p:1", ".azurecr.io").is_none());
        assert!(via("http://p:1", "other.example, azurecr.io").is_none());
        assert!(via("http://p:1", "*").is_none());
        assert!(via("http://p:1", "zurecr.io").is_some());
        assert!(Proxies::none().of_host("a.azurecr.io", 443).is_none());
    }
}
