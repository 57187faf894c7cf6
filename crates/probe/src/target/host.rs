//! Hosts: which registry a host names, in which cloud.

use super::refusal::{Reason, Refusal};
use super::{Form, Others, Target};
use crate::words::join;

crate::named::named! {
    /// A cloud of Azure, by the suffix of its registries.
    Cloud {
        /// Azure's public cloud.
        Public = "AzureCloud",
        /// Azure operated by 21Vianet in China.
        China = "AzureChinaCloud",
        /// Azure for the US government.
        UsGovernment = "AzureUSGovernment",
        /// Azure in the French sovereign cloud.
        Bleu = "AzureBleuCloud",
    }
}

/// The suffixes of login servers with their clouds.
pub const SUFFIXES: &[(&str, Cloud)] = &[
    ("azurecr.io", Cloud::Public),
    ("azurecr.cn", Cloud::China),
    ("azurecr.us", Cloud::UsGovernment),
    ("azurecr.sovcloud-azure.fr", Cloud::Bleu),
];

impl Cloud {
    /// The suffix of login servers, without the leading dot.
    pub fn suffix(self) -> &'static str {
        SUFFIXES
            .iter()
            .find(|entry| entry.1 == self)
            .map_or("azurecr.io", |entry| entry.0)
    }
}

/// Endings that people type for `azurecr.io` and that are more than two letters off.
const MISTAKES: &[&str] = &[
    "acr.io",
    "azure.io",
    "azurecr",
    "azurecr.com",
    "azurecr.net",
    "azurecr.org",
    "azurecr.azure.com",
    "azurecontainerregistry.io",
    "acr.azure.com",
];

fn refuse<T>(reason: Reason) -> Result<T, Refusal> {
    Err(Refusal::new(reason))
}

/// Reads `HOST[:PORT]`.
pub(super) fn read(authority: &str, others: Others<'_>) -> Result<Target, Refusal> {
    if authority.contains('@') {
        return refuse(Reason::UserInfo);
    }
    if authority.contains(['[', ']']) || authority.matches(':').count() > 1 {
        return refuse(Reason::Address);
    }
    let (host, port) = match authority.split_once(':') {
        None => (authority, None),
        Some((host, port)) => (host, Some(port)),
    };
    let host = host.to_ascii_lowercase();
    let number = match port {
        None => 443,
        Some(port) if !port.is_empty() && port.bytes().all(|byte| byte.is_ascii_digit()) => port
            .parse::<u16>()
            .ok()
            .filter(|&port| port != 0)
            .ok_or(Refusal::new(Reason::Port))?,
        Some(_) => return refuse(Reason::Port),
    };
    syntax(&host)?;
    let listed = match others {
        Others::Any => false,
        Others::Listed(hosts) => {
            let mut whole = host.clone();
            if number != 443 {
                whole.push(':');
                whole.push_str(&crate::words::number(i64::from(number)));
            }
            hosts
                .iter()
                .any(|listed| listed.eq_ignore_ascii_case(&whole))
        }
    };
    if number != 443 && !listed && !matches!(others, Others::Any) {
        return refuse(Reason::Port);
    }
    let found = match registry(&host) {
        _ if listed => Ok(foreign(&host)),
        // A port or a dot says that a host was meant, not the name of a registry.
        Err(refusal)
            if matches!(others, Others::Any)
                && (refusal.suggestion.is_none() || refusal.reason == Reason::Address)
                && refusal.reason != Reason::SuffixInside
                && (port.is_some() || host.contains('.') || host == "localhost")
                && !disguised(&host) =>
        {
            Ok(foreign(&host))
        }
        found => found,
    };
    found.map(|target| Target {
        port: number,
        ..target
    })
}

/// The characters and lengths of a host name (RFC 1123).
fn syntax(host: &str) -> Result<(), Refusal> {
    if host.is_empty() {
        return refuse(Reason::Empty);
    }
    if host.len() > 253 {
        return refuse(Reason::TooLong);
    }
    if host.ends_with('.') {
        return refuse(Reason::TrailingDot);
    }
    for label in host.split('.') {
        if label.is_empty() {
            return refuse(Reason::EmptyLabel);
        }
        if label.len() > 63 {
            return refuse(Reason::TooLong);
        }
        let legal = label
            .bytes()
            .all(|byte| byte.is_ascii_alphanumeric() || byte == b'-');
        if !legal || label.starts_with('-') || label.ends_with('-') {
            return refuse(Reason::Character);
        }
        if label.starts_with("xn--") {
            return refuse(Reason::Punycode);
        }
    }
    Ok(())
}

/// Whether something between a host name and a number stands there: every
/// program reads `127.1`, `0x7f000001` or `2130706433` as an address.
fn is_number(label: &str) -> bool {
    let digits = label.strip_prefix("0x").filter(|rest| !rest.is_empty());
    match digits {
        Some(hex) => hex.bytes().all(|byte| byte.is_ascii_hexdigit()),
        None => label.bytes().all(|byte| byte.is_ascii_digit()),
    }
}

fn is_address(host: &str) -> bool {
    host.rsplit('.').next().is_some_and(is_number)
}

/// An address that is not written in the one way in which it means the same everywhere.
fn disguised(host: &str) -> bool {
    is_address(host) && host.parse::<std::net::Ipv4Addr>().is_err()
}

/// A host that is no registry of Azure's.
fn foreign(host: &str) -> Target {
    Target {
        host: host.to_owned(),
        port: 443,
        name: host.to_owned(),
        label: None,
        region: None,
        cloud: None,
        repository: None,
        reference: None,
        form: Form::LoginServer,
    }
}

/// Whether this is the name of a registry: 5 to 50 letters and digits.
fn is_name(name: &str) -> bool {
    (5..=50).contains(&name.len()) && name.bytes().all(|byte| byte.is_ascii_alphanumeric())
}

/// Splits the first label of a login server into name and hash.
fn label(first: &str) -> Option<(&str, Option<&str>)> {
    let (name, hash) = match first.split_once('-') {
        None => (first, None),
        Some((name, hash)) => (name, Some(hash)),
    };
    let plain = |hash: &str| hash.bytes().all(|byte| byte.is_ascii_alphanumeric());
    (is_name(name) && hash.is_none_or(plain)).then_some((name, hash))
}

/// Reads a host as a login server, or a bare name.
fn registry(host: &str) -> Result<Target, Refusal> {
    if !host.contains('.') {
        return bare(host);
    }
    for (suffix, cloud) in SUFFIXES.iter().copied() {
        if let Some(labels) = host
            .strip_suffix(suffix)
            .and_then(|labels| labels.strip_suffix('.'))
        {
            return login_server(host, labels, cloud);
        }
    }
    if is_address(host) {
        return refuse(Reason::Address);
    }
    for (suffix, _) in SUFFIXES {
        let inside = host
            .match_indices(suffix)
            .any(|(at, _)| at > 0 && host.as_bytes().get(at - 1) == Some(&b'.'));
        if inside {
            return refuse(Reason::SuffixInside);
        }
    }
    Err(
        misspelled(host).map_or(Refusal::new(Reason::NotRegistry), |meant| {
            Refusal::suggesting(Reason::Misspelled, meant)
        }),
    )
}

fn bare(host: &str) -> Result<Target, Refusal> {
    let full = || join(&[host, ".azurecr.io"]);
    if host == "localhost" {
        return refuse(Reason::Address);
    }
    if is_number(host) {
        // A number alone is an address to every other program: say the whole name.
        return Err(if is_name(host) {
            Refusal::suggesting(Reason::Address, full())
        } else {
            Refusal::new(Reason::Address)
        });
    }
    if is_name(host) {
        return Ok(Target {
            host: full(),
            name: host.to_owned(),
            cloud: Some(Cloud::Public),
            form: Form::Name,
            ..foreign(host)
        });
    }
    Err(match label(host) {
        // A dash is legal in a login server and in no name.
        Some(_) => Refusal::suggesting(Reason::BadName, full()),
        None => glued(host).map_or(Refusal::new(Reason::BadName), |meant| {
            Refusal::suggesting(Reason::Misspelled, meant)
        }),
    })
}

/// Reads what stands before the suffix.
fn login_server(host: &str, labels: &str, cloud: Cloud) -> Result<Target, Refusal> {
    let mut parts = labels.split('.');
    let first = parts.next().unwrap_or_default();
    let (second, third, fourth) = (parts.next(), parts.next(), parts.next());
    let Some((name, hash)) = label(first) else {
        return refuse(Reason::BadName);
    };
    let region = match (second, third, fourth) {
        (None, ..) => None,
        (Some(region), Some("geo"), None) => Some(region.to_owned()),
        (Some("privatelink"), None, _) | (Some(_), Some("data"), None) => {
            let meant = join(&[first, ".", cloud.suffix()]);
            return Err(Refusal::suggesting(Reason::NotLoginServer, meant));
        }
        _ => return refuse(Reason::NotLoginServer),
    };
    Ok(Target {
        name: name.to_owned(),
        label: hash.map(str::to_owned),
        region,
        cloud: Some(cloud),
        ..foreign(host)
    })
}

/// The login server that a misspelled one probably means.
fn misspelled(host: &str) -> Option<String> {
    let (first, rest) = host.split_once('.')?;
    label(first)?;
    let meant = if MISTAKES.contains(&rest) {
        Some("azurecr.io")
    } else {
        SUFFIXES
            .iter()
            .map(|entry| entry.0)
            .find(|suffix| distance(rest, suffix) <= 2)
    };
    match meant {
        Some(suffix) => Some(join(&[first, ".", suffix])),
        None => glued(host),
    }
}

/// `NAMEazurecr.io`: the dot is missing.
fn glued(host: &str) -> Option<String> {
    SUFFIXES.iter().find_map(|(suffix, _)| {
        let name = host
            .strip_suffix(suffix)
            .or_else(|| host.strip_suffix(&suffix.replace('.', "")))?;
        is_name(name).then(|| join(&[name, ".", suffix]))
    })
}

/// The number of letters to insert, delete or change, and of neighbours to
/// swap, to make one word of another; 3 stands for three and more.
fn distance(a: &str, b: &str) -> usize {
    let (a, b) = (a.as_bytes(), b.as_bytes());
    if a.len().abs_diff(b.len()) > 2 {
        return 3;
    }
    steps(a, b, 2).unwrap_or(3)
}

/// The same within a number of steps. The words are short and so is the number.
fn steps(a: &[u8], b: &[u8], left: usize) -> Option<usize> {
    let same = a.iter().zip(b).take_while(|(x, y)| x == y).count();
    let (a, b) = (a.get(same..)?, b.get(same..)?);
    if a.is_empty() && b.is_empty() {
        return Some(0);
    }
    let left = left.checked_sub(1)?;
    let mut best: Option<usize> = None;
    let mut consider = |rest: Option<usize>| {
        if let Some(rest) = rest {
            best = Some(best.map_or(rest + 1, |best| best.min(rest + 1)));
        }
    };
    if let (Some(c), Some(d)) = (a.get(1..), b.get(1..)) {
        consider(steps(c, d, left));
    }
    if let Some(c) = a.get(1..) {
        consider(steps(c, b, left));
    }
    if let Some(d) = b.get(1..) {
        consider(steps(a, d, left));
    }
    if let ([x, y, c @ ..], [z, w, d @ ..]) = (a, b)
        && x == w
        && y == z
    {
        consider(steps(c, d, left));
    }
    best
}
