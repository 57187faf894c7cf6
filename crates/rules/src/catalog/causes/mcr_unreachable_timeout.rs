//! Docker gets no answer from the sample image's registry.

use crate::catalog::prelude::*;

/// Words that name another cause than silence.
const OTHERS: &[&str] = &[
    "proxyconnect",
    "lookup ",
    "x509",
    "data.mcr.",
    "mscr.io",
    "download failed after",
    "pulling image configuration",
    "reading blob",
    "no such host",
];

pub(super) const CAUSE: Cause = Cause {
    id: "mcr_unreachable_timeout",
    layer: Layer::Docker,
    harm: Harm::Breaks,
    signs: &[
        pull(&["i/o timeout"]),
        pull(&["Client.Timeout"]),
        pull(&["handshake timeout"]),
        pull(&["deadline exceeded"]),
        pull(&["timed out"]),
        pull(&["after a period of time"]),
        pull(&["no route to host"]),
        pull(&["network is unreachable"]),
        pull(&["unreachable network"]),
    ],
    follows: &[],
    title: text! {
        en: "Docker gets no answer from mcr.microsoft.com",
        ja: "mcr.microsoft.com から Docker への応答がありません",
    },
    why: text! {
        en: "The sample image lies in Microsoft's public registry, and Docker gets no connection to it. Mostly a firewall drops it, or Docker lacks a proxy setting. Your own registry is another host.",
        ja: "サンプル イメージのある Microsoft の公開レジストリに、Docker から接続できません。多くはファイアウォールによる遮断か、Docker のプロキシ設定の不足です。自分のレジストリは別のホストです。",
    },
    tell: Some(Step::run(
        "curl -v https://mcr.microsoft.com/v2/",
        text! {
            en: "An answer here and none for Docker points to Docker's own proxy setting. No answer here either points to the network.",
            ja: "こちらで応答があり、Docker では応答がない場合は、Docker のプロキシ設定が原因です。こちらでも応答がなければ、ネットワークが原因です。",
        },
    )),
    fixes: &[
        Step::run(
            "docker info",
            text! {
                en: "See \"HTTP Proxy\" and \"HTTPS Proxy\": the daemon does not use the proxy variables of your shell. If your network needs a proxy server, set it for Docker too.",
                ja: "\"HTTP Proxy\" と \"HTTPS Proxy\" を確認します。デーモンは、シェルのプロキシ用環境変数を使用しません。プロキシ サーバーが必要なネットワークでは、Docker にも設定します。",
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
    example: example!("mcr_unreachable_timeout"),
};

/// One of these words in what the pull of the sample image printed.
const fn pull(says: &'static [&'static str]) -> Sign {
    Sign::sure(On::Check(Check::DockerPull), says)
        .lacking(OTHERS)
        .when(of_sample_image)
}

/// The sample image's registry is what failed, not the registry of the user.
pub(super) fn of_sample_image(_: &Evidence, seen: &Observation) -> bool {
    (seen.code == Some(Code::DockerPull) || seen.detail.contains("mcr.microsoft.com"))
        && !seen.detail.contains("azurecr.")
}
