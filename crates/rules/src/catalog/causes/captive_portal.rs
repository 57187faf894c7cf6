//! The network asks for a sign-in of its own.

use crate::catalog::prelude::*;

pub(super) const CAUSE: Cause = Cause {
    id: "captive_portal",
    layer: Layer::Way,
    harm: Harm::Breaks,
    signs: &[
        Sign::likely(On::Fact(Fact::RedirectElsewhere), &[]),
        // A registry never sends `GET /v2/` elsewhere.
        Sign::likely(On::Any, &[]).when(redirected),
        // A token that cannot be read comes after the challenge: there is no portal then.
        Sign::possible(On::Fact(Fact::HtmlAnswer), &[])
            .lacking(&["Expecting value"])
            .when(|_, seen| seen.check == Check::Challenge),
    ],
    follows: &[],
    title: text! {
        en: "The network wants you to sign in on its own page first",
        ja: "ネットワークの認証ページでのサインインが必要です",
    },
    why: text! {
        en: "Guest networks in hotels, trains or offices send every request to their own page until you accept their terms. The request went there and not to the registry.",
        ja: "ホテル、列車、オフィスなどのゲスト ネットワークは、利用規約に同意するまで、すべての要求を独自のページに転送します。要求はレジストリに届いていません。",
    },
    tell: Some(Step::run(
        "curl -v http://www.msftconnecttest.com/connecttest.txt",
        text! {
            en: "\"Microsoft Connect Test\" means that no such page is in the way. A redirect or a web page means that this is the cause.",
            ja: "\"Microsoft Connect Test\" と返されれば、認証ページはありません。リダイレクトや Web ページが返されれば、これが原因です。",
        },
    )),
    fixes: &[
        Step::by_hand(
            Applicability::Run,
            text! {
                en: "Open http://www.msftconnecttest.com/connecttest.txt in a browser on this machine, sign in to the network, then run the command again.",
                ja: "このマシンのブラウザーで http://www.msftconnecttest.com/connecttest.txt を開き、ネットワークにサインインしてから、もう一度コマンドを実行します。",
            },
        ),
        Step::by_hand(
            Applicability::Run,
            text! {
                en: "Use another network, for example over a phone.",
                ja: "スマートフォンのテザリングなど、別のネットワークを使用します。",
            },
        ),
    ],
    links: &[
        "https://aka.ms/acr/errors#connectivity_challenge_error",
        "https://learn.microsoft.com/azure/container-registry/container-registry-troubleshoot-access",
    ],
    example: example!("captive_portal"),
};

/// The log shows a redirect as the answer to `GET /v2/`.
fn redirected(_: &Evidence, seen: &Observation) -> bool {
    seen.facts
        .iter()
        .any(|fact| matches!(fact, Fact::ChallengeStatus(300..=399)))
}
