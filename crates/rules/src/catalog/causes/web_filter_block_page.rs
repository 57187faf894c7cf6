//! A page of a filter came back instead of the registry's answer.

use crate::catalog::prelude::*;

pub(super) const CAUSE: Cause = Cause {
    id: "web_filter_block_page",
    layer: Layer::Way,
    harm: Harm::Breaks,
    signs: &[
        // The tokens come as JSON; az ends where it reads a page.
        Sign::sure(On::Check(Check::Challenge), &["Expecting value: line 1"]),
        Sign::sure(On::Check(Check::RefreshToken), &["Expecting value: line 1"]),
        Sign::sure(On::Check(Check::AccessToken), &["Expecting value: line 1"]),
        Sign::likely(On::Fact(Fact::HtmlAnswer), &[]).when(not_of_gateway),
        Sign::possible(On::Fact(Fact::RedirectElsewhere), &[]),
    ],
    follows: &[],
    title: text! {
        en: "A web page came back instead of the registry's answer",
        ja: "レジストリの応答ではなく、Web ページが返されました",
    },
    why: text! {
        en: "Something on the way answers in the registry's place: mostly the block page of a web filter, or the error page of a proxy server. The Azure CLI expects JSON and a sign-in challenge and can do nothing with a page.",
        ja: "通信の途中で、何かがレジストリの代わりに応答しています。多くは Web フィルターのブロック ページか、プロキシ サーバーのエラー ページです。Azure CLI が期待する JSON や認証チャレンジではありません。",
    },
    tell: Some(Step::run(
        "curl -v https://{registry}/v2/",
        text! {
            en: "This is the cause if the answer is a page (`<html`) that names a filter, a proxy server or your company. The registry itself answers in JSON with \"errors\".",
            ja: "フィルター、プロキシ サーバー、会社の名前が書かれた HTML ページ (`<html`) が返されれば、これが原因です。レジストリ自体は \"errors\" を含む JSON を返します。",
        },
    )),
    fixes: &[
        Step::run(
            "az acr show-endpoints --name {name}",
            text! {
                en: "Lists the hosts of the registry. Ask whoever runs the filter to allow all of them, for POST requests too.",
                ja: "レジストリのホストを一覧表示します。これらすべてを、POST 要求も含めて許可するよう、フィルターの管理者に依頼します。",
            },
        ),
        Step::by_hand(
            Applicability::Run,
            text! {
                en: "Try from another network. If it works there, the filter belongs to the network you are in now.",
                ja: "別のネットワークから試します。そこで成功する場合は、今のネットワークのフィルターが原因です。",
            },
        ),
    ],
    links: &[
        "https://learn.microsoft.com/azure/container-registry/container-registry-firewall-access-rules",
        "https://learn.microsoft.com/azure/container-registry/container-registry-troubleshoot-access",
    ],
    example: example!("web_filter_block_page"),
};

/// A gateway's own error page is gateway_502 or registry_http_503.
fn not_of_gateway(_: &Evidence, seen: &Observation) -> bool {
    !seen.facts.iter().any(|fact| {
        matches!(
            fact,
            Fact::ChallengeStatus(502..=504)
                | Fact::ExchangeStatus(502..=504)
                | Fact::TokenStatus(502..=504)
        )
    })
}
