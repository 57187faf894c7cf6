//! The connection is cut as soon as the handshake names the server.

use super::connection_timeout::of_login_server;
use crate::catalog::prelude::*;

pub(super) const CAUSE: Cause = Cause {
    id: "firewall_cuts_tls",
    layer: Layer::Way,
    harm: Harm::Breaks,
    signs: &[
        Sign::sure(On::Fact(Fact::Tls(TlsFault::Cut)), &[]).when(of_login_server),
        // A firewall, or a server that does not come to it.
        Sign::likely(On::Fact(Fact::Connection(ConnectionFault::Timeout)), &["handshake"])
            .when(of_login_server),
        Sign::sure(On::Any, &["handshake operation timed out"]),
        Sign::sure(On::Any, &["SSLZeroReturnError"]),
        Sign::sure(On::Any, &[".azurecr.", "TLS handshake timeout"]).lacking(&[".data.azurecr."]),
    ],
    follows: &[],
    title: text! {
        en: "The connection is cut during the TLS handshake",
        ja: "TLS ハンドシェイクの途中で接続が切断されます",
    },
    why: text! {
        en: "The address takes the connection, and it ends in the middle of the TLS handshake, where the name of the server is sent. Firewalls with a list of allowed names do that; a registry does not.",
        ja: "接続は確立しますが、サーバー名が送信される TLS ハンドシェイクの途中で切断されます。許可リスト方式のファイアウォールに特有の動作で、レジストリ側で起きるものではありません。",
    },
    tell: Some(Step::run(
        "az rest --method get --url https://{registry}/v2/ --skip-authorization-header",
        text! {
            en: "This is the cause if the answer says \"EOF occurred in violation of protocol\" or \"UNEXPECTED_EOF\". Any HTTP answer, Unauthorized too, means that TLS works.",
            ja: "\"EOF occurred in violation of protocol\" または \"UNEXPECTED_EOF\" と表示されれば、これが原因です。HTTP の応答が返れば (Unauthorized でも) TLS は正常です。",
        },
    )),
    fixes: &[
        Step::run(
            "az acr show-endpoints --name {name}",
            text! {
                en: "Lists the login server and the data endpoints. Ask whoever runs the firewall to allow all of these names on port 443. If az cannot reach Azure either, ask for {registry} first.",
                ja: "ログイン サーバーとデータ エンドポイントを一覧表示します。これらすべての名前をポート 443 で許可するよう、ファイアウォールの管理者に依頼します。az が Azure にも接続できない場合は、まず {registry} を依頼します。",
            },
        ),
        Step::by_hand(
            Applicability::Run,
            text! {
                en: "Try from another network. If it works there, a firewall of the network you are in now cuts the connection.",
                ja: "別のネットワークから試します。そこで成功する場合は、今のネットワークのファイアウォールが接続を切断しています。",
            },
        ),
    ],
    links: &[
        "https://learn.microsoft.com/azure/container-registry/container-registry-firewall-access-rules",
        "https://aka.ms/acr/errors#connectivity_ssl_error",
    ],
    example: example!("firewall_cuts_tls"),
};
