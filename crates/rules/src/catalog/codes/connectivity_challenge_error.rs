//! The registry gave no usable answer.

use crate::catalog::prelude::*;

pub(super) const ENTRY: CodeEntry = CodeEntry {
    code: Code::ConnectivityChallenge,
    since: "2.0.67",
    until: None,
    documented: true,
    causes: &[
        "registry_http_404",
        "connection_timeout",
        "connection_refused",
        "connection_reset",
        "proxy_unreachable",
        "proxy_forbids_registry",
        "proxy_authentication",
        "registry_throttled",
        "registry_http_503",
        "registry_http_500",
        "gateway_502",
        "web_filter_block_page",
        "captive_portal",
        "no_challenge_200",
        "challenge_header_missing",
        "firewall_cuts_tls",
    ],
    rules_out: &[Check::RefreshToken, Check::AccessToken],
    title: text! {
        en: "The registry gave no usable answer",
        ja: "レジストリから有効な応答がありませんでした",
    },
    meaning: text! {
        en: "This code is a bucket. Either the connection to {registry} failed, or it answered `GET /v2/` with something other than a sign-in challenge. The message does not say which.",
        ja: "このコードは複数の原因をまとめたものです。{registry} に接続できなかったか、`GET /v2/` への応答がサインインの要求ではありませんでした。どちらなのかはメッセージに表示されません。",
    },
    differs: text! {
        en: "The reference says only that no challenge was issued and advises to wait. Time-outs, refused connections, proxies, deleted registries (404), 429 and 5xx all end here.",
        ja: "リファレンスはチャレンジが発行されなかったとだけ説明し、待つよう勧めています。実際にはタイムアウト、接続拒否、プロキシ、削除済みレジストリ (404)、429、5xx もこのコードになります。",
    },
    links: &["https://aka.ms/acr/errors#connectivity_challenge_error"],
};
