//! The container daemon does not answer.

use crate::catalog::prelude::*;

pub(super) const ENTRY: CodeEntry = CodeEntry {
    code: Code::DockerDaemon,
    since: "2.0.67",
    until: None,
    documented: true,
    causes: &[
        "docker_daemon_not_running",
        "docker_host_unreachable",
        "docker_socket_permission",
        "docker_wsl_integration_off",
        "podman_machine_not_running",
        "docker_daemon_error",
    ],
    rules_out: &[Check::DockerPull],
    title: text! {
        en: "The container daemon does not answer",
        ja: "コンテナー デーモンが応答しません",
    },
    meaning: text! {
        en: "az could run the container tool but saw no daemon. In practice this code is hardly ever printed: a stopped daemon shows up as DOCKER_COMMAND_ERROR.",
        ja: "コンテナー ツールは実行できましたが、デーモンが確認できませんでした。このコードが表示されることはほとんどなく、デーモンの停止は DOCKER_COMMAND_ERROR になります。",
    },
    differs: text! {
        en: "The reference describes a stopped daemon here. The CLI reports that as DOCKER_COMMAND_ERROR.",
        ja: "リファレンスはデーモンの停止をこのコードで説明していますが、実際の CLI は DOCKER_COMMAND_ERROR と表示します。",
    },
    links: &["https://aka.ms/acr/errors#docker_daemon_error"],
};
