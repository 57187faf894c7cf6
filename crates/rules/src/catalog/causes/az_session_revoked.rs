//! Microsoft Entra withdrew the sign-in that az keeps.

use crate::catalog::prelude::*;

pub(super) const CAUSE: Cause = Cause {
    id: "az_session_revoked",
    layer: Layer::Az,
    harm: Harm::Breaks,
    signs: &[
        Sign::sure(On::Any, &["AADSTS50173"]),
        // The session of the browser or broker: password changed, session ended.
        Sign::sure(On::Any, &["AADSTS50132"]),
        Sign::sure(On::Any, &["AADSTS50133"]),
        Sign::sure(On::Any, &["TokenIssuedBeforeRevocationTimestamp"]),
    ],
    follows: &[],
    title: text! {
        en: "Your sign-in to Azure was revoked, often by a new password",
        ja: "Azure へのサインインが取り消されています",
    },
    why: text! {
        en: "Microsoft Entra has withdrawn the sign-in that az keeps here. That happens when the password was changed or reset, or when an administrator ended all sessions.",
        ja: "az が保持しているサインインを Microsoft Entra が無効にしました。パスワードを変更またはリセットしたとき、管理者がすべてのセッションを終了したときに起こります。",
    },
    tell: None,
    fixes: &[
        Step::run(
            "az logout",
            text! {
                en: "Remove the old sign-in first, so that az does not try it again.",
                ja: "古いサインインが再び使われないよう、先に削除します。",
            },
        ),
        Step::run(
            "az login",
            text! {
                en: "Sign in with the new password, then repeat the command.",
                ja: "新しいパスワードでサインインしてから、もう一度コマンドを実行します。",
            },
        ),
    ],
    links: &[
        "https://learn.microsoft.com/cli/azure/authenticate-azure-cli-interactively",
        "https://learn.microsoft.com/entra/identity-platform/reference-error-codes",
    ],
    example: example!("az_session_revoked"),
};
