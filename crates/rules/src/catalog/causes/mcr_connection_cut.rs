//! The connection to the sample image's registry is refused or cut.

use super::mcr_unreachable_timeout::of_sample_image;
use crate::catalog::prelude::*;

/// Words that name another cause.
const OTHERS: &[&str] = &[
    "proxyconnect",
    "lookup ",
    "x509",
    "data.mcr.",
    "mscr.io",
    "download failed after",
    "pulling image configuration",
    "reading blob",
    "dial unix",
];

pub(super) const CAUSE: Cause = Cause {
    id: "mcr_connection_cut",
    layer: Layer::Docker,
    harm: Harm::Breaks,
    signs: &[
        pull(&[": EOF"]),
        pull(&["unexpected EOF"]),
        pull(&["reset by peer"]),
        pull(&["forcibly closed"]),
        pull(&["was aborted"]),
        pull(&["broken pipe"]),
        pull(&["connection refused"]),
        pull(&["actively refused"]),
        pull(&["remote error: tls"]),
        pull(&["look like a TLS handshake"]),
        pull(&["HTTP response to HTTPS client"]),
    ],
    follows: &[],
    title: text! {
        en: "The connection to mcr.microsoft.com is refused or cut",
        ja: "mcr.microsoft.com への接続が拒否または切断されています",
    },
    why: text! {
        en: "The sample image lies in Microsoft's public registry. Something on the way refuses or cuts Docker's connection to it: mostly a firewall or a proxy server. Your own registry is another host.",
        ja: "サンプル イメージは Microsoft の公開レジストリにあります。そこへの Docker の接続を、途中のファイアウォールやプロキシ サーバーなどが拒否または切断しています。自分のレジストリは別のホストです。",
    },
    tell: Some(Step::run(
        "curl -v https://mcr.microsoft.com/v2/",
        text! {
            en: "An answer here and a cut for Docker points to Docker's own way out, such as its proxy setting. The same cut here points to the network.",
            ja: "こちらで応答があり、Docker だけが切断される場合は、プロキシ設定など Docker 側の経路が原因です。こちらでも切断されれば、ネットワークが原因です。",
        },
    )),
    fixes: &[
        Step::run(
            "docker pull mcr.microsoft.com/mcr/hello-world:latest",
            text! {
                en: "Try once more: a single cut can be chance.",
                ja: "もう一度試します。一度だけの切断は、偶然の場合もあります。",
            },
        ),
        Step::by_hand(
            Applicability::AskAdmin,
            text! {
                en: "Ask for outgoing connections to mcr.microsoft.com and *.data.mcr.microsoft.com on port 443.",
                ja: "mcr.microsoft.com と *.data.mcr.microsoft.com への、ポート 443 の送信接続の許可を依頼します。",
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
        "https://learn.microsoft.com/azure/container-registry/container-registry-firewall-access-rules",
        "https://docs.docker.com/engine/daemon/proxy/",
    ],
    example: example!("mcr_connection_cut"),
};

/// One of these words in what the pull of the sample image printed.
const fn pull(says: &'static [&'static str]) -> Sign {
    Sign::sure(On::Check(Check::DockerPull), says)
        .lacking(OTHERS)
        .when(of_sample_image)
}
