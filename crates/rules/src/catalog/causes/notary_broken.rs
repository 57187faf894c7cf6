//! Notary starts and fails, or prints something that az takes for a failure.

use super::helm_broken::tool_lines;
use crate::catalog::prelude::*;

/// The end of the CLI's sentence about `notary --help`. What follows it is Notary's.
pub(super) const COMMAND: &str = "notary is installed.";

pub(super) const CAUSE: Cause = Cause {
    id: "notary_broken",
    layer: Layer::Extras,
    harm: Harm::Harmless,
    signs: &[
        Sign::sure(On::Code(Code::NotaryCommand), &[COMMAND])
            .when(|_, seen| tool_lines(seen, COMMAND).next().is_some()),
        Sign::sure(On::Code(Code::NotaryVersion), &["Failed to run command"]),
    ],
    follows: &[],
    title: text! {
        en: "Notary itself fails; that has no effect on the registry",
        ja: "Notary 自体が失敗していますが、レジストリには影響しません",
    },
    why: text! {
        en: "az started `notary`, and it wrote an error or a warning instead of a plain answer. Notary serves Docker Content Trust only, which is being retired.",
        ja: "az が `notary` を起動したところ、エラーまたは警告が出力されました。Notary は、廃止が進んでいる Docker Content Trust だけに使われるものです。",
    },
    tell: Some(Step::run(
        "notary version",
        text! {
            en: "An error or a warning here means this one. A plain version means that Notary is well.",
            ja: "エラーや警告が表示される場合は、この原因です。バージョンだけが表示される場合、Notary は正常です。",
        },
    )),
    fixes: &[
        Step::by_hand(
            Applicability::Run,
            text! {
                en: "If you do not sign images with Docker Content Trust, nothing needs fixing; you may remove Notary.",
                ja: "Docker Content Trust で署名していない場合、対処は不要です。Notary は削除しても構いません。",
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
    example: example!("notary_broken"),
};
