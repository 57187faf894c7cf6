//! DOCKER_HOST or a context points at a machine that does not answer.

use super::docker_daemon_not_running::asks_daemon;
use crate::catalog::prelude::*;

pub(super) const CAUSE: Cause = Cause {
    id: "docker_host_unreachable",
    layer: Layer::Docker,
    harm: Harm::Breaks,
    signs: &[
        Sign::sure(On::Docker, &["onnect to the", "tcp://"]).when(asks_daemon),
        Sign::sure(On::Docker, &["onnect to the", "ssh://"]).when(asks_daemon),
        Sign::sure(On::Docker, &["error during connect", "dial tcp"]).when(asks_daemon),
        Sign::sure(On::Docker, &["error during connect", "https://"]).when(asks_daemon),
        Sign::sure(On::Docker, &["docker.example.com"]).when(asks_daemon),
        Sign::sure(On::Docker, &["resolve docker endpoint"]).when(asks_daemon),
        Sign::sure(
            On::Docker,
            &["urrent context", "not found on the file system"],
        ),
    ],
    follows: &[],
    title: text! {
        en: "Docker is told to use another host and cannot reach it",
        ja: "Docker の接続先に指定されたホストに接続できません",
    },
    why: text! {
        en: "DOCKER_HOST or a Docker context sends this `docker` to another daemon, often a remote one (`tcp://`, `ssh://`), and that connection fails. A daemon on this machine is not even asked.",
        ja: "環境変数 DOCKER_HOST または Docker コンテキストにより、`docker` は別のデーモン (多くはリモートの `tcp://` や `ssh://`) に接続しようとして失敗しています。このマシンのデーモンは使われていません。",
    },
    tell: None,
    fixes: &[
        Step::run(
            "docker context ls",
            text! {
                en: "See where `docker` is sent: the star marks the context in use. A warning about DOCKER_HOST means that the variable decides.",
                ja: "`docker` の接続先を確認します。* の付いた行が使用中のコンテキストです。DOCKER_HOST に関する警告が出る場合は、環境変数が優先されています。",
            },
        ),
        Step::run(
            "docker context use default",
            text! {
                en: "Go back to the daemon of this machine. If DOCKER_HOST is set, also run `unset DOCKER_HOST` (PowerShell: `Remove-Item Env:DOCKER_HOST`).",
                ja: "このマシンのデーモンに戻します。DOCKER_HOST が設定されている場合は、`unset DOCKER_HOST` (PowerShell では `Remove-Item Env:DOCKER_HOST`) も実行します。",
            },
        ),
        Step::by_hand(
            Applicability::AskAdmin,
            text! {
                en: "If the other host is meant, see that its daemon runs and that its port, certificate or SSH sign-in lets you in.",
                ja: "意図した接続先の場合は、そのホストのデーモンが動作しているか、ポート、証明書、SSH サインインで接続が許可されているかを確認します。",
            },
        ),
    ],
    links: &["https://docs.docker.com/engine/manage-resources/contexts/"],
    example: example!("docker_host_unreachable"),
};
