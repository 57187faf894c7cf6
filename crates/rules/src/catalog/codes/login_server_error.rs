//! az does not know the registry's login server.

use crate::catalog::prelude::*;

pub(super) const ENTRY: CodeEntry = CodeEntry {
    code: Code::LoginServer,
    since: "2.0.67",
    until: None,
    documented: true,
    causes: &[
        "registry_not_found_in_cloud",
        "cloud_without_acr_suffix",
        "wrong_cloud",
        "registry_name_wrong",
        "arm_authorization_failed",
        "az_not_logged_in",
    ],
    rules_out: &[
        Check::Dns,
        Check::Challenge,
        Check::RefreshToken,
        Check::AccessToken,
    ],
    title: text! {
        en: "az does not know the registry's login server",
        ja: "レジストリのログイン サーバーを特定できません",
    },
    meaning: text! {
        en: "az could not read the registry, and the cloud it is set to has no registry suffix from which to guess the login server.",
        ja: "az がレジストリを読み取れず、設定中のクラウドにはログイン サーバー名を推測するためのサフィックスもありません。",
    },
    differs: text! {
        en: "The reference lists spelling and permissions first. In the public clouds az guesses the name instead, so this code needs a cloud such as Azure Stack.",
        ja: "リファレンスは名前の誤りやアクセス許可を先に挙げていますが、パブリック クラウドでは az が名前を推測するため、このコードは Azure Stack などのクラウドでのみ発生します。",
    },
    links: &["https://aka.ms/acr/errors#login_server_error"],
};
