//! The daemon behind docker is stopped, or Docker Desktop is.

use crate::catalog::prelude::*;

/// Words of a daemon on another host, or of one that runs and refuses.
const ELSEWHERE: &[&str] = &[
    "tcp://",
    "ssh://",
    "docker.example.com",
    "ermission denied",
    "Access is denied",
];

pub(super) const CAUSE: Cause = Cause {
    id: "docker_daemon_not_running",
    layer: Layer::Docker,
    harm: Harm::Breaks,
    signs: &[
        Sign::sure(On::Docker, &["onnect to the Docker daemon"])
            .lacking(ELSEWHERE)
            .when(asks_daemon),
        Sign::sure(On::Docker, &["onnect to the docker API"])
            .lacking(ELSEWHERE)
            .when(asks_daemon),
        Sign::sure(On::Docker, &["error during connect", "pipe"])
            .lacking(ELSEWHERE)
            .when(asks_daemon),
        Sign::sure(On::Docker, &["error during connect", ".sock"])
            .lacking(ELSEWHERE)
            .when(asks_daemon),
        Sign::sure(On::Docker, &["//./pipe/", "cannot find the file"]).when(asks_daemon),
        Sign::sure(On::Docker, &["Docker Desktop is manually paused"]),
        Sign::sure(On::Docker, &["Docker Desktop is unable to start"]),
    ],
    follows: &[],
    title: text! {
        en: "Docker is installed, but its daemon is not running",
        ja: "Docker デーモンが動作していません",
    },
    why: text! {
        en: "The `docker` command is there, but nothing answers behind it: the daemon or Docker Desktop is stopped, paused or still starting. Until it runs, `az acr login` and every pull on this machine fail.",
        ja: "`docker` コマンドはありますが、デーモンが応答していません。デーモンまたは Docker Desktop が停止中、一時停止中、または起動途中です。動作するまで、このマシンでの `az acr login` と pull は失敗します。",
    },
    tell: Some(Step::run(
        "docker ps",
        text! {
            en: "A table, even an empty one, means that the daemon answers now. \"Cannot connect\", or a socket or pipe that is not found, means that it is stopped.",
            ja: "表が (空でも) 表示されれば、デーモンは応答しています。\"Cannot connect\" と表示される場合や、ソケットまたはパイプが見つからない場合は、停止しています。",
        },
    )),
    fixes: &[
        Step::run(
            "docker desktop start",
            text! {
                en: "Start Docker Desktop (4.37 or later; otherwise open the app) and wait until it says that the engine is running.",
                ja: "Docker Desktop を起動し (4.37 以降。それより前はアプリを開きます)、エンジンが実行中になるまで待ちます。",
            },
        ),
        Step::run(
            "sudo systemctl start docker",
            text! {
                en: "On Linux without Docker Desktop, start the service. With Colima, run `colima start`; with Rancher Desktop, open the app.",
                ja: "Docker Desktop のない Linux では、サービスを起動します。Colima では `colima start` を実行し、Rancher Desktop ではアプリを開きます。",
            },
        ),
        Step::run(
            "docker context ls",
            text! {
                en: "If Docker runs and is still not found, see which socket `docker` asks. The star marks the one in use.",
                ja: "Docker が動作しているのに見つからない場合は、`docker` の接続先のソケットを確認します。* の付いた行が使用中の接続先です。",
            },
        ),
    ],
    links: &[
        "https://docs.docker.com/engine/daemon/start/",
        "https://docs.docker.com/engine/daemon/troubleshoot/",
    ],
    example: example!("docker_daemon_not_running"),
};

/// Not the version check: `ps` has passed before it, so there the same words
/// tell of a daemon that went away for a moment.
pub(super) fn asks_daemon(_: &Evidence, seen: &Observation) -> bool {
    seen.code != Some(Code::DockerVersion)
}
