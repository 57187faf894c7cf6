//! The identity that reaches the key was deleted in Azure.

use crate::catalog::prelude::*;

pub(super) const CAUSE: Cause = Cause {
    id: "cmk_identity_deleted",
    layer: Layer::Registry,
    harm: Harm::Breaks,
    signs: &[],
    follows: &[],
    title: text! {
        en: "The identity for the registry's key was deleted",
        ja: "暗号化キー用の ID が Azure から削除されています",
    },
    why: text! {
        en: "The registry is encrypted with a key of your own and reads it through a managed identity. The registry still names that identity, but it no longer exists, so nobody can reach the key in its name.",
        ja: "レジストリはカスタマー マネージド キーで暗号化されており、マネージド ID を通じてキーにアクセスします。レジストリの設定には ID が残っていますが、ID 自体が存在しないため、キーにアクセスできません。",
    },
    tell: Some(Step::run(
        "az identity list --query \"[].{name:name, clientId:clientId}\" --output table",
        text! {
            en: "Compare with the client ID under encryption in `az acr show --name {name} --query encryption`. This is the cause if it is not in the list (look in its subscription).",
            ja: "`az acr show --name {name} --query encryption` に表示されるクライアント ID と比べます。一覧になければ、これが原因です (ID のあるサブスクリプションで確認します)。",
        },
    )),
    fixes: &[
        Step::ask_admin(
            "az identity create --name <identity-name> --resource-group <resource-group>",
            text! {
                en: "Make a new identity and give it the rights to get, wrap and unwrap the key in its key vault.",
                ja: "新しい ID を作成し、キー コンテナーのキーに対する取得、ラップ、ラップ解除のアクセス許可を与えます。",
            },
        ),
        Step::ask_admin(
            "az acr identity assign --name {name} --identities <identity-resource-id>",
            text! {
                en: "Attach the new identity to the registry.",
                ja: "新しい ID をレジストリに割り当てます。",
            },
        ),
        Step::ask_admin(
            "az acr encryption rotate-key --name {name} --key-encryption-key <key-uri> --identity <identity-resource-id>",
            text! {
                en: "Let the registry use the key through the new identity. If Azure refuses, open a support request.",
                ja: "新しい ID を通じてキーを使用するように切り替えます。Azure に拒否された場合は、サポート要求を作成します。",
            },
        ),
    ],
    links: &[
        "https://learn.microsoft.com/azure/container-registry/tutorial-troubleshoot-customer-managed-keys",
        "https://aka.ms/acr/cmk",
    ],
    example: example!("cmk_identity_deleted"),
};
