//! The access token for one repository does not permit a pull.

use crate::catalog::prelude::*;

/// Whether the CLI lists this action as lacking.
pub(super) fn lacks(seen: &Observation, action: &str) -> bool {
    let (_, lacking) = seen
        .detail
        .split_once("You are lacking")
        .unwrap_or_default();
    let lacking = lacking
        .split("repository permissions")
        .next()
        .unwrap_or_default();
    lacking
        .split(|c: char| !c.is_ascii_alphanumeric() && c != '_')
        .any(|word| word == action)
}

pub(super) const CAUSE: Cause = Cause {
    id: "repository_permissions_none",
    layer: Layer::Identity,
    harm: Harm::Breaks,
    signs: &[
        Sign::sure(
            On::Code(Code::ConnectivityAccessToken),
            &["You have no permissions"],
        ),
        Sign::sure(
            On::Code(Code::ConnectivityAccessToken),
            &["You are lacking"],
        )
        .when(|_, seen| lacks(seen, "pull")),
    ],
    follows: &[],
    title: text! {
        en: "This identity may not pull from the repository",
        ja: "この ID には、リポジトリからプルするアクセス許可がありません",
    },
    why: text! {
        en: "The sign-in works: the registry gave an access token. But pull is not among the actions it permits for this repository. A role is missing, or it is one that this registry does not count.",
        ja: "サインインは成功し、アクセス トークンも発行されましたが、このリポジトリのプルが許可されていません。ロールがないか、このレジストリでは効力のないロールです。",
    },
    tell: Some(Step::run(
        "az acr check-health --name {name} --repository {repository} --yes",
        text! {
            en: "With `--repository` the check lists what is permitted and what is lacking. \"You have no permissions\" means this one.",
            ja: "`--repository` を付けると、許可されている操作と不足している操作が表示されます。\"You have no permissions\" ならこの原因です。",
        },
    )),
    fixes: &[
        Step::run(
            "az acr show --name {name} --query roleAssignmentMode",
            text! {
                en: "See which roles count. \"AbacRepositoryPermissions\": only the Container Registry Repository roles, not AcrPull. Anything else: AcrPull and AcrPush.",
                ja: "有効なロールを確認します。\"AbacRepositoryPermissions\" なら Container Registry Repository のロールだけが有効で、AcrPull は無効です。それ以外なら AcrPull と AcrPush が有効です。",
            },
        ),
        Step::ask_admin(
            "az role assignment create --assignee <user-or-app-id> --role \"Container Registry Repository Reader\" --scope <registry-id>",
            text! {
                en: "ABAC mode: give this role, or \"Container Registry Repository Writer\" to push. A condition in an assignment can leave repositories out.",
                ja: "ABAC モードの場合は、このロールを割り当てます。プッシュには \"Container Registry Repository Writer\" を使います。割り当ての条件によって、対象外のリポジトリがある場合もあります。",
            },
        ),
        Step::ask_admin(
            "az role assignment create --assignee <user-or-app-id> --role AcrPull --scope <registry-id>",
            text! {
                en: "Any other mode: give AcrPull, or AcrPush to push. It takes effect after some minutes and a new sign-in.",
                ja: "それ以外のモードの場合は AcrPull を割り当てます。プッシュには AcrPush を使います。数分待ち、サインインし直すと反映されます。",
            },
        ),
    ],
    links: &[
        "https://learn.microsoft.com/azure/container-registry/container-registry-rbac-abac-repository-permissions",
        "https://learn.microsoft.com/azure/container-registry/container-registry-rbac-built-in-roles-overview",
    ],
    example: example!("repository_permissions_none"),
};
