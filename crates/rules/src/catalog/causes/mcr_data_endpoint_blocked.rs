//! The sample image's registry answers, its data endpoint does not.

use super::mcr_unreachable_timeout::of_sample_image;
use crate::catalog::prelude::*;

/// Words that name another cause, also on the way to the data endpoint.
const OTHERS: &[&str] = &[
    "x509",
    "proxyconnect",
    "Proxy Authentication",
    "space left on device",
    "toomanyrequests",
    "Too Many Requests",
];

pub(super) const CAUSE: Cause = Cause {
    id: "mcr_data_endpoint_blocked",
    layer: Layer::Docker,
    harm: Harm::Warns,
    signs: &[
        pull(&["data.mcr."]),
        pull(&["mscr.io"]),
        pull(&["download failed after"]),
        pull(&["pulling image configuration"]),
        pull(&["reading blob"]),
    ],
    follows: &[],
    title: text! {
        en: "mcr.microsoft.com answers, but the download of layers fails",
        ja: "mcr.microsoft.com には接続できますが、レイヤーを取得できません",
    },
    why: text! {
        en: "The registry of the sample image sends the layers from other hosts (*.data.mcr.microsoft.com), and Docker cannot download from them. A firewall rule for mcr.microsoft.com alone is the usual reason.",
        ja: "サンプル イメージのレイヤーは別のホスト (*.data.mcr.microsoft.com) から配信されますが、そこからダウンロードできません。多くは、ファイアウォールで mcr.microsoft.com だけを許可している場合です。",
    },
    tell: Some(Step::run(
        "docker pull mcr.microsoft.com/mcr/hello-world:latest",
        text! {
            en: "If the pull begins and fails at the download, read the host in the message. If it fails before that, this is not the cause.",
            ja: "pull が始まってからダウンロードで失敗する場合は、メッセージ内のホスト名を確認します。その前に失敗する場合、これは原因ではありません。",
        },
    )),
    fixes: &[
        Step::by_hand(
            Applicability::AskAdmin,
            text! {
                en: "Ask for outgoing connections to mcr.microsoft.com and *.data.mcr.microsoft.com on port 443.",
                ja: "mcr.microsoft.com と *.data.mcr.microsoft.com への、ポート 443 の送信接続の許可を依頼します。",
            },
        ),
        Step::run(
            "az acr show-endpoints --name {name}",
            text! {
                en: "Your own registry sends its layers from other hosts too. See which ones, and have them allowed as well.",
                ja: "自分のレジストリも、レイヤーは別のホストから配信します。対象のホストを確認し、あわせて許可します。",
            },
        ),
    ],
    links: &[
        "https://learn.microsoft.com/azure/container-registry/container-registry-firewall-access-rules",
    ],
    example: example!("mcr_data_endpoint_blocked"),
};

/// One of these words in what the pull of the sample image printed.
const fn pull(says: &'static [&'static str]) -> Sign {
    Sign::sure(On::Check(Check::DockerPull), says)
        .lacking(OTHERS)
        .when(of_sample_image)
}
