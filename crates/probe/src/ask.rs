//! What a probe is asked to find out.

use crate::secret::Credentials;
use crate::step::Resolver;
use crate::target::Target;

/// What a probe is asked to find out, and with what.
#[derive(Debug)]
pub struct Ask {
    /// The registry.
    pub target: Target,
    /// The repository to check the rights on; where it is missing, the target's.
    pub repository: Option<String>,
    /// What the user has to sign in with.
    pub credentials: Credentials,
    /// The public resolver that may be asked, because the user agreed to it or
    /// because this is the edge. It learns the name of the registry.
    pub public_dns: Option<Resolver>,
    /// How long a step and the whole may take.
    pub limits: Limits,
    /// A proxy is in use for this registry: it resolves the name, so a name
    /// that is unknown here ends nothing.
    pub proxied: bool,
}

impl Ask {
    /// The checks without credentials, as the registry's public sees it.
    pub fn new(target: Target) -> Self {
        Self {
            target,
            repository: None,
            credentials: Credentials::None,
            public_dns: None,
            limits: Limits::default(),
            proxied: false,
        }
    }

    /// The repository to check the rights on.
    pub fn repository(&self) -> Option<&str> {
        self.repository
            .as_deref()
            .or(self.target.repository.as_deref())
            .filter(|repository| !repository.is_empty())
    }
}

/// How long things may take, in milliseconds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limits {
    /// One step.
    pub step_ms: u64,
    /// All of them.
    pub all_ms: u64,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            step_ms: 10_000,
            all_ms: 30_000,
        }
    }
}
