//! The registry has no private endpoint at all.

use crate::catalog::prelude::*;

pub(super) const CAUSE: Cause = Cause {
    id: "no_private_endpoint",
    layer: Layer::Name,
    harm: Harm::Warns,
    signs: &[Sign::sure(On::Any, &["private endpoints to verify DNS"])],
    follows: &[],
    title: text! {
        en: "The registry has no private endpoint that could be checked",
        ja: "レジストリにプライベート エンドポイントがありません",
    },
    why: text! {
        en: "The check was run with `--vnet`, and Azure lists no private endpoint for {name}. Every connection goes to its public endpoint. That is no fault unless you meant to reach it privately.",
        ja: "`--vnet` を付けて確認しましたが、{name} にプライベート エンドポイントはありません。接続はすべてパブリック エンドポイント宛てです。プライベート接続を意図していなければ問題ありません。",
    },
    tell: None,
    fixes: &[
        Step::run(
            "az acr check-health --name {name} --yes --ignore-errors",
            text! {
                en: "If no private endpoint is meant to be there, run the check without `--vnet`. If one is, make sure that this is the registry you mean.",
                ja: "プライベート エンドポイントを使わない場合は、`--vnet` なしで確認します。使う場合は、目的のレジストリかどうかを確認します。",
            },
        ),
        Step::ask_admin(
            "az network private-endpoint create --resource-group <resource-group> --name <private-endpoint> --vnet-name <vnet> --subnet <subnet> --private-connection-resource-id <registry-resource-id> --group-id registry --connection-name <connection-name>",
            text! {
                en: "Create a private endpoint. The registry must be of the Premium tier, and the endpoint needs the private DNS zone privatelink.azurecr.io.",
                ja: "プライベート エンドポイントを作成します。Premium レベルのレジストリと、プライベート DNS ゾーン privatelink.azurecr.io が必要です。",
            },
        ),
    ],
    links: &[
        "https://learn.microsoft.com/azure/container-registry/container-registry-private-link",
        "https://learn.microsoft.com/cli/azure/acr#az-acr-check-health",
    ],
    example: example!("no_private_endpoint"),
};
