//! To which addresses this program connects.

use std::net::IpAddr;

use acr_doctor_probe::address::{Class, Rules};
use acr_doctor_probe::step::Endpoint;

/// Whether a name may lead to an address.
#[derive(Clone, Debug)]
pub(crate) enum Policy {
    /// The user typed this name in a terminal and means it, wherever it leads.
    /// Other hosts, which only an answer named, may be this machine's own or
    /// private, and never one that hands out credentials.
    Typed(String),
    /// For every host the same: what a page asks for.
    Only(Rules),
}

impl Policy {
    /// The addresses of a host that may be connected to.
    pub(super) fn admitted(&self, endpoint: &Endpoint, addresses: &[IpAddr]) -> Vec<IpAddr> {
        let rules = match self {
            Self::Typed(host) if *host == endpoint.host => return addresses.to_vec(),
            Self::Typed(_) => Rules {
                loopback: true,
                private: true,
            },
            Self::Only(rules) => *rules,
        };
        let admits = |address: &&IpAddr| rules.admits(Class::of(**address));
        addresses.iter().filter(admits).copied().collect()
    }
}

#[cfg(test)]
mod tests {
    use std::net::IpAddr;

    use acr_doctor_probe::address::Rules;
    use acr_doctor_probe::step::Endpoint;

    use super::Policy;

    fn admitted(policy: &Policy, host: &str) -> Vec<String> {
        let addresses: Vec<IpAddr> = ["127.0.0.1", "10.0.0.4", "20.62.128.1", "169.254.169.254"]
            .map(|address| address.parse().unwrap())
            .into();
        let admitted = policy.admitted(&Endpoint::https(host), &addresses);
        admitted.iter().map(ToString::to_string).collect()
    }

    #[test]
    fn what_was_typed_leads_anywhere_and_nothing_else_to_metadata() {
        let typed = Policy::Typed("a.azurecr.io".to_owned());
        assert_eq!(admitted(&typed, "a.azurecr.io").len(), 4);
        let inner = ["127.0.0.1", "10.0.0.4", "20.62.128.1"];
        assert_eq!(admitted(&typed, "a.blob.core.windows.net"), inner);
        let page = Policy::Only(Rules {
            loopback: false,
            private: true,
        });
        assert_eq!(admitted(&page, "a.azurecr.io"), ["10.0.0.4", "20.62.128.1"]);
        assert_eq!(
            admitted(&Policy::Only(Rules::default()), "a"),
            ["20.62.128.1"]
        );
    }
}
