//! Helm prints a notice that az takes for an error.

use super::helm_broken::{COMMAND, VERSION, is_failure, tool_lines};
use crate::catalog::prelude::*;

/// Helm said something, and none of it is a failure.
fn only_notices(seen: &Observation, after: &str) -> bool {
    let mut lines = tool_lines(seen, after).peekable();
    lines.peek().is_some() && !lines.any(is_failure)
}

pub(super) const CAUSE: Cause = Cause {
    id: "helm_stderr_notice",
    layer: Layer::Extras,
    harm: Harm::Harmless,
    signs: &[
        Sign::sure(On::Code(Code::HelmCommand), &[COMMAND])
            .lacking(&["Kubernetes configuration file"])
            .when(|_, seen| only_notices(seen, COMMAND)),
        Sign::sure(On::Code(Code::HelmVersion), &[VERSION])
            .lacking(&["Kubernetes configuration file", "unknown flag"])
            .when(|_, seen| only_notices(seen, VERSION)),
    ],
    follows: &[],
    title: text! {
        en: "A false alarm: Helm works and only prints a notice",
        ja: "Helm は正常で、通知を出しているだけです (誤検知)",
    },
    why: text! {
        en: "az runs `helm` and takes anything it writes to standard error for a failure, a notice or a warning too. The registry is not affected.",
        ja: "az は `helm` を実行し、標準エラー出力に何か書かれると、通知や警告でも失敗とみなします。レジストリに影響はありません。",
    },
    tell: Some(Step::run(
        "helm --help",
        text! {
            en: "Help text with a notice or a warning above it means this one.",
            ja: "ヘルプの前に通知や警告が表示される場合は、この原因です。",
        },
    )),
    fixes: &[
        Step::by_hand(
            Applicability::Run,
            text! {
                en: "Nothing needs fixing for the registry. With `--ignore-errors` the check goes on to its end.",
                ja: "レジストリについての対処は不要です。`--ignore-errors` を付けると、確認は最後まで進みます。",
            },
        ),
        Step::run(
            "helm repo list",
            text! {
                en: "If the notice names an old chart repository, find it here and replace it with its new address.",
                ja: "通知が古いチャート リポジトリを指している場合は、この一覧で確認し、新しいアドレスに置き換えます。",
            },
        ),
    ],
    links: &["https://helm.sh/docs/helm/helm/"],
    example: example!("helm_stderr_notice"),
};
