//! The connection is closed before an answer.

use super::connection_timeout::{of_login_server, of_registry};
use crate::catalog::prelude::*;

/// Words that name another cause.
const OTHERS: &[&str] = &["roxy", "timed out", "handshake", ".data.azurecr."];

pub(super) const CAUSE: Cause = Cause {
    id: "connection_reset",
    layer: Layer::Way,
    harm: Harm::Breaks,
    signs: &[
        Sign::sure(On::Fact(Fact::Connection(ConnectionFault::Reset)), &[])
            .lacking(OTHERS)
            .when(of_login_server),
        says(&["ConnectionResetError"]),
        says(&["RemoteDisconnected"]),
        says(&["WinError 10054"]),
        says(&[".azurecr.", "reset by peer"]),
        says(&[".azurecr.", "forcibly closed"]),
        Sign::likely(On::Any, &[".azurecr.", ": EOF"])
            .lacking(OTHERS)
            .when(of_registry),
    ],
    follows: &[],
    title: text! {
        en: "The connection is cut before an answer arrives",
        ja: "応答が届く前に接続が切断されます",
    },
    why: text! {
        en: "The connection was made and then closed without an HTTP answer. Mostly a firewall or filter on the way cuts it, a VPN drops it, or an idle connection was reused. It can also be a passing fault.",
        ja: "接続は確立しましたが、HTTP の応答がないまま切断されました。多くは途中のファイアウォールやフィルターによる切断か、VPN の不調です。一時的な障害のこともあります。",
    },
    tell: Some(Step::run(
        "curl -v https://{registry}/v2/",
        text! {
            en: "This is the cause if curl connects and then says \"Connection reset by peer\", \"Connection was reset\" or \"Empty reply from server\". Run it twice: a fault that passes is no longer there.",
            ja: "接続後に \"Connection reset by peer\"、\"Connection was reset\"、\"Empty reply from server\" のいずれかが表示されれば、これが原因です。2 回実行すると、一時的な障害かどうかも分かります。",
        },
    )),
    fixes: &[
        Step::run(
            "az acr check-health --name {name} --ignore-errors --yes",
            text! {
                en: "Run the check again. If it passes now, the fault was a passing one.",
                ja: "もう一度確認を実行します。成功すれば、一時的な障害でした。",
            },
        ),
        Step::by_hand(
            Applicability::Run,
            text! {
                en: "Try from another network, for example over a phone. If it works there, something in your network cuts the connection.",
                ja: "スマートフォンのテザリングなど、別のネットワークから試します。そこで成功する場合は、今のネットワークの機器が接続を切断しています。",
            },
        ),
        Step::ask_admin(
            "az acr show-endpoints --name {name}",
            text! {
                en: "Lists the hosts of the registry. Ask whoever runs your network to let all of them through their filters on port 443.",
                ja: "レジストリのホストを一覧表示します。これらすべてについて、ポート 443 の通信をフィルターの対象から外すよう、ネットワークの管理者に依頼します。",
            },
        ),
    ],
    links: &[
        "https://learn.microsoft.com/azure/container-registry/container-registry-troubleshoot-access",
        "https://learn.microsoft.com/azure/container-registry/container-registry-firewall-access-rules",
    ],
    example: example!("connection_reset"),
};

/// One of these words in Python's or Go's account of a connection.
const fn says(words: &'static [&'static str]) -> Sign {
    Sign::sure(On::Any, words).lacking(OTHERS).when(of_registry)
}
