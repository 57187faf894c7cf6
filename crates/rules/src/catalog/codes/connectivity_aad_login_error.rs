//! The answer does not offer sign-in with Microsoft Entra.

use crate::catalog::prelude::*;

pub(super) const ENTRY: CodeEntry = CodeEntry {
    code: Code::ConnectivityAadLogin,
    since: "2.0.67",
    until: None,
    documented: true,
    causes: &[
        "registry_without_aad_login",
        "challenge_malformed",
        "web_filter_block_page",
    ],
    rules_out: &[Check::RefreshToken, Check::AccessToken],
    title: text! {
        en: "The answer does not offer sign-in with Microsoft Entra",
        ja: "応答に Microsoft Entra でのサインイン方法がありません",
    },
    meaning: text! {
        en: "The registry answered and asked for credentials, but its challenge does not name a token service that Microsoft Entra can use. Something else may be answering in its place.",
        ja: "レジストリは資格情報を求めましたが、チャレンジに Microsoft Entra で使えるトークン サービスが含まれていません。別の機器が代わりに応答している可能性もあります。",
    },
    differs: text! {
        en: "The reference speaks only of a registry without Microsoft Entra. A challenge without realm or service gives the same code.",
        ja: "リファレンスは Microsoft Entra 非対応のレジストリだけを挙げていますが、チャレンジに realm や service がない場合も同じコードになります。",
    },
    links: &["https://aka.ms/acr/errors#connectivity_aad_login_error"],
};
