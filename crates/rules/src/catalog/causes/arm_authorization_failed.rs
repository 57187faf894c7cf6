//! Azure Resource Manager does not let this account read the registry.

use crate::catalog::prelude::*;

pub(super) const CAUSE: Cause = Cause {
    id: "arm_authorization_failed",
    layer: Layer::Az,
    harm: Harm::Breaks,
    signs: &[
        Sign::sure(On::Any, &["AuthorizationFailed"]),
        // Older versions print the sentence alone.
        Sign::sure(On::Any, &["does not have authorization to perform action"]),
    ],
    follows: &[],
    title: text! {
        en: "Your account may not read this in Azure Resource Manager",
        ja: "Azure Resource Manager での読み取りが許可されていません",
    },
    why: text! {
        en: "az looks up the registry in Azure Resource Manager first, and was refused there. The message names the right that is missing and its scope. AcrPull and AcrPush do not include it.",
        ja: "az は最初に Azure Resource Manager でレジストリを検索しますが、拒否されました。不足している権限とスコープはメッセージにあります。AcrPull と AcrPush には含まれません。",
    },
    tell: None,
    fixes: &[
        Step::run(
            "az account show --query \"{user:user.name, subscription:name, tenant:tenantId}\"",
            text! {
                en: "See whether this is the account and the subscription you meant. If not, use `az account set` or `az login`.",
                ja: "意図したアカウントとサブスクリプションかどうかを確認します。異なる場合は `az account set` または `az login` で切り替えます。",
            },
        ),
        Step::ask_admin(
            "az role assignment create --role Reader --assignee <user-or-application-id> --scope <registry-resource-id>",
            text! {
                en: "Let the account read the registry. Sign in again afterwards, or an old token keeps the old rights.",
                ja: "アカウントにレジストリの読み取りを許可します。古いトークンには反映されないため、その後サインインし直します。",
            },
        ),
        Step::fill_in(
            "docker login {registry} --username <application-id>",
            text! {
                en: "To pull or push as a service principal you do not need this right: sign in to the registry itself with its secret.",
                ja: "サービス プリンシパルでのプルやプッシュには、この権限は不要です。シークレットを使ってレジストリに直接サインインします。",
            },
        ),
    ],
    links: &[
        "https://learn.microsoft.com/azure/role-based-access-control/troubleshooting",
        "https://learn.microsoft.com/azure/container-registry/container-registry-rbac-built-in-roles-overview",
    ],
    example: example!("arm_authorization_failed"),
};
