//! The registry's private endpoints are in other virtual networks.

use crate::catalog::prelude::*;

pub(super) static CAUSE: Cause = Cause {
    id: "private_endpoint_not_in_vnet",
    layer: Layer::Name,
    harm: Harm::Breaks,
    signs: &[Sign::sure(On::Check(Check::PrivateEndpointDns), &["have private endpoints in the vnet of"])],
    follows: &[],
    title: text! {
        en: "The registry has no private endpoint in that virtual network",
        ja: "指定した仮想ネットワークにプライベート エンドポイントがありません",
    },
    why: text! {
        en: "The registry has private endpoints, but none in the virtual network that was given with --vnet. The name of the network may be wrong.",
        ja: "レジストリにはプライベート エンドポイントがありますが、--vnet で指定した仮想ネットワークにはありません。仮想ネットワークの指定が誤っている可能性もあります。",
    },
    tell: None,
    fixes: &[Step::run("az acr private-endpoint-connection list --registry-name {name} --output table", text! { en: "List the registry's private endpoints and see where they are.", ja: "レジストリのプライベート エンドポイントを一覧表示し、配置先を確認します。" }), Step::fill_in("az acr check-health --name {name} --vnet <vnet-resource-id> --yes", text! { en: "Run the check again with the right network.", ja: "正しい仮想ネットワークでもう一度チェックを実行します。" })],
    links: &["https://learn.microsoft.com/azure/container-registry/container-registry-private-link"],
    example: example!("private_endpoint_not_in_vnet"),
};
