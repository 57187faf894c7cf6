//! Docker cannot resolve the name of the sample image's registry.

use super::mcr_unreachable_timeout::of_sample_image;
use crate::catalog::prelude::*;

/// Words that name another host than the registry itself.
const OTHERS: &[&str] = &[
    "proxyconnect",
    "data.mcr.",
    "mscr.io",
    "download failed after",
    "pulling image configuration",
    "reading blob",
];

pub(super) const CAUSE: Cause = Cause {
    id: "mcr_dns_failure",
    layer: Layer::Docker,
    harm: Harm::Breaks,
    signs: &[
        pull(&["lookup mcr.microsoft.com"]),
        pull(&["no such host"]),
        pull(&["server misbehaving"]),
        pull(&["failure in name resolution"]),
        pull(&["getaddrinfow"]),
    ],
    follows: &["dns_server_failure", "dns_timeout"],
    title: text! {
        en: "Docker cannot resolve the name mcr.microsoft.com",
        ja: "Docker が mcr.microsoft.com の名前を解決できません",
    },
    why: text! {
        en: "The sample image lies in Microsoft's public registry, and the resolver that Docker asks gave no address for it. Docker can use another resolver than this machine does.",
        ja: "サンプル イメージのある Microsoft の公開レジストリの名前を、Docker が解決できませんでした。Docker は、このマシンとは別の DNS リゾルバーを使うことがあります。",
    },
    tell: Some(Step::run(
        "nslookup mcr.microsoft.com",
        text! {
            en: "Addresses here mean that only Docker's resolver fails. No address here either means that the resolver of this machine fails too.",
            ja: "アドレスが表示されれば、失敗しているのは Docker のリゾルバーだけです。表示されなければ、このマシンのリゾルバーも失敗しています。",
        },
    )),
    fixes: &[
        Step::run(
            "docker desktop restart",
            text! {
                en: "If only Docker fails, restart it, above all after a change of network or VPN (Linux: `sudo systemctl restart docker`). Running containers stop.",
                ja: "Docker だけが失敗する場合は、再起動します。ネットワークや VPN を切り替えた後は特に有効です (Linux では `sudo systemctl restart docker`)。実行中のコンテナーは停止します。",
            },
        ),
        Step::by_hand(
            Applicability::AskAdmin,
            text! {
                en: "If this machine fails too, ask for mcr.microsoft.com and *.data.mcr.microsoft.com to be resolved on your network.",
                ja: "このマシンでも失敗する場合は、mcr.microsoft.com と *.data.mcr.microsoft.com をネットワーク上で解決できるよう依頼します。",
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
        "https://docs.docker.com/engine/daemon/troubleshoot/",
        "https://learn.microsoft.com/azure/container-registry/container-registry-firewall-access-rules",
    ],
    example: example!("mcr_dns_failure"),
};

/// One of these words in what the pull of the sample image printed.
const fn pull(says: &'static [&'static str]) -> Sign {
    Sign::sure(On::Check(Check::DockerPull), says)
        .lacking(OTHERS)
        .when(of_sample_image)
}
