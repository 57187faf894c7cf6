//! Helm starts and fails.

use crate::catalog::prelude::*;

/// The end of the CLI's sentence about `helm --help`. What follows it is Helm's.
pub(super) const COMMAND: &str = "Helm is installed.";
/// The end of the CLI's sentence about `helm version --client`.
pub(super) const VERSION: &str = "version --client'.";

/// What a tool itself said: the lines after the CLI's own sentence.
pub(super) fn tool_lines<'a>(seen: &'a Observation, after: &str) -> impl Iterator<Item = &'a str> {
    let (_, said) = seen.detail.split_once(after).unwrap_or_default();
    said.lines().map(str::trim).filter(|line| {
        !["", "WARNING:"].contains(line) && !line.starts_with("Please refer to https")
    })
}

/// Whether a line of Helm speaks of a failure, unless it calls itself a warning.
pub(super) fn is_failure(line: &str) -> bool {
    let warns =
        line.starts_with("WARN") || line.starts_with("Warning") || line.contains("level=WARN");
    !warns
        && [
            "rror", "panic", "fatal", "annot ", "ailed", "enied", "dyld", "ot found",
        ]
        .into_iter()
        .chain(["o such file", "o version is set", "o preset version"])
        .any(|word| line.contains(word))
}

pub(super) const CAUSE: Cause = Cause {
    id: "helm_broken",
    layer: Layer::Extras,
    harm: Harm::Harmless,
    signs: &[
        Sign::sure(On::Code(Code::HelmCommand), &[COMMAND])
            .when(|_, seen| tool_lines(seen, COMMAND).any(is_failure)),
        Sign::sure(On::Code(Code::HelmVersion), &[VERSION])
            .lacking(&["unknown flag"])
            .when(|_, seen| {
                let mut lines = tool_lines(seen, VERSION).peekable();
                lines.peek().is_none() || lines.any(is_failure)
            }),
    ],
    follows: &[],
    title: text! {
        en: "Helm itself fails; that has no effect on the registry",
        ja: "Helm 自体が失敗していますが、レジストリには影響しません",
    },
    why: text! {
        en: "az started `helm`, and Helm ended with an error of its own, such as a broken plug-in or a missing library. Pulling and pushing images does not use Helm.",
        ja: "az は `helm` を起動できましたが、Helm 自体がエラーで終了しました (プラグインの不具合、ライブラリの不足など)。イメージのプルとプッシュに Helm は使われません。",
    },
    tell: Some(Step::run(
        "helm version",
        text! {
            en: "An error here too means that Helm itself is broken. A version means that Helm is well.",
            ja: "ここでもエラーになる場合は、Helm 自体の問題です。バージョンが表示される場合、Helm は正常です。",
        },
    )),
    fixes: &[
        Step::run(
            "helm plugin list",
            text! {
                en: "See which plug-ins Helm loads. One named in the error can be removed with `helm plugin uninstall`.",
                ja: "Helm が読み込むプラグインを確認します。エラーに名前があるプラグインは `helm plugin uninstall` で削除できます。",
            },
        ),
        Step::by_hand(
            Applicability::Run,
            text! {
                en: "If Helm does not start at all, install it again. Without Helm charts, nothing needs fixing.",
                ja: "Helm がまったく起動しない場合は、再インストールします。Helm チャートを使わない場合、対処は不要です。",
            },
        ),
    ],
    links: &["https://helm.sh/docs/intro/install/"],
    example: example!("helm_broken"),
};
