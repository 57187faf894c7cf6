//! The token endpoint answers 403: rights, or network rules that just changed.

use crate::catalog::prelude::*;

pub(super) const CAUSE: Cause = Cause {
    id: "access_token_403",
    layer: Layer::Identity,
    harm: Harm::Breaks,
    signs: &[
        Sign::sure(
            On::Code(Code::ConnectivityAccessToken),
            &["Response code: 403"],
        ),
        Sign::sure(On::Fact(Fact::TokenStatus(403)), &[])
            .when(|_, seen| seen.check == Check::AccessToken),
    ],
    follows: &["ip_firewall", "public_network_access_disabled"],
    title: text! {
        en: "The registry refuses the access token (status 403)",
        ja: "レジストリがアクセス トークンの発行を拒否しています (403)",
    },
    why: text! {
        en: "The registry's token endpoint answered 403. Either the network rules do not admit where you come from, perhaps since a moment ago, or this identity may not do what was asked.",
        ja: "レジストリのトークン エンドポイントが 403 を返しました。接続元がネットワーク規則で許可されていないか (変更直後も含みます)、この ID に必要なアクセス許可がありません。",
    },
    tell: Some(Step::run(
        "az acr show --name {name} --query \"{public:publicNetworkAccess, rules:networkRuleSet}\"",
        text! {
            en: "\"Disabled\", or default action Deny without your address, means the network. Open to all networks means that a role is missing.",
            ja: "\"Disabled\" の場合や、既定の動作が Deny でお使いのアドレスがない場合は、ネットワークが原因です。すべてのネットワークに開放されている場合は、ロールが不足しています。",
        },
    )),
    fixes: &[
        Step::run(
            "az acr check-health --name {name} --yes --ignore-errors",
            text! {
                en: "If rules or roles were changed just now, wait a minute and run the check again.",
                ja: "規則やロールを変更した直後の場合は、1 分ほど待ってから再度確認します。",
            },
        ),
        Step::ask_admin(
            "az role assignment create --assignee <user-or-app-id> --role AcrPull --scope <registry-id>",
            text! {
                en: "If the network is open, have a role given: AcrPull or AcrPush; in ABAC mode \"Container Registry Repository Reader\" or \"Writer\".",
                ja: "ネットワークに問題がない場合は、ロールの割り当てを依頼します。通常は AcrPull または AcrPush、ABAC モードでは \"Container Registry Repository Reader\" または \"Writer\" です。",
            },
        ),
    ],
    links: &[
        "https://aka.ms/acr/firewall",
        "https://learn.microsoft.com/azure/container-registry/container-registry-rbac-built-in-roles-overview",
    ],
    example: example!("access_token_403"),
};
