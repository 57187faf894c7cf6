//! DNS leads past the private endpoint.

use crate::catalog::prelude::*;

pub(super) const CAUSE: Cause = Cause {
    id: "private_endpoint_dns_public_address",
    layer: Layer::Name,
    harm: Harm::Breaks,
    signs: &[
        Sign::sure(
            On::Check(Check::PrivateEndpointDns),
            &["private IP is incorrect"],
        ),
        // The line that closes the check says no more than its lines above.
        Sign::sure(On::Check(Check::PrivateEndpointDns), &[CLOSING])
            .when(|evidence, _| says(evidence, "private IP is incorrect")),
        Sign::likely(On::Check(Check::PrivateEndpointDns), &[CLOSING])
            .when(|evidence, _| !says(evidence, "Error resolving DNS for")),
        // A look-up that was pasted: privatelink in the chain, a public address at its end.
        Sign::likely(On::Check(Check::PrivateEndpointDns), &[".privatelink."])
            .when(|evidence, _| !evidence.passed(Check::Challenge)),
    ],
    follows: &[],
    title: text! {
        en: "DNS leads past the registry's private endpoint",
        ja: "名前がプライベート エンドポイントに解決されていません",
    },
    why: text! {
        en: "The registry has a private endpoint, but DNS on this machine gives another address, mostly the public one. The connection then takes the public way, which the registry may refuse with 403.",
        ja: "レジストリにはプライベート エンドポイントがありますが、このマシンの DNS は別のアドレス (多くはパブリック アドレス) を返します。公開側への接続となり、403 で拒否されることがあります。",
    },
    tell: Some(Step::run(
        "nslookup {login_host}",
        text! {
            en: "A name with privatelink in it, followed by a public address, is this cause. A private address (10.x, 172.16 to 172.31, 192.168.x), or no privatelink at all, rules it out.",
            ja: "privatelink を含む名前に続いてパブリック アドレスが表示されれば、これが原因です。プライベート アドレス (10.x、172.16 から 172.31、192.168.x) の場合や、privatelink がない場合は該当しません。",
        },
    )),
    fixes: &[
        Step::run(
            "nslookup {login_host}",
            text! {
                en: "Connect through the network or VPN of the private endpoint, and use its DNS server. The address must turn into a private one.",
                ja: "プライベート エンドポイントのあるネットワークまたは VPN に接続し、その DNS サーバーを使います。プライベート アドレスが返るようになれば解決です。",
            },
        ),
        Step::ask_admin(
            "az network private-dns link vnet create --resource-group <resource-group> --zone-name privatelink.azurecr.io --name <link-name> --virtual-network <vnet-resource-id> --registration-enabled false",
            text! {
                en: "Link the private DNS zone to the virtual network that this machine is in. A DNS server of your own must forward azurecr.io to 168.63.129.16.",
                ja: "このマシンのある仮想ネットワークにプライベート DNS ゾーンをリンクします。独自の DNS サーバーでは、azurecr.io を 168.63.129.16 に転送する必要があります。",
            },
        ),
        Step::ask_admin(
            "az network private-endpoint dns-zone-group create --resource-group <resource-group> --endpoint-name <private-endpoint> --name default --zone-name privatelink-azurecr-io --private-dns-zone <zone-resource-id>",
            text! {
                en: "If the zone lacks the registry's records or holds old ones, let the private endpoint write them.",
                ja: "ゾーンのレコードが不足しているか古い場合は、プライベート エンドポイントにレコードを登録させます。",
            },
        ),
    ],
    links: &[
        "https://learn.microsoft.com/azure/container-registry/container-registry-private-link",
        "https://learn.microsoft.com/azure/private-link/private-endpoint-dns-integration",
    ],
    example: example!("private_endpoint_dns_public_address"),
};

/// The line that closes a failed check of private endpoints.
pub(super) const CLOSING: &str = "DNS routing verification failed";

/// Whether any line of the run says this.
pub(super) fn says(evidence: &Evidence, words: &str) -> bool {
    evidence
        .observations
        .iter()
        .any(|seen| seen.detail.contains(words))
}
