//! The registry is not available for a while.

use crate::catalog::prelude::*;

pub(super) const CAUSE: Cause = Cause {
    id: "registry_http_503",
    layer: Layer::Registry,
    harm: Harm::Breaks,
    signs: &[
        Sign::sure(On::Any, &["Response code: 503"]),
        Sign::sure(On::Fact(Fact::ChallengeStatus(503)), &[]),
        Sign::sure(On::Fact(Fact::ExchangeStatus(503)), &[]),
        Sign::sure(On::Fact(Fact::TokenStatus(503)), &[]),
    ],
    follows: &[],
    title: text! {
        en: "503: the registry is not available at the moment",
        ja: "503: レジストリを一時的に利用できません",
    },
    why: text! {
        en: "The server answered 503: it cannot take requests now, through overload, maintenance or a fault in its region. That is not caused by this machine, your sign-in or your permissions.",
        ja: "サーバーが 503 を返しました。過負荷、メンテナンス、リージョンの障害などのため、要求を受け付けられない状態です。このマシン、サインイン、アクセス許可の問題ではありません。",
    },
    tell: Some(Step::run(
        "curl -v https://{registry}/v2/",
        text! {
            en: "This is the cause if the answer is 503. A page that names a proxy server means that this server is the one not available.",
            ja: "応答が 503 であれば、これが原因です。本文にプロキシ サーバーの名前があれば、利用できないのはそのプロキシ サーバーです。",
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
    example: example!("registry_http_503"),
};
