//! The registry limits the number of requests.

use crate::catalog::prelude::*;

pub(super) const CAUSE: Cause = Cause {
    id: "registry_throttled",
    layer: Layer::Registry,
    harm: Harm::Breaks,
    signs: &[
        Sign::sure(
            On::Code(Code::ConnectivityTooManyRequests),
            &["Too many requests"],
        ),
        Sign::sure(On::Any, &["Response code: 429"]),
        Sign::sure(On::Any, &["toomanyrequests", "acr/skus"]),
        Sign::likely(On::Any, &[".azurecr.", "toomanyrequests"]).lacking(&[
            "cache rule",
            "pull rate limit",
            "Ref A:",
        ]),
        Sign::sure(On::Fact(Fact::ChallengeStatus(429)), &[]),
        Sign::sure(On::Fact(Fact::ExchangeStatus(429)), &[]),
        Sign::sure(On::Fact(Fact::TokenStatus(429)), &[]),
    ],
    follows: &[],
    title: text! {
        en: "429: too many requests, the registry makes you wait",
        ja: "429: 要求が多すぎるため、レジストリが制限しています",
    },
    why: text! {
        en: "The registry answered 429: more requests came in a short time than it allows. The limit depends on its service tier and counts everybody who uses it, such as pipelines. Signing in again does not help.",
        ja: "レジストリが 429 を返しました。短時間の要求数が上限を超えています。上限はサービス レベルによって異なり、パイプラインなど、すべての利用者の要求が数えられます。サインインし直しても解決しません。",
    },
    tell: Some(Step::run(
        "curl -v https://{registry}/v2/",
        text! {
            en: "This is the cause if the answer is 429. The header Retry-After says how many seconds to wait.",
            ja: "応答が 429 であれば、これが原因です。Retry-After ヘッダーに、待つべき秒数が示されます。",
        },
    )),
    fixes: &[
        Step::run(
            "az acr check-health --name {name} --ignore-errors --yes",
            text! {
                en: "Wait a minute and run the check again. Let pipelines pull fewer images at the same time and wait longer between attempts.",
                ja: "1 分ほど待ってから、もう一度確認を実行します。パイプラインでは、同時に pull する数を減らし、再試行の間隔を長くします。",
            },
        ),
        Step::run(
            "az acr show --name {name} --query sku.name --output tsv",
            text! {
                en: "Shows the service tier. Premium allows far more requests than Basic.",
                ja: "サービス レベルを表示します。Premium の上限は、Basic よりもはるかに高くなっています。",
            },
        ),
        Step::ask_admin(
            "az acr update --name {name} --sku Premium",
            text! {
                en: "If it happens again and again, move the registry to a higher tier. That costs more.",
                ja: "頻繁に起きる場合は、レジストリを上位のサービス レベルに変更します。料金が上がります。",
            },
        ),
    ],
    links: &["https://aka.ms/acr/skus"],
    example: example!("registry_throttled"),
};
