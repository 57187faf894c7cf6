//! The registry gave no sufficient access token.

use crate::catalog::prelude::*;

pub(super) const ENTRY: CodeEntry = CodeEntry {
    code: Code::ConnectivityAccessToken,
    since: "2.0.67",
    until: None,
    documented: true,
    causes: &[
        "access_token_401",
        "access_token_403",
        "repository_permissions_none",
        "repository_permissions_read_only",
        "repository_permissions_no_delete",
        "registry_password_wrong",
        "access_token_400",
        "access_token_404",
        "registry_throttled",
        "registry_http_500",
        "registry_http_503",
        "gateway_502",
    ],
    rules_out: &[],
    title: text! {
        en: "The registry gave no sufficient access token",
        ja: "十分な権限のアクセス トークンを取得できませんでした",
    },
    meaning: text! {
        en: "The registry answered and knows who you are, but it gave no access token, or one that permits too little. The status or the list of missing permissions in the message tells which.",
        ja: "レジストリは応答していますが、アクセス トークンが発行されないか、権限が足りません。メッセージの状態コード、または不足している権限の一覧で区別できます。",
    },
    differs: text! {
        en: "The reference knows one wording. Since 2.73.0 the same code also lists missing permissions of a repository. A 429 here is throttling, and `az login` does not help.",
        ja: "リファレンスの説明は 1 種類だけですが、2.73.0 以降は同じコードでリポジトリの不足権限も表示されます。429 の場合は要求数の制限であり、`az login` では解決しません。",
    },
    links: &["https://aka.ms/acr/errors#connectivity_access_token_error"],
};
