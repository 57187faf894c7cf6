//! The challenge lacks its realm or its service.

use crate::catalog::prelude::*;

pub(super) const CAUSE: Cause = Cause {
    id: "challenge_malformed",
    layer: Layer::Registry,
    harm: Harm::Breaks,
    signs: &[Sign::sure(
        On::Fact(Fact::Challenge(ChallengeFault::Malformed)),
        &[],
    )],
    follows: &[],
    title: text! {
        en: "The sign-in challenge is incomplete",
        ja: "認証チャレンジの内容が不完全です",
    },
    why: text! {
        en: "The header WWW-Authenticate asks for a token but does not say where (realm) or for whom (service). A registry sends both. A proxy server or gateway has changed it, or the server is no Azure registry.",
        ja: "WWW-Authenticate ヘッダーに、トークンの取得先 (realm) または対象 (service) がありません。レジストリは両方を返すため、途中で書き換えられたか、Azure のレジストリではないサーバーが応答しています。",
    },
    tell: Some(Step::run(
        "curl -v https://{registry}/v2/",
        text! {
            en: "Look at the line `< WWW-Authenticate:`. A registry sends Bearer with realm=\"https://{registry}/oauth2/token\" and service=\"{registry}\". This is the cause if one of them is missing.",
            ja: "`< WWW-Authenticate:` の行を確認します。レジストリは Bearer に realm=\"https://{registry}/oauth2/token\" と service=\"{registry}\" を付けて返します。どちらかがなければ、これが原因です。",
        },
    )),
    fixes: &[
        Step::run(
            "curl -v --noproxy \"*\" https://{registry}/v2/",
            text! {
                en: "Go past the proxy server. If the answer is right here, the proxy server or gateway changes it: tell whoever runs it to pass status and headers on untouched.",
                ja: "プロキシ サーバーを経由せずに試します。正しい応答が返されれば、プロキシ サーバーまたはゲートウェイが応答を書き換えています。状態コードとヘッダーを変更せずに渡すよう、管理者に依頼します。",
            },
        ),
        Step::run(
            "nslookup {login_host}",
            text! {
                en: "See where the name leads. An address that you do not know means a wrong DNS record or hosts file.",
                ja: "名前の解決先を確認します。心当たりのないアドレスであれば、DNS レコードまたは hosts ファイルに誤りがあります。",
            },
        ),
    ],
    links: &["https://aka.ms/acr/errors#connectivity_aad_login_error"],
    example: example!("challenge_malformed"),
};
