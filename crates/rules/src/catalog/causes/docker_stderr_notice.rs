//! Docker prints a notice that az takes for an error.

use crate::catalog::prelude::*;

/// Words of a failure, or of a warning that has a cause of its own.
const FAILURES: &[&str] = &[
    "rror:",
    "rror response",
    "rror during",
    "level=error",
    "annot connect",
    "enied",
    "ailed to connect",
    "loading config file",
    "onnect to Podman",
    "Emulate Docker CLI",
];

pub(super) const CAUSE: Cause = Cause {
    id: "docker_stderr_notice",
    layer: Layer::Docker,
    harm: Harm::Harmless,
    signs: &[
        Sign::sure(On::Docker, &["docker scout"]).lacking(FAILURES),
        Sign::sure(On::Docker, &["s Next?"]).lacking(FAILURES),
        Sign::sure(On::Docker, &["s next:"]).lacking(FAILURES),
        Sign::sure(On::Code(Code::DockerCommand), &["console mode for std"]),
        Sign::sure(On::Code(Code::DockerCommand), &["level=warning", ".docker"]).lacking(FAILURES),
        Sign::sure(On::Code(Code::DockerCommand), &["WARNING"]).lacking(FAILURES),
        Sign::sure(On::Code(Code::DockerCommand), &["Warning:"]).lacking(FAILURES),
        Sign::sure(On::Code(Code::DockerCommand), &["DEPRECAT"]).lacking(FAILURES),
    ],
    follows: &[],
    title: text! {
        en: "A false alarm: Docker works and only prints a notice",
        ja: "誤検知です。Docker は動作しており、通知を出しているだけです",
    },
    why: text! {
        en: "The text is a notice or a warning, not a failure. az takes anything that Docker writes there for an error (of the pull only before 2.55). Docker and the registry are not affected.",
        ja: "出力は通知や警告であり、失敗ではありません。az は Docker の通知もエラーとみなします (pull については 2.55 より前のみ)。Docker とレジストリに影響はありません。",
    },
    tell: None,
    fixes: &[
        Step::run(
            "az upgrade",
            text! {
                en: "Upgrade az: since 2.55 the pull is judged by its exit code.",
                ja: "az をアップグレードします。2.55 以降、pull の結果は終了コードで判断されます。",
            },
        ),
        Step::run(
            "export DOCKER_CLI_HINTS=false",
            text! {
                en: "Turn off Docker's \"What's next\" hints. In PowerShell: `$env:DOCKER_CLI_HINTS = \"false\"`.",
                ja: "Docker の \"What's next\" の案内を無効にします。PowerShell では `$env:DOCKER_CLI_HINTS = \"false\"` です。",
            },
        ),
        Step::run(
            "docker ps",
            text! {
                en: "For any other notice: see it, and the table below it. Remove its reason, because `az acr login` stops on it too.",
                ja: "その他の通知は、このコマンドで確認できます。`az acr login` もこの通知で中断するため、原因を取り除いてください。",
            },
        ),
    ],
    links: &[
        "https://docs.docker.com/reference/cli/docker/",
        "https://learn.microsoft.com/azure/container-registry/container-registry-check-health",
    ],
    example: example!("docker_stderr_notice"),
};
