//! The CLI is set to another cloud than the registry's.

use crate::catalog::prelude::*;

pub(super) static CAUSE: Cause = Cause {
    id: "wrong_cloud",
    layer: Layer::Name,
    harm: Harm::Breaks,
    signs: &[],
    follows: &[],
    title: text! {
        en: "The CLI is set to another cloud",
        ja: "CLI に別のクラウドが設定されています",
    },
    why: text! {
        en: "az builds the login server from the cloud it is set to: azurecr.io, azurecr.cn or azurecr.us. In the wrong cloud the name ends wrongly and resolves nowhere.",
        ja: "az は、設定中のクラウドに応じて azurecr.io、azurecr.cn、azurecr.us などの末尾を付けます。クラウドが違うと名前の末尾が誤り、名前解決できません。",
    },
    tell: Some(Step::run("az cloud show --query name --output tsv", text! { en: "AzureCloud goes with azurecr.io, AzureChinaCloud with azurecr.cn, AzureUSGovernment with azurecr.us.", ja: "AzureCloud は azurecr.io、AzureChinaCloud は azurecr.cn、AzureUSGovernment は azurecr.us に対応します。" })),
    fixes: &[Step::fill_in("az cloud set --name <cloud>", text! { en: "Set the registry's cloud, then sign in again with az login.", ja: "レジストリのクラウドに切り替え、az login でサインインし直します。" })],
    links: &["https://learn.microsoft.com/cli/azure/manage-clouds-azure-cli"],
    example: example!("wrong_cloud"),
};
