//! `docker version` fails although `docker ps` passed.

use crate::catalog::prelude::*;

pub(super) const CAUSE: Cause = Cause {
    id: "docker_version_failed",
    layer: Layer::Docker,
    harm: Harm::Warns,
    signs: &[
        Sign::sure(On::Code(Code::DockerVersion), &["Failed to run command"])
            .lacking(&["Error response from daemon", "requested API version"]),
    ],
    follows: &[],
    title: text! {
        en: "docker runs, but its version command fails",
        ja: "docker は応答しますが、バージョンの取得に失敗します",
    },
    why: text! {
        en: "`docker ps` passed, then `docker version` failed: often the daemon was restarting at that moment. If the pull of the sample image passed as well, Docker can be used.",
        ja: "`docker ps` は成功しましたが、`docker version` が失敗しました。多くは、その瞬間にデーモンが再起動していた場合です。サンプル イメージの pull も成功していれば、Docker は使用できます。",
    },
    tell: Some(Step::run(
        "docker version",
        text! {
            en: "Sections \"Client\" and \"Server\" mean that it works now. An error in place of \"Server\" is the daemon's.",
            ja: "\"Client\" と \"Server\" の両方が表示されれば、現在は正常です。\"Server\" の代わりにエラーが表示される場合は、デーモン側の問題です。",
        },
    )),
    fixes: &[
        Step::run(
            "az acr check-health --name {name} --yes --ignore-errors",
            text! {
                en: "Run the check again. If this line is gone, nothing is left to do.",
                ja: "もう一度確認します。このエラーが消えていれば、対処は不要です。",
            },
        ),
        Step::run(
            "sudo systemctl restart docker",
            text! {
                en: "If it stays, restart the daemon (Docker Desktop: Restart in its menu). Running containers stop.",
                ja: "エラーが続く場合は、デーモンを再起動します (Docker Desktop ではメニューの Restart)。実行中のコンテナーは停止します。",
            },
        ),
    ],
    links: &[
        "https://docs.docker.com/reference/cli/docker/version/",
        "https://docs.docker.com/engine/daemon/troubleshoot/",
    ],
    example: example!("docker_version_failed"),
};
