//! The registry has private endpoints, but none in the network that was named.

use crate::catalog::prelude::*;

pub(super) const CAUSE: Cause = Cause {
    id: "private_endpoint_not_in_vnet",
    layer: Layer::Name,
    harm: Harm::Warns,
    signs: &[Sign::sure(On::Any, &["have private endpoints in the vnet"])],
    follows: &[],
    title: text! {
        en: "None of the registry's private endpoints is in this virtual network",
        ja: "指定した仮想ネットワークにプライベート エンドポイントがありません",
    },
    why: text! {
        en: "The registry has private endpoints, but not in the network given to `--vnet`. A bare name stands for a network in the registry's own resource group; any other network needs its full resource id.",
        ja: "プライベート エンドポイントはありますが、`--vnet` の仮想ネットワーク内にはありません。名前だけの指定はレジストリと同じリソース グループのものとみなされ、それ以外はリソース ID での指定が必要です。",
    },
    tell: None,
    fixes: &[
        Step::fill_in(
            "az network vnet list --query \"[].id\" --output tsv",
            text! {
                en: "Find the resource id of the network you mean, and give it to `--vnet` in full.",
                ja: "対象の仮想ネットワークのリソース ID を調べ、`--vnet` に ID 全体を指定します。",
            },
        ),
        Step::run(
            "az acr private-endpoint-connection list --registry-name {name} --query \"[].{endpoint:privateEndpoint.id, state:privateLinkServiceConnectionState.status}\"",
            text! {
                en: "Lists the registry's private endpoints. `az network private-endpoint show --ids <id> --query subnet.id` names the network of each.",
                ja: "レジストリのプライベート エンドポイントを一覧表示します。それぞれのネットワークは `az network private-endpoint show --ids <id> --query subnet.id` で確認できます。",
            },
        ),
        Step::by_hand(
            Applicability::AskAdmin,
            text! {
                en: "If this network should reach the registry privately: peer it with the endpoint's network and link the private DNS zone to it, or create a private endpoint in it.",
                ja: "このネットワークからプライベートに接続する場合は、エンドポイントのあるネットワークとピアリングしてプライベート DNS ゾーンをリンクするか、このネットワークにプライベート エンドポイントを作成します。",
            },
        ),
    ],
    links: &[
        "https://learn.microsoft.com/azure/container-registry/container-registry-private-link",
        "https://learn.microsoft.com/cli/azure/acr#az-acr-check-health",
    ],
    example: example!("private_endpoint_not_in_vnet"),
};
