//! az 2.85.0 crashes on its way to the customer-managed key, whatever the registry.

use crate::catalog::prelude::*;
use crate::evidence::Kind;

const SPLIT: &str = "'NoneType' object has no attribute 'split'";
const NOT_ITERABLE: &str = "argument of type 'NoneType' is not";

pub(super) const CAUSE: Cause = Cause {
    id: "az_check_health_bug_api_version",
    // It happens to every run of that version, after the checks of the
    // registry: what those found always leads.
    layer: Layer::Extras,
    harm: Harm::Warns,
    signs: &[
        Sign::sure(On::Any, &[SPLIT]).when(is_that_version),
        Sign::sure(On::Any, &[NOT_ITERABLE]).when(is_that_version),
        Sign::likely(On::Any, &[SPLIT]).when(may_be_that_version),
        Sign::likely(On::Any, &[NOT_ITERABLE]).when(may_be_that_version),
    ],
    follows: &[],
    title: text! {
        en: "A bug of az 2.85.0 crashes check-health after the registry checks",
        ja: "az 2.85.0 の不具合で check-health が途中で異常終了します",
    },
    why: text! {
        en: "az 2.85.0 crashes when check-health comes to the customer-managed key, whatever the registry. What was printed before the crash holds. The key, private endpoints and Helm were not checked.",
        ja: "az 2.85.0 は、レジストリに関係なく、カスタマー マネージド キーの確認で異常終了します。それより前の結果は有効です。キー、プライベート エンドポイント、Helm は未確認です。",
    },
    tell: None,
    fixes: &[Step::run(
        "az upgrade",
        text! {
            en: "Update az to 2.86.0 or later, then run the check again.",
            ja: "az を 2.86.0 以降に更新してから、もう一度実行します。",
        },
    )],
    links: &[
        "https://github.com/Azure/azure-cli/pull/33117",
        "https://learn.microsoft.com/cli/azure/update-azure-cli",
    ],
    example: example!("az_check_health_bug_api_version"),
};

/// The text names the version.
fn is_that_version(evidence: &Evidence, _: &Observation) -> bool {
    evidence
        .cli_version
        .as_ref()
        .is_some_and(|version| version.starts_with("2.85."))
}

/// The text names no version, and the command is the right one.
fn may_be_that_version(evidence: &Evidence, _: &Observation) -> bool {
    evidence.cli_version.is_none() && evidence.kind == Kind::CheckHealth
}
