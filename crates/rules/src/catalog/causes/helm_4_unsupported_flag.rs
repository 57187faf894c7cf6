//! Helm 4 removed the flag that az still passes.

use crate::catalog::prelude::*;

pub(super) const CAUSE: Cause = Cause {
    id: "helm_4_unsupported_flag",
    layer: Layer::Extras,
    harm: Harm::Harmless,
    // `--client` is the only flag that az passes here.
    signs: &[Sign::sure(On::Code(Code::HelmVersion), &["unknown flag"])],
    follows: &[],
    title: text! {
        en: "Helm 4 works; only the CLI's version check does not know it",
        ja: "Helm 4 は正常で、CLI のバージョン確認が未対応なだけです",
    },
    why: text! {
        en: "The CLI runs `helm version --client`. Helm 4 removed that flag, so the check fails. Helm and the registry are not affected.",
        ja: "CLI は `helm version --client` を実行しますが、このフラグは Helm 4 で廃止されたため、確認に失敗します。Helm にもレジストリにも影響はありません。",
    },
    tell: Some(Step::run(
        "helm version",
        text! {
            en: "A version that begins with v4 means this one: Helm is well, and only the flag is gone.",
            ja: "v4 で始まるバージョンならこの原因です。Helm は正常で、フラグがなくなっただけです。",
        },
    )),
    fixes: &[Step::run(
        "helm version",
        text! {
            en: "Nothing needs fixing. See for yourself that Helm answers. With `--ignore-errors` the check goes on to its end.",
            ja: "対処は不要です。Helm が応答することを確認できます。`--ignore-errors` を付けると、確認は最後まで進みます。",
        },
    )],
    links: &["https://helm.sh/docs/helm/helm_version/"],
    example: example!("helm_4_unsupported_flag"),
};
