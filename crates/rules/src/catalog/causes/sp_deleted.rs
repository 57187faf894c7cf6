//! The application is not there, or disabled, in the tenant that az names.

use crate::catalog::prelude::*;

pub(super) const CAUSE: Cause = Cause {
    id: "sp_deleted",
    layer: Layer::Az,
    harm: Harm::Breaks,
    signs: &[
        Sign::sure(On::Any, &["AADSTS700016"]),
        // Switched off.
        Sign::sure(On::Any, &["AADSTS7000112"]),
    ],
    follows: &[],
    title: text! {
        en: "The service principal is missing or disabled in this tenant",
        ja: "サービス プリンシパルがテナントにないか、無効です",
    },
    why: text! {
        en: "Microsoft Entra looked in the tenant that az named and did not find the application, or found it disabled. It was deleted or switched off, or the application ID or the tenant is wrong.",
        ja: "az が指定したテナントにアプリケーションが見つからないか、無効になっています。削除または無効化されたか、アプリケーション ID またはテナントが誤っています。",
    },
    tell: None,
    fixes: &[
        Step::run(
            "az account show --query \"{user:user.name, tenant:tenantId, cloud:environmentName}\"",
            text! {
                en: "See as whom and for which tenant az signs in. Compare both IDs with what you were given.",
                ja: "az がどの ID でどのテナントにサインインしているかを確認し、渡された ID と照合します。",
            },
        ),
        Step::ask_admin(
            "az ad sp show --id <application-id> --query \"{name:displayName, enabled:accountEnabled}\"",
            text! {
                en: "Run by somebody signed in to that tenant: an error means that the service principal is gone, `false` that it is disabled.",
                ja: "そのテナントにサインインしているユーザーが実行します。エラーなら存在せず、`false` なら無効です。",
            },
        ),
        Step::fill_in(
            "az login --service-principal --username <application-id> --tenant <tenant-id>",
            text! {
                en: "Sign in with the right IDs; az asks for the secret.",
                ja: "正しい ID でサインインします。シークレットは入力を求められます。",
            },
        ),
    ],
    links: &[
        "https://learn.microsoft.com/cli/azure/authenticate-azure-cli-service-principal",
        "https://learn.microsoft.com/entra/identity-platform/reference-error-codes",
    ],
    example: example!("sp_deleted"),
};
