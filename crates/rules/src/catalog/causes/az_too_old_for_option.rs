//! The option, or the command itself, came with a later version of az.

use crate::catalog::prelude::*;
use crate::evidence::Kind;

/// How the parser of the command line begins.
const UNKNOWN: &str = "unrecognized arguments";

pub(super) const CAUSE: Cause = Cause {
    id: "az_too_old_for_option",
    layer: Layer::Az,
    harm: Harm::Breaks,
    signs: &[
        Sign::sure(On::Any, &[UNKNOWN, "--repository"]).when(is_check_health),
        Sign::sure(On::Any, &[UNKNOWN, "--vnet"]).when(is_check_health),
        // Before 2.0.67.
        Sign::sure(On::Any, &["'check-health' is not in the"]),
        Sign::sure(On::Any, &["'check-health' is misspelled"]),
    ],
    follows: &[],
    title: text! {
        en: "This Azure CLI is too old for that option or command",
        ja: "Azure CLI が古く、このオプションまたはコマンドに未対応です",
    },
    why: text! {
        en: "az stopped at a part of the command line that its version does not know. `az acr check-health` came with 2.0.67, `--vnet` with 2.23.0, `--repository` with 2.73.0.",
        ja: "お使いのバージョンの az が知らない指定があり、処理が止まりました。`az acr check-health` は 2.0.67、`--vnet` は 2.23.0、`--repository` は 2.73.0 で追加されました。",
    },
    tell: None,
    fixes: &[
        Step::run(
            "az upgrade",
            text! {
                en: "Update az. Versions before 2.11.0 lack this command: use the package manager or the installer that brought az.",
                ja: "az を更新します。このコマンドがない 2.11.0 より前のバージョンは、インストール時のパッケージ マネージャーまたはインストーラーで更新します。",
            },
        ),
        Step::run(
            "az version",
            text! {
                en: "If the version is new enough, a document or chat may have changed the two hyphens: type the option again.",
                ja: "バージョンが十分に新しい場合は、ハイフン 2 つが文書やチャットで別の文字に変わった可能性があります。オプションを入力し直します。",
            },
        ),
        Step::run(
            "az acr check-health --name {name} --yes --ignore-errors",
            text! {
                en: "Until then, leave the option out: the other checks run without it.",
                ja: "更新するまでは、このオプションを付けずに実行します。ほかの確認は行われます。",
            },
        ),
    ],
    links: &[
        "https://learn.microsoft.com/cli/azure/update-azure-cli",
        "https://learn.microsoft.com/cli/azure/acr#az-acr-check-health",
    ],
    example: example!("az_too_old_for_option"),
};

/// `az acr login` has neither option in any version.
fn is_check_health(evidence: &Evidence, _: &Observation) -> bool {
    evidence.kind != Kind::AzAcrLogin
}
