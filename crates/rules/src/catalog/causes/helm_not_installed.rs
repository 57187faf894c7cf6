//! There is no helm that az could start.

use super::helm_broken::{COMMAND, tool_lines};
use crate::catalog::prelude::*;

pub(super) const CAUSE: Cause = Cause {
    id: "helm_not_installed",
    layer: Layer::Extras,
    harm: Harm::Harmless,
    signs: &[
        // The CLI's sentence alone: helm was never started, so it said nothing.
        Sign::sure(On::Code(Code::HelmCommand), &[COMMAND])
            .when(|_, seen| tool_lines(seen, COMMAND).next().is_none()),
    ],
    follows: &[],
    title: text! {
        en: "Helm is not installed; the registry does not need it",
        ja: "Helm が見つかりませんが、レジストリの利用には不要です",
    },
    why: text! {
        en: "az could not start `helm`, so it checked nothing of Helm. Pulling and pushing images works without it.",
        ja: "az が `helm` を起動できなかったため、Helm は確認されていません。イメージのプルとプッシュに Helm は不要です。",
    },
    tell: Some(Step::run(
        "helm --help",
        text! {
            en: "\"Command not found\" means that Helm is missing or not on the PATH. Help text means that Helm is there.",
            ja: "「コマンドが見つからない」という結果なら、Helm が存在しないか、PATH に含まれていません。ヘルプが表示される場合、Helm はインストールされています。",
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
                en: "If you do, install Helm, see that it is on the PATH, and open a new terminal.",
                ja: "使う場合は Helm をインストールし、PATH に含まれていることを確認して、新しいターミナルを開きます。",
            },
        ),
    ],
    links: &[
        "https://helm.sh/docs/intro/install/",
        "https://learn.microsoft.com/azure/container-registry/container-registry-helm-repos",
    ],
    example: example!("helm_not_installed"),
};
