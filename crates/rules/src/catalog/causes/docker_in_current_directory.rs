//! az refuses a docker that lies in the current directory.

use crate::catalog::prelude::*;

pub(super) const CAUSE: Cause = Cause {
    id: "docker_in_current_directory",
    layer: Layer::Docker,
    harm: Harm::Breaks,
    signs: &[
        Sign::sure(On::Any, &["Refusing to use", "DOCKER_COMMAND"]),
        Sign::sure(On::Any, &["verify binary path safety"]),
        Sign::sure(
            On::Code(Code::DockerCommand),
            &["client is installed and running"],
        )
        .when(|evidence, _| refused(evidence)),
    ],
    follows: &[],
    title: text! {
        en: "az refuses a docker program found in the current directory",
        ja: "az が現在のディレクトリにある docker の実行を拒否しています",
    },
    why: text! {
        en: "Since 2.88, az does not start a `docker` or `podman` that lies in the directory you are in: it could be a planted one. The error that follows comes from this alone. Docker itself may be fine.",
        ja: "az 2.88 以降は、安全のため、現在のディレクトリにある `docker` や `podman` を実行しません。続くエラーはこれだけが原因です。Docker 自体は正常かもしれません。",
    },
    tell: None,
    fixes: &[
        Step::run(
            "cd ~",
            text! {
                en: "Go to another directory and run the check again from there.",
                ja: "別のディレクトリに移動し、そこから再度確認します。",
            },
        ),
        Step::fill_in(
            "export DOCKER_COMMAND=<absolute-path-to-docker>",
            text! {
                en: "If the program is the one you trust, name it by its full path. In PowerShell: `$env:DOCKER_COMMAND = \"<path>\"`.",
                ja: "信頼できるプログラムであれば、絶対パスで指定します。PowerShell では `$env:DOCKER_COMMAND = \"<path>\"` です。",
            },
        ),
    ],
    links: &[
        "https://learn.microsoft.com/azure/container-registry/container-registry-check-health",
    ],
    example: example!("docker_in_current_directory"),
};

/// Whether the run says that az would not start the container tool it found.
pub(super) fn refused(evidence: &Evidence) -> bool {
    evidence.observations.iter().any(|seen| {
        seen.detail.contains("Refusing to use") || seen.detail.contains("verify binary path safety")
    })
}
