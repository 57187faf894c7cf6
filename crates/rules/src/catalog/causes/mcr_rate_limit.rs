//! The sample image's registry, or a mirror before it, limits pulls.

use super::mcr_unreachable_timeout::of_sample_image;
use crate::catalog::prelude::*;

pub(super) const CAUSE: Cause = Cause {
    id: "mcr_rate_limit",
    layer: Layer::Docker,
    harm: Harm::Warns,
    signs: &[
        Sign::sure(On::Check(Check::DockerPull), &["toomanyrequests"]).when(of_sample_image),
        Sign::sure(On::Check(Check::DockerPull), &["Too Many Requests"]).when(of_sample_image),
        Sign::sure(On::Check(Check::DockerPull), &["pull rate limit"]).when(of_sample_image),
    ],
    follows: &[],
    title: text! {
        en: "The sample image was asked for too often",
        ja: "サンプル イメージの取得回数が上限に達しました",
    },
    why: text! {
        en: "Docker's pull of the sample image was answered with \"too many requests\". It is the limit of mcr.microsoft.com, or of a mirror that Docker asks first, not that of your registry.",
        ja: "サンプル イメージの pull に対して「要求が多すぎる」という応答がありました。これは mcr.microsoft.com か、Docker が先に使うミラーの制限であり、自分のレジストリの制限ではありません。",
    },
    tell: Some(Step::run(
        "docker info",
        text! {
            en: "\"Registry Mirrors\" shows whether Docker asks a mirror first. Then the limit is the mirror's, or that of Docker Hub behind it.",
            ja: "\"Registry Mirrors\" が表示されれば、Docker は先にミラーを使います。その場合の制限は、ミラーか、その先の Docker Hub のものです。",
        },
    )),
    fixes: &[
        Step::run(
            "docker pull mcr.microsoft.com/mcr/hello-world:latest",
            text! {
                en: "Wait for some minutes and try again. The limit counts all machines behind the same public address.",
                ja: "数分待ってから再試行します。制限は、同じパブリック IP アドレスを使うすべてのマシンの合計で数えられます。",
            },
        ),
        Step::fill_in(
            "docker pull {registry}/<repository>:<tag>",
            text! {
                en: "See whether your own registry is affected. If this pull works, only the sample image is.",
                ja: "自分のレジストリにも影響があるかを確認します。この pull が成功すれば、影響を受けるのはサンプル イメージだけです。",
            },
        ),
    ],
    links: &[
        "https://learn.microsoft.com/azure/container-registry/container-registry-check-health",
    ],
    example: example!("mcr_rate_limit"),
};
