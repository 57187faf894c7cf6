//! The exchange answers 404: there is no such address on what answered.

use crate::catalog::prelude::*;

pub(super) const CAUSE: Cause = Cause {
    id: "refresh_token_404",
    layer: Layer::Registry,
    harm: Harm::Breaks,
    signs: &[
        Sign::sure(
            On::Code(Code::ConnectivityRefreshToken),
            &["Response code: 404"],
        ),
        Sign::sure(On::Fact(Fact::ExchangeStatus(404)), &[])
            .when(|_, seen| seen.check == Check::RefreshToken),
        Sign::sure(
            On::Any,
            &["token exchange endpoint returned error status: 404"],
        ),
    ],
    follows: &[],
    title: text! {
        en: "What answers for the registry knows no token exchange (404)",
        ja: "応答したサーバーにトークンの交換先がありません (404)",
    },
    why: text! {
        en: "A registry of Azure has the address `/oauth2/exchange` and answers POST there. A 404 means that something else answers in its place, that a proxy turns the POST into a GET, or that the registry is gone.",
        ja: "Azure のレジストリは `/oauth2/exchange` への POST に応答します。404 の場合は、別のサーバーが応答している、プロキシが POST を GET に変えている、レジストリが削除された、のいずれかが考えられます。",
    },
    tell: Some(Step::run(
        "nslookup {login_host}",
        text! {
            en: "The answer should pass a name under azcr.io or privatelink.azurecr.io. Any other host means that your requests do not reach the registry itself.",
            ja: "azcr.io や privatelink.azurecr.io の名前を経由していれば正常です。別のホストであれば、要求がレジストリに届いていません。",
        },
    )),
    fixes: &[
        Step::run(
            "az acr show --name {name} --query \"{server:loginServer, state:provisioningState}\"",
            text! {
                en: "See that the registry still exists and that its login server is the name you use.",
                ja: "レジストリが存在し、使用している名前とログイン サーバーが一致することを確認します。",
            },
        ),
        Step::by_hand(
            Applicability::AskAdmin,
            text! {
                en: "If a proxy or a mirror stands in between, let it pass {registry} unchanged.",
                ja: "プロキシやミラーを経由している場合は、{registry} への要求をそのまま通すように設定します。",
            },
        ),
    ],
    links: &[
        "https://learn.microsoft.com/azure/container-registry/container-registry-authentication",
        "https://aka.ms/acr/errors#connectivity_refresh_token_error",
    ],
    example: example!("refresh_token_404"),
};
