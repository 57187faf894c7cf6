//! A 401 without `WWW-Authenticate`.

use crate::catalog::prelude::*;

pub(super) const CAUSE: Cause = Cause {
    id: "challenge_header_missing",
    layer: Layer::Registry,
    harm: Harm::Breaks,
    signs: &[
        Sign::sure(On::Fact(Fact::Challenge(ChallengeFault::Missing)), &[]),
        // The log shows the status, and a 401 with the header would have passed.
        Sign::sure(On::Code(Code::ConnectivityChallenge), &[])
            .when(|_, seen| seen.facts.contains(&Fact::ChallengeStatus(401))),
    ],
    follows: &[],
    title: text! {
        en: "The 401 comes without its WWW-Authenticate header",
        ja: "401 の応答に WWW-Authenticate ヘッダーがありません",
    },
    why: text! {
        en: "A registry always sends this header: it says where to fetch a token. A proxy server or gateway in between has removed it, so the Azure CLI does not know where to sign in.",
        ja: "レジストリは、トークンの取得先を示すこのヘッダーを必ず返します。途中のプロキシ サーバーまたはゲートウェイが削除したため、Azure CLI はトークンの取得先を判断できません。",
    },
    tell: Some(Step::run(
        "curl -v https://{registry}/v2/",
        text! {
            en: "This is the cause if the answer is 401 and no line begins with `< WWW-Authenticate:`.",
            ja: "応答が 401 で、`< WWW-Authenticate:` で始まる行がなければ、これが原因です。",
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
        Step::by_hand(
            Applicability::AskAdmin,
            text! {
                en: "If you reach the registry through a gateway of your own, let it pass the header WWW-Authenticate on to the client.",
                ja: "独自のゲートウェイを通じてレジストリに接続している場合は、WWW-Authenticate ヘッダーをクライアントに渡すように設定します。",
            },
        ),
    ],
    links: &["https://aka.ms/acr/errors#connectivity_challenge_error"],
    example: example!("challenge_header_missing"),
};
