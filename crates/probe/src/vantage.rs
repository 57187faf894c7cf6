//! Vantages: who asks the registry, and what can be seen from there.

crate::named::named! {
    /// Where the registry is seen from.
    Vantage {
        /// The page itself, in a browser: the registry is another origin.
        Browser = "browser",
        /// The machine that runs `acr-doctor check` or `acr-doctor serve`.
        Machine = "machine",
        /// The worker at the edge of the public internet.
        Edge = "edge",
        /// The Azure CLI, by what it printed.
        Cli = "cli",
    }
}

/// What can be seen from a vantage at best. No sentence of a report may claim
/// more than that (source: measured in Chromium 156 and workerd).
#[allow(
    clippy::struct_excessive_bools,
    reason = "each is a capability of its own, not a state"
)]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Sight {
    /// The status of an answer, whatever its headers. A browser reads it only
    /// where the server allows other origins.
    pub reads_status: bool,
    /// Every header of an answer. A browser reads those that the server exposes.
    pub reads_headers: bool,
    /// Bodies, whatever the headers.
    pub reads_bodies: bool,
    /// The addresses and aliases that this machine's own resolver gives.
    pub sees_dns: bool,
    /// The version of TLS and the certificate.
    pub sees_tls: bool,
    /// It can stand in a private network.
    pub reaches_private: bool,
    /// It may be given credentials of the user.
    pub carries_credentials: bool,
}

impl Vantage {
    /// What can be seen from here.
    pub const fn sight(self) -> Sight {
        let (reads, sees, private, credentials) = match self {
            Self::Browser => (false, false, true, true),
            Self::Machine => (true, true, true, true),
            // The worker asks as the public does and is nobody's to trust with secrets.
            Self::Edge => (true, false, false, false),
            // az prints what failed, never a header or a certificate.
            Self::Cli => (false, false, true, true),
        };
        Sight {
            reads_status: reads,
            reads_headers: reads,
            reads_bodies: reads,
            sees_dns: sees,
            sees_tls: sees,
            reaches_private: private,
            carries_credentials: credentials,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Vantage;

    #[test]
    fn names_come_back_and_nobody_but_the_machine_sees_tls() {
        for vantage in Vantage::ALL.iter().copied() {
            assert_eq!(Vantage::from_name(vantage.as_str()), Some(vantage));
            assert_eq!(vantage.sight().sees_tls, vantage == Vantage::Machine);
        }
        assert!(!Vantage::Edge.sight().carries_credentials);
        assert!(!Vantage::Browser.sight().reads_status);
    }
}
