//! This user may not open the socket of the daemon.

use super::docker_daemon_not_running::asks_daemon;
use crate::catalog::prelude::*;

pub(super) const CAUSE: Cause = Cause {
    id: "docker_socket_permission",
    layer: Layer::Docker,
    harm: Harm::Breaks,
    signs: &[
        Sign::sure(On::Docker, &["ermission denied while trying to connect"]).when(asks_daemon),
        Sign::sure(On::Docker, &["dial unix", "docker", "permission denied"])
            .lacking(&["onnect to Podman"])
            .when(asks_daemon),
        Sign::sure(On::Docker, &["//./pipe/", "Access is denied"]).when(asks_daemon),
    ],
    follows: &[],
    title: text! {
        en: "Your user may not talk to the Docker daemon",
        ja: "現在のユーザーは Docker デーモンへの接続を許可されていません",
    },
    why: text! {
        en: "The daemon runs, but the operating system does not let this user open its socket. Neither the network nor the registry is involved.",
        ja: "デーモンは動作していますが、オペレーティング システムが、このユーザーによるソケットの使用を許可していません。ネットワークやレジストリの問題ではありません。",
    },
    tell: None,
    fixes: &[
        Step::run(
            "sudo usermod -aG docker $USER",
            text! {
                en: "On Linux, add yourself to the group `docker`, then sign out and in again. Members of this group have the rights of root on this machine.",
                ja: "Linux では、自分を `docker` グループに追加し、サインアウトしてから再度サインインします。このグループのメンバーは、このマシンの root と同等の権限を持ちます。",
            },
        ),
        Step::fill_in(
            "net localgroup docker-users <user> /add",
            text! {
                en: "On Windows, run this in a terminal opened as administrator, then sign out and in again.",
                ja: "Windows では、管理者として開いたターミナルで実行し、サインアウトしてから再度サインインします。",
            },
        ),
    ],
    links: &["https://docs.docker.com/engine/install/linux-postinstall/"],
    example: example!("docker_socket_permission"),
};
