//! The challenge names no known way to sign in.

use crate::catalog::prelude::*;

pub(super) const ENTRY: CodeEntry = CodeEntry {
    code: Code::ConnectivityWwwAuthenticate,
    since: "2.0.78",
    until: None,
    documented: false,
    causes: &[
        "challenge_malformed",
        "registry_without_aad_login",
        "web_filter_block_page",
    ],
    rules_out: &[Check::RefreshToken, Check::AccessToken],
    title: text! {
        en: "The challenge names no known way to sign in",
        ja: "チャレンジに既知の認証方式がありません",
    },
    meaning: text! {
        en: "The answer's `WWW-Authenticate` header is neither a proper Basic nor a proper Bearer challenge. A device on the way may have changed it.",
        ja: "応答の `WWW-Authenticate` ヘッダーが、正しい Basic または Bearer のチャレンジではありません。経路上の機器が書き換えた可能性があります。",
    },
    differs: text! {
        en: "Microsoft's reference of 2019 does not list this code. It comes from commands next to the health check, such as `az acr login`, not from the check itself.",
        ja: "2019 年の Microsoft のリファレンスには記載がありません。正常性チェックではなく、`az acr login` など周辺のコマンドで表示されます。",
    },
    links: &["https://aka.ms/acr/errors#connectivity_www_authenticate_error"],
};
