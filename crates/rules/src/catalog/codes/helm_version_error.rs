//! The version of Helm could not be read.

use crate::catalog::prelude::*;

pub(super) const ENTRY: CodeEntry = CodeEntry {
    code: Code::HelmVersion,
    since: "2.0.67",
    until: None,
    documented: true,
    causes: &[
        "helm_4_unsupported_flag",
        "helm_too_old",
        "kubeconfig_permissions",
        "helm_stderr_notice",
        "helm_broken",
    ],
    rules_out: &[],
    title: text! {
        en: "The version of Helm could not be read",
        ja: "Helm のバージョンを確認できませんでした",
    },
    meaning: text! {
        en: "az runs `helm version --client`, a flag that Helm 4 no longer has, or it found a Helm older than 2.11.0. Pulling and pushing images does not need Helm.",
        ja: "az は Helm 4 で廃止されたフラグ付きの `helm version --client` を実行するか、2.11.0 より古い Helm を検出しました。イメージのプルやプッシュに Helm は不要です。",
    },
    differs: text! {
        en: "The reference advises to update. With Helm 4 no version of az up to 2.91.0 helps: the check itself is out of date.",
        ja: "リファレンスは更新を勧めていますが、Helm 4 の場合、2.91.0 までのどの az でも解決しません。チェック自体が Helm 4 に対応していないためです。",
    },
    links: &["https://aka.ms/acr/errors#helm_version_error"],
};
