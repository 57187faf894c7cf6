//! Notary is missing; nothing needs it.

use crate::catalog::prelude::*;

pub(super) const ENTRY: CodeEntry = CodeEntry {
    code: Code::NotaryCommand,
    since: "2.3.1",
    until: Some("2.86.0"),
    documented: false,
    causes: &["notary_not_installed", "notary_broken"],
    rules_out: &[],
    title: text! {
        en: "Notary is missing; nothing needs it",
        ja: "Notary がありませんが、必要ありません",
    },
    meaning: text! {
        en: "az looked for the Notary client and did not find one that works. No pull, push or sign-in needs it.",
        ja: "az が Notary クライアントを探しましたが、動作するものが見つかりませんでした。プル、プッシュ、サインインには不要です。",
    },
    differs: text! {
        en: "Microsoft's reference of 2019 does not list this code. The check was removed in 2.87.0, and Docker Content Trust is retired.",
        ja: "2019 年の Microsoft のリファレンスには記載がありません。このチェックは 2.87.0 で削除され、Docker Content Trust は廃止されています。",
    },
    links: &["https://aka.ms/acr/errors#notary_command_error"],
};
