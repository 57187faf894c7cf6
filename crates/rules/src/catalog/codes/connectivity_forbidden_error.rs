//! `GET /v2/` was answered with 403.

use crate::catalog::prelude::*;

pub(super) const ENTRY: CodeEntry = CodeEntry {
    code: Code::ConnectivityForbidden,
    since: "2.0.67",
    until: None,
    documented: true,
    causes: &[
        "ip_firewall",
        "public_network_access_disabled",
        "private_endpoint_dns_public_address",
        "web_filter_block_page",
    ],
    rules_out: &[Check::RefreshToken, Check::AccessToken],
    title: text! {
        en: "The registry refuses your network",
        ja: "レジストリが、お使いのネットワークからのアクセスを拒否しています",
    },
    meaning: text! {
        en: "The registry was reached over TLS and answered `GET /v2/` with status 403. It refuses where you come from, before it asks who you are.",
        ja: "TLS でレジストリに到達し、`GET /v2/` に対して状態コード 403 が返されました。誰がアクセスしたかを確認する前に、接続元を理由に拒否しています。",
    },
    differs: text! {
        en: "The reference offers `az acr show --query networkRuleSet`. That does not show `publicNetworkAccess`, the other switch that gives the same 403.",
        ja: "リファレンスの `az acr show --query networkRuleSet` では `publicNetworkAccess` が表示されません。この設定が無効でも同じ 403 になります。",
    },
    links: &["https://aka.ms/acr/errors#connectivity_forbidden_error"],
};
