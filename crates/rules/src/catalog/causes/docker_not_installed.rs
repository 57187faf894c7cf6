//! No docker, and no podman that az would use, is on the PATH.

use super::docker_in_current_directory::refused;
use crate::catalog::prelude::*;

pub(super) const CAUSE: Cause = Cause {
    id: "docker_not_installed",
    layer: Layer::Docker,
    harm: Harm::Breaks,
    signs: &[
        Sign::sure(
            On::Code(Code::DockerCommand),
            &["client is installed and running"],
        )
        .when(|evidence, _| !refused(evidence)),
        Sign::sure(On::Any, &["docker: command not found"]),
        Sign::sure(On::Any, &["command not found: docker"]),
        Sign::sure(On::Any, &["sh: ", "docker: not found"]),
        Sign::sure(On::Any, &["'docker' is not recognized"]),
    ],
    follows: &[],
    title: text! {
        en: "Docker is not installed, or az cannot find it",
        ja: "Docker がインストールされていないか、az から見つかりません",
    },
    why: text! {
        en: "The `docker` command could not be started, so nothing of Docker was checked. Older versions of az do not look for Podman. This says nothing about the registry.",
        ja: "`docker` コマンドを起動できず、Docker に関する確認は行われていません。古い az は Podman を探しません。レジストリの状態はこの結果からはわかりません。",
    },
    tell: Some(Step::run(
        "docker --version",
        text! {
            en: "\"Command not found\" means that Docker is missing or not on the PATH. A version means that az sees another PATH, or that the variable DOCKER_COMMAND names something else.",
            ja: "「コマンドが見つからない」という結果なら、Docker が存在しないか、PATH に含まれていません。バージョンが表示される場合は、az から見える PATH が異なるか、環境変数 DOCKER_COMMAND が別のものを指しています。",
        },
    )),
    fixes: &[
        Step::by_hand(
            Applicability::Run,
            text! {
                en: "Install Docker Desktop, Docker Engine or Podman, open a new terminal and run the check again.",
                ja: "Docker Desktop、Docker Engine、Podman のいずれかをインストールし、新しいターミナルで再度確認します。",
            },
        ),
        Step::run(
            "az acr login --name {name} --expose-token",
            text! {
                en: "Sign in without Docker. The answer holds a token that works as a password: do not paste it anywhere.",
                ja: "Docker を使わずにサインインします。結果にはパスワードとして使えるトークンが含まれるため、どこにも貼り付けないでください。",
            },
        ),
        Step::fill_in(
            "export DOCKER_COMMAND=<path-to-docker-or-podman>",
            text! {
                en: "If it is installed elsewhere, tell az (2.59 or later) where. In PowerShell: `$env:DOCKER_COMMAND = \"<path>\"`.",
                ja: "別の場所にインストールされている場合は、az (2.59 以降) にパスを指定します。PowerShell では `$env:DOCKER_COMMAND = \"<path>\"` です。",
            },
        ),
    ],
    links: &[
        "https://docs.docker.com/engine/install/",
        "https://learn.microsoft.com/azure/container-registry/container-registry-authentication",
    ],
    example: example!("docker_not_installed"),
};
