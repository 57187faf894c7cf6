//! The access token for one repository permits pull and push, and not everything else.

use super::repository_permissions_none::lacks;
use crate::catalog::prelude::*;

pub(super) const CAUSE: Cause = Cause {
    id: "repository_permissions_no_delete",
    layer: Layer::Identity,
    harm: Harm::Warns,
    signs: &[Sign::sure(
        On::Check(Check::AccessToken),
        &["You are lacking"],
    )
    .lacking(&["You have no permissions"])
    .when(|_, seen| !lacks(seen, "pull") && !lacks(seen, "push"))],
    follows: &[],
    title: text! {
        en: "You may pull and push; only rights such as delete are lacking",
        ja: "プルとプッシュは可能で、削除などの権限だけがありません",
    },
    why: text! {
        en: "The registry gave an access token that permits pull and push. `az acr check-health` asks for every right, delete too, and reports an error if one is lacking. For pull and push nothing is wrong.",
        ja: "アクセス トークンはプルとプッシュを許可しています。`az acr check-health` は削除を含むすべての権限を要求し、1 つでも不足するとエラーになります。プルとプッシュには問題ありません。",
    },
    tell: Some(Step::run(
        "az acr check-health --name {name} --repository {repository} --yes",
        text! {
            en: "With `--repository` the check lists what is permitted and what is lacking. Pull and push permitted means this one.",
            ja: "`--repository` を付けると、許可されている操作と不足している操作が表示されます。pull と push が許可されていればこの原因です。",
        },
    )),
    fixes: &[
        Step::by_hand(
            Applicability::Run,
            text! {
                en: "If you do not delete images, nothing needs fixing.",
                ja: "イメージを削除しない場合、対処は不要です。",
            },
        ),
        Step::ask_admin(
            "az role assignment create --assignee <user-or-app-id> --role AcrDelete --scope <registry-id>",
            text! {
                en: "To delete images: have AcrDelete given. It takes effect after some minutes and a new sign-in.",
                ja: "イメージを削除する場合は、AcrDelete の割り当てを依頼します。数分待ち、サインインし直すと反映されます。",
            },
        ),
        Step::ask_admin(
            "az role assignment create --assignee <user-or-app-id> --role \"Container Registry Repository Contributor\" --scope <registry-id>",
            text! {
                en: "The same on a registry in ABAC mode, where AcrDelete does not count.",
                ja: "ABAC モードのレジストリでは AcrDelete が無効なため、代わりにこのロールを使います。",
            },
        ),
    ],
    links: &[
        "https://learn.microsoft.com/azure/container-registry/container-registry-rbac-built-in-roles-overview",
        "https://learn.microsoft.com/azure/container-registry/container-registry-rbac-abac-repository-permissions",
    ],
    example: example!("repository_permissions_no_delete"),
};
