//! The probe API: what the page speaks with `acr-doctor serve` and with the edge.
//!
//! - `GET /api/vantage` is answered with an [`Offer`]. A site that only holds
//!   files answers 404: it offers no vantage.
//! - `POST /api/probe` takes a [`Request`] and is answered with [`Line`]s in
//!   JSON, one a line and each as soon as it is known: an entry for each step,
//!   then the end. [`Transcript::from_parts`] puts them together.
//! - What is refused is answered with [`Line::Error`] alone.
//!
//! Tokens and passwords go in one direction only: no type that is sent to the
//! page can hold one.

use core::fmt;

use serde::{Deserialize, Serialize};

use crate::ask::{Ask, Limits};
use crate::entry::Entry;
use crate::secret::{Credentials, Secret};
use crate::step::{Endpoint, Resolver};
use crate::target::{self, Refusal, Target};
use crate::transcript::Transcript;
use crate::vantage::Vantage;

/// Where a page asks which vantage its site offers.
pub const VANTAGE_PATH: &str = "/api/vantage";
/// Where a page asks for a probe.
pub const PROBE_PATH: &str = "/api/probe";
/// The media type of the answer to a probe: JSON, one value a line.
pub const LINES: &str = "application/x-ndjson";
/// The longest body of a request, in bytes.
pub const BODY_LIMIT: usize = 64 * 1024;
/// The public resolver that [`Request::public_dns`] agrees to, for vantages
/// without a resolver of their own.
pub const PUBLIC_RESOLVER: Resolver = Resolver::Cloudflare;

/// The vantage that a site offers beside the browser.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Offer {
    /// Which one.
    pub vantage: Vantage,
    /// The version of the program that offers it.
    pub version: String,
}

/// What to probe. Its `Debug` shows nothing that was typed: a password may
/// stand in any field.
#[derive(PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Request {
    /// The registry, in any form that [`Target::read`] reads.
    pub registry: String,
    /// The repository whose rights are looked at; missing or empty, the one of
    /// an image reference.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub repository: Option<String>,
    /// What to sign in with. Only this machine is given any.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub credentials: Option<CredentialsIn>,
    /// The user agreed that [`PUBLIC_RESOLVER`] learns the name of the registry.
    #[serde(default)]
    pub public_dns: bool,
}

/// What the user has to sign in with. Its `Debug` shows nothing.
#[derive(PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum CredentialsIn {
    /// The admin user, a repository-scoped token or a service principal.
    Basic {
        /// The user name.
        user: String,
        /// The password.
        #[serde(with = "exposed")]
        password: Secret,
    },
    /// An access token of Microsoft Entra for `https://containerregistry.azure.net`.
    EntraToken(#[serde(with = "exposed")] Secret),
    /// A refresh token of the registry.
    RefreshToken(#[serde(with = "exposed")] Secret),
}

/// A secret on its way from the page to the one program that may use it.
mod exposed {
    use serde::{Deserialize as _, Deserializer, Serializer};

    use crate::secret::Secret;

    pub(super) fn serialize<S: Serializer>(secret: &Secret, to: S) -> Result<S::Ok, S::Error> {
        to.serialize_str(secret.expose())
    }

    pub(super) fn deserialize<'de, D: Deserializer<'de>>(from: D) -> Result<Secret, D::Error> {
        String::deserialize(from).map(Secret::new)
    }
}

impl fmt::Debug for CredentialsIn {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("…")
    }
}

impl fmt::Debug for Request {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Request")
            .field("credentials", &self.credentials.is_some())
            .field("public_dns", &self.public_dns)
            .finish_non_exhaustive()
    }
}

impl From<CredentialsIn> for Credentials {
    fn from(given: CredentialsIn) -> Self {
        match given {
            CredentialsIn::Basic { user, password } => Self::Basic { user, password },
            CredentialsIn::EntraToken(token) => Self::EntraToken(token),
            CredentialsIn::RefreshToken(token) => Self::RefreshToken(token),
        }
    }
}

impl Request {
    /// What is to be found out. `hosts` are those that the server allows beside
    /// Azure's registries, each `HOST` or `HOST:PORT`.
    ///
    /// # Errors
    /// Why the registry or the repository is none.
    pub fn ask(self, hosts: &[&str], limits: Limits) -> Result<Ask, Refusal> {
        let target = self.target(hosts)?;
        Ok(Ask {
            credentials: self.credentials.map(Into::into).unwrap_or_default(),
            public_dns: self.public_dns.then_some(PUBLIC_RESOLVER),
            limits,
            ..Ask::new(target)
        })
    }

    /// The registry, with the repository.
    fn target(&self, hosts: &[&str]) -> Result<Target, Refusal> {
        let mut target = Target::read_allowing(&self.registry, hosts)?;
        let repository = self.repository.as_deref();
        let Some(repository) = repository.filter(|repository| !repository.is_empty()) else {
            return Ok(target);
        };
        let path = [&target.endpoint().authority(), "/", repository].concat();
        // One grammar for a repository, whichever field it stands in.
        let named = Target::read_allowing(&path, hosts).ok();
        let named = named.filter(|named| {
            named.reference.is_none() && named.repository.as_deref() == Some(repository)
        });
        let named = named.ok_or(Refusal {
            reason: target::Reason::BadRepository,
            suggestion: None,
        })?;
        // The tag of an image belongs to the repository that it was typed with.
        if target.repository != named.repository {
            target.reference = None;
        }
        target.repository = named.repository;
        Ok(target)
    }
}

/// One line of an answer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Line {
    /// A step has ended.
    Entry(Box<Entry>),
    /// The probe has ended.
    End(End),
    /// Nothing was done.
    Error(Problem),
}

/// What a transcript holds beside its entries.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct End {
    /// The registry that was asked.
    pub registry: Endpoint,
    /// Who asked.
    pub vantage: Vantage,
    /// When it began, in seconds since 1970; 0 if unknown.
    pub started_unix: i64,
    /// The repository whose rights were asked for.
    pub repository: Option<String>,
    /// The plan came to its end: it was neither stopped nor out of time.
    pub complete: bool,
}

impl From<Transcript> for End {
    fn from(transcript: Transcript) -> Self {
        Self {
            registry: transcript.registry,
            vantage: transcript.vantage,
            started_unix: transcript.started_unix,
            repository: transcript.repository,
            complete: transcript.complete,
        }
    }
}

impl Transcript {
    /// The transcript whose parts came line by line.
    pub fn from_parts(end: End, entries: Vec<Entry>) -> Self {
        Self {
            registry: end.registry,
            vantage: end.vantage,
            started_unix: end.started_unix,
            repository: end.repository,
            complete: end.complete,
            entries,
        }
    }
}

/// Why a request is refused. It repeats nothing of what was sent, but for the
/// login server that was probably meant.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Problem {
    /// Why.
    pub reason: Reason,
    /// A login server that was probably meant.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub suggestion: Option<String>,
}

impl From<Refusal> for Problem {
    fn from(refusal: Refusal) -> Self {
        Self {
            reason: Reason::Target(refusal.reason),
            suggestion: refusal.suggestion,
        }
    }
}

impl From<Fault> for Problem {
    fn from(fault: Fault) -> Self {
        Self {
            reason: Reason::Request(fault),
            suggestion: None,
        }
    }
}

/// The reason of a refusal. In JSON it is the name alone.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(into = "String", try_from = "String")]
pub enum Reason {
    /// What was typed names no registry that may be asked.
    Target(target::Reason),
    /// The request itself is not accepted.
    Request(Fault),
}

impl Reason {
    /// The name, the same as in JSON.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Target(reason) => reason.as_str(),
            Self::Request(fault) => fault.as_str(),
        }
    }

    /// The status of the answer.
    pub const fn status(self) -> u16 {
        match self {
            Self::Target(_) => 400,
            Self::Request(fault) => fault.status(),
        }
    }
}

impl From<Reason> for String {
    fn from(reason: Reason) -> Self {
        reason.as_str().to_owned()
    }
}

impl TryFrom<String> for Reason {
    type Error = &'static str;

    fn try_from(name: String) -> Result<Self, Self::Error> {
        let target = || target::Reason::from_name(&name).map(Self::Target);
        Fault::from_name(&name)
            .map(Self::Request)
            .or_else(target)
            .ok_or("no known reason")
    }
}

crate::named::named! {
    /// What is wrong with a request, whatever it asks for. No name is one of
    /// [`target::Reason`].
    Fault {
        /// The body is no [`Request`] in JSON.
        Malformed = "malformed",
        /// There is a header that no browser sends by itself.
        UnknownHeader = "unknown_header",
        /// A page of another origin asks.
        ForeignOrigin = "foreign_origin",
        /// A page of another site, or of another server of this machine, asks.
        CrossSite = "cross_site",
        /// There is nothing of this name.
        NotFound = "not_found",
        /// The method is another one.
        Method = "method",
        /// The body did not come in time.
        TooSlow = "too_slow",
        /// The body is longer than [`BODY_LIMIT`].
        BodyTooLarge = "body_too_large",
        /// The content type is not `application/json`.
        ContentType = "content_type",
        /// As many probes as are allowed are under way.
        Busy = "busy",
    }
}

impl Fault {
    /// The status of the answer (RFC 9110, section 15.5; 429 is of RFC 6585).
    pub const fn status(self) -> u16 {
        match self {
            Self::Malformed | Self::UnknownHeader => 400,
            Self::ForeignOrigin | Self::CrossSite => 403,
            Self::NotFound => 404,
            Self::Method => 405,
            Self::TooSlow => 408,
            Self::BodyTooLarge => 413,
            Self::ContentType => 415,
            Self::Busy => 429,
        }
    }
}

#[cfg(test)]
mod tests;
