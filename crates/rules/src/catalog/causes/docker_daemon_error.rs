//! The daemon answers `ps` or `version` with an error.

use crate::catalog::prelude::*;

/// Errors of the daemon that other causes name.
const NAMED: &[&str] = &[
    "supported API version",
    "is manually paused",
    "is unable to start",
    "space left on device",
];

pub(super) const CAUSE: Cause = Cause {
    id: "docker_daemon_error",
    layer: Layer::Docker,
    harm: Harm::Breaks,
    signs: &[
        Sign::sure(
            On::Code(Code::DockerCommand),
            &["Error response from daemon"],
        )
        .lacking(NAMED),
        Sign::sure(
            On::Code(Code::DockerVersion),
            &["Error response from daemon"],
        )
        .lacking(NAMED),
        Sign::sure(
            On::Docker,
            &["check if the server supports the requested API version"],
        ),
    ],
    follows: &[],
    title: text! {
        en: "The Docker daemon answers with an error",
        ja: "Docker デーモンがエラーを返しています",
    },
    why: text! {
        en: "The daemon was reached, but failed on a plain request for its state. Docker itself is in trouble. The registry has no part in this step.",
        ja: "デーモンには接続できましたが、状態を問い合わせるだけの要求が失敗しています。Docker 自体の問題です。この段階にレジストリは関係しません。",
    },
    tell: Some(Step::run(
        "docker info",
        text! {
            en: "A section \"Server\" with details means that the daemon is well now. An error in its place is the daemon's own; its log says more.",
            ja: "\"Server\" に詳細が表示されれば、デーモンは正常に戻っています。代わりにエラーが表示される場合は、デーモン側の問題です。詳細はデーモンのログで確認できます。",
        },
    )),
    fixes: &[
        Step::run(
            "docker desktop restart",
            text! {
                en: "Restart Docker Desktop (4.37 or later; otherwise from its menu). Running containers stop.",
                ja: "Docker Desktop を再起動します (4.37 以降。それより前はメニューから操作します)。実行中のコンテナーは停止します。",
            },
        ),
        Step::run(
            "sudo systemctl restart docker",
            text! {
                en: "On Linux without Docker Desktop, restart the service. Running containers stop.",
                ja: "Docker Desktop のない Linux では、サービスを再起動します。実行中のコンテナーは停止します。",
            },
        ),
        Step::run(
            "sudo journalctl -u docker --since today",
            text! {
                en: "If the error comes back, read what the daemon says of it.",
                ja: "エラーが再発する場合は、デーモンのログを確認します。",
            },
        ),
    ],
    links: &["https://docs.docker.com/engine/daemon/troubleshoot/"],
    example: example!("docker_daemon_error"),
};
