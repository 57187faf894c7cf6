//! Secrets: passwords and tokens, kept out of everything that is shown.

use core::fmt;

/// A password or a token. It is neither printed nor serialized nor copied: who
/// needs its value says [`expose`](Self::expose), which is easy to look for.
#[derive(PartialEq, Eq, Default)]
pub struct Secret(String);

impl Secret {
    /// Takes a value into custody.
    pub const fn new(value: String) -> Self {
        Self(value)
    }

    /// The value, for the request that carries it.
    pub fn expose(&self) -> &str {
        &self.0
    }

    /// Whether there is no value.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

impl fmt::Debug for Secret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("…")
    }
}

/// What the user has to sign in to the registry with.
#[derive(Debug, Default)]
pub enum Credentials {
    /// Nothing: only anonymous pull can be checked.
    #[default]
    None,
    /// The admin user, a repository-scoped token or a service principal.
    Basic {
        /// The user name.
        user: String,
        /// The password.
        password: Secret,
    },
    /// An access token of Microsoft Entra for `https://containerregistry.azure.net`.
    EntraToken(Secret),
    /// A refresh token of the registry (`az acr login --expose-token`).
    RefreshToken(Secret),
}

#[cfg(test)]
mod tests {
    use super::{Credentials, Secret};

    #[test]
    fn is_never_printed() {
        let credentials = Credentials::Basic {
            user: "puller".to_owned(),
            password: Secret::new("hunter2".to_owned()),
        };
        let shown = [&credentials].iter().fold(String::new(), |mut all, one| {
            core::fmt::Write::write_fmt(&mut all, format_args!("{one:?}")).expect("a string");
            all
        });
        assert!(shown.contains("puller") && !shown.contains("hunter2"));
    }
}
