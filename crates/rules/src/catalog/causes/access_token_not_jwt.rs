//! What the token endpoint handed out is no token that az can read.

use crate::catalog::prelude::*;

pub(super) const CAUSE: Cause = Cause {
    id: "access_token_not_jwt",
    layer: Layer::Identity,
    harm: Harm::Breaks,
    signs: &[Sign::sure(On::Any, &["Failed to decode access token"])],
    follows: &[],
    title: text! {
        en: "az cannot read the access token that it was given",
        ja: "取得したアクセス トークンを az が読み取れません",
    },
    why: text! {
        en: "With `--repository` az looks into the access token for your rights. What it was given is no token of the usual form (JWT), so the check stopped there. Whether you may pull or push is not known.",
        ja: "`--repository` を付けると、az はアクセス トークンの内容から権限を確認します。返されたトークンが通常の形式 (JWT) ではないため中断しました。プルやプッシュの可否はわかりません。",
    },
    tell: None,
    fixes: &[
        Step::run(
            "az acr check-health --name {name} --yes --ignore-errors",
            text! {
                en: "Run the check without `--repository`: it does not look into the token, and goes on to its end.",
                ja: "`--repository` を付けずに確認します。トークンの内容は参照されず、確認は最後まで進みます。",
            },
        ),
        Step::run(
            "nslookup {login_host}",
            text! {
                en: "See who answers: a name under azcr.io or privatelink.azurecr.io is the registry, anything else a proxy or a mirror.",
                ja: "応答元を確認します。azcr.io や privatelink.azurecr.io の名前を経由していればレジストリ、それ以外はプロキシやミラーです。",
            },
        ),
        Step::run(
            "az upgrade",
            text! {
                en: "If the registry itself answers, upgrade az and try again.",
                ja: "レジストリ自体が応答している場合は、az をアップグレードして再度試します。",
            },
        ),
    ],
    links: &[
        "https://learn.microsoft.com/azure/container-registry/container-registry-check-health",
        "https://learn.microsoft.com/azure/container-registry/container-registry-authentication",
    ],
    example: example!("access_token_not_jwt"),
};
