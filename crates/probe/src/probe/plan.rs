//! The plan: which step follows from what was seen.

use acr_doctor_rules::evidence::DnsFault;

use super::{Probe, TokenServer};
use crate::answer::{Answer, Kept};
use crate::entry::{Entry, Seen};
use crate::secret::Credentials;
use crate::step::{Endpoint, Failure, Purpose};
use crate::vantage::Vantage;

impl Probe {
    fn is(&self, vantage: Vantage) -> bool {
        self.transcript.vantage == vantage
    }

    /// The first step.
    pub(super) fn first(&self) -> Purpose {
        let address = self.ask.target.host.parse::<std::net::Ipv4Addr>().is_ok();
        if self.is(Vantage::Machine) {
            if address {
                Purpose::Connect
            } else {
                Purpose::Names
            }
        } else if self.ask.public_dns.is_some() && self.ask.target.cloud.is_some() {
            Purpose::Names
        } else {
            Purpose::Challenge
        }
    }

    /// The step after one, `None` at the end of the plan.
    pub(super) fn after(&self, entry: &Entry) -> Option<Purpose> {
        let machine = self.is(Vantage::Machine);
        let ok = match &entry.seen {
            Seen::Names(names) => !names.is_empty(),
            Seen::Connected { .. } | Seen::Secured(_) => true,
            _ => false,
        };
        match entry.purpose {
            // A proxy resolves the name by itself.
            Purpose::Names if machine => (ok || self.ask.proxied).then_some(Purpose::Connect),
            Purpose::Names if ok && self.data_name().is_some() => Some(Purpose::DataNames),
            Purpose::DataNames if machine => ok.then_some(Purpose::BlobConnect),
            // The edge stands where the public resolver does: a name that is not there ends it.
            Purpose::Names if self.is(Vantage::Edge) && unknown(&entry.seen) => None,
            // The page's own resolver may know more than the public one.
            Purpose::Names | Purpose::DataNames => Some(Purpose::Challenge),
            Purpose::Connect => ok.then_some(Purpose::Secure),
            Purpose::Secure => ok.then_some(Purpose::Challenge),
            Purpose::Challenge => self.after_challenge(&entry.seen),
            Purpose::Reach => match entry.seen {
                Seen::Hidden | Seen::Silent | Seen::Failed(_) => Some(Purpose::Control),
                _ => None,
            },
            Purpose::Control => None,
            Purpose::AnonymousToken => match answer(&entry.seen)?.status {
                // Anything else is not the registry's own token endpoint: it
                // gets no credentials.
                200 | 400 | 401 => self.signed_in().or_else(|| self.after_token()),
                _ => None,
            },
            Purpose::Exchange => self.known.refresh.as_ref().map(|_| Purpose::AccessToken),
            Purpose::BasicToken | Purpose::AccessToken => self.after_token(),
            Purpose::Manifest => match (&self.known.digest, self.known.index) {
                (Some(_), false) => Some(Purpose::Blob),
                // One index leads to one manifest, no further.
                (Some(_), true) if self.manifests() == 1 => Some(Purpose::Manifest),
                _ => self.data_by_name(),
            },
            Purpose::Blob if self.known.data.is_none() => self.data_by_name(),
            Purpose::Blob if machine => Some(Purpose::BlobNames),
            Purpose::Blob => Some(Purpose::BlobReach),
            Purpose::BlobNames => (ok || self.ask.proxied).then_some(Purpose::BlobConnect),
            Purpose::BlobConnect => ok.then_some(Purpose::BlobSecure),
            Purpose::BlobSecure | Purpose::BlobReach => None,
        }
    }

    fn after_challenge(&self, seen: &Seen) -> Option<Purpose> {
        let browser = self.is(Vantage::Browser);
        match seen {
            Seen::Answer(_) => self.known.realm.as_ref().map(|_| Purpose::AnonymousToken),
            Seen::Silent if browser => Some(Purpose::Control),
            _ if browser => Some(Purpose::Reach),
            _ => None,
        }
    }

    /// The step that uses the credentials.
    fn signed_in(&self) -> Option<Purpose> {
        if !self.transcript.vantage.sight().carries_credentials {
            return None;
        }
        match self.ask.credentials {
            Credentials::None => None,
            Credentials::Basic { .. } => Some(Purpose::BasicToken),
            Credentials::EntraToken(_) => Some(Purpose::Exchange),
            Credentials::RefreshToken(_) => Some(Purpose::AccessToken),
        }
    }

    /// After the last token: what it leads to.
    fn after_token(&self) -> Option<Purpose> {
        // A page of another origin may not read where a redirect leads.
        if self.is(Vantage::Browser) {
            return None;
        }
        if self.known.access.is_some() && self.ask.repository().is_some() {
            Some(Purpose::Manifest)
        } else {
            self.data_by_name()
        }
    }

    /// Dedicated data endpoints come with private endpoints: their name is known.
    fn data_by_name(&self) -> Option<Purpose> {
        (self.is(Vantage::Machine) && self.known.names.private_link() && self.data_name().is_some())
            .then_some(Purpose::DataNames)
    }

    fn manifests(&self) -> usize {
        self.transcript
            .entries
            .iter()
            .filter(|entry| entry.purpose == Purpose::Manifest)
            .count()
    }

    /// Keeps what later steps need of an answer.
    pub(super) fn keep(&mut self, purpose: Purpose, answer: &Answer, kept: Kept) {
        match purpose {
            Purpose::Challenge if answer.status == 401 => {
                self.known.realm = answer.challenges.iter().find_map(|challenge| {
                    let realm = challenge.realm().filter(|_| challenge.is("bearer"))?;
                    let (endpoint, path) = realm.followed_on(&self.transcript.registry)?;
                    Some(TokenServer {
                        endpoint,
                        path: path.to_owned(),
                        service: challenge.service()?.to_owned(),
                    })
                });
            }
            Purpose::Exchange => self.known.refresh = kept.token,
            Purpose::AnonymousToken | Purpose::BasicToken | Purpose::AccessToken => {
                // Only a token that permits the pull leads further.
                let repository = self.ask.repository().unwrap_or_default();
                let pulls = answer
                    .token
                    .as_ref()
                    .is_some_and(|token| token.permissions(repository).has("pull"));
                if pulls {
                    self.known.access = kept.token;
                }
            }
            Purpose::Manifest => {
                self.known.digest = kept.digest;
                self.known.index = kept.index;
            }
            Purpose::Blob if (300..400).contains(&answer.status) => {
                self.known.data = answer.location.as_deref().and_then(host);
                // A registry of Azure keeps its layers in Azure: elsewhere a
                // redirect would lead the probe where its user never asked it to go.
                if self.ask.target.cloud.is_some() && self.ask.target.port == 443 {
                    self.known.data.take_if(|data| !is_data_host(data));
                }
            }
            _ => {}
        }
    }
}

fn unknown(seen: &Seen) -> bool {
    matches!(seen, Seen::Failed(Failure::Dns(DnsFault::NoSuchName)))
}

fn answer(seen: &Seen) -> Option<&Answer> {
    match seen {
        Seen::Answer(answer) => Some(answer),
        _ => None,
    }
}

/// Where the layers of Azure's registries are: dedicated data endpoints, and
/// the blob storage of each cloud (source: Azure Container Registry, "Configure
/// rules to access a registry behind a firewall").
const DATA_SUFFIXES: &[&str] = &[
    ".data.azurecr.io",
    ".data.azurecr.cn",
    ".data.azurecr.us",
    ".data.azurecr.sovcloud-azure.fr",
    ".blob.core.windows.net",
    ".blob.core.chinacloudapi.cn",
    ".blob.core.usgovcloudapi.net",
    ".blob.core.sovcloud-api.fr",
];

fn is_data_host(endpoint: &Endpoint) -> bool {
    endpoint.port == 443
        && DATA_SUFFIXES
            .iter()
            .any(|suffix| endpoint.host.to_ascii_lowercase().ends_with(suffix))
}

/// The endpoint of an authority, if it is a plain host name: the driver's rules
/// of addresses decide whether it may be connected to.
fn host(authority: &str) -> Option<Endpoint> {
    let (host, port) = match authority.split_once(':') {
        None => (authority, 443),
        Some((host, port)) => (host, port.parse().ok()?),
    };
    let plain = !host.is_empty()
        && host.len() <= 253
        && host
            .bytes()
            .all(|byte| byte.is_ascii_alphanumeric() || b".-".contains(&byte));
    plain.then(|| Endpoint {
        host: host.to_owned(),
        port,
    })
}

#[cfg(test)]
mod tests {
    use super::{host, is_data_host};

    #[test]
    fn only_hosts_of_azure_have_the_layers_of_its_registries() {
        for authority in [
            "lantern.eastus.data.azurecr.io",
            "eusmanaged1.blob.core.windows.net",
            "x.blob.core.windows.net:443",
        ] {
            assert!(is_data_host(&host(authority).unwrap()), "{authority}");
        }
        for authority in [
            "evil.example",
            "169.254.169.254",
            "x.blob.core.windows.net.evil.example",
            "x.blob.core.windows.net:8443",
            "data.azurecr.io",
        ] {
            assert!(!is_data_host(&host(authority).unwrap()), "{authority}");
        }
    }
}
