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
use hickory_resolver::TokioResolver;
use hickory_resolver::net::{DnsError, NetError};
use hickory_resolver::proto::op::ResponseCode;
use hickory_resolver::proto::rr::{Name, RData, RecordType};

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
    let mut chain = std::pin::pin!(chain(host));
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

/// What the resolvers say of a name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Says {
    /// They could not be asked.
    Nothing,
    /// It has addresses.
    Found,
    /// It exists and has no address.
    NoAddress,
    /// They fail, or it does not exist.
    Fault(DnsFault),
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

/// The chain of aliases as the system's resolvers answer it, and how they fail.
async fn chain(host: &str) -> (Vec<String>, Says) {
    let Some(answer) = ask(host).await else {
        return (Vec::new(), Says::Nothing);
    };
    match answer {
        Ok(lookup) => {
            let aliases = lookup.answers().iter();
            let aliases = aliases.filter_map(|record| match &record.data {
                RData::CNAME(alias) => Some((plain(&record.name), plain(&alias.0))),
                _ => None,
            });
            (in_order(host, &aliases.collect::<Vec<_>>()), Says::Found)
        }
        Err(NetError::Dns(DnsError::NoRecordsFound(none))) => {
            let says = match none.response_code {
                ResponseCode::NoError => Says::NoAddress,
                ResponseCode::NXDomain => Says::Fault(DnsFault::NoSuchName),
                _ => Says::Fault(DnsFault::ServerFailure),
            };
            (Vec::new(), says)
        }
        Err(NetError::Timeout) => (Vec::new(), Says::Fault(DnsFault::Timeout)),
        Err(NetError::Dns(_)) => (Vec::new(), Says::Fault(DnsFault::ServerFailure)),
        // No resolver could be reached: that is no answer about the name.
        Err(_) => (Vec::new(), Says::Nothing),
    }
}

async fn ask(host: &str) -> Option<Result<hickory_resolver::lookup::Lookup, NetError>> {
    // The dot at the end keeps the search list of the system out.
    let name = Name::from_ascii([host, "."].concat()).ok()?;
    let mut builder = TokioResolver::builder_tokio().ok()?;
    let options = builder.options_mut();
    options.preserve_intermediates = true;
    options.cache_size = 0;
    let resolver = builder.build().ok()?;
    Some(resolver.lookup(name, RecordType::A).await)
}

fn plain(name: &Name) -> String {
    let name = name.to_ascii().to_ascii_lowercase();
    name.strip_suffix('.').map(str::to_owned).unwrap_or(name)
}

/// Aliases from the name on; a circle ends where it closes.
fn in_order(host: &str, aliases: &[(String, String)]) -> Vec<String> {
    let mut chain: Vec<String> = Vec::new();
    let mut at = host.to_ascii_lowercase();
    while let Some((_, next)) = aliases.iter().find(|(from, _)| *from == at) {
        if chain.contains(next) {
            break;
        }
        chain.push(next.clone());
        at.clone_from(next);
    }
    chain
}

#[cfg(test)]
mod tests {
    use super::in_order;

    #[test]
    fn the_chain_starts_at_the_name_and_ends() {
        let pairs = |pairs: &[(&str, &str)]| -> Vec<_> {
            pairs
                .iter()
                .map(|(from, to)| ((*from).to_owned(), (*to).to_owned()))
                .collect()
        };
        let aliases = pairs(&[("b", "c"), ("a", "b"), ("x", "y")]);
        assert_eq!(in_order("A", &aliases), ["b", "c"]);
        assert_eq!(in_order("a", &pairs(&[("a", "b"), ("b", "a")])), ["b", "a"]);
        assert!(in_order("z", &aliases).is_empty());
    }
}
