//! The token endpoint answers 401, although the registry accepted the sign-in.

use super::registry_password_wrong::gave_password;
use crate::catalog::prelude::*;

/// The refresh token was fetched: no password of the reader's was involved.
pub(super) fn had_refresh_token(evidence: &Evidence) -> bool {
    evidence.passed(Check::RefreshToken)
}

pub(super) const CAUSE: Cause = Cause {
    id: "access_token_401",
    layer: Layer::Identity,
    harm: Harm::Breaks,
    signs: &[
        Sign::sure(
            On::Code(Code::ConnectivityAccessToken),
            &["Response code: 401"],
        )
        .when(|evidence, _| had_refresh_token(evidence)),
        Sign::likely(
            On::Code(Code::ConnectivityAccessToken),
            &["Response code: 401"],
        )
        .when(|evidence, _| !gave_password(evidence)),
        Sign::sure(On::Fact(Fact::TokenStatus(401)), &[])
            .when(|evidence, seen| seen.check == Check::AccessToken && had_refresh_token(evidence)),
    ],
    follows: &["no_registry_role"],
    title: text! {
        en: "The registry gives this identity no access token (status 401)",
        ja: "レジストリがアクセス トークンを発行しません (401)",
    },
    why: text! {
        en: "az asks in two steps. The second one, the access token, was refused with 401: the identity may not do what was asked, its rights were just changed, or the sign-in is no longer valid.",
        ja: "az は 2 段階でトークンを取得します。2 段階目のアクセス トークンが 401 で拒否されました。アクセス許可の不足、権限変更の直後、サインインの失効などが考えられます。",
    },
    tell: Some(Step::run(
        "az acr check-health --name {name} --yes --ignore-errors",
        text! {
            en: "\"Fetch refresh token ... : OK\" above the error means this one. If the whole check passes, the user name or password given with -u and -p was wrong.",
            ja: "エラーの前に \"Fetch refresh token ... : OK\" があれば、この原因です。確認がすべて成功する場合は、-u と -p で指定したユーザー名またはパスワードが誤っています。",
        },
    )),
    fixes: &[
        Step::run(
            "az login",
            text! {
                en: "Sign in anew: az then takes your present rights.",
                ja: "サインインし直します。現在の権限でトークンが取得されます。",
            },
        ),
        Step::ask_admin(
            "az role assignment create --assignee <user-or-app-id> --role AcrPull --scope <registry-id>",
            text! {
                en: "If that does not help, have a role given: AcrPull or AcrPush; in ABAC mode \"Container Registry Repository Reader\" or \"Writer\".",
                ja: "解決しない場合は、ロールの割り当てを依頼します。通常は AcrPull または AcrPush、ABAC モードでは \"Container Registry Repository Reader\" または \"Writer\" です。",
            },
        ),
    ],
    links: &[
        "https://learn.microsoft.com/azure/container-registry/container-registry-rbac-built-in-roles-overview",
        "https://aka.ms/acr/errors#connectivity_access_token_error",
    ],
    example: example!("access_token_401"),
};
