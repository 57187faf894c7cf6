//! There is no registry of this name.

use crate::catalog::prelude::*;

pub(super) const CAUSE: Cause = Cause {
    id: "registry_name_wrong",
    layer: Layer::Name,
    harm: Harm::Breaks,
    signs: &[
        // The domain of Azure's registries, misspelled.
        Sign::sure(On::Any, &["azureacr.io"]),
        Sign::sure(On::Any, &["azurerc.io"]),
        Sign::sure(On::Any, &["azurcr.io"]),
        Sign::sure(On::Any, &["azuercr.io"]),
        Sign::sure(On::Any, &["azurecr.com"]),
        Sign::sure(On::Any, &["azurecr.net"]),
        Sign::sure(On::Any, &["azurecr.io.azurecr."]),
        // az looked in one subscription only.
        Sign::likely(On::Any, &["ContainerRegistry/registries", "not be found"]),
        Sign::likely(On::Any, &["ContainerRegistry/registries", "was not found"]),
        // Public DNS knows every registry, those with private endpoints too.
        Sign::likely(On::Fact(Fact::Dns(DnsFault::NoSuchName)), &["public DNS"]),
        Sign::possible(On::Any, &[".azurecr.", "o such host"]),
        Sign::possible(On::Any, &[".azurecr.", "NXDOMAIN"]),
    ],
    follows: &[],
    title: text! {
        en: "There is no registry of this name where it was looked for",
        ja: "この名前のレジストリが見つかりません",
    },
    why: text! {
        en: "DNS has no such name, or Azure has no such registry where az looked. The name is misspelled, the registry was deleted, or it is in a subscription that az did not search.",
        ja: "DNS にこの名前がないか、az が検索した範囲に該当するレジストリがありません。名前の誤り、レジストリの削除、検索対象外のサブスクリプションにあることが考えられます。",
    },
    tell: Some(Step::run(
        "az acr check-name --name {name}",
        text! {
            en: "\"nameAvailable\": true means that no registry in this cloud has the name: it is misspelled or deleted. \"AlreadyExists\" means that the registry is there, and the cause is another one.",
            ja: "\"nameAvailable\" が true なら、この名前のレジストリはクラウドに存在しません。名前の誤りか、削除されています。\"AlreadyExists\" ならレジストリは存在し、原因は別にあります。",
        },
    )),
    fixes: &[
        Step::run(
            "az acr list --query \"[].{name:name, loginServer:loginServer}\" --output table",
            text! {
                en: "Lists the registries of the subscription that is set. Copy the login server from here: its domain is azurecr.io, not azureacr.io.",
                ja: "現在のサブスクリプションにあるレジストリを一覧表示します。ログイン サーバーはここからコピーします。ドメインは azureacr.io ではなく azurecr.io です。",
            },
        ),
        Step::fill_in(
            "az account set --subscription <subscription>",
            text! {
                en: "If the registry is not in the list, switch to the subscription that holds it. `az account list --output table` shows them all.",
                ja: "一覧にない場合は、レジストリのあるサブスクリプションに切り替えます。サブスクリプションは `az account list --output table` で確認できます。",
            },
        ),
    ],
    links: &[
        "https://aka.ms/acr/errors#connectivity_dns_error",
        "https://learn.microsoft.com/cli/azure/acr#az-acr-check-name",
    ],
    example: example!("registry_name_wrong"),
};
