//! Two private endpoints of one registry in one network.

use crate::catalog::prelude::*;

pub(super) const CAUSE: Cause = Cause {
    id: "private_endpoint_duplicate",
    layer: Layer::Name,
    harm: Harm::Warns,
    signs: &[Sign::sure(
        On::Any,
        &["more than one private endpoint in the vnet"],
    )],
    follows: &[],
    title: text! {
        en: "The registry has several private endpoints in one virtual network",
        ja: "1 つの仮想ネットワークに複数のプライベート エンドポイントがあります",
    },
    why: text! {
        en: "Several private endpoints of this registry write the same names into one private DNS zone. Which address wins depends on which was written last, and deleting one endpoint can take the name away from all.",
        ja: "このレジストリの複数のプライベート エンドポイントが、同じ名前を 1 つのプライベート DNS ゾーンに登録しています。どのアドレスが返るかは不定で、1 つを削除すると名前を解決できなくなることがあります。",
    },
    tell: None,
    fixes: &[
        Step::run(
            "az acr private-endpoint-connection list --registry-name {name} --query \"[].{endpoint:privateEndpoint.id, state:privateLinkServiceConnectionState.status}\"",
            text! {
                en: "Lists the private endpoints. `az network private-endpoint show --ids <id> --query subnet.id` names the network of each.",
                ja: "プライベート エンドポイントを一覧表示します。それぞれのネットワークは `az network private-endpoint show --ids <id> --query subnet.id` で確認できます。",
            },
        ),
        Step::ask_admin(
            "az network private-endpoint delete --ids <private-endpoint-id>",
            text! {
                en: "Delete all but one in this network. Then check that the records in privatelink.azurecr.io hold the address of the one that stays.",
                ja: "このネットワークに 1 つだけを残して削除します。その後、privatelink.azurecr.io のレコードが、残したエンドポイントのアドレスであることを確認します。",
            },
        ),
    ],
    links: &[
        "https://learn.microsoft.com/azure/container-registry/container-registry-private-link",
        "https://learn.microsoft.com/azure/private-link/private-endpoint-dns-integration",
    ],
    example: example!("private_endpoint_duplicate"),
};
