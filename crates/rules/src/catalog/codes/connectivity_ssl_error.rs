//! No secure connection to the registry.

use crate::catalog::prelude::*;

pub(super) const ENTRY: CodeEntry = CodeEntry {
    code: Code::ConnectivitySsl,
    since: "2.0.74",
    until: None,
    documented: true,
    causes: &[
        "tls_interception",
        "tls_self_signed_certificate",
        "tls_wrong_host",
        "tls_expired_certificate",
        "firewall_cuts_tls",
        "captive_portal",
        "web_filter_block_page",
        "tls_not_spoken",
        "tls_old_protocol",
        "clock_skew",
    ],
    rules_out: &[Check::RefreshToken, Check::AccessToken],
    title: text! {
        en: "No secure connection to the registry",
        ja: "レジストリとの安全な接続を確立できません",
    },
    meaning: text! {
        en: "The name resolves and something answers, but TLS fails: most often az does not trust the certificate that it was shown, because a proxy inspects the traffic.",
        ja: "名前解決はできましたが、TLS 接続に失敗しました。多くの場合、プロキシが通信を検査しており、提示された証明書を az が信頼していません。",
    },
    differs: text! {
        en: "The reference points to proxies only. Expired, self-signed and foreign certificates and cut handshakes give the same code.",
        ja: "リファレンスはプロキシだけを挙げていますが、期限切れ、自己署名、別ホストの証明書、ハンドシェイクの切断でも同じコードになります。",
    },
    links: &["https://aka.ms/acr/errors#connectivity_ssl_error"],
};
