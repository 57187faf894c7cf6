//! The chain of aliases of a name, as the system's resolvers answer it.

use acr_doctor_rules::evidence::DnsFault;
use hickory_resolver::net::{DnsError, NetError};
use hickory_resolver::proto::op::ResponseCode;
use hickory_resolver::proto::rr::{Name, RData, Record, RecordType};
use hickory_resolver::{TokioResolver, lookup::Lookup};

/// Longer chains are none of a registry.
const LONGEST: usize = 16;

/// What the resolvers say of a name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Says {
    /// They could not be asked.
    Nothing,
    /// It has addresses.
    Found,
    /// It exists and has no address.
    NoAddress,
    /// They fail, or it does not exist.
    Fault(DnsFault),
}

/// Asks the resolvers that the system is configured with.
pub(super) async fn of_system(host: &str) -> (Vec<String>, Says) {
    let resolver = TokioResolver::builder_tokio().and_then(|mut builder| {
        let options = builder.options_mut();
        options.preserve_intermediates = true;
        options.cache_size = 0;
        builder.build()
    });
    match resolver {
        Ok(resolver) => of(&resolver, host).await,
        // The system has no configuration that can be read.
        Err(_) => (Vec::new(), Says::Nothing),
    }
}

async fn of(resolver: &TokioResolver, host: &str) -> (Vec<String>, Says) {
    match ask(resolver, host, RecordType::A).await {
        Ok(answer) => (in_order(host, &aliases(answer.answers())), Says::Found),
        Err(NetError::Dns(DnsError::NoRecordsFound(none))) => {
            // An answer without addresses comes without its aliases.
            let chain = step_by_step(resolver, host).await;
            let says = match none.response_code {
                ResponseCode::NoError => Says::NoAddress,
                // An alias leads to a name that does not exist: the name itself does.
                ResponseCode::NXDomain if !chain.is_empty() => Says::NoAddress,
                ResponseCode::NXDomain => Says::Fault(DnsFault::NoSuchName),
                _ => Says::Fault(DnsFault::ServerFailure),
            };
            (chain, says)
        }
        Err(NetError::Timeout) => (Vec::new(), Says::Fault(DnsFault::Timeout)),
        Err(NetError::Dns(_)) => (Vec::new(), Says::Fault(DnsFault::ServerFailure)),
        // No resolver could be reached: that is no answer about the name.
        Err(_) => (Vec::new(), Says::Nothing),
    }
}

/// Follows the aliases one by one.
async fn step_by_step(resolver: &TokioResolver, host: &str) -> Vec<String> {
    let mut known = Vec::new();
    let mut at = host.to_owned();
    while known.len() < LONGEST {
        let Ok(answer) = ask(resolver, &at, RecordType::CNAME).await else {
            break;
        };
        let found = aliases(answer.answers());
        let Some((_, next)) = found.into_iter().find(|(from, _)| *from == at) else {
            break;
        };
        known.push((at, next.clone()));
        at = next;
    }
    in_order(host, &known)
}

async fn ask(resolver: &TokioResolver, host: &str, kind: RecordType) -> Result<Lookup, NetError> {
    // The dot at the end keeps the search list of the system out.
    let name = Name::from_ascii([host, "."].concat())?;
    resolver.lookup(name, kind).await
}

fn aliases(records: &[Record]) -> Vec<(String, String)> {
    let aliases = records.iter().filter_map(|record| match &record.data {
        RData::CNAME(alias) => Some((plain(&record.name), plain(&alias.0))),
        _ => None,
    });
    aliases.collect()
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
        if chain.contains(next) || chain.len() == LONGEST {
            break;
        }
        chain.push(next.clone());
        at.clone_from(next);
    }
    chain
}

#[cfg(test)]
mod tests;
