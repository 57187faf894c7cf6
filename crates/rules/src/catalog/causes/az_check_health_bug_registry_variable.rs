//! Some versions of az crash where they got no record of the registry.

use crate::catalog::prelude::*;

pub(super) const CAUSE: Cause = Cause {
    id: "az_check_health_bug_registry_variable",
    // What is broken is the look-up of the registry by this identity. The crash
    // comes after DNS and `GET /v2/`: what they found weighs more.
    layer: Layer::Identity,
    harm: Harm::Breaks,
    signs: &[
        // 2.73 to 2.75.
        Sign::sure(On::Any, &["no attribute 'role_assignment_mode'"]),
        // Early 2021; the words of Python before and after 3.11.
        Sign::sure(On::Any, &["local variable 'registry'"]),
    ],
    follows: &[],
    title: text! {
        en: "check-health crashes: az did not get the registry's record",
        ja: "レジストリの情報を取得できず check-health が異常終了します",
    },
    why: text! {
        en: "az got no record of the registry: not signed in, another subscription, or no right to read it. 2.73 to 2.75 and some versions of early 2021 crash then. The registry itself may work.",
        ja: "az がレジストリの情報を取得できませんでした (未サインイン、別のサブスクリプション、読み取り権限なし)。2.73 から 2.75 と 2021 年初めの一部のバージョンは、このとき異常終了します。",
    },
    tell: None,
    fixes: &[
        Step::run(
            "az acr list --query \"[].{name:name, loginServer:loginServer}\" --output table",
            text! {
                en: "See whether the registry is in this list. If not, sign in, switch with `az account set`, or ask for the role Reader.",
                ja: "この一覧にレジストリがあるか確認します。ない場合は、サインインするか、`az account set` で切り替えるか、閲覧者ロールを依頼します。",
            },
        ),
        Step::run(
            "az upgrade",
            text! {
                en: "Update az: other versions go on without the record and check the rest.",
                ja: "az を更新します。ほかのバージョンでは、情報を取得できなくても残りの確認が続きます。",
            },
        ),
    ],
    links: &[
        "https://github.com/Azure/azure-cli/issues/31752",
        "https://learn.microsoft.com/cli/azure/update-azure-cli",
    ],
    example: example!("az_check_health_bug_registry_variable"),
};
