//! There is no notary that az could start.

use super::helm_broken::tool_lines;
use super::notary_broken::COMMAND;
use crate::catalog::prelude::*;

pub(super) const CAUSE: Cause = Cause {
    id: "notary_not_installed",
    layer: Layer::Extras,
    harm: Harm::Harmless,
    signs: &[
        // The CLI's sentence alone: notary was never started, so it said nothing.
        Sign::sure(On::Code(Code::NotaryCommand), &[COMMAND])
            .when(|_, seen| tool_lines(seen, COMMAND).next().is_none()),
    ],
    follows: &[],
    title: text! {
        en: "Notary is not installed; the registry does not need it",
        ja: "Notary が見つかりませんが、レジストリの利用には不要です",
    },
    why: text! {
        en: "az looked for `notary`, the client of Docker Content Trust, and could not start it. Content trust is being retired, and az 2.87 dropped this check.",
        ja: "Docker Content Trust のクライアントである `notary` を az が起動できませんでした。Content Trust は廃止が進んでおり、az 2.87 でこの確認はなくなりました。",
    },
    tell: Some(Step::run(
        "notary version",
        text! {
            en: "\"Command not found\" means that Notary is missing, which is fine. An error of Notary's own means that it is broken.",
            ja: "「コマンドが見つからない」という結果なら、Notary がないだけで、問題はありません。Notary 自体のエラーなら、Notary の不具合です。",
        },
    )),
    fixes: &[
        Step::by_hand(
            Applicability::Run,
            text! {
                en: "Nothing needs fixing. There is no need to install Notary.",
                ja: "対処は不要です。Notary をインストールする必要はありません。",
            },
        ),
        Step::run(
            "az upgrade",
            text! {
                en: "From 2.87 on az no longer looks for Notary, and this message is gone.",
                ja: "2.87 以降の az は Notary を確認しないため、このメッセージは表示されなくなります。",
            },
        ),
    ],
    links: &[
        "https://aka.ms/acr/dctdeprecation",
        "https://learn.microsoft.com/azure/container-registry/container-registry-content-trust",
    ],
    example: example!("notary_not_installed"),
};
