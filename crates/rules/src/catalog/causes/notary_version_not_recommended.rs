//! Notary is not the one version that az wanted.

use crate::catalog::prelude::*;

pub(super) const CAUSE: Cause = Cause {
    id: "notary_version_not_recommended",
    layer: Layer::Extras,
    harm: Harm::Harmless,
    // Both "upgrade" and "downgrade your notary client".
    signs: &[Sign::sure(
        On::Code(Code::NotaryVersion),
        &["not recommended"],
    )],
    follows: &[],
    title: text! {
        en: "Notary is not 0.6.0; that has no effect on the registry",
        ja: "Notary が 0.6.0 ではありませんが、レジストリには影響しません",
    },
    why: text! {
        en: "az up to 2.86 wants Notary to be exactly 0.6.0 and complains of older and newer ones alike. Pulling and pushing images does not use Notary.",
        ja: "2.86 までの az は Notary 0.6.0 だけを推奨とし、古くても新しくてもエラーにします。イメージのプルとプッシュに Notary は使われません。",
    },
    tell: Some(Step::run(
        "notary version",
        text! {
            en: "A version other than 0.6.0 means this one. An error means that Notary itself is broken.",
            ja: "0.6.0 以外のバージョンならこの原因です。エラーになる場合は、Notary 自体の不具合です。",
        },
    )),
    fixes: &[
        Step::by_hand(
            Applicability::Run,
            text! {
                en: "Nothing needs fixing. Do not downgrade Notary for this check.",
                ja: "対処は不要です。この確認のために Notary をダウングレードする必要はありません。",
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
    example: example!("notary_version_not_recommended"),
};
