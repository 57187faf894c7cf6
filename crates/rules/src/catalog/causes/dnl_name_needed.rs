//! The login server has a label in it that az could not know.

use crate::catalog::prelude::*;

pub(super) const CAUSE: Cause = Cause {
    id: "dnl_name_needed",
    layer: Layer::Name,
    harm: Harm::Breaks,
    signs: &[
        Sign::sure(On::Code(Code::ConnectivityDns), &[]).when(label_was_dropped),
        Sign::sure(On::Any, &["connect to the registry login server"]).when(label_was_dropped),
    ],
    follows: &[],
    title: text! {
        en: "az guessed the login server without its domain name label",
        ja: "az が推測したログイン サーバー名にラベルがありません",
    },
    why: text! {
        en: "A registry with a domain name label is called name-hash.azurecr.io. az learns that from Azure Resource Manager. Where it may not read the registry, it guesses name.azurecr.io, which does not exist.",
        ja: "ドメイン名ラベル付きレジストリの名前は name-hash.azurecr.io の形式で、az は Azure Resource Manager から取得します。レジストリを読み取れないと name.azurecr.io と推測しますが、この名前は存在しません。",
    },
    tell: Some(Step::run(
        "az acr show --name {name} --query loginServer --output tsv",
        text! {
            en: "If this fails, az cannot read the registry and guesses. Compare the login server in the Azure portal: a dash and letters after the name mean that this is the cause.",
            ja: "失敗する場合、az はレジストリを読み取れず、名前を推測しています。Azure portal でログイン サーバーを確認し、名前の後にハイフンと文字列があれば、これが原因です。",
        },
    )),
    fixes: &[
        Step::fill_in(
            "az account set --subscription <subscription>",
            text! {
                en: "Switch to the subscription that holds the registry, then run the check again.",
                ja: "レジストリのあるサブスクリプションに切り替えてから、再度確認します。",
            },
        ),
        Step::fill_in(
            "az acr login --name {name} --suffix <hash>",
            text! {
                en: "To sign in without the right to read the registry: give the part between the dash and .azurecr.io yourself.",
                ja: "レジストリの読み取り権限なしでサインインするには、ハイフンと .azurecr.io の間の文字列を指定します。",
            },
        ),
        Step::ask_admin(
            "az role assignment create --role Reader --assignee <user-or-application-id> --scope <registry-resource-id>",
            text! {
                en: "Let the account read the registry, so that az can look the name up. check-health has no other way.",
                ja: "az が名前を取得できるよう、アカウントにレジストリの読み取りを許可します。check-health には他の方法がありません。",
            },
        ),
    ],
    links: &[
        "https://learn.microsoft.com/azure/container-registry/container-registry-get-started-azure-cli",
        "https://learn.microsoft.com/cli/azure/acr#az-acr-login",
    ],
    example: example!("dnl_name_needed"),
};

/// az says that it left the label out, and then looks for a name without it.
fn label_was_dropped(evidence: &Evidence, seen: &Observation) -> bool {
    evidence
        .observations
        .iter()
        .filter_map(|other| other.detail.split_once("suffix '-"))
        .filter_map(|(_, rest)| rest.split('.').next())
        .any(|label| !label.is_empty() && !seen.detail.contains(label))
}
