//! The sample image could not be pulled.

use crate::catalog::prelude::*;

pub(super) const ENTRY: CodeEntry = CodeEntry {
    code: Code::DockerPull,
    since: "2.0.67",
    until: None,
    documented: true,
    causes: &[
        "mcr_unreachable_timeout",
        "tls_interception_docker",
        "docker_proxy_unreachable",
        "docker_proxy_authentication",
        "mcr_dns_failure",
        "mcr_connection_cut",
        "docker_credential_helper_missing",
        "disk_full",
        "mcr_rate_limit",
        "mcr_data_endpoint_blocked",
        "docker_policy_blocks_mcr",
        "docker_windows_containers",
        "clock_skew",
        "docker_stderr_notice",
        "podman_docker_shim",
        "podman_warning_on_stderr",
        "docker_config_unreadable",
        "docker_wsl_integration_off",
        "docker_daemon_not_running",
        "docker_daemon_error",
    ],
    rules_out: &[],
    title: text! {
        en: "The sample image could not be pulled",
        ja: "サンプル イメージをプルできませんでした",
    },
    meaning: text! {
        en: "Docker could not pull a small sample image from Microsoft's own registry, mcr.microsoft.com. This tests Docker on this machine, not your registry.",
        ja: "Docker が Microsoft のレジストリ mcr.microsoft.com から小さなサンプル イメージをプルできませんでした。確認しているのはこのマシンの Docker であり、お使いのレジストリではありません。",
    },
    differs: text! {
        en: "The reference says nothing of where the image comes from. Before 2.55.0 any notice on standard error gave this code, even though the pull worked.",
        ja: "リファレンスにはイメージの取得元の説明がありません。2.55.0 より前は、プルに成功しても標準エラーへの通知だけでこのコードになりました。",
    },
    links: &["https://aka.ms/acr/errors#docker_pull_error"],
};
