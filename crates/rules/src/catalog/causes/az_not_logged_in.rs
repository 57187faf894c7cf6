//! `az login` was never done here, or its result is gone.

use crate::catalog::prelude::*;

pub(super) const CAUSE: Cause = Cause {
    id: "az_not_logged_in",
    layer: Layer::Az,
    harm: Harm::Breaks,
    signs: &[
        Sign::sure(On::Any, &["to setup account"]),
        // The account is listed, its token is not stored.
        Sign::sure(On::Any, &["does not exist in MSAL token cache"]),
        Sign::sure(On::Any, &["find token from MSAL cache"]),
        Sign::sure(On::Any, &["retrieve credential from local cache"]),
    ],
    follows: &[],
    title: text! {
        en: "The Azure CLI is not signed in on this machine",
        ja: "Azure CLI がサインインしていません",
    },
    why: text! {
        en: "az found no account that it can use, so it stopped here. Each machine, container and user has a sign-in of its own: `sudo az` and a pipeline step do not share yours.",
        ja: "az が使用できるアカウントがないため、ここで処理が止まりました。サインインはマシン、コンテナー、ユーザーごとに別です。`sudo az` やパイプラインには引き継がれません。",
    },
    tell: None,
    fixes: &[
        Step::run(
            "az login",
            text! {
                en: "Sign in as the user who runs the command, then repeat the command.",
                ja: "コマンドを実行するユーザーでサインインしてから、もう一度コマンドを実行します。",
            },
        ),
        Step::run(
            "az login --use-device-code",
            text! {
                en: "Where no browser can open (SSH, container): sign in with a code on another device.",
                ja: "ブラウザーを開けない環境 (SSH、コンテナーなど) では、別のデバイスでコードを入力してサインインします。",
            },
        ),
        Step::run(
            "az login --identity",
            text! {
                en: "On an Azure machine with a managed identity: sign in as that identity.",
                ja: "マネージド ID が割り当てられた Azure 上のマシンでは、その ID でサインインします。",
            },
        ),
    ],
    links: &["https://learn.microsoft.com/cli/azure/authenticate-azure-cli"],
    example: example!("az_not_logged_in"),
};
