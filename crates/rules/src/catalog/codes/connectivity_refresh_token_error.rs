//! The registry did not accept your Azure sign-in.

use crate::catalog::prelude::*;

pub(super) const ENTRY: CodeEntry = CodeEntry {
    code: Code::ConnectivityRefreshToken,
    since: "2.0.67",
    until: None,
    documented: true,
    causes: &[
        "no_registry_role",
        "refresh_token_403",
        "arm_audience_tokens_disabled",
        "refresh_token_400",
        "refresh_token_404",
        "registry_http_500",
        "registry_http_503",
        "gateway_502",
        "registry_throttled",
    ],
    rules_out: &[Check::AccessToken],
    title: text! {
        en: "The registry did not accept your Azure sign-in",
        ja: "Azure のサインインがレジストリに受け入れられませんでした",
    },
    meaning: text! {
        en: "The registry answered, but refused to exchange your Microsoft Entra token for its own. The status tells why: 401 is identity or role, 403 is network rules, 5xx is the service.",
        ja: "レジストリは応答しましたが、Microsoft Entra のトークンとの交換を拒否しました。状態コードが 401 なら ID かロール、403 ならネットワーク規則、5xx ならサービス側の問題です。",
    },
    differs: text! {
        en: "The reference always advises `az login`. That can help with 401 alone. After a firewall was opened, 403 can last for most of a minute.",
        ja: "リファレンスは常に `az login` を勧めますが、効果があり得るのは 401 の場合だけです。ファイアウォールを開放した直後は、1 分近く 403 が続くことがあります。",
    },
    links: &["https://aka.ms/acr/errors#connectivity_refresh_token_error"],
};
