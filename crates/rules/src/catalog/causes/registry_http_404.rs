//! A front end answers that there is no such registry.

use crate::catalog::prelude::*;

pub(super) const CAUSE: Cause = Cause {
    id: "registry_http_404",
    layer: Layer::Registry,
    harm: Harm::Breaks,
    signs: &[Sign::sure(On::Fact(Fact::ChallengeStatus(404)), &[])
        .when(|_, seen| !seen.facts.contains(&Fact::HtmlAnswer))],
    follows: &[],
    title: text! {
        en: "404: the server knows no registry of this name",
        ja: "404: この名前のレジストリは見つかりません",
    },
    why: text! {
        en: "A server answered `GET /v2/` with 404 instead of asking for a sign-in. The name still leads somewhere, but no registry is behind it: it was deleted or moved, or an old DNS record or hosts file points to a wrong server.",
        ja: "`GET /v2/` に対し、認証の要求ではなく 404 が返されました。名前は解決されますが、その先にレジストリがありません。削除や移動が行われたか、古い DNS レコードや hosts ファイルが別のサーバーを指しています。",
    },
    tell: Some(Step::run(
        "curl -v https://{registry}/v2/",
        text! {
            en: "This is the cause if the answer is 404. A healthy registry answers 401 here.",
            ja: "応答が 404 であれば、これが原因です。正常なレジストリは 401 を返します。",
        },
    )),
    fixes: &[
        Step::run(
            "az acr list --query \"[].loginServer\" --output tsv",
            text! {
                en: "Lists the registries of your subscription. If the name is not there, check its spelling and the subscription.",
                ja: "サブスクリプションにあるレジストリを一覧表示します。名前がない場合は、綴りとサブスクリプションを確認します。",
            },
        ),
        Step::run(
            "nslookup {login_host}",
            text! {
                en: "If the registry does exist, see where the name leads here. A private address that does not belong to its private endpoint is an old record.",
                ja: "レジストリが存在する場合は、名前の解決先を確認します。プライベート エンドポイントのものではないプライベート アドレスが返された場合は、古いレコードが残っています。",
            },
        ),
    ],
    links: &["https://aka.ms/acr/errors#connectivity_challenge_error"],
    example: example!("registry_http_404"),
};
