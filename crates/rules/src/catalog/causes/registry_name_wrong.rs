//! There is no registry of this name: a typing error, or it was deleted.

use crate::catalog::prelude::*;

pub(super) static CAUSE: Cause = Cause {
    id: "registry_name_wrong",
    layer: Layer::Name,
    harm: Harm::Breaks,
    signs: &[Sign::sure(On::Any, &[".azureacr.io"]), Sign::sure(On::Any, &[".azurerc.io"]), Sign::sure(On::Any, &[".azurecr.com"])],
    follows: &[],
    title: text! {
        en: "There is no registry of this name",
        ja: "この名前のレジストリは存在しません",
    },
    why: text! {
        en: "The name is misspelled, or the registry was renamed or deleted. A deleted registry keeps no address. The ending for the public cloud is azurecr.io.",
        ja: "名前の入力ミスか、レジストリが削除されています。削除されたレジストリにはアドレスがありません。パブリック クラウドの末尾は azurecr.io です。",
    },
    tell: Some(Step::run("az acr list --query \"[].loginServer\" --output tsv", text! { en: "List the registries that you can see. If yours is not among them, the name, the subscription or your role is wrong.", ja: "参照できるレジストリを一覧表示します。目的のレジストリがない場合は、名前、サブスクリプション、ロールのいずれかが誤っています。" })),
    fixes: &[Step::fill_in("az acr check-health --name <correct-name> --yes --ignore-errors", text! { en: "Run the check again with the right name.", ja: "正しい名前でもう一度チェックを実行します。" }), Step::run("az acr check-name --name {name}", text! { en: "If the name is still available, no registry has it.", ja: "名前が使用可能と表示されれば、その名前のレジストリは存在しません。" })],
    links: &["https://learn.microsoft.com/azure/container-registry/container-registry-troubleshoot-access"],
    example: example!("registry_name_wrong"),
};
