//! The access token for one repository permits a pull and no push.

use super::repository_permissions_none::lacks;
use crate::catalog::prelude::*;

pub(super) const CAUSE: Cause = Cause {
    id: "repository_permissions_read_only",
    layer: Layer::Identity,
    harm: Harm::Warns,
    signs: &[Sign::sure(
        On::Check(Check::AccessToken),
        &["You are lacking"],
    )
    .when(|_, seen| !lacks(seen, "pull") && lacks(seen, "push"))],
    follows: &[],
    title: text! {
        en: "You may pull from the repository, but not push to it",
        ja: "リポジトリからプルできますが、プッシュはできません",
    },
    why: text! {
        en: "The registry gave an access token that permits pull and lacks push. `az acr check-health` asks for every right at once, so it reports an error to anybody who may only read. For a pull nothing is wrong.",
        ja: "アクセス トークンはプルを許可し、プッシュを許可していません。`az acr check-health` はすべての権限を要求するため、読み取り専用の ID では常にエラーになります。プルだけなら問題ありません。",
    },
    tell: Some(Step::run(
        "az acr check-health --name {name} --repository {repository} --yes",
        text! {
            en: "With `--repository` the check lists what is permitted and what is lacking. Pull permitted and push lacking means this one.",
            ja: "`--repository` を付けると、許可されている操作と不足している操作が表示されます。pull が許可され、push が不足していればこの原因です。",
        },
    )),
    fixes: &[
        Step::by_hand(
            Applicability::Run,
            text! {
                en: "If you only pull, nothing needs fixing.",
                ja: "プルだけを行う場合、対処は不要です。",
            },
        ),
        Step::ask_admin(
            "az role assignment create --assignee <user-or-app-id> --role AcrPush --scope <registry-id>",
            text! {
                en: "To push: have AcrPush given. It takes effect after some minutes and a new sign-in.",
                ja: "プッシュする場合は、AcrPush の割り当てを依頼します。数分待ち、サインインし直すと反映されます。",
            },
        ),
        Step::ask_admin(
            "az role assignment create --assignee <user-or-app-id> --role \"Container Registry Repository Writer\" --scope <registry-id>",
            text! {
                en: "The same on a registry in ABAC mode, where AcrPush does not count.",
                ja: "ABAC モードのレジストリでは AcrPush が無効なため、代わりにこのロールを使います。",
            },
        ),
    ],
    links: &[
        "https://learn.microsoft.com/azure/container-registry/container-registry-rbac-built-in-roles-overview",
        "https://learn.microsoft.com/azure/container-registry/container-registry-rbac-abac-repository-permissions",
    ],
    example: example!("repository_permissions_read_only"),
};
