//! Microsoft Entra does not know the secret or certificate of the service principal.

use crate::catalog::prelude::*;

pub(super) const CAUSE: Cause = Cause {
    id: "sp_secret_invalid",
    layer: Layer::Az,
    harm: Harm::Breaks,
    signs: &[
        Sign::sure(On::Any, &["AADSTS7000215"]),
        // The number of earlier years.
        Sign::sure(On::Any, &["AADSTS50012:"]),
        // A certificate: "[Reason - The key was not found.".
        Sign::sure(On::Any, &["AADSTS700027"]).lacking(&["expired"]),
    ],
    follows: &[],
    title: text! {
        en: "The service principal's secret is wrong",
        ja: "サービス プリンシパルのシークレットが正しくありません",
    },
    why: text! {
        en: "Microsoft Entra knows the application, but not the secret or certificate that az sent for it. A common slip is to copy the ID of a secret in place of its value.",
        ja: "Microsoft Entra はアプリケーションを認識しましたが、az が送ったシークレットまたは証明書が一致しません。シークレットの値ではなく ID をコピーしている例がよくあります。",
    },
    tell: None,
    fixes: &[
        Step::fill_in(
            "az login --service-principal --username <application-id> --tenant <tenant-id>",
            text! {
                en: "Sign in again with the value of the secret; az asks for it, so no shell can change its special characters.",
                ja: "シークレットの値でサインインし直します。対話形式で入力するため、シェルによる特殊文字の変換を避けられます。",
            },
        ),
        Step::ask_admin(
            "az ad app credential reset --id <application-id> --append",
            text! {
                en: "If the value is lost, create a new secret and keep the others. It is shown once (needs to own the application).",
                ja: "値が分からない場合は、既存のものを残して新しいシークレットを作成します。値は一度しか表示されません (アプリケーションの所有者の権限が必要です)。",
            },
        ),
    ],
    links: &[
        "https://learn.microsoft.com/cli/azure/authenticate-azure-cli-service-principal",
        "https://learn.microsoft.com/azure/container-registry/container-registry-auth-service-principal",
    ],
    example: example!("sp_secret_invalid"),
};
