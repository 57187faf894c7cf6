//! The public endpoint of the registry is switched off.

use crate::catalog::prelude::*;

pub(super) const CAUSE: Cause = Cause {
    id: "public_network_access_disabled",
    layer: Layer::Registry,
    harm: Harm::Breaks,
    signs: &[
        Sign::sure(On::Fact(Fact::PublicAccessDisabled), &[]),
        // The registry says the same of an address outside its rules.
        Sign::possible(On::Any, &["client with IP", "is not allowed access"]),
        Sign::possible(On::Any, &["have access to registry"]).when(|_, seen| seen.code.is_none()),
        Sign::possible(On::Fact(Fact::ChallengeStatus(403)), &[])
            .when(|_, seen| !seen.facts.contains(&Fact::HtmlAnswer)),
    ],
    follows: &["private_endpoint_dns_public_address"],
    title: text! {
        en: "Public network access to the registry is switched off",
        ja: "レジストリのパブリック ネットワーク アクセスが無効です",
    },
    why: text! {
        en: "{registry} was reached from the public internet and answered 403. With public network access disabled it lets in only what comes through its private endpoints. No network rule and no sign-in changes that.",
        ja: "{registry} にはインターネット経由で到達し、403 が返されました。パブリック ネットワーク アクセスが無効な場合、プライベート エンドポイント以外からは接続できません。ネットワーク規則やサインインでは解決しません。",
    },
    tell: Some(Step::run(
        "az acr show --name {name} --query publicNetworkAccess",
        text! {
            en: "\"Disabled\" means that this is the cause. \"Enabled\" means that the network rules refuse your address.",
            ja: "\"Disabled\" であれば、これが原因です。\"Enabled\" であれば、ネットワーク規則によって IP アドレスが拒否されています。",
        },
    )),
    fixes: &[
        Step::run(
            "nslookup {login_host}",
            text! {
                en: "Connect from the network of the private endpoint, or its VPN. There this must answer with a private address; a public one means that the private DNS zone is not in use.",
                ja: "プライベート エンドポイントのあるネットワークか、その VPN から接続します。そこでは、このコマンドでプライベート アドレスが返される必要があります。パブリック アドレスが返される場合は、プライベート DNS ゾーンが使われていません。",
            },
        ),
        Step::ask_admin(
            "az acr update --name {name} --public-network-enabled true --default-action Deny",
            text! {
                en: "Or switch the public endpoint on, closed to all; then admit single addresses with `az acr network-rule add`. This loosens a protection that somebody has chosen: agree on it first.",
                ja: "または、すべて拒否の状態でパブリック エンドポイントを有効にし、`az acr network-rule add` で個別のアドレスを許可します。意図的に設定された保護を緩めることになるため、事前に管理者と相談してください。",
            },
        ),
    ],
    links: &[
        "https://learn.microsoft.com/azure/container-registry/container-registry-private-link",
        "https://aka.ms/acr/errors#connectivity_forbidden_error",
    ],
    example: example!("public_network_access_disabled"),
};
