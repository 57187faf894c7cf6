//! A registry as ACR answers, with what its behaviour breaks.

mod access;
mod content;
mod credentials;
mod errors;
mod links;
mod token;
mod v2;

pub(crate) use content::data_answer;
pub use content::{BLOB, TAG};
pub use errors::CLIENT_ADDRESS;
pub(crate) use links::{Links, Place};
pub(crate) use token::ISSUER;

use ring::rand::{SecureRandom as _, SystemRandom};

use crate::answer::{Answer, Service};
use crate::behaviour::Behaviour;
use crate::elsewhere::elsewhere_answer;
use crate::jwt::Signer;
use crate::log::Request;
use crate::modes::{Cors, TokenMode, V2};

/// The service behind the login server.
pub(crate) struct Registry {
    pub(crate) behaviour: Behaviour,
    pub(crate) signer: Signer,
    pub(crate) links: Links,
}

impl Service for Registry {
    fn answer(&self, request: &Request) -> Answer {
        // Who maps all names to this port (Chromium's --host-resolver-rules)
        // asks for the other hosts here.
        match self.links.place(request) {
            Place::Data => return data_answer(&self.behaviour, request),
            Place::Elsewhere => return elsewhere_answer(request),
            Place::Registry => {}
        }
        let (answer, wire) = match request.path() {
            "/oauth2/token" => (self.token(request), &self.behaviour.wires.token),
            "/oauth2/exchange" => (self.exchange(request), &self.behaviour.wires.exchange),
            _ => (self.v2(request), &self.behaviour.wires.v2),
        };
        let answer = if self.speaks_itself(request) {
            self.dressed(preflight(self.behaviour.cors, request).unwrap_or(answer))
        } else {
            answer
        };
        Answer {
            wire: wire.clone(),
            ..answer
        }
    }
}

impl Registry {
    /// Whether the registry answers, and nobody who stands before it.
    fn speaks_itself(&self, request: &Request) -> bool {
        let mode = match request.path() {
            "/oauth2/token" => &self.behaviour.token,
            "/oauth2/exchange" => &self.behaviour.exchange,
            _ => return !matches!(self.behaviour.v2, V2::WebFilter(_) | V2::CaptivePortal),
        };
        !matches!(mode, TokenMode::Html(_))
    }

    /// With the headers that every answer of ACR has.
    fn dressed(&self, answer: Answer) -> Answer {
        let exposed = "Docker-Content-Digest, WWW-Authenticate, Link, X-Ms-Correlation-Request-Id";
        let mut answer = answer
            .with("Server", "AzureContainerRegistry")
            .with("Docker-Distribution-Api-Version", "registry/2.0")
            .with(
                "Strict-Transport-Security",
                "max-age=31536000; includeSubDomains",
            )
            .with("X-Content-Type-Options", "nosniff")
            .with("X-Ms-Correlation-Request-Id", request_id());
        if self.behaviour.clock != crate::modes::Clock::Hidden {
            let now = self.behaviour.clock.now();
            answer = answer.with("Date", httpdate::fmt_http_date(now));
        }
        match self.behaviour.cors {
            Cors::Closed => answer.with("Access-Control-Expose-Headers", exposed),
            Cors::Open { expose: false } => answer.with("Access-Control-Allow-Origin", "*"),
            Cors::Open { expose: true } => answer
                .with("Access-Control-Allow-Origin", "*")
                .with("Access-Control-Expose-Headers", exposed),
        }
    }
}

/// The answer to a browser's preflight, where the registry understands one.
fn preflight(cors: Cors, request: &Request) -> Option<Answer> {
    let asked =
        request.method == "OPTIONS" && request.header("access-control-request-method").is_some();
    (asked && cors != Cors::Closed).then(|| {
        Answer::empty(204)
            .with("Access-Control-Allow-Methods", "GET, HEAD, POST, OPTIONS")
            .with(
                "Access-Control-Allow-Headers",
                "Authorization, Content-Type, Accept",
            )
            .with("Access-Control-Allow-Private-Network", "true")
            .with("Access-Control-Max-Age", "600")
    })
}

/// A random UUID (RFC 9562, version 4).
fn request_id() -> String {
    let mut bytes = [0_u8; 16];
    // Without randomness the id is all zeros: it is for reading only.
    let _ = SystemRandom::new().fill(&mut bytes);
    bytes[6] = bytes[6] & 0x0f | 0x40;
    bytes[8] = bytes[8] & 0x3f | 0x80;
    let hex = u128::from_be_bytes(bytes);
    let hex = format!("{hex:032x}");
    format!(
        "{}-{}-{}-{}-{}",
        &hex[..8],
        &hex[8..12],
        &hex[12..16],
        &hex[16..20],
        &hex[20..]
    )
}
