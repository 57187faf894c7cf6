//! The exchange answers 400: the registry cannot use the request.

use crate::catalog::prelude::*;

pub(super) const CAUSE: Cause = Cause {
    id: "refresh_token_400",
    layer: Layer::Identity,
    harm: Harm::Breaks,
    signs: &[
        Sign::sure(
            On::Code(Code::ConnectivityRefreshToken),
            &["Response code: 400"],
        ),
        Sign::sure(On::Fact(Fact::ExchangeStatus(400)), &[])
            .when(|_, seen| seen.check == Check::RefreshToken),
        Sign::sure(
            On::Any,
            &["token exchange endpoint returned error status: 400"],
        ),
    ],
    follows: &[],
    title: text! {
        en: "The registry cannot use the sign-in that az sent (status 400)",
        ja: "az が送ったサインイン情報を、レジストリが処理できません (400)",
    },
    why: text! {
        en: "The registry called the token request invalid. That is no question of roles: the token can be of another cloud or tenant, az can be too old, or a proxy can have changed the request.",
        ja: "レジストリがトークンの要求を無効と判断しました。ロールの問題ではありません。クラウドやテナントの不一致、古い az、プロキシによる要求の書き換えなどが考えられます。",
    },
    tell: Some(Step::run(
        "az account show --query \"{cloud:environmentName, tenant:tenantId}\"",
        text! {
            en: "Another cloud or tenant than the registry's explains a 400. If both are right, look at the version of az and at the proxy.",
            ja: "クラウドまたはテナントがレジストリと異なる場合、それが 400 の原因です。一致している場合は、az のバージョンとプロキシを確認します。",
        },
    )),
    fixes: &[
        Step::fill_in(
            "az login --tenant <tenant-id>",
            text! {
                en: "Sign in anew, to the registry's own tenant, so that az sends a new token.",
                ja: "レジストリのテナントを指定してサインインし直し、新しいトークンが送られるようにします。",
            },
        ),
        Step::run(
            "az upgrade",
            text! {
                en: "Upgrade az, then run the check again.",
                ja: "az をアップグレードしてから、もう一度確認します。",
            },
        ),
    ],
    links: &[
        "https://learn.microsoft.com/azure/container-registry/container-registry-authentication",
        "https://aka.ms/acr/errors#connectivity_refresh_token_error",
    ],
    example: example!("refresh_token_400"),
};
