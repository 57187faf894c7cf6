//! Something answers 200 where a registry asks for a sign-in.

use crate::catalog::prelude::*;

pub(super) const CAUSE: Cause = Cause {
    id: "no_challenge_200",
    layer: Layer::Registry,
    harm: Harm::Breaks,
    signs: &[
        // A page is a filter's or a portal's.
        Sign::sure(On::Fact(Fact::ChallengeStatus(200)), &[])
            .when(|_, seen| !seen.facts.contains(&Fact::HtmlAnswer)),
    ],
    follows: &[],
    title: text! {
        en: "The answer is 200 where a registry asks you to sign in",
        ja: "認証の要求ではなく、200 が返されました",
    },
    why: text! {
        en: "An Azure registry answers `GET /v2/` with 401 and a challenge, even with anonymous pull switched on. A 200 comes from something else: a mirror, a gateway that adds credentials, a page of a filter, or a server at a wrong address.",
        ja: "Azure のレジストリは、匿名プルが有効でも `GET /v2/` に 401 とチャレンジを返します。200 を返したのは、ミラー、資格情報を付加するゲートウェイ、フィルターのページ、または誤ったアドレスのサーバーです。",
    },
    tell: Some(Step::run(
        "curl -v https://{registry}/v2/",
        text! {
            en: "This is the cause if the answer is 200. A healthy registry answers 401 here.",
            ja: "応答が 200 であれば、これが原因です。正常なレジストリは 401 を返します。",
        },
    )),
    fixes: &[
        Step::run(
            "nslookup {login_host}",
            text! {
                en: "See where the name leads. An address that you do not know means a wrong DNS record or hosts file.",
                ja: "名前の解決先を確認します。心当たりのないアドレスであれば、DNS レコードまたは hosts ファイルに誤りがあります。",
            },
        ),
        Step::run(
            "curl -v --noproxy \"*\" https://{registry}/v2/",
            text! {
                en: "Go past the proxy server. If the answer is right here, the proxy server or gateway changes it: tell whoever runs it to pass status and headers on untouched.",
                ja: "プロキシ サーバーを経由せずに試します。正しい応答が返されれば、プロキシ サーバーまたはゲートウェイが応答を書き換えています。状態コードとヘッダーを変更せずに渡すよう、管理者に依頼します。",
            },
        ),
    ],
    links: &["https://aka.ms/acr/errors#connectivity_challenge_error"],
    example: example!("no_challenge_200"),
};
