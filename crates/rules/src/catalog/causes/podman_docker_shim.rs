//! `docker` is a script of Podman, which says so at every start.

use crate::catalog::prelude::*;

pub(super) const CAUSE: Cause = Cause {
    id: "podman_docker_shim",
    layer: Layer::Docker,
    harm: Harm::Harmless,
    signs: &[
        Sign::sure(On::Docker, &["Emulate Docker CLI using podman"]).lacking(&[
            "onnect to Podman",
            "rror:",
            "level=error",
        ]),
    ],
    follows: &[],
    title: text! {
        en: "A false alarm: docker is Podman here and only says so",
        ja: "誤検知です。docker の実体が Podman だと表示されているだけです",
    },
    why: text! {
        en: "`docker` is Podman's stand-in here and prints a notice at every start. az takes the notice for an error and skips its container checks. Podman and the registry are not affected.",
        ja: "ここでの `docker` は Podman の代替コマンドで、起動のたびに通知を表示します。az はこの通知をエラーとみなし、コンテナー関連の確認を省きます。Podman とレジストリに問題はありません。",
    },
    tell: None,
    fixes: &[
        Step::run(
            "sudo touch /etc/containers/nodocker",
            text! {
                en: "Silence the notice. `az acr login` stops on it too, so this is worth doing.",
                ja: "通知を止めます。`az acr login` もこの通知で中断するため、設定しておくことをお勧めします。",
            },
        ),
        Step::run(
            "export DOCKER_COMMAND=podman",
            text! {
                en: "Or have az (2.59 or later) call Podman by its own name.",
                ja: "または、az (2.59 以降) が Podman を直接呼び出すように設定します。",
            },
        ),
    ],
    links: &[
        "https://docs.podman.io/en/latest/",
        "https://learn.microsoft.com/azure/container-registry/container-registry-check-health",
    ],
    example: example!("podman_docker_shim"),
};
