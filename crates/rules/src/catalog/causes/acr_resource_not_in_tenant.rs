//! The tenant has no entry for the service that az wants a token for.

use crate::catalog::prelude::*;

/// What names the registry service in a message.
const SERVICE: &str = "containerregistry";

pub(super) const CAUSE: Cause = Cause {
    id: "acr_resource_not_in_tenant",
    layer: Layer::Az,
    harm: Harm::Breaks,
    signs: &[
        Sign::sure(On::Any, &["AADSTS500011", SERVICE]),
        Sign::sure(On::Any, &["AADSTS50001:", SERVICE]),
        // There, and disabled.
        Sign::sure(On::Any, &["AADSTS500014", SERVICE]),
        // The message names another service, or the name was cut off.
        Sign::likely(On::Any, &["AADSTS500011"]),
        Sign::likely(On::Any, &["AADSTS50001:"]),
    ],
    follows: &[],
    title: text! {
        en: "The tenant does not know the service that az asked for",
        ja: "az が要求したサービスがテナントにありません",
    },
    why: text! {
        en: "az asked Microsoft Entra for a token, and this tenant has no usable entry for the service that the message names. Often it is the wrong tenant; one that never had a registry lacks the entry for registries.",
        ja: "az が要求したトークンの対象サービスが、このテナントに登録されていないか無効です。多くはテナントの誤りです。レジストリを使ったことのないテナントには、その登録がありません。",
    },
    tell: None,
    fixes: &[
        Step::run(
            "az account show --query \"{user:user.name, tenant:tenantId, cloud:environmentName}\"",
            text! {
                en: "See for which tenant and cloud az asks. It must be the tenant of the registry's subscription.",
                ja: "az が使うテナントとクラウドを確認します。レジストリのサブスクリプションが属するテナントである必要があります。",
            },
        ),
        Step::fill_in(
            "az login --tenant <tenant-id>",
            text! {
                en: "If it is another one, sign in to the right tenant.",
                ja: "異なる場合は、正しいテナントにサインインします。",
            },
        ),
        Step::ask_admin(
            "az ad sp create --id 6a0ec4d3-30cb-4a83-91c0-ae56bc0e3d26",
            text! {
                en: "If the tenant is right and the message names the registry service: an administrator adds Azure Container Registry to the tenant.",
                ja: "テナントが正しく、メッセージがレジストリ サービスを示す場合は、管理者が Azure Container Registry をテナントに追加します。",
            },
        ),
    ],
    links: &[
        "https://learn.microsoft.com/entra/identity-platform/reference-error-codes",
        "https://learn.microsoft.com/azure/container-registry/container-registry-authentication",
    ],
    example: example!("acr_resource_not_in_tenant"),
};
