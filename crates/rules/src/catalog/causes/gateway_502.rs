//! A gateway got no valid answer from behind it.

use super::connection_timeout::of_login_server;
use crate::catalog::prelude::*;

pub(super) const CAUSE: Cause = Cause {
    id: "gateway_502",
    layer: Layer::Way,
    harm: Harm::Breaks,
    signs: &[
        Sign::sure(On::Any, &["Response code: 502"]),
        Sign::sure(On::Any, &["Response code: 504"]),
        Sign::sure(On::Any, &[]).when(status),
        Sign::sure(On::Fact(Fact::Proxy(ProxyFault::BadGateway)), &[]).when(of_login_server),
    ],
    follows: &[],
    title: text! {
        en: "A gateway or proxy server on the way got no valid answer",
        ja: "途中のゲートウェイまたはプロキシが、有効な応答を得られませんでした",
    },
    why: text! {
        en: "502 and 504, and from a proxy server any error that begins with 5, come from a server in between that got no valid answer from the next one. That is a proxy server or gateway of your network, or Azure's own front end. The status alone does not say which.",
        ja: "502 と 504 (プロキシでは 5 で始まるすべてのエラー) は、途中のサーバーが次のサーバーから有効な応答を受け取れなかったことを示します。お使いのネットワークのプロキシやゲートウェイか、Azure のフロント エンドのどちらかです。",
    },
    tell: Some(Step::run(
        "curl -v https://{registry}/v2/",
        text! {
            en: "This is the cause if the answer is 502 or 504. Look at `Server:` and at the body: a product of your network there means that your gateway fails; otherwise try from another network.",
            ja: "応答が 502 または 504 であれば、これが原因です。`Server:` と本文に社内の機器や製品の名前があれば、社内のゲートウェイの問題です。なければ、別のネットワークから試します。",
        },
    )),
    fixes: &[
        Step::run(
            "az acr check-health --name {name} --ignore-errors --yes",
            text! {
                en: "Wait a few minutes and run the check again. Most of these errors pass.",
                ja: "数分待ってから、もう一度確認を実行します。多くは一時的なエラーです。",
            },
        ),
        Step::run(
            "curl -v --noproxy \"*\" https://{registry}/v2/",
            text! {
                en: "Go past the proxy server. A 401 here means that the proxy server or gateway is at fault: tell whoever runs it.",
                ja: "プロキシ サーバーを経由せずに試します。401 が返されれば、プロキシ サーバーまたはゲートウェイの問題です。管理者に連絡します。",
            },
        ),
        Step::by_hand(
            Applicability::Run,
            text! {
                en: "If other networks get the same answer, look at https://azure.status.microsoft and open a support request.",
                ja: "別のネットワークでも同じ場合は、https://azure.status.microsoft で Azure の状態を確認し、サポート要求を作成します。",
            },
        ),
    ],
    links: &[
        "https://aka.ms/acr/errors#connectivity_challenge_error",
        "https://learn.microsoft.com/azure/container-registry/container-registry-troubleshoot-access",
    ],
    example: example!("gateway_502"),
};

/// One of the requests was answered with such a status.
fn status(_: &Evidence, seen: &Observation) -> bool {
    seen.facts.iter().any(|fact| {
        matches!(
            fact,
            Fact::ChallengeStatus(502 | 504)
                | Fact::ExchangeStatus(502 | 504)
                | Fact::TokenStatus(502 | 504)
        )
    })
}
