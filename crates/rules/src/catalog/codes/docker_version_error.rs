//! The version of the container tool could not be read.

use crate::catalog::prelude::*;

pub(super) const ENTRY: CodeEntry = CodeEntry {
    code: Code::DockerVersion,
    since: "2.0.67",
    until: None,
    documented: true,
    causes: &[
        "docker_version_failed",
        "docker_wsl_integration_off",
        "docker_daemon_not_running",
        "docker_daemon_error",
        "docker_config_unreadable",
        "docker_api_version_mismatch",
        "docker_host_unreachable",
        "docker_stderr_notice",
        "podman_docker_shim",
        "podman_warning_on_stderr",
        "podman_machine_not_running",
    ],
    rules_out: &[],
    title: text! {
        en: "The version of the container tool could not be read",
        ja: "コンテナー ツールのバージョンを取得できませんでした",
    },
    meaning: text! {
        en: "`docker version` failed, although `docker ps` passed just before. The registry is not involved.",
        ja: "直前の `docker ps` は成功しましたが、`docker version` に失敗しました。レジストリとは関係ありません。",
    },
    differs: text! {
        en: "The reference names `docker --version`. Since 2.8.0 the CLI runs `docker version`, which also asks the daemon.",
        ja: "リファレンスには `docker --version` とありますが、2.8.0 以降の CLI はデーモンにも問い合わせる `docker version` を実行します。",
    },
    links: &["https://aka.ms/acr/errors#docker_version_error"],
};
