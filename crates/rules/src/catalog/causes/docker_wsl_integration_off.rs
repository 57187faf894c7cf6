//! Docker Desktop is not integrated into this WSL distribution.

use crate::catalog::prelude::*;

/// What stands before the words of the tool, where it had any.
const SPOKEN: &[&str] = &["Failed to run command"];

pub(super) const CAUSE: Cause = Cause {
    id: "docker_wsl_integration_off",
    layer: Layer::Docker,
    harm: Harm::Breaks,
    signs: &[
        Sign::sure(On::Any, &["could not be found in this WSL"]),
        Sign::sure(
            On::Passed(Check::DockerVersion),
            &["could not be found in this WSL"],
        ),
        Sign::sure(
            On::Code(Code::DockerVersion),
            &["retrieving Docker version"],
        )
        .lacking(SPOKEN)
        .when(is_placeholder),
        Sign::sure(On::Code(Code::DockerPull), &["pulling a sample image"])
            .lacking(SPOKEN)
            .when(is_placeholder),
    ],
    follows: &[],
    title: text! {
        en: "Docker Desktop is not integrated into this WSL distribution",
        ja: "この WSL で Docker Desktop の統合が有効になっていません",
    },
    why: text! {
        en: "The `docker` of this WSL distribution is only a placeholder. It prints its notice where az does not look: `ps` seems to pass, and the errors after it are empty. The registry has no part in it.",
        ja: "この WSL ディストリビューションの `docker` は、通知を表示するだけの代用コマンドです。az はその通知を読まないため、`ps` は成功とみなされ、続くエラーの内容は空になります。レジストリの問題ではありません。",
    },
    tell: Some(Step::run(
        "docker version",
        text! {
            en: "\"Could not be found in this WSL 2 distro\" proves it. Versions of client and server mean that the integration works.",
            ja: "\"could not be found in this WSL 2 distro\" と表示されれば、これが原因です。クライアントとサーバーのバージョンが表示されれば、統合は有効です。",
        },
    )),
    fixes: &[
        Step::by_hand(
            Applicability::Run,
            text! {
                en: "In Docker Desktop on Windows, open Settings, Resources, WSL integration, turn on this distribution, apply, and open a new terminal.",
                ja: "Windows の Docker Desktop で Settings の Resources から WSL integration を開き、このディストリビューションを有効にして適用し、新しいターミナルを開きます。",
            },
        ),
        Step::run(
            "wsl --shutdown",
            text! {
                en: "If it is already on, run this in PowerShell, then start Docker Desktop again. It stops every WSL distribution.",
                ja: "すでに有効な場合は、PowerShell で実行してから Docker Desktop を起動し直します。すべての WSL ディストリビューションが停止します。",
            },
        ),
    ],
    links: &["https://docs.docker.com/desktop/features/wsl/"],
    example: example!("docker_wsl_integration_off"),
};

/// Docker's `ps` passed, and `version` then failed without a word, or gave the
/// notice for a version: the placeholder writes to its standard output only.
fn is_placeholder(evidence: &Evidence, _: &Observation) -> bool {
    let seen = &evidence.observations;
    seen.iter().any(|seen| {
        seen.check == Check::DockerDaemon
            && seen.outcome == Outcome::Ok
            && !seen.detail.contains("Podman")
    }) && seen.iter().any(|seen| {
        seen.check == Check::DockerVersion
            && (seen.detail.contains("in this WSL")
                || seen.code.is_some() && !seen.detail.contains(SPOKEN[0]))
    })
}
