//! The registry fails on the request.

use crate::catalog::prelude::*;

pub(super) const CAUSE: Cause = Cause {
    id: "registry_http_500",
    layer: Layer::Registry,
    harm: Harm::Breaks,
    signs: &[
        Sign::sure(On::Any, &["Response code: 5"]).lacking(&[
            "code: 502",
            "code: 503",
            "code: 504",
        ]),
        Sign::sure(On::Any, &[]).when(status),
    ],
    follows: &[],
    title: text! {
        en: "500: the registry answers with a server error",
        ja: "500: レジストリがサーバー エラーを返しています",
    },
    why: text! {
        en: "The request arrived, and the server failed on it. That is a fault of the service, not of this machine, your sign-in or your permissions. Mostly it passes.",
        ja: "要求は届きましたが、サーバー側の処理が失敗しました。サービス側の障害であり、このマシン、サインイン、アクセス許可の問題ではありません。多くは一時的なものです。",
    },
    tell: Some(Step::run(
        "curl -v https://{registry}/v2/",
        text! {
            en: "This is the cause if the answer is 500. A healthy registry answers 401 here.",
            ja: "応答が 500 であれば、これが原因です。正常なレジストリは 401 を返します。",
        },
    )),
    fixes: &[
        Step::run(
            "az acr check-health --name {name} --ignore-errors --yes",
            text! {
                en: "Wait a few minutes and run the check again. Nothing on this machine has to be changed.",
                ja: "数分待ってから、もう一度確認を実行します。このマシンの設定を変える必要はありません。",
            },
        ),
        Step::by_hand(
            Applicability::Run,
            text! {
                en: "If it lasts, look at https://azure.status.microsoft and open a support request. Give it the time and, from `curl -v https://{registry}/v2/`, the header X-Ms-Correlation-Request-Id.",
                ja: "続く場合は、https://azure.status.microsoft で Azure の状態を確認し、サポート要求を作成します。発生時刻と、`curl -v https://{registry}/v2/` で表示される X-Ms-Correlation-Request-Id ヘッダーの値を伝えます。",
            },
        ),
    ],
    links: &["https://learn.microsoft.com/azure/service-health/overview"],
    example: example!("registry_http_500"),
};

/// One of the requests was answered with a server error that has no cause of its own.
fn status(_: &Evidence, seen: &Observation) -> bool {
    seen.facts.iter().any(|fact| {
        matches!(
            fact,
            Fact::ChallengeStatus(500 | 501 | 505..=599)
                | Fact::ExchangeStatus(500 | 501 | 505..=599)
                | Fact::TokenStatus(500 | 501 | 505..=599)
        )
    })
}
