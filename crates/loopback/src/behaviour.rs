//! A behaviour: one choice for every layer of a registry. Compose them with
//! `Behaviour { cors: Cors::Open { expose: true }, ..Behaviour::firewall() }`.

use crate::accounts::Accounts;
use crate::gate::Gate;
use crate::modes::{Clock, Cors, Forbidden, Pace, Tcp, TlsMode, TokenMode, V2, Wire, Wires};

/// What a registry on loopback does. The default is a healthy one.
#[derive(Clone, Debug)]
pub struct Behaviour {
    /// The login server. The certificate is for this name, `localhost` and 127.0.0.1.
    pub host: String,
    /// More names for the certificate.
    pub more_names: Vec<String>,
    /// The port to listen on; 0 lets the system choose.
    pub port: u16,
    /// The TCP layer.
    pub tcp: Tcp,
    /// The TLS layer.
    pub tls: TlsMode,
    /// `/v2/` and below.
    pub v2: V2,
    /// `/oauth2/token`.
    pub token: TokenMode,
    /// `/oauth2/exchange`.
    pub exchange: TokenMode,
    /// What a browser is told.
    pub cors: Cors,
    /// How the answers travel.
    pub wires: Wires,
    /// The server's clock.
    pub clock: Clock,
    /// Who may do what.
    pub accounts: Accounts,
    /// The repositories there are; each has one image, `latest`.
    pub repositories: Vec<String>,
    /// Answers below `/v2/` get a body of this many bytes instead of their own.
    pub body_bytes: Option<usize>,
    /// Answers below `/v2/` get this many headers more.
    pub more_headers: usize,
    /// Holds every answer of the registry until the test lets it through.
    pub gate: Option<Gate>,
    /// The host that holds the blobs.
    pub data: Data,
}

/// What the data host does.
#[derive(Clone, Debug)]
pub struct Data {
    /// Its name, where the login server is not asked as `localhost`.
    pub host: String,
    /// The TCP layer.
    pub tcp: Tcp,
    /// The TLS layer.
    pub tls: TlsMode,
    /// This status instead of the blob.
    pub status: Option<u16>,
}

impl Default for Data {
    fn default() -> Self {
        Self {
            host: "myregistry.eastus.data.azurecr.io".into(),
            tcp: Tcp::default(),
            tls: TlsMode::default(),
            status: None,
        }
    }
}

impl Default for Behaviour {
    fn default() -> Self {
        Self {
            host: "myregistry.azurecr.io".into(),
            more_names: Vec::new(),
            port: 0,
            tcp: Tcp::default(),
            tls: TlsMode::default(),
            v2: V2::default(),
            token: TokenMode::default(),
            exchange: TokenMode::default(),
            cors: Cors::default(),
            wires: Wires::default(),
            clock: Clock::default(),
            accounts: Accounts::default(),
            repositories: vec!["hello".into(), "team/app".into()],
            body_bytes: None,
            more_headers: 0,
            gate: None,
            data: Data::default(),
        }
    }
}

impl Behaviour {
    /// As ACR answers; anonymous pull is off.
    pub fn healthy() -> Self {
        Self::default()
    }

    /// As ACR answers; anybody may pull.
    pub fn anonymous_pull() -> Self {
        Self {
            accounts: Accounts::with_anonymous_pull(),
            ..Self::default()
        }
    }

    /// With this TCP layer.
    pub fn tcp(tcp: Tcp) -> Self {
        Self {
            tcp,
            ..Self::default()
        }
    }

    /// With this TLS layer.
    pub fn tls(tls: TlsMode) -> Self {
        Self {
            tls,
            ..Self::default()
        }
    }

    /// With this answer to `/v2/`.
    pub fn v2(v2: V2) -> Self {
        Self {
            v2,
            ..Self::default()
        }
    }

    /// With this answer from `/oauth2/token`.
    pub fn token(token: TokenMode) -> Self {
        Self {
            token,
            ..Self::default()
        }
    }

    /// With this answer from `/oauth2/exchange`.
    pub fn exchange(exchange: TokenMode) -> Self {
        Self {
            exchange,
            ..Self::default()
        }
    }

    /// With answers to `/v2/` that travel like this.
    pub fn wire(v2: Wire) -> Self {
        Self {
            wires: Wires {
                v2,
                ..Wires::default()
            },
            ..Self::default()
        }
    }

    /// Answers to `/v2/` drip, a byte at a time.
    pub fn drip(pace: Pace) -> Self {
        Self::wire(Wire::Drip(pace))
    }

    /// A firewall rule of the registry refuses the client, whatever it asks.
    pub fn firewall() -> Self {
        Self::forbidden(Forbidden::Client)
    }

    /// As [`Behaviour::firewall`], with `\u0027` in the body.
    pub fn firewall_escaped() -> Self {
        Self::forbidden(Forbidden::ClientEscaped)
    }

    /// Public network access is off. `/v2/` answers as for a firewall rule, ACR
    /// makes no difference there; the token endpoints answer 403 without a body.
    pub fn public_access_disabled() -> Self {
        Self {
            token: TokenMode::Forbidden(Forbidden::Empty),
            exchange: TokenMode::Forbidden(Forbidden::Empty),
            ..Self::firewall()
        }
    }

    /// A web filter's page with this status in place of every answer.
    pub fn web_filter(status: u16) -> Self {
        Self {
            v2: V2::WebFilter(status),
            token: TokenMode::Html(status),
            exchange: TokenMode::Html(status),
            ..Self::default()
        }
    }

    /// `/v2/` answers with this many bytes of body.
    pub fn huge_body(bytes: usize) -> Self {
        Self {
            body_bytes: Some(bytes),
            ..Self::default()
        }
    }

    /// `/v2/` answers with this many headers more.
    pub fn many_headers(count: usize) -> Self {
        Self {
            more_headers: count,
            ..Self::default()
        }
    }

    /// A healthy registry whose data host has this TCP layer.
    pub fn data_tcp(tcp: Tcp) -> Self {
        Self {
            data: Data {
                tcp,
                ..Data::default()
            },
            ..Self::default()
        }
    }

    /// The same 403 from every part.
    fn forbidden(body: Forbidden) -> Self {
        Self {
            v2: V2::Forbidden(body),
            token: TokenMode::Forbidden(body),
            exchange: TokenMode::Forbidden(body),
            ..Self::default()
        }
    }
}
