//! config.json names a credential helper that does not run.

use crate::catalog::prelude::*;

pub(super) const CAUSE: Cause = Cause {
    id: "docker_credential_helper_missing",
    layer: Layer::Docker,
    harm: Harm::Breaks,
    signs: &[
        Sign::sure(On::Any, &["docker-credential-", "not found"]),
        Sign::sure(On::Any, &["error getting credentials"]),
        Sign::sure(On::Any, &["error storing credentials"]),
    ],
    follows: &[],
    title: text! {
        en: "Docker's credential helper is missing or does not work",
        ja: "Docker の資格情報ヘルパーが見つからないか、動作していません",
    },
    why: text! {
        en: "Docker's config.json names a helper program that keeps passwords (`credsStore`, `credHelpers`), and Docker cannot use it. It stops there, before it asks any registry.",
        ja: "Docker の config.json に、パスワードを保管するヘルパー (`credsStore`、`credHelpers`) が指定されていますが、使用できません。Docker はレジストリに接続する前にここで停止しています。",
    },
    tell: None,
    fixes: &[
        Step::by_hand(
            Applicability::Run,
            text! {
                en: "Open `~/.docker/config.json` and delete the entry `credsStore` (or `credHelpers`) that names this helper, or install the helper.",
                ja: "`~/.docker/config.json` を開き、このヘルパーを指定している `credsStore` (または `credHelpers`) の項目を削除するか、ヘルパーをインストールします。",
            },
        ),
        Step::run(
            "mv ~/.docker/config.json ~/.docker/config.json.bak",
            text! {
                en: "Or set the whole file aside. You will have to sign in again, and Docker then keeps sign-ins unencrypted in a new file.",
                ja: "または、ファイル全体を退避します。再サインインが必要になり、以降のサインイン情報は新しいファイルに暗号化されずに保存されます。",
            },
        ),
    ],
    links: &["https://docs.docker.com/reference/cli/docker/login/"],
    example: example!("docker_credential_helper_missing"),
};
