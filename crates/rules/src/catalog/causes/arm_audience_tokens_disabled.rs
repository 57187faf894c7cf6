//! The registry refuses tokens for Azure Resource Manager, and an old az sends one.

use super::no_registry_role::sends_arm_token;
use crate::catalog::prelude::*;

pub(super) const CAUSE: Cause = Cause {
    id: "arm_audience_tokens_disabled",
    layer: Layer::Identity,
    harm: Harm::Breaks,
    signs: &[
        Sign::possible(
            On::Code(Code::ConnectivityRefreshToken),
            &["Response code: 401"],
        )
        .when(|evidence, _| sends_arm_token(evidence) != Some(false)),
        Sign::possible(
            On::Any,
            &["token exchange endpoint returned error status: 401"],
        ),
    ],
    follows: &[],
    title: text! {
        en: "The registry refuses the kind of token that an older az sends",
        ja: "古い az が送る種類のトークンを、レジストリが拒否しています",
    },
    why: text! {
        en: "A registry can refuse tokens made for Azure Resource Manager and accept only tokens made for registries. az before 2.82 sends the former in this check, and the answer is 401.",
        ja: "レジストリは、Azure Resource Manager 用のトークンを拒否し、レジストリ用だけを受け入れるように設定できます。2.82 より前の az は、この確認で前者を送るため、401 になります。",
    },
    tell: Some(Step::run(
        "az acr config authentication-as-arm show --registry {name}",
        text! {
            en: "\"status\": \"disabled\" means this one. \"enabled\" means that the identity has no role, or is of another tenant.",
            ja: "\"status\" が \"disabled\" ならこの原因です。\"enabled\" なら、ID にロールがないか、テナントが異なります。",
        },
    )),
    fixes: &[
        Step::run(
            "az upgrade",
            text! {
                en: "Upgrade az to 2.82 or later: it asks for the right token. Below 2.11, install it anew.",
                ja: "az を 2.82 以降にアップグレードすると、正しいトークンが使われます。2.11 より前の場合は、インストールし直します。",
            },
        ),
        Step::ask_admin(
            "az acr config authentication-as-arm update --registry {name} --status enabled",
            text! {
                en: "If older clients must go on working: let the registry accept both kinds of tokens again.",
                ja: "古いクライアントを使い続ける必要がある場合は、両方の種類のトークンを受け入れる設定に戻します。",
            },
        ),
    ],
    links: &[
        "https://learn.microsoft.com/azure/container-registry/container-registry-disable-authentication-as-arm",
        "https://learn.microsoft.com/cli/azure/acr/config/authentication-as-arm",
    ],
    example: example!("arm_audience_tokens_disabled"),
};
