//! Azure Cloud Shell has no Docker daemon for `az acr login`.

use crate::catalog::prelude::*;

pub(super) const CAUSE: Cause = Cause {
    id: "cloud_shell_without_docker",
    layer: Layer::Docker,
    harm: Harm::Breaks,
    // check-health only leaves the environment checks out there: that is no fault.
    signs: &[Sign::sure(
        On::Any,
        &["docker daemon", "not supported in Azure Cloud Shell"],
    )],
    follows: &[],
    title: text! {
        en: "Azure Cloud Shell has no Docker for `az acr login`",
        ja: "Azure Cloud Shell では Docker を利用できません",
    },
    why: text! {
        en: "`az acr login` hands a token to Docker, and Cloud Shell has no Docker daemon. It stopped before it asked the registry, so this says nothing about your account or {registry}.",
        ja: "`az acr login` はトークンを Docker に渡しますが、Cloud Shell では Docker デーモンが動作しません。レジストリへの問い合わせ前に止まっており、アカウントやレジストリの状態は分かりません。",
    },
    tell: None,
    fixes: &[
        Step::run(
            "az acr login --name {name} --expose-token",
            text! {
                en: "Get a token without Docker, to use with another tool. Keep it secret: it stands for you.",
                ja: "Docker を使わずにトークンを取得し、別のツールで使います。資格情報と同じなので、他人に見せないでください。",
            },
        ),
        Step::fill_in(
            "az acr build --registry {name} --image <image>:<tag> .",
            text! {
                en: "To build and push without Docker, let the registry do it.",
                ja: "Docker を使わずにビルドとプッシュを行うには、レジストリ側で実行します。",
            },
        ),
        Step::run(
            "az acr login --name {name}",
            text! {
                en: "Or run it on a machine that has Docker or Podman.",
                ja: "または、Docker か Podman のあるマシンで実行します。",
            },
        ),
    ],
    links: &[
        "https://learn.microsoft.com/azure/container-registry/container-registry-authentication",
        "https://learn.microsoft.com/azure/cloud-shell/features",
    ],
    example: example!("cloud_shell_without_docker"),
};
