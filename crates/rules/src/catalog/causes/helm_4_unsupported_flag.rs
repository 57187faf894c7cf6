//! Helm 4 removed the flag that az still passes.

use crate::catalog::prelude::*;

pub(super) static CAUSE: Cause = Cause {
    id: "helm_4_unsupported_flag",
    layer: Layer::Extras,
    harm: Harm::Harmless,
    signs: &[Sign::sure(
        On::Code(Code::HelmVersion),
        &["unknown flag: --client"],
    )],
    follows: &[],
    title: text! {
        en: "Helm 4 works; only the CLI's version check does not know it",
        ja: "Helm 4 は正常です。CLI のバージョン確認が Helm 4 に対応していないだけです",
    },
    why: text! {
        en: "The CLI runs `helm version --client`. Helm 4 removed that flag, so the check fails. Helm and the registry are not affected.",
        ja: "CLI は `helm version --client` を実行しますが、このフラグは Helm 4 で廃止されたため、確認に失敗します。Helm にもレジストリにも影響はありません。",
    },
    tell: None,
    fixes: &[Step::run(
        "helm version",
        text! {
            en: "Nothing needs fixing. See for yourself that Helm answers.",
            ja: "対処は不要です。Helm が応答することを確認できます。",
        },
    )],
    links: &["https://helm.sh/docs/helm/helm_version/"],
    example: example!("helm_4_unsupported_flag"),
};
