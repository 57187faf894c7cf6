//! The resolver fails.

use super::dns_nxdomain::of_registry;
use crate::catalog::prelude::*;

pub(super) const CAUSE: Cause = Cause {
    id: "dns_server_failure",
    layer: Layer::Name,
    harm: Harm::Breaks,
    signs: &[
        Sign::sure(On::Any, &[".azurecr.", "server misbehaving"]).lacking(&["roxy"]),
        Sign::sure(On::Any, &["SERVFAIL"]).when(of_registry),
        Sign::sure(On::Any, &["Server failed"]).when(of_registry),
        // EAI_AGAIN: also what a resolver gives that does not answer in time.
        Sign::likely(On::Fact(Fact::Dns(DnsFault::ServerFailure)), &[]),
        Sign::likely(On::Any, &["ailure in name resolution"]).when(of_registry),
        Sign::likely(On::Any, &["Errno 11002]"]).when(of_registry),
        // Even Azure's own hosts have no address here.
        Sign::likely(On::Fact(Fact::Dns(DnsFault::NoSuchName)), &[])
            .when(|evidence, seen| !of_registry(evidence, seen)),
    ],
    follows: &[],
    title: text! {
        en: "The DNS server that this machine asks is failing",
        ja: "このマシンが使う DNS サーバーで障害が発生しています",
    },
    why: text! {
        en: "The DNS server gave an error instead of an address, or resolves no public names at all. That is a fault of the DNS server or of the way behind it, not of the registry and not of your sign-in.",
        ja: "DNS サーバーがアドレスではなくエラーを返したか、パブリックな名前をまったく解決できません。DNS サーバー、またはその先の経路の問題です。レジストリやサインインの問題ではありません。",
    },
    tell: Some(Step::run(
        "nslookup {login_host}",
        text! {
            en: "\"SERVFAIL\" or \"Server failed\" is this cause. \"NXDOMAIN\" or \"Non-existent domain\" means that the server works and does not know the name.",
            ja: "\"SERVFAIL\" または \"Server failed\" なら、これが原因です。\"NXDOMAIN\" または \"Non-existent domain\" なら、サーバーは正常で、その名前を知りません。",
        },
    )),
    fixes: &[
        Step::run(
            "nslookup mcr.microsoft.com",
            text! {
                en: "If this fails as well, the DNS server fails for every name: reconnect the network or VPN (WSL: `wsl --shutdown` in Windows), then try again.",
                ja: "これも失敗する場合は、すべての名前で失敗しています。ネットワークや VPN に接続し直し (WSL の場合は Windows で `wsl --shutdown`)、再度実行します。",
            },
        ),
        Step::run(
            "nslookup {login_host} 1.1.1.1",
            text! {
                en: "Asks a public DNS server. If it answers, another DNS server helps this machine until yours is repaired; one without private zones cannot lead to private endpoints.",
                ja: "パブリック DNS サーバーに問い合わせます。応答があれば、復旧まで別の DNS サーバーを使えます。ただし、プライベート ゾーンのない DNS サーバーからプライベート エンドポイントには接続できません。",
            },
        ),
        Step::by_hand(
            Applicability::AskAdmin,
            text! {
                en: "Ask whoever runs the DNS server to check its forwarders. In an Azure virtual network, a DNS server of your own forwards azurecr.io to 168.63.129.16.",
                ja: "DNS サーバーの管理者に、フォワーダーの確認を依頼します。Azure 仮想ネットワーク内の独自の DNS サーバーでは、azurecr.io を 168.63.129.16 に転送します。",
            },
        ),
    ],
    links: &[
        "https://learn.microsoft.com/azure/virtual-network/virtual-networks-name-resolution-for-vms-and-role-instances",
        "https://aka.ms/acr/errors#connectivity_dns_error",
    ],
    example: example!("dns_server_failure"),
};
