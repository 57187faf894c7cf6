//! Names: what the system resolves, and by which chain.
//!
//! The system's own call (`getaddrinfo`) decides, because every other program
//! of this machine uses it: it knows the hosts file and the search order. It
//! does not tell the chain of aliases, and not how the resolver failed; both
//! are asked of the same resolvers directly, at the same time.

use std::net::IpAddr;
use std::time::Duration;

use acr_doctor_rules::evidence::DnsFault;
use dns_lookup::{AddrInfoHints, LookupErrorKind, SockType};

use super::chain::{self, Says};

/// How long the chain may take when the addresses are known.
const CHAIN_GRACE: Duration = Duration::from_millis(800);

/// What is known of a name.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Found {
    /// The aliases in their order, without the name itself, in lower case.
    pub(super) chain: Vec<String>,
    /// The addresses in the order of the system's choice; none, where the name
    /// exists and leads nowhere.
    pub(super) addresses: Vec<IpAddr>,
}

/// Looks a name up.
pub(crate) async fn look_up(host: &str) -> Result<Found, DnsFault> {
    let name = host.to_owned();
    let mut system = tokio::task::spawn_blocking(move || system(&name));
    let mut chain = std::pin::pin!(chain::of_system(host));
    let mut known = None;
    let addresses = tokio::select! {
        found = &mut system => found,
        seen = &mut chain => {
            known = Some(seen);
            system.await
        }
    };
    let seen = match known {
        Some(seen) => seen,
        None => tokio::time::timeout(CHAIN_GRACE, chain)
            .await
            .unwrap_or((Vec::new(), Says::Nothing)),
    };
    let (chain, says) = seen;
    match addresses.unwrap_or(Err(DnsFault::ServerFailure)) {
        Ok(addresses) => Ok(Found { chain, addresses }),
        // The system has one word for a name that does not exist and for one
        // that leads nowhere, and one for a resolver that fails or is silent.
        Err(fault) => match says {
            Says::Nothing => Err(fault),
            Says::NoAddress => Ok(Found {
                chain,
                addresses: Vec::new(),
            }),
            // The system has sources of its own: that it finds nothing counts,
            // whatever the resolver finds.
            Says::Found => Err(fault),
            Says::Fault(says) => Err(says),
        },
    }
}

/// What `getaddrinfo` says.
fn system(host: &str) -> Result<Vec<IpAddr>, DnsFault> {
    let hints = AddrInfoHints {
        socktype: SockType::Stream.into(),
        ..AddrInfoHints::default()
    };
    let found = dns_lookup::getaddrinfo(Some(host), None, Some(hints));
    let found = found.map_err(|error| match error.kind() {
        LookupErrorKind::NoName | LookupErrorKind::NoData => DnsFault::NoSuchName,
        _ => DnsFault::ServerFailure,
    })?;
    let mut addresses = Vec::new();
    for address in found.flatten().map(|found| found.sockaddr.ip()) {
        if !addresses.contains(&address) {
            addresses.push(address);
        }
    }
    Ok(addresses)
}

#[cfg(test)]
mod tests {
    use std::net::IpAddr;

    #[test]
    fn the_system_knows_this_machine() {
        let addresses = super::system("localhost").expect("every machine has this name");
        assert!(addresses.iter().all(IpAddr::is_loopback) && !addresses.is_empty());
    }
}
