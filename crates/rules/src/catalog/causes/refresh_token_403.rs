//! The exchange answers 403: mostly the network, not the identity.

use crate::catalog::prelude::*;

pub(super) const CAUSE: Cause = Cause {
    id: "refresh_token_403",
    layer: Layer::Registry,
    harm: Harm::Breaks,
    signs: &[
        Sign::sure(
            On::Code(Code::ConnectivityRefreshToken),
            &["Response code: 403"],
        ),
        Sign::sure(On::Fact(Fact::ExchangeStatus(403)), &[])
            .when(|_, seen| seen.check == Check::RefreshToken),
        Sign::sure(
            On::Any,
            &["token exchange endpoint returned error status: 403"],
        ),
    ],
    follows: &["ip_firewall", "public_network_access_disabled"],
    title: text! {
        en: "The registry refuses the token exchange (status 403)",
        ja: "レジストリがトークンの交換を拒否しています (403)",
    },
    why: text! {
        en: "A 403 here mostly comes from the network: public access is off, or the firewall does not list you. After the firewall was opened it can stay for most of a minute. `az login` seldom helps.",
        ja: "ここでの 403 は、パブリック アクセスの無効化やファイアウォールなど、ほとんどがネットワークの設定によるものです。ファイアウォールを開放した後も 1 分近く続くことがあります。`az login` で解決することはまれです。",
    },
    tell: Some(Step::run(
        "az acr show --name {name} --query \"{public:publicNetworkAccess, rules:networkRuleSet}\"",
        text! {
            en: "\"Disabled\", or default action Deny without your address, explains the 403. Open to all networks: wait a minute and run the check again.",
            ja: "\"Disabled\" の場合や、既定の動作が Deny でお使いのアドレスがない場合は、それが原因です。すべてのネットワークに開放されている場合は、1 分ほど待ってから再度確認します。",
        },
    )),
    fixes: &[
        Step::run(
            "az acr check-health --name {name} --yes --ignore-errors",
            text! {
                en: "If the network rules were changed just now, wait a minute and run the check again.",
                ja: "ネットワーク規則を変更した直後の場合は、1 分ほど待ってから再度確認します。",
            },
        ),
        Step::ask_admin(
            "az acr network-rule add --name {name} --ip-address <your-public-ip>",
            text! {
                en: "Add your public address to the registry's rules, or use a network that has its private endpoint.",
                ja: "お使いのパブリック IP アドレスを規則に追加するか、プライベート エンドポイントのあるネットワークから接続します。",
            },
        ),
    ],
    links: &[
        "https://aka.ms/acr/firewall",
        "https://learn.microsoft.com/azure/container-registry/container-registry-troubleshoot-access",
    ],
    example: example!("refresh_token_403"),
};
