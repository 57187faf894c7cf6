//! Podman works and prints warnings.

use crate::catalog::prelude::*;

/// Words of a failure, or of Docker's own client.
const FAILURES: &[&str] = &[
    "rror:",
    "rror response",
    "rror during",
    "level=error",
    "level=fatal",
    "onnect to",
    ".docker",
];

pub(super) const CAUSE: Cause = Cause {
    id: "podman_warning_on_stderr",
    layer: Layer::Docker,
    harm: Harm::Harmless,
    signs: &[
        Sign::sure(On::Code(Code::DockerCommand), &["level=warning"]).lacking(FAILURES),
        Sign::sure(On::Code(Code::DockerCommand), &["WARN[0"]).lacking(FAILURES),
    ],
    follows: &[],
    title: text! {
        en: "A false alarm: Podman works and only prints a warning",
        ja: "誤検知です。Podman は動作しており、警告を出しているだけです",
    },
    why: text! {
        en: "The text holds warnings and no error. az takes anything that `podman ps` writes there for a failure, and skips its other container checks. The registry is not affected.",
        ja: "出力は警告だけで、エラーはありません。az は `podman ps` の警告も失敗とみなし、残りのコンテナー関連の確認を省きます。レジストリに影響はありません。",
    },
    tell: None,
    fixes: &[
        Step::run(
            "podman ps",
            text! {
                en: "See the warning and the table below it: Podman answers. Until the warning is gone, `az acr login` stops on it as well.",
                ja: "警告の後に一覧が表示されれば、Podman は応答しています。警告が消えるまでは、`az acr login` も同じ理由で中断します。",
            },
        ),
        Step::run(
            "loginctl enable-linger",
            text! {
                en: "If the warning speaks of cgroupv2 or of a systemd user session, this gives your user a lasting session.",
                ja: "警告が cgroupv2 や systemd のユーザー セッションに関するものなら、このコマンドでユーザー セッションを維持できます。",
            },
        ),
        Step::run(
            "az acr login --name {name} --expose-token",
            text! {
                en: "Until then, sign in without a container tool. The answer holds a token: do not paste it anywhere.",
                ja: "それまでは、コンテナー ツールを使わずにサインインできます。結果にはトークンが含まれるため、どこにも貼り付けないでください。",
            },
        ),
    ],
    links: &["https://docs.podman.io/en/latest/"],
    example: example!("podman_warning_on_stderr"),
};
