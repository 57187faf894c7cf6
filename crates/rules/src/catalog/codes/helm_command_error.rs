//! Helm is missing, or it printed a notice.

use crate::catalog::prelude::*;

pub(super) const ENTRY: CodeEntry = CodeEntry {
    code: Code::HelmCommand,
    since: "2.0.67",
    until: None,
    documented: true,
    causes: &[
        "helm_not_installed",
        "kubeconfig_permissions",
        "helm_stderr_notice",
        "helm_broken",
    ],
    rules_out: &[],
    title: text! {
        en: "Helm is missing, or it printed a notice",
        ja: "Helm がないか、通知が表示されました",
    },
    meaning: text! {
        en: "az runs `helm --help` and takes any text on its standard error for a failure. Pulling and pushing images does not need Helm.",
        ja: "az は `helm --help` を実行し、標準エラーに何か出力されると失敗とみなします。イメージのプルやプッシュに Helm は不要です。",
    },
    differs: text! {
        en: "The reference says that Helm was not found. A notice, such as one on the permissions of the kubeconfig file, gives the same code while Helm works.",
        ja: "リファレンスは Helm が見つからない場合だけを説明していますが、kubeconfig のアクセス許可などの通知でも、Helm が正常なまま同じコードになります。",
    },
    links: &["https://aka.ms/acr/errors#helm_command_error"],
};
