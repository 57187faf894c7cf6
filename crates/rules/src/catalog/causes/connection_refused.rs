//! The address says that nobody listens there.

use super::connection_timeout::{of_login_server, of_registry};
use crate::catalog::prelude::*;

/// A proxy that refuses is told in the same words; the data endpoint is another host.
const OTHERS: &[&str] = &["roxy", ".data.azurecr."];

pub(super) const CAUSE: Cause = Cause {
    id: "connection_refused",
    layer: Layer::Way,
    harm: Harm::Breaks,
    signs: &[
        Sign::sure(On::Fact(Fact::Connection(ConnectionFault::Refused)), &[])
            .lacking(OTHERS)
            .when(of_login_server),
        says(&["WinError 10061"]),
        says(&["Errno 111]"]),
        says(&["Errno 61]"]),
        says(&[".azurecr.", "connection refused"]),
        says(&[".azurecr.", "actively refused"]),
    ],
    follows: &[],
    title: text! {
        en: "The address refuses connections on the registry's port",
        ja: "接続先がレジストリのポートへの接続を拒否しています",
    },
    why: text! {
        en: "The address answered at once that nobody listens on port {port}. A registry always listens there. So DNS or the hosts file gives a wrong address, or a firewall on the way refuses in the registry's place.",
        ja: "ポート {port} では待ち受けていない、という応答がすぐに返りました。レジストリは常に待ち受けています。DNS または hosts ファイルの示すアドレスが誤っているか、途中のファイアウォールが拒否しています。",
    },
    tell: Some(Step::run(
        "curl -v https://{registry}/v2/",
        text! {
            en: "This is the cause if curl stops at once with \"Connection refused\". Any line that begins with `< HTTP/` rules it out.",
            ja: "すぐに \"Connection refused\" と表示されて終了すれば、これが原因です。`< HTTP/` で始まる行が表示されれば、原因は別にあります。",
        },
    )),
    fixes: &[
        Step::run(
            "nslookup {login_host}",
            text! {
                en: "Look at the address. 127.0.0.1, 0.0.0.0 or a private address that you do not know means that a hosts file, a DNS filter or an old DNS record answers.",
                ja: "返されたアドレスを確認します。127.0.0.1、0.0.0.0、または心当たりのないプライベート アドレスであれば、hosts ファイル、DNS フィルター、古い DNS レコードのいずれかが使われています。",
            },
        ),
        Step::by_hand(
            Applicability::AskAdmin,
            text! {
                en: "If the address is right, ask whoever runs your network which firewall refuses {login_host} on port {port}.",
                ja: "アドレスが正しい場合は、{login_host} のポート {port} への接続をどのファイアウォールが拒否しているか、ネットワークの管理者に確認します。",
            },
        ),
    ],
    links: &[
        "https://learn.microsoft.com/azure/container-registry/container-registry-troubleshoot-access",
        "https://learn.microsoft.com/azure/container-registry/container-registry-firewall-access-rules",
    ],
    example: example!("connection_refused"),
};

/// One of these words in Python's or Go's account of a connection.
const fn says(words: &'static [&'static str]) -> Sign {
    Sign::sure(On::Any, words).lacking(OTHERS).when(of_registry)
}
