//! A policy refuses the registry of the sample image.

use super::mcr_unreachable_timeout::of_sample_image;
use crate::catalog::prelude::*;

pub(super) const CAUSE: Cause = Cause {
    id: "docker_policy_blocks_mcr",
    layer: Layer::Docker,
    harm: Harm::Warns,
    signs: &[
        Sign::sure(On::Docker, &["restricted by your administrators"]),
        Sign::sure(On::Docker, &["registry access to", "not allowed"]),
        Sign::sure(On::Docker, &["egistry access management"]),
        Sign::sure(On::Docker, &["egistry Access Management"]),
        Sign::sure(On::Docker, &["image access restricted"]),
        Sign::sure(On::Docker, &["rejected by policy"]),
        Sign::sure(On::Docker, &["is blocked in", "registries"]),
        Sign::likely(On::Check(Check::DockerPull), &[": Forbidden"]).when(of_sample_image),
        Sign::likely(On::Check(Check::DockerPull), &["403 Forbidden"]).when(of_sample_image),
        Sign::likely(On::Check(Check::DockerPull), &["HTTP 403"]).when(of_sample_image),
    ],
    follows: &[],
    title: text! {
        en: "A policy keeps Docker from the registry of this image",
        ja: "ポリシーにより、このイメージのレジストリへの接続が拒否されています",
    },
    why: text! {
        en: "Docker Desktop's Registry Access Management, a policy of Podman or a web filter refuses it. If that concerns only mcr.microsoft.com, the sample pull fails and your own registry can still work.",
        ja: "Docker Desktop の Registry Access Management、Podman のポリシー、Web フィルターなどが拒否しています。対象が mcr.microsoft.com だけなら、サンプルの pull が失敗しても、自分のレジストリは使用できます。",
    },
    tell: Some(Step::fill_in(
        "docker pull {registry}/<repository>:<tag>",
        text! {
            en: "See whether your own registry is affected. If this pull works, only the sample image is.",
            ja: "自分のレジストリにも影響があるかを確認します。この pull が成功すれば、影響を受けるのはサンプル イメージだけです。",
        },
    )),
    fixes: &[
        Step::by_hand(
            Applicability::AskAdmin,
            text! {
                en: "Ask whoever keeps the policy to allow {registry}, and mcr.microsoft.com with *.data.mcr.microsoft.com if you want this check to pass.",
                ja: "ポリシーの管理者に、{registry} の許可を依頼します。この確認も成功させたい場合は、mcr.microsoft.com と *.data.mcr.microsoft.com の許可も必要です。",
            },
        ),
        Step::run(
            "az acr check-health --name {name} --ignore-errors",
            text! {
                en: "Or leave the sample out: answer n when az asks whether to pull it. The other checks still run.",
                ja: "または、サンプルの確認を省きます。pull するかどうかを az が尋ねたら n と答えます。ほかの確認は実行されます。",
            },
        ),
    ],
    links: &[
        "https://docs.docker.com/enterprise/security/hardened-desktop/registry-access-management/",
    ],
    example: example!("docker_policy_blocks_mcr"),
};
