//! The registry's network rules do not admit the address this machine comes from.

use crate::catalog::prelude::*;

pub(super) static CAUSE: Cause = Cause {
    id: "ip_firewall",
    layer: Layer::Registry,
    harm: Harm::Breaks,
    signs: &[
        Sign::sure(On::Any, &["client with IP", "is not allowed access"]),
        Sign::likely(On::Code(Code::ConnectivityForbidden), &[]),
    ],
    follows: &["private_endpoint_dns_public_address"],
    title: text! {
        en: "The registry's firewall does not admit your network address",
        ja: "レジストリのファイアウォールが、お使いの IP アドレスを許可していません",
    },
    why: text! {
        en: "{registry} was reached and answered 403: its network rules do not list the public address you come from. Signing in again will not help.",
        ja: "{registry} には到達しましたが、403 が返されました。接続元のパブリック IP アドレスがネットワーク規則に含まれていません。サインインし直しても解決しません。",
    },
    tell: Some(Step::run(
        "az acr show --name {name} --query \"{public:publicNetworkAccess, rules:networkRuleSet}\"",
        text! {
            en: "See what the registry admits. \"public\": \"Enabled\" with default action Deny means that the firewall refuses you; \"Disabled\" means that only private endpoints lead in.",
            ja: "レジストリの許可設定を確認します。\"public\" が \"Enabled\" で既定の動作が Deny なら、ファイアウォールが拒否しています。\"Disabled\" なら、プライベート エンドポイント経由でしか接続できません。",
        },
    )),
    fixes: &[
        Step::ask_admin(
            "az acr network-rule add --name {name} --ip-address {client_ip}",
            text! {
                en: "Add your public address to the registry's rules (needs the right to change the registry).",
                ja: "お使いのパブリック IP アドレスを規則に追加します (レジストリを変更する権限が必要です)。",
            },
        ),
    ],
    links: &["https://learn.microsoft.com/azure/container-registry/container-registry-access-selected-networks"],
    example: example!("ip_firewall"),
};
