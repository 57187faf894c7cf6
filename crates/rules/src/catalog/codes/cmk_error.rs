//! The registry cannot use its customer-managed key.

use crate::catalog::prelude::*;

pub(super) const ENTRY: CodeEntry = CodeEntry {
    code: Code::Cmk,
    since: "2.19.1",
    until: None,
    documented: false,
    causes: &["cmk_identity_removed", "cmk_identity_deleted"],
    rules_out: &[],
    title: text! {
        en: "The registry cannot use its customer-managed key",
        ja: "レジストリがカスタマー マネージド キーを使用できません",
    },
    meaning: text! {
        en: "The registry is encrypted with a key of your own, and the identity that reads this key is gone. Without it the registry stops working.",
        ja: "レジストリは独自のキーで暗号化されていますが、そのキーを読み取る ID が見つかりません。このままではレジストリが動作しなくなります。",
    },
    differs: text! {
        en: "Microsoft's reference of 2019 does not list this code. The message does not say whether the identity was deleted or only taken off the registry.",
        ja: "2019 年の Microsoft のリファレンスには記載がありません。ID が削除されたのか、レジストリから外されただけなのかは、メッセージからはわかりません。",
    },
    links: &["https://aka.ms/acr/errors#cmk_error"],
};
