//! The cloud that az is set to knows no such registry, and az cannot guess its address.

use crate::catalog::prelude::*;

pub(super) const CAUSE: Cause = Cause {
    id: "registry_not_found_in_cloud",
    layer: Layer::Az,
    harm: Harm::Breaks,
    signs: &[Sign::likely(On::Code(Code::LoginServer), &[])],
    follows: &[],
    title: text! {
        en: "az finds no such registry in the cloud that it is set to",
        ja: "az が使うクラウドにレジストリが見つかりません",
    },
    why: text! {
        en: "az got no record of the registry, and knows no suffix in this cloud from which to make its address. The name, the subscription, the sign-in or the cloud does not fit.",
        ja: "レジストリの情報を取得できず、このクラウドにはアドレスを組み立てるサフィックスもありません。名前、サブスクリプション、サインイン、クラウドのいずれかが合っていません。",
    },
    tell: Some(Step::run(
        "az acr list --query \"[].{name:name, loginServer:loginServer}\" --output table",
        text! {
            en: "If your registry is in the list, the name was misspelled. If not, look at the subscription and the cloud.",
            ja: "一覧にレジストリがあれば、名前の入力に誤りがあります。なければ、サブスクリプションとクラウドを確認します。",
        },
    )),
    fixes: &[
        Step::run(
            "az cloud list --query \"[?isActive].{cloud:name, suffix:suffixes.acrLoginServerEndpoint}\" --output table",
            text! {
                en: "See which cloud az is set to. For a registry that ends in .azurecr.io it is AzureCloud.",
                ja: "az が使うクラウドを確認します。末尾が .azurecr.io のレジストリなら AzureCloud です。",
            },
        ),
        Step::fill_in(
            "az cloud set --name <cloud>",
            text! {
                en: "Switch to the registry's cloud, then sign in with `az login`.",
                ja: "レジストリのクラウドに切り替えてから、`az login` でサインインします。",
            },
        ),
        Step::fill_in(
            "az account set --subscription <subscription>",
            text! {
                en: "If the cloud is right, switch to the subscription that holds the registry.",
                ja: "クラウドが正しい場合は、レジストリのあるサブスクリプションに切り替えます。",
            },
        ),
    ],
    links: &[
        "https://learn.microsoft.com/azure/container-registry/container-registry-health-error-reference",
        "https://learn.microsoft.com/cli/azure/manage-clouds-azure-cli",
    ],
    example: example!("registry_not_found_in_cloud"),
};
