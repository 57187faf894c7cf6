//! The registry's network rules do not admit the address this machine comes from.

use crate::catalog::prelude::*;

pub(super) const CAUSE: Cause = Cause {
    id: "ip_firewall",
    layer: Layer::Registry,
    harm: Harm::Breaks,
    signs: &[
        Sign::sure(On::Any, &["client with IP", "is not allowed access"]),
        // `az acr login` says it without a code.
        Sign::likely(On::Any, &["have access to registry"]).when(|_, seen| seen.code.is_none()),
        Sign::likely(On::Fact(Fact::ChallengeStatus(403)), &[])
            .when(|_, seen| !seen.facts.contains(&Fact::HtmlAnswer)),
    ],
    follows: &["private_endpoint_dns_public_address"],
    title: text! {
        en: "The registry's firewall does not admit your network address",
        ja: "レジストリのファイアウォールが、お使いの IP アドレスを許可していません",
    },
    why: text! {
        en: "{registry} was reached and answered 403: its network rules do not admit the public address you come from. The registry refuses before it asks who you are, so signing in again does not help.",
        ja: "{registry} には到達しましたが、403 が返されました。接続元のパブリック IP アドレスが、ネットワーク規則で許可されていません。認証より前に拒否されているため、サインインし直しても解決しません。",
    },
    tell: Some(Step::run(
        "az acr show --name {name} --query \"{public:publicNetworkAccess, rules:networkRuleSet}\"",
        text! {
            en: "See what the registry admits. \"public\": \"Enabled\" with default action Deny means that the firewall refuses you. \"Disabled\" means that only private endpoints lead in.",
            ja: "レジストリの許可設定を確認します。\"public\" が \"Enabled\" で既定の動作が Deny なら、ファイアウォールが拒否しています。\"Disabled\" なら、プライベート エンドポイント経由でしか接続できません。",
        },
    )),
    fixes: &[
        Step::ask_admin(
            "az acr network-rule add --name {name} --ip-address {client_ip}",
            text! {
                en: "Add your public address to the registry's rules. It needs the right to change the registry, and takes up to a few minutes to act.",
                ja: "お使いのパブリック IP アドレスを規則に追加します。レジストリを変更する権限が必要です。反映には数分かかることがあります。",
            },
        ),
        Step::run(
            "curl https://{registry}/v2/",
            text! {
                en: "Shows the address that the registry sees (\"client with IP\"). It is your network's, not the one of this machine.",
                ja: "レジストリから見た接続元のアドレスを表示します (\"client with IP\")。このマシンではなく、ネットワークのパブリック IP アドレスです。",
            },
        ),
        Step::by_hand(
            Applicability::Run,
            text! {
                en: "Or work from a network that is admitted: the office, its VPN, or the virtual network of a private endpoint.",
                ja: "または、許可されているネットワーク (社内ネットワーク、VPN、プライベート エンドポイントのある仮想ネットワーク) から接続します。",
            },
        ),
    ],
    links: &[
        "https://learn.microsoft.com/azure/container-registry/container-registry-access-selected-networks",
        "https://aka.ms/acr/errors#connectivity_forbidden_error",
    ],
    example: example!("ip_firewall"),
};
