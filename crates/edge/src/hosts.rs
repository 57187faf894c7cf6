//! Whom the driver may ask. The grammar of targets and the plan keep to these
//! hosts already; this is the last look before something is sent.

use acr_doctor_probe::step::{Endpoint, Purpose};
use acr_doctor_probe::target::SUFFIXES;

/// The blob storage of each cloud, where layers are (source: Azure Container
/// Registry, "Configure rules to access a registry behind a firewall").
const STORAGE: &[&str] = &[
    "blob.core.windows.net",
    "blob.core.chinacloudapi.cn",
    "blob.core.usgovcloudapi.net",
    "blob.core.sovcloud-api.fr",
];

/// Whether a request may be sent: HTTPS on its own port, to a registry or its
/// data endpoint, to blob storage only where the layers lead there.
pub fn allows(purpose: Purpose, endpoint: &Endpoint) -> bool {
    let below = |suffix: &str| {
        endpoint
            .host
            .strip_suffix(suffix)
            .and_then(|labels| labels.strip_suffix('.'))
            .is_some_and(is_labels)
    };
    let registry = SUFFIXES.iter().any(|(suffix, _)| below(suffix));
    let storage = purpose == Purpose::BlobReach && STORAGE.iter().any(|suffix| below(suffix));
    endpoint.port == 443 && (registry || storage)
}

fn is_labels(labels: &str) -> bool {
    let is_label = |label: &str| {
        !label.is_empty()
            && label
                .bytes()
                .all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-')
    };
    labels.split('.').all(is_label)
}

#[cfg(test)]
mod tests {
    use acr_doctor_probe::step::{Endpoint, Purpose};

    use super::allows;

    #[test]
    fn registries_and_where_their_layers_are() {
        let endpoint = Endpoint::https;
        for host in [
            "lantern.azurecr.io",
            "lantern.azurecr.cn",
            "lantern.azurecr.us",
            "lantern.azurecr.sovcloud-azure.fr",
            "lantern.eastus.data.azurecr.io",
        ] {
            assert!(allows(Purpose::Challenge, &endpoint(host)), "{host}");
        }
        let storage = endpoint("eusmanaged1.blob.core.windows.net");
        assert!(allows(Purpose::BlobReach, &storage));
        for purpose in Purpose::ALL.iter().copied() {
            assert!(purpose == Purpose::BlobReach || !allows(purpose, &storage));
            for host in [
                "azurecr.io",
                ".azurecr.io",
                "lantern.azurecr.io.evil.example",
                "evilazurecr.io",
                "evil.example",
                "localhost",
                "127.0.0.1",
                "169.254.169.254",
                "[::1]",
                "evil.example/.azurecr.io",
                "evil.example?.azurecr.io",
                "evil@lantern.azurecr.io",
                "evil.example:80.azurecr.io",
                "",
            ] {
                assert!(!allows(purpose, &endpoint(host)), "{host}");
            }
        }
        let port = Endpoint {
            port: 8443,
            ..endpoint("lantern.azurecr.io")
        };
        assert!(!allows(Purpose::Challenge, &port));
    }
}
