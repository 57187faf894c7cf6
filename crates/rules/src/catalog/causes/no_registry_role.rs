//! The exchange answers 401: the identity has no role here, or is of another tenant.

use crate::catalog::prelude::*;
use crate::evidence::Kind;

/// Whether this CLI's check sends a token for Azure Resource Manager: it did
/// before 2.82. `None` if the text shows no version.
pub(super) fn sends_arm_token(evidence: &Evidence) -> Option<bool> {
    let mut parts = evidence
        .cli_version
        .as_deref()?
        .split('.')
        .map(str::parse::<u32>);
    let (major, minor) = (parts.next()?.ok()?, parts.next()?.ok()?);
    Some((major, minor) < (2, 82))
}

fn in_kubernetes(evidence: &Evidence, _: &Observation) -> bool {
    evidence.kind == Kind::Kubernetes
}

pub(super) const CAUSE: Cause = Cause {
    id: "no_registry_role",
    layer: Layer::Identity,
    harm: Harm::Breaks,
    signs: &[
        // An older CLI leaves room for `arm_audience_tokens_disabled`.
        Sign::sure(
            On::Code(Code::ConnectivityRefreshToken),
            &["Response code: 401"],
        )
        .when(|evidence, _| sends_arm_token(evidence) == Some(false)),
        Sign::likely(
            On::Code(Code::ConnectivityRefreshToken),
            &["Response code: 401"],
        ),
        Sign::likely(On::Fact(Fact::ExchangeStatus(401)), &[])
            .when(|_, seen| seen.check == Check::RefreshToken),
        Sign::likely(
            On::Any,
            &["token exchange endpoint returned error status: 401"],
        ),
        Sign::likely(On::Any, &["retrieving permissions failed"]),
        Sign::likely(On::Any, &["azurecr.", "anonymous token", "401"]).when(in_kubernetes),
        Sign::likely(On::Any, &["azurecr.", "oauth token", "401"]).when(in_kubernetes),
        Sign::likely(On::Any, &["aka.ms/acr/authorization"]).when(in_kubernetes),
    ],
    follows: &[],
    title: text! {
        en: "This identity has no role on the registry, or is of another tenant",
        ja: "この ID にレジストリのロールがないか、テナントが異なります",
    },
    why: text! {
        en: "The registry was reached and did not accept the identity that asked. The sign-in itself can be in order: what is missing is a role on this registry, or the tenant is not the registry's own.",
        ja: "レジストリには到達しましたが、要求元の ID が受け入れられませんでした。サインインが正常でも、このレジストリのロールがない場合や、別のテナントにサインインしている場合に起こります。",
    },
    tell: Some(Step::fill_in(
        "az role assignment list --assignee <user-or-app-id> --scope <registry-id> --include-inherited --include-groups --query \"[].roleDefinitionName\"",
        text! {
            en: "An empty list means that no role is given. `az acr show --name {name} --query id` prints the registry's id; if that fails too, compare the tenant in `az account show`.",
            ja: "一覧が空なら、ロールがありません。レジストリの ID は `az acr show --name {name} --query id` で確認できます。これも失敗する場合は、`az account show` のテナントを確認します。",
        },
    )),
    fixes: &[
        Step::ask_admin(
            "az role assignment create --assignee <user-or-app-id> --role AcrPull --scope <registry-id>",
            text! {
                en: "Give the identity a role: AcrPull or AcrPush; on a registry in ABAC mode \"Container Registry Repository Reader\" or \"Writer\". It takes effect after some minutes.",
                ja: "ID にロールを割り当てます。通常は AcrPull または AcrPush、ABAC モードのレジストリでは \"Container Registry Repository Reader\" または \"Writer\" です。反映には数分かかります。",
            },
        ),
        Step::fill_in(
            "az login --tenant <tenant-id>",
            text! {
                en: "If the registry belongs to another tenant, sign in to that one.",
                ja: "レジストリが別のテナントにある場合は、そのテナントにサインインします。",
            },
        ),
    ],
    links: &[
        "https://learn.microsoft.com/azure/container-registry/container-registry-rbac-built-in-roles-overview",
        "https://learn.microsoft.com/azure/container-registry/container-registry-troubleshoot-login",
    ],
    example: example!("no_registry_role"),
};
