//! A policy wants multi-factor authentication that the stored sign-in lacks.

use crate::catalog::prelude::*;

pub(super) const CAUSE: Cause = Cause {
    id: "mfa_required",
    layer: Layer::Az,
    harm: Harm::Breaks,
    signs: &[
        Sign::sure(On::Any, &["AADSTS50076"]),
        // No method is registered yet.
        Sign::sure(On::Any, &["AADSTS50079"]),
        Sign::sure(On::Any, &["AADSTS50072"]),
        Sign::sure(On::Any, &["AADSTS50074"]),
        // Done, and too long ago.
        Sign::sure(On::Any, &["AADSTS50078"]),
        // By a provider other than Microsoft.
        Sign::sure(On::Any, &["AADSTS50158"]),
        // Asked for, and failed.
        Sign::sure(On::Any, &["AADSTS500121"]),
    ],
    follows: &[],
    title: text! {
        en: "This sign-in needs multi-factor authentication",
        ja: "このサインインには多要素認証が必要です",
    },
    why: text! {
        en: "Your organization wants multi-factor authentication (MFA) for this access. The sign-in that az keeps has not done it, or did it too long ago, and az cannot ask for it while a command runs.",
        ja: "組織のポリシーにより、このアクセスには多要素認証 (MFA) が必要です。az が保持しているサインインは MFA が未完了か、期限切れです。az はコマンドの途中で MFA を要求できません。",
    },
    tell: None,
    fixes: &[
        Step::fill_in(
            "az login --tenant <tenant-id> --scope https://containerregistry.azure.net/.default",
            text! {
                en: "Run `az logout`, then sign in with MFA for the registry service. Newer versions of az print this command with your tenant in it.",
                ja: "`az logout` を実行してから、レジストリ サービスのスコープを指定し、MFA でサインインします。新しい az は、テナントを埋めたこのコマンドを表示します。",
            },
        ),
        Step::by_hand(
            Applicability::Run,
            text! {
                en: "If you have not registered a second factor yet, do it at https://aka.ms/mfasetup first.",
                ja: "認証方法をまだ登録していない場合は、先に https://aka.ms/mfasetup で登録します。",
            },
        ),
        Step::by_hand(
            Applicability::AskAdmin,
            text! {
                en: "A script or pipeline cannot answer MFA: give it a service principal or a managed identity.",
                ja: "スクリプトやパイプラインは MFA に応答できません。サービス プリンシパルまたはマネージド ID を使います。",
            },
        ),
    ],
    links: &[
        "https://learn.microsoft.com/cli/azure/authenticate-azure-cli-interactively",
        "https://learn.microsoft.com/entra/identity-platform/reference-error-codes",
    ],
    example: example!("mfa_required"),
};
