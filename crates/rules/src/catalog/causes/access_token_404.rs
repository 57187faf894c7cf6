//! The token endpoint answers 404: there is no such address on what answered.

use crate::catalog::prelude::*;

pub(super) const CAUSE: Cause = Cause {
    id: "access_token_404",
    layer: Layer::Registry,
    harm: Harm::Breaks,
    signs: &[
        Sign::sure(
            On::Code(Code::ConnectivityAccessToken),
            &["Response code: 404"],
        ),
        Sign::sure(On::Fact(Fact::TokenStatus(404)), &[])
            .when(|_, seen| seen.check == Check::AccessToken),
    ],
    follows: &[],
    title: text! {
        en: "What answers for the registry knows no token endpoint (404)",
        ja: "応答したサーバーにトークン エンドポイントがありません (404)",
    },
    why: text! {
        en: "A registry of Azure hands out access tokens at `/oauth2/token`. A 404 there means that something else answers in its place, such as a proxy or a mirror, or that the registry is gone.",
        ja: "Azure のレジストリは `/oauth2/token` でアクセス トークンを発行します。404 の場合は、プロキシやミラーなど別のサーバーが応答しているか、レジストリが削除されています。",
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
        "https://aka.ms/acr/errors#connectivity_access_token_error",
    ],
    example: example!("access_token_404"),
};
