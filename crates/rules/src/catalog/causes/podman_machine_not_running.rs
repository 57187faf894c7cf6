//! The virtual machine or service behind Podman is stopped.

use super::docker_daemon_not_running::asks_daemon;
use crate::catalog::prelude::*;

pub(super) const CAUSE: Cause = Cause {
    id: "podman_machine_not_running",
    layer: Layer::Docker,
    harm: Harm::Breaks,
    signs: &[Sign::sure(On::Docker, &["onnect to Podman"]).when(asks_daemon)],
    follows: &[],
    title: text! {
        en: "The Podman machine is not running",
        ja: "Podman マシンが起動していません",
    },
    why: text! {
        en: "The `podman` command is there, but nothing answers behind it. On Windows and macOS Podman works in a virtual machine of its own, and that one is stopped or missing.",
        ja: "`podman` コマンドはありますが、応答がありません。Windows と macOS の Podman は専用の仮想マシンで動作します。その仮想マシンが停止しているか、作成されていません。",
    },
    tell: None,
    fixes: &[
        Step::run(
            "podman machine start",
            text! {
                en: "Start the machine. If there is none yet, run `podman machine init` first.",
                ja: "仮想マシンを起動します。まだない場合は、先に `podman machine init` を実行します。",
            },
        ),
        Step::run(
            "podman system connection list",
            text! {
                en: "If it runs already, see which connection Podman uses by default.",
                ja: "すでに起動している場合は、Podman が既定で使用する接続を確認します。",
            },
        ),
        Step::run(
            "systemctl --user start podman.socket",
            text! {
                en: "On Linux, where Podman is used as a remote service, start its socket.",
                ja: "Podman をリモート サービスとして使用している Linux では、ソケットを起動します。",
            },
        ),
    ],
    links: &["https://docs.podman.io/en/latest/markdown/podman-machine-start.1.html"],
    example: example!("podman_machine_not_running"),
};
