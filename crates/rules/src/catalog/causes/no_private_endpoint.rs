//! The registry has no private endpoint at all.

use crate::catalog::prelude::*;

pub(super) static CAUSE: Cause = Cause {
    id: "no_private_endpoint",
    layer: Layer::Name,
    harm: Harm::Warns,
    signs: &[Sign::sure(On::Check(Check::PrivateEndpointDns), &["have private endpoints to verify DNS routings"])],
    follows: &[],
    title: text! {
        en: "The registry has no private endpoint",
        ja: "レジストリにプライベート エンドポイントがありません",
    },
    why: text! {
        en: "The check was run with --vnet, and there is nothing to check: the registry is reached by its public address. Whether that was the plan, only you know.",
        ja: "--vnet を付けて実行されましたが、確認対象がありません。このレジストリにはパブリック アドレスで接続します。意図した構成かどうかを確認してください。",
    },
    tell: None,
    fixes: &[Step::run("az acr show --name {name} --query \"{public:publicNetworkAccess, endpoints:privateEndpointConnections}\"", text! { en: "See how the registry may be reached.", ja: "レジストリへの接続方法の設定を確認します。" }), Step::run("az acr check-health --name {name} --yes --ignore-errors", text! { en: "Without a private endpoint, run the check without --vnet.", ja: "プライベート エンドポイントがない場合は、--vnet を付けずに実行します。" })],
    links: &["https://learn.microsoft.com/azure/container-registry/container-registry-private-link"],
    example: example!("no_private_endpoint"),
};
