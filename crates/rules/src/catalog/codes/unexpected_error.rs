//! The CLI itself failed.

use crate::catalog::prelude::*;

pub(super) const ENTRY: CodeEntry = CodeEntry {
    code: Code::Unexpected,
    since: "2.0.67",
    until: None,
    documented: false,
    causes: &[
        "web_filter_block_page",
        "az_check_health_bug_registry_variable",
        "az_check_health_bug_api_version",
        "registry_http_500",
    ],
    rules_out: &[],
    title: text! {
        en: "The CLI itself failed",
        ja: "CLI 自体の処理に失敗しました",
    },
    meaning: text! {
        en: "Something happened that the CLI did not foresee, such as an answer that is not JSON. The lines after the code name it.",
        ja: "JSON ではない応答など、CLI が想定していない事態が起きました。コードの後の行に内容が表示されます。",
    },
    differs: text! {
        en: "Microsoft's reference of 2019 does not list this code. It comes from commands next to the health check, not from the check itself.",
        ja: "2019 年の Microsoft のリファレンスには記載がありません。正常性チェックではなく、周辺のコマンドで表示されます。",
    },
    links: &["https://aka.ms/acr/errors#unexpected_error"],
};
