//! The registry exists, and the resolver of this machine does not know its name.

use crate::catalog::prelude::*;

/// Names of other hosts, other ways to fail, and a resolver that is not this machine's.
const OTHERS: &[&str] = &["roxy", ".data.azurecr.", "blob.core.", "ailure in name", "public DNS"];

pub(super) const CAUSE: Cause = Cause {
    id: "dns_nxdomain",
    layer: Layer::Name,
    harm: Harm::Breaks,
    signs: &[
        name(Sign::likely(On::Fact(Fact::Dns(DnsFault::NoSuchName)), &[])),
        // Go: "no such host", on Windows "No such host is known".
        name(Sign::likely(On::Any, &[".azurecr.", "o such host"])),
        name(Sign::likely(On::Any, &["NXDOMAIN"])),
        name(Sign::likely(On::Any, &["Non-existent domain"])),
        name(Sign::likely(On::Any, &["NameResolutionError"])),
        name(Sign::likely(On::Any, &["No address associated with"])),
        name(Sign::likely(On::Any, &["Could not resolve host"])),
        name(Sign::likely(On::Any, &[".azurecr.", "NAME_NOT_RESOLVED"])),
        name(Sign::likely(On::Any, &["Error resolving DNS for"])),
        Sign::possible(
            On::Check(Check::PrivateEndpointDns),
            &["DNS routing verification failed"],
        )
        .when(login_server_unresolved),
    ],
    follows: &[],
    title: text! {
        en: "DNS on this machine has no address for the registry",
        ja: "DNS でレジストリの名前を解決できません",
    },
    why: text! {
        en: "The DNS server that this machine asks gives no address for {registry}. If the registry exists, the reason is in this network: a private DNS zone without its record, a DNS server that knows only internal names, or a VPN that is off.",
        ja: "このマシンの DNS サーバーが {registry} のアドレスを返しません。レジストリが存在する場合、プライベート DNS ゾーンのレコードの不足、社内の名前しか解決しない DNS サーバー、VPN の未接続などが原因です。",
    },
    tell: Some(Step::run(
        "nslookup {login_host} 1.1.1.1",
        text! {
            en: "Asks a public DNS server. An address here means that the registry exists and only your own DNS does not know it. \"NXDOMAIN\" or \"Non-existent domain\" here too means that the name is wrong.",
            ja: "パブリック DNS サーバーに問い合わせます。アドレスが返れば、レジストリは存在し、お使いの DNS だけが解決できていません。ここでも \"NXDOMAIN\" または \"Non-existent domain\" なら、名前が誤っています。",
        },
    )),
    fixes: &[
        Step::run(
            "nslookup {login_host}",
            text! {
                en: "Shows which DNS server this machine asks. If the registry is reached through a VPN, connect it; then run this again until an address appears.",
                ja: "このマシンが問い合わせる DNS サーバーを表示します。VPN 経由で使うレジストリでは VPN に接続し、アドレスが返るまで再度実行します。",
            },
        ),
        Step::ask_admin(
            "az network private-dns record-set a list --resource-group <resource-group> --zone-name privatelink.azurecr.io --output table",
            text! {
                en: "In a network with the private zone privatelink.azurecr.io, the zone answers alone: every registry with a private endpoint needs its record there.",
                ja: "プライベート ゾーン privatelink.azurecr.io を使うネットワークでは、このゾーンだけが応答します。プライベート エンドポイントを持つレジストリごとにレコードが必要です。",
            },
        ),
        Step::ask_admin(
            "az network private-dns link vnet update --resource-group <resource-group> --zone-name privatelink.azurecr.io --name <link-name> --resolution-policy NxDomainRedirect",
            text! {
                en: "If the registry's private endpoint belongs to another network, this link setting lets names that the zone lacks fall back to public DNS.",
                ja: "プライベート エンドポイントが別のネットワークにある場合は、この設定で、ゾーンにない名前をパブリック DNS で解決できます。",
            },
        ),
    ],
    links: &[
        "https://learn.microsoft.com/azure/private-link/private-endpoint-dns-integration",
        "https://aka.ms/acr/errors#connectivity_dns_error",
    ],
    example: example!("dns_nxdomain"),
};

/// A failed look-up, where it means the name of the registry.
const fn name(sign: Sign) -> Sign {
    sign.lacking(OTHERS).when(of_registry)
}

/// The name of the registry was looked up: not Azure's own hosts, nor the sample image's registry.
pub(super) fn of_registry(_: &Evidence, seen: &Observation) -> bool {
    let azure = ["management.", "login.", "graph."]
        .iter()
        .any(|host| seen.detail.contains(host));
    match seen.check {
        Check::HelmCommand | Check::HelmVersion => false,
        Check::NotaryCommand | Check::NotaryVersion => false,
        _ => seen.detail.contains(".azurecr.") || !seen.is_docker() && !azure,
    }
}

/// `--vnet` looked up the login server itself in vain.
fn login_server_unresolved(evidence: &Evidence, _: &Observation) -> bool {
    evidence.observations.iter().any(|seen| {
        let detail = &seen.detail;
        detail.contains("Error resolving DNS for") && !detail.contains(".data.azurecr.")
    })
}
