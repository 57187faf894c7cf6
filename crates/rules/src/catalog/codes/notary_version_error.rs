//! Notary is not the version that az wants; nothing needs it.

use crate::catalog::prelude::*;

pub(super) const ENTRY: CodeEntry = CodeEntry {
    code: Code::NotaryVersion,
    since: "2.3.1",
    until: Some("2.86.0"),
    documented: false,
    causes: &["notary_version_not_recommended", "notary_broken"],
    rules_out: &[],
    title: text! {
        en: "Notary is not the version that az wants; nothing needs it",
        ja: "Notary のバージョンが推奨と異なりますが、必要ありません",
    },
    meaning: text! {
        en: "az wanted Notary 0.6.0 exactly, or could not read its version. No pull, push or sign-in needs it.",
        ja: "az は Notary 0.6.0 だけを想定しているか、バージョンを取得できませんでした。プル、プッシュ、サインインには不要です。",
    },
    differs: text! {
        en: "Microsoft's reference of 2019 does not list this code. The check was removed in 2.87.0, and Docker Content Trust is retired.",
        ja: "2019 年の Microsoft のリファレンスには記載がありません。このチェックは 2.87.0 で削除され、Docker Content Trust は廃止されています。",
    },
    links: &["https://aka.ms/acr/errors#notary_version_error"],
};
