//! The resolver does not answer.

use super::dns_nxdomain::of_registry;
use crate::catalog::prelude::*;

pub(super) const CAUSE: Cause = Cause {
    id: "dns_timeout",
    layer: Layer::Name,
    harm: Harm::Breaks,
    signs: &[
        Sign::sure(On::Fact(Fact::Dns(DnsFault::Timeout)), &[]),
        // Go: "lookup R on 10.0.0.2:53: read udp ...: i/o timeout".
        Sign::sure(On::Any, &["lookup ", ".azurecr.", "i/o timeout"]).lacking(&["roxy"]),
        Sign::sure(On::Any, &["no servers could be reached"]).when(of_registry),
        Sign::sure(On::Any, &["DNS request timed out"]).when(of_registry),
        Sign::sure(On::Any, &["Resolving timed out"]).when(of_registry),
        // EAI_AGAIN says no more than "later".
        Sign::possible(On::Fact(Fact::Dns(DnsFault::ServerFailure)), &[]),
    ],
    follows: &[],
    title: text! {
        en: "The DNS server does not answer in time",
        ja: "DNS サーバーから時間内に応答がありません",
    },
    why: text! {
        en: "This machine asks a DNS server that it cannot reach, or that is too slow. The registry was not contacted at all. Often a VPN changed the DNS servers, or port 53 is blocked.",
        ja: "このマシンの DNS サーバーに到達できないか、応答が遅すぎます。レジストリとの通信には至っていません。VPN による DNS サーバーの変更や、ポート 53 の遮断がよくある原因です。",
    },
    tell: Some(Step::run(
        "nslookup {login_host}",
        text! {
            en: "\"timed out\" or \"no servers could be reached\" is this cause. Any answer, even \"NXDOMAIN\", means that the DNS server is reached.",
            ja: "\"timed out\" または \"no servers could be reached\" なら、これが原因です。\"NXDOMAIN\" を含め何らかの応答があれば、DNS サーバーには到達しています。",
        },
    )),
    fixes: &[
        Step::run(
            "nslookup mcr.microsoft.com",
            text! {
                en: "If this waits too, connect or disconnect the VPN, or renew the network connection, and try again. In WSL run `wsl --shutdown` in Windows and open it anew.",
                ja: "これも応答がない場合は、VPN やネットワークに接続し直して再度実行します。WSL では、Windows で `wsl --shutdown` を実行してから開き直します。",
            },
        ),
        Step::by_hand(
            Applicability::AskAdmin,
            text! {
                en: "Ask whoever runs the network to let this machine reach its DNS server on port 53, UDP and TCP, and to check the DNS servers of the virtual network.",
                ja: "ネットワークの管理者に、DNS サーバーへのポート 53 (UDP と TCP) の許可と、仮想ネットワークの DNS サーバー設定の確認を依頼します。",
            },
        ),
    ],
    links: &[
        "https://learn.microsoft.com/azure/virtual-network/virtual-networks-name-resolution-for-vms-and-role-instances",
        "https://aka.ms/acr/errors#connectivity_dns_error",
    ],
    example: example!("dns_timeout"),
};
