//! The registry answers 401 to Docker's own sign-in.

use super::registry_password_wrong::gave_password;
use crate::catalog::prelude::*;
use crate::evidence::Kind;

/// What a wrong password of the reader's says, which is another matter.
const WRONG_PASSWORD: &[&str] = &["Invalid clientid"];

fn in_login(evidence: &Evidence, _: &Observation) -> bool {
    evidence.kind == Kind::AzAcrLogin && !gave_password(evidence)
}

/// Docker's own sign-in: not Kubernetes', and not a password of the reader's.
fn own_sign_in(evidence: &Evidence, _: &Observation) -> bool {
    !matches!(evidence.kind, Kind::Kubernetes | Kind::AksCheckAcr) && !gave_password(evidence)
}

pub(super) const CAUSE: Cause = Cause {
    id: "docker_login_unauthorized",
    layer: Layer::Identity,
    harm: Harm::Breaks,
    signs: &[
        // `Get "https://R/v2/": unauthorized` is a login; a pull asks for a manifest.
        Sign::sure(On::Any, &["azurecr.", "/v2/\": unauthorized"])
            .lacking(WRONG_PASSWORD)
            .when(own_sign_in),
        Sign::sure(On::Any, &["azurecr.", "/v2/: unauthorized"])
            .lacking(WRONG_PASSWORD)
            .when(own_sign_in),
        Sign::sure(On::Any, &["unauthorized: authentication required"]).when(in_login),
        Sign::sure(On::Any, &["invalid username/password"]).when(in_login),
        Sign::likely(On::Any, &["aka.ms/acr/authorization"]).when(own_sign_in),
        Sign::likely(On::Any, &["azurecr.", "invalid username/password"]).when(own_sign_in),
        Sign::likely(
            On::Any,
            &["azurecr.", "unauthorized: authentication required"],
        )
        .when(own_sign_in),
        Sign::likely(On::Any, &["azurecr.", "fetch", "token", "401"])
            .lacking(WRONG_PASSWORD)
            .when(|evidence, _| evidence.kind == Kind::Docker),
    ],
    // Without a token of its own, az hands Docker what it has left: the admin user, or what was typed.
    follows: &[
        "az_not_logged_in",
        "az_session_expired",
        "az_session_revoked",
        "no_registry_role",
        "registry_password_wrong",
    ],
    title: text! {
        en: "Docker has no sign-in that the registry accepts",
        ja: "レジストリが受け入れるサインイン情報が Docker にありません",
    },
    why: text! {
        en: "The registry answered 401 to Docker or Podman. It sent no credential, or one that has expired, is of another account, lacks a right, or was taken out by a proxy.",
        ja: "Docker または Podman に対して 401 が返されました。資格情報が送られていない、期限切れ、別のアカウントのもの、権限の不足、プロキシによる削除などが考えられます。",
    },
    tell: Some(Step::run(
        "az acr check-health --name {name} --yes --ignore-errors",
        text! {
            en: "If refresh and access token are fetched, your identity is well and Docker's own way, its proxy or its stored sign-in, is the place to look.",
            ja: "更新トークンとアクセス トークンを取得できる場合、ID に問題はありません。Docker のプロキシや保存済みのサインイン情報を確認します。",
        },
    )),
    fixes: &[
        Step::run(
            "docker logout {registry}",
            text! {
                en: "Remove the sign-in that Docker has stored for the registry, then sign in again with the next command.",
                ja: "Docker に保存されたサインイン情報を削除してから、次のコマンドでサインインし直します。",
            },
        ),
        Step::run(
            "az acr login --name {name}",
            text! {
                en: "Sign in. What Docker stores lasts three hours, and must be written by the same user that runs Docker (mind `sudo`).",
                ja: "サインインします。有効期間は 3 時間です。Docker を実行するユーザーと同じユーザーで実行します (`sudo` に注意してください)。",
            },
        ),
        Step::by_hand(
            Applicability::AskAdmin,
            text! {
                en: "If a new sign-in is refused too: have the role checked, and the proxy that Docker uses.",
                ja: "再度拒否される場合は、ロールと、Docker が使うプロキシの確認を依頼します。",
            },
        ),
    ],
    links: &[
        "https://aka.ms/acr/authorization",
        "https://learn.microsoft.com/azure/container-registry/container-registry-troubleshoot-login",
    ],
    example: example!("docker_login_unauthorized"),
};
