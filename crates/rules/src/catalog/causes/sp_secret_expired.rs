//! The secret or certificate of the service principal is past its end date.

use crate::catalog::prelude::*;

pub(super) const CAUSE: Cause = Cause {
    id: "sp_secret_expired",
    layer: Layer::Az,
    harm: Harm::Breaks,
    signs: &[
        Sign::sure(On::Any, &["AADSTS7000222"]),
        // A certificate: "[Reason - The key used is expired.".
        Sign::sure(On::Any, &["AADSTS700027", "expired"]),
    ],
    follows: &[],
    title: text! {
        en: "The service principal's secret has expired",
        ja: "サービス プリンシパルのシークレットの有効期限が切れています",
    },
    why: text! {
        en: "az is signed in as a service principal, and the secret or certificate that it uses is past its end date. Everything that uses the same one fails the same way.",
        ja: "az はサービス プリンシパルでサインインしていますが、そのシークレットまたは証明書の有効期限が切れています。同じものを使う処理は、すべて同じように失敗します。",
    },
    tell: None,
    fixes: &[
        Step::ask_admin(
            "az ad app credential reset --id <application-id> --append",
            text! {
                en: "Create a new secret and keep the others. It is shown once: store it where the pipeline reads it (needs to own the application).",
                ja: "既存のものを残して、新しいシークレットを作成します。値は一度しか表示されないため、パイプラインの参照先に保存します (アプリケーションの所有者の権限が必要です)。",
            },
        ),
        Step::fill_in(
            "az login --service-principal --username <application-id> --tenant <tenant-id>",
            text! {
                en: "Sign in with the new secret; az asks for it.",
                ja: "新しいシークレットでサインインします。シークレットは入力を求められます。",
            },
        ),
    ],
    links: &[
        "https://learn.microsoft.com/azure/container-registry/container-registry-auth-service-principal",
        "https://learn.microsoft.com/cli/azure/azure-cli-sp-tutorial-7",
    ],
    example: example!("sp_secret_expired"),
};
