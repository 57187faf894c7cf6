//! The container tool on this machine does not work as az expects.

use crate::catalog::prelude::*;

pub(super) const ENTRY: CodeEntry = CodeEntry {
    code: Code::DockerCommand,
    since: "2.0.67",
    until: None,
    documented: true,
    causes: &[
        "docker_daemon_not_running",
        "docker_not_installed",
        "docker_socket_permission",
        "docker_wsl_integration_off",
        "podman_docker_shim",
        "docker_stderr_notice",
        "docker_config_unreadable",
        "docker_host_unreachable",
        "podman_machine_not_running",
        "podman_warning_on_stderr",
        "docker_api_version_mismatch",
        "docker_daemon_error",
        "docker_in_current_directory",
    ],
    rules_out: &[Check::DockerVersion, Check::DockerPull],
    title: text! {
        en: "The container tool on this machine does not work as az expects",
        ja: "このマシンのコンテナー ツールが想定どおりに動作していません",
    },
    meaning: text! {
        en: "az runs `docker ps` and takes any text on its standard error for a failure. Docker may be missing or stopped, or it only prints a notice. The registry is not involved.",
        ja: "az は `docker ps` を実行し、標準エラーに何か出力されると失敗とみなします。Docker がない、停止している、または通知を表示しただけの可能性があります。レジストリとは関係ありません。",
    },
    differs: text! {
        en: "The reference says that Docker was not found. A stopped daemon and harmless notices give this code too: look at the text below the code.",
        ja: "リファレンスは Docker が見つからない場合だけを説明していますが、デーモンの停止や無害な通知でもこのコードになります。コードの下の文を確認してください。",
    },
    links: &["https://aka.ms/acr/errors#docker_command_error"],
};
