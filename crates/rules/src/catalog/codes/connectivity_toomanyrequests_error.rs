//! The registry limits your requests.

use crate::catalog::prelude::*;

pub(super) const ENTRY: CodeEntry = CodeEntry {
    code: Code::ConnectivityTooManyRequests,
    since: "2.50.0",
    until: None,
    documented: false,
    causes: &["registry_throttled"],
    rules_out: &[Check::AccessToken],
    title: text! {
        en: "The registry limits your requests",
        ja: "レジストリが要求数を制限しています",
    },
    meaning: text! {
        en: "The registry answered the token exchange with 429: too many requests came in a short time. It works again after a pause.",
        ja: "トークンの交換に対して 429 が返されました。短時間に要求が集中したためです。しばらくすると再び使えるようになります。",
    },
    differs: text! {
        en: "Microsoft's reference of 2019 does not list this code. Only the exchange gives it; a 429 on the access token is still CONNECTIVITY_ACCESS_TOKEN_ERROR.",
        ja: "2019 年の Microsoft のリファレンスには記載がありません。このコードはトークンの交換だけで使われ、アクセス トークンの 429 は CONNECTIVITY_ACCESS_TOKEN_ERROR になります。",
    },
    links: &["https://aka.ms/acr/errors#connectivity_toomanyrequests_error"],
};
