//! The sign-in that az keeps is too old for Microsoft Entra.

use crate::catalog::prelude::*;

pub(super) const CAUSE: Cause = Cause {
    id: "az_session_expired",
    layer: Layer::Az,
    harm: Harm::Breaks,
    signs: &[
        // Unused for too long, past its lifetime, past the sign-in frequency of a policy.
        Sign::sure(On::Any, &["AADSTS700082"]),
        Sign::sure(On::Any, &["AADSTS700081"]),
        Sign::sure(On::Any, &["AADSTS700084"]),
        Sign::sure(On::Any, &["AADSTS70043"]),
        Sign::sure(On::Any, &["AADSTS70008:"]),
        Sign::sure(On::Any, &["refresh token has expired"]),
        // The federated token of a pipeline lives minutes; a wrong clock looks the same.
        Sign::likely(On::Any, &["AADSTS700024"]),
    ],
    follows: &[],
    title: text! {
        en: "Your sign-in to Azure has expired",
        ja: "Azure へのサインインの有効期限が切れています",
    },
    why: text! {
        en: "Microsoft Entra no longer accepts the sign-in that az keeps here: it went unused for too long, or is older than your organization allows. az was not given a token.",
        ja: "az が保持しているサインインを Microsoft Entra が受け付けませんでした。長期間使われなかったか、組織の定める期間を過ぎています。トークンは発行されていません。",
    },
    tell: None,
    fixes: &[
        Step::run(
            "az login",
            text! {
                en: "Sign in again, then repeat the command.",
                ja: "サインインし直してから、もう一度コマンドを実行します。",
            },
        ),
        Step::fill_in(
            "az login --tenant <tenant-id> --scope https://containerregistry.azure.net/.default",
            text! {
                en: "If the same error returns: run `az logout`, then sign in to the registry's tenant, for the registry service.",
                ja: "同じエラーになる場合は、`az logout` を実行してから、レジストリのテナントにレジストリ サービスのスコープを指定してサインインします。",
            },
        ),
        Step::by_hand(
            Applicability::Run,
            text! {
                en: "In a pipeline with federated sign-in, sign in right before this step: its token lives only minutes.",
                ja: "フェデレーションでサインインするパイプラインでは、この手順の直前でサインインします。トークンの有効期間は数分です。",
            },
        ),
    ],
    links: &[
        "https://learn.microsoft.com/cli/azure/authenticate-azure-cli-interactively",
        "https://learn.microsoft.com/entra/identity-platform/reference-error-codes",
    ],
    example: example!("az_session_expired"),
};
