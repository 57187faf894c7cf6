//! The token endpoint answers 400: the registry cannot use the request.

use crate::catalog::prelude::*;

pub(super) const CAUSE: Cause = Cause {
    id: "access_token_400",
    layer: Layer::Identity,
    harm: Harm::Breaks,
    signs: &[
        Sign::sure(
            On::Code(Code::ConnectivityAccessToken),
            &["Response code: 400"],
        ),
        Sign::sure(On::Fact(Fact::TokenStatus(400)), &[])
            .when(|_, seen| seen.check == Check::AccessToken),
    ],
    follows: &[],
    title: text! {
        en: "The registry cannot use the token request (status 400)",
        ja: "レジストリがトークンの要求を処理できません (400)",
    },
    why: text! {
        en: "The registry called the request for an access token invalid. That is no question of roles. A repository name with a tag, a host or capital letters does it; so does a credential of another registry.",
        ja: "アクセス トークンの要求が無効と判断されました。ロールの問題ではありません。タグ、ホスト名、大文字を含むリポジトリ名や、別のレジストリの資格情報などが考えられます。",
    },
    tell: Some(Step::run(
        "az acr check-health --name {name} --yes --ignore-errors",
        text! {
            en: "Run the check without `--repository`. If it passes, the repository's name was not valid.",
            ja: "`--repository` を付けずに確認します。成功する場合は、リポジトリ名が無効です。",
        },
    )),
    fixes: &[
        Step::run(
            "az acr repository list --name {name}",
            text! {
                en: "Take the repository's name from this list: lower case, without the login server and without a tag.",
                ja: "リポジトリ名をこの一覧で確認します。小文字で、ログイン サーバーやタグを含めずに指定します。",
            },
        ),
        Step::run(
            "az login",
            text! {
                en: "Sign in anew, then run the check again.",
                ja: "サインインし直してから、もう一度確認します。",
            },
        ),
    ],
    links: &[
        "https://learn.microsoft.com/azure/container-registry/container-registry-authentication",
        "https://aka.ms/acr/errors#connectivity_access_token_error",
    ],
    example: example!("access_token_400"),
};
