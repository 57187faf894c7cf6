//! The identity that reaches the key is no longer attached to the registry.

use crate::catalog::prelude::*;

pub(super) const CAUSE: Cause = Cause {
    id: "cmk_identity_removed",
    layer: Layer::Registry,
    harm: Harm::Breaks,
    signs: &[],
    follows: &[],
    title: text! {
        en: "The key's identity is no longer attached to the registry",
        ja: "暗号化キー用の ID がレジストリに割り当てられていません",
    },
    why: text! {
        en: "The registry is encrypted with a key of your own and reads it through a managed identity. That identity is not on the registry any more, so the registry loses its way to the key.",
        ja: "レジストリはカスタマー マネージド キーで暗号化されており、マネージド ID を通じてキーにアクセスします。その ID がレジストリに割り当てられていないため、キーにアクセスできなくなります。",
    },
    tell: Some(Step::run(
        "az acr show --name {name} --query \"{attached:identity.userAssignedIdentities, key:encryption.keyVaultProperties}\"",
        text! {
            en: "This is the cause if the client ID under \"key\" (identity) stands in none of the identities under \"attached\". If it does, the identity itself was deleted.",
            ja: "\"key\" の identity にあるクライアント ID が \"attached\" のどの ID にもなければ、これが原因です。ある場合は、ID 自体が削除されています。",
        },
    )),
    fixes: &[
        Step::ask_admin(
            "az acr identity assign --name {name} --identities <identity-resource-id>",
            text! {
                en: "Attach the identity to the registry again.",
                ja: "ID をレジストリに再度割り当てます。",
            },
        ),
        Step::ask_admin(
            "az acr encryption rotate-key --name {name} --key-encryption-key <key-uri> --identity <identity-resource-id>",
            text! {
                en: "Then, if another identity is to do this, name it and the key. It must have the right to wrap and unwrap that key.",
                ja: "別の ID に切り替える場合は、続けてその ID とキーを指定します。ID には、キーのラップとラップ解除のアクセス許可が必要です。",
            },
        ),
    ],
    links: &[
        "https://learn.microsoft.com/azure/container-registry/tutorial-troubleshoot-customer-managed-keys",
        "https://aka.ms/acr/cmk",
    ],
    example: example!("cmk_identity_removed"),
};
