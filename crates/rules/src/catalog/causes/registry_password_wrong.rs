//! The user name or password given for the registry is not accepted.

use super::access_token_401::had_refresh_token;
use crate::catalog::prelude::*;

/// The command names a user or a password, so az asks no refresh token.
pub(super) fn gave_password(evidence: &Evidence) -> bool {
    evidence.command.as_deref().is_some_and(|command| {
        command.split_whitespace().any(|word| {
            let option = word.split('=').next().unwrap_or_default();
            ["-u", "-p", "--username", "--password"].contains(&option)
        })
    })
}

pub(super) const CAUSE: Cause = Cause {
    id: "registry_password_wrong",
    layer: Layer::Identity,
    harm: Harm::Breaks,
    signs: &[
        Sign::sure(On::Any, &["Invalid clientid or client secret"]),
        Sign::likely(
            On::Code(Code::ConnectivityAccessToken),
            &["Response code: 401"],
        )
        .when(|evidence, _| gave_password(evidence)),
        Sign::possible(
            On::Code(Code::ConnectivityAccessToken),
            &["Response code: 401"],
        )
        .when(|evidence, _| !had_refresh_token(evidence)),
        Sign::sure(On::Any, &["nauthorized: authentication required"])
            .when(|evidence, _| gave_password(evidence)),
        Sign::sure(On::Any, &["invalid username/password"])
            .when(|evidence, _| gave_password(evidence)),
        Sign::likely(On::Fact(Fact::TokenStatus(401)), &[]).when(|evidence, seen| {
            seen.check == Check::AccessToken && !had_refresh_token(evidence)
        }),
    ],
    follows: &[],
    title: text! {
        en: "The registry does not accept this user name and password",
        ja: "ユーザー名とパスワードがレジストリに受け入れられません",
    },
    why: text! {
        en: "The registry answered 401 to a user name and a password. One of them is wrong or has expired, the admin user or the token is turned off, or they belong to another registry.",
        ja: "ユーザー名とパスワードに対して 401 が返されました。入力の誤り、有効期限切れ、管理者ユーザーまたはトークンの無効化、別のレジストリの資格情報などが考えられます。",
    },
    tell: Some(Step::run(
        "az acr repository list --name {name}",
        text! {
            en: "Without -u and -p az uses your own sign-in. If this works, the user name or the password was wrong.",
            ja: "-u と -p を指定しない場合、az 自体のサインインが使われます。これが成功すれば、ユーザー名またはパスワードが誤っています。",
        },
    )),
    fixes: &[
        Step::run(
            "az acr login --name {name}",
            text! {
                en: "Use your own sign-in instead of a password.",
                ja: "パスワードの代わりに、ご自身のサインインを使います。",
            },
        ),
        Step::ask_admin(
            "az acr credential show --name {name}",
            text! {
                en: "If it was the admin user's: read the password again. Do not paste the answer anywhere.",
                ja: "管理者ユーザーの場合は、パスワードを確認し直します。結果はどこにも貼り付けないでください。",
            },
        ),
        Step::ask_admin(
            "az acr token credential generate --registry {name} --name <token-name> --password1",
            text! {
                en: "If it was a token's: make a new password. The old first password stops working.",
                ja: "トークンの場合は、新しいパスワードを生成します。これまでの 1 つ目のパスワードは使えなくなります。",
            },
        ),
    ],
    links: &[
        "https://learn.microsoft.com/azure/container-registry/container-registry-authentication",
        "https://aka.ms/acr/repo-permissions",
    ],
    example: example!("registry_password_wrong"),
};
