//! A Helm 2 from before 2.11.

use crate::catalog::prelude::*;

pub(super) const CAUSE: Cause = Cause {
    id: "helm_too_old",
    layer: Layer::Extras,
    harm: Harm::Harmless,
    signs: &[Sign::sure(
        On::Code(Code::HelmVersion),
        &["not recommended"],
    )],
    follows: &[],
    title: text! {
        en: "Helm is older than 2.11; that has no effect on the registry",
        ja: "Helm が 2.11 より古いものの、レジストリには影響しません",
    },
    why: text! {
        en: "az compares the version of Helm with 2.11.0 and found an older one. Helm 2 is no longer maintained. Images and the registry are not affected.",
        ja: "az は Helm のバージョンを 2.11.0 と比較し、それより古いと判断しました。Helm 2 のサポートは終了しています。イメージとレジストリに影響はありません。",
    },
    tell: Some(Step::run(
        "helm version --client",
        text! {
            en: "A version below v2.11.0 means this one. \"unknown flag\" means Helm 4. Any other error is Helm's own.",
            ja: "v2.11.0 未満ならこの原因です。\"unknown flag\" なら Helm 4 です。それ以外のエラーは Helm 自体の問題です。",
        },
    )),
    fixes: &[
        Step::by_hand(
            Applicability::Run,
            text! {
                en: "If you do not use Helm charts, nothing needs fixing.",
                ja: "Helm チャートを使わない場合、対処は不要です。",
            },
        ),
        Step::by_hand(
            Applicability::Run,
            text! {
                en: "If you do, install a current Helm. It stores charts in the registry as OCI artifacts.",
                ja: "使う場合は、現行の Helm をインストールします。チャートは OCI アーティファクトとしてレジストリに保存されます。",
            },
        ),
    ],
    links: &[
        "https://helm.sh/docs/intro/install/",
        "https://learn.microsoft.com/azure/container-registry/container-registry-helm-repos",
    ],
    example: example!("helm_too_old"),
};
