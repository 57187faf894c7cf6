//! The clock of this machine, or of Docker's virtual machine, is wrong.

use crate::catalog::prelude::*;

pub(super) const CAUSE: Cause = Cause {
    id: "clock_skew",
    layer: Layer::Docker,
    harm: Harm::Breaks,
    signs: &[
        Sign::sure(On::Docker, &["is not yet valid: current time"]),
        Sign::sure(On::Any, &["is not yet valid: current time", " is before "]),
        Sign::sure(On::Any, &["certificate is not yet valid"]),
        // The time in an answer, which a probe compares with the clock.
        Sign::sure(On::Any, &[]).when(differs),
    ],
    follows: &[],
    title: text! {
        en: "The clock of this machine is wrong",
        ja: "このマシンの時計がずれています",
    },
    why: text! {
        en: "A certificate was refused as expired or not yet valid, or the time in an answer is minutes away from the clock here. Servers keep the time and renew their certificates, so the clock of this machine is off, or that of Docker's virtual machine. Certificates and tokens are then refused.",
        ja: "証明書が有効期限切れまたは有効期間前として拒否されたか、応答の時刻とこのマシンの時計が数分以上ずれています。サーバーの時刻は正確で、証明書も期限内に更新されるため、このマシンまたは Docker の仮想マシンの時計がずれています。そのままでは証明書やトークンが拒否されます。",
    },
    tell: Some(Step::run(
        "curl -skI https://mcr.microsoft.com/v2/",
        text! {
            en: "Compare the line \"date\" (UTC) with the clock of this machine and with the time in the message. If they agree, look at who issued the certificate instead.",
            ja: "\"date\" の行 (UTC) を、このマシンの時計およびメッセージ内の時刻と比較します。一致する場合は、証明書の発行者を確認します。",
        },
    )),
    fixes: &[
        Step::run(
            "sudo timedatectl set-ntp true",
            text! {
                en: "On Linux, let the clock follow a time server.",
                ja: "Linux では、時刻サーバーとの同期を有効にします。",
            },
        ),
        Step::run(
            "w32tm /resync",
            text! {
                en: "On Windows, run this in a terminal opened as administrator.",
                ja: "Windows では、管理者として開いたターミナルで実行します。",
            },
        ),
        Step::run(
            "wsl --shutdown",
            text! {
                en: "If only WSL or Docker Desktop is off, often after standby: run this in PowerShell, then start Docker Desktop again. It stops every WSL distribution.",
                ja: "スリープの後など、WSL や Docker Desktop の時計だけがずれている場合は、PowerShell で実行してから Docker Desktop を起動し直します。すべての WSL ディストリビューションが停止します。",
            },
        ),
    ],
    links: &[
        "https://learn.microsoft.com/windows-server/networking/windows-time-service/windows-time-service-tools-and-settings",
    ],
    example: example!("clock_skew"),
};

/// A probe found the clock wrong, by however much.
fn differs(_: &Evidence, seen: &Observation) -> bool {
    let skew = |fact: &Fact| matches!(fact, Fact::ClockSkew(_));
    seen.facts.iter().any(skew)
}
