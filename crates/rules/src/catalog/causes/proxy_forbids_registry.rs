//! The proxy server answers, and makes no connection.

use super::connection_timeout::{of_login_server, of_registry};
use crate::catalog::prelude::*;

pub(super) const CAUSE: Cause = Cause {
    id: "proxy_forbids_registry",
    layer: Layer::Way,
    harm: Harm::Breaks,
    signs: &[
        Sign::sure(On::Fact(Fact::Proxy(ProxyFault::Forbidden)), &[]).when(of_login_server),
        Sign::sure(On::Any, &["Tunnel connection failed: "])
            .lacking(&["failed: 407"])
            .when(of_registry),
    ],
    follows: &[],
    title: text! {
        en: "The proxy server does not connect to the registry",
        ja: "プロキシ サーバーがレジストリに接続しません",
    },
    why: text! {
        en: "Your proxy server was reached and made no connection to the host: its rules do not allow that host, or it cannot reach it itself. Only the proxy server has answered; signing in again does not help.",
        ja: "プロキシ サーバーには到達しましたが、その先のホストへは接続されませんでした。規則で許可されていないか、プロキシ サーバー自身が到達できません。サインインし直しても解決しません。",
    },
    tell: Some(Step::run(
        "curl -v https://{registry}/v2/",
        text! {
            en: "This is the cause if the first answer, to CONNECT, is `HTTP/1.1 403` or an error that begins with 5.",
            ja: "最初の応答 (CONNECT に対するもの) が `HTTP/1.1 403` か、5 で始まるエラーであれば、これが原因です。",
        },
    )),
    fixes: &[
        Step::run(
            "az acr show-endpoints --name {name}",
            text! {
                en: "Lists the login server and the data endpoints. Ask whoever runs the proxy server to allow CONNECT to all of them on port 443. If az cannot reach Azure either, ask for {registry} first.",
                ja: "ログイン サーバーとデータ エンドポイントを一覧表示します。これらすべてについて、ポート 443 への CONNECT を許可するよう、プロキシ サーバーの管理者に依頼します。az が Azure にも接続できない場合は、まず {registry} を依頼します。",
            },
        ),
        Step::run(
            "export NO_PROXY={registry}",
            text! {
                en: "If this machine reaches the registry directly, for example through a private endpoint, go past the proxy server. In PowerShell: `$env:NO_PROXY = \"{registry}\"`.",
                ja: "プライベート エンドポイントなどを通じてレジストリに直接接続できる場合は、プロキシ サーバーを経由しないようにします。PowerShell では `$env:NO_PROXY = \"{registry}\"` です。",
            },
        ),
    ],
    links: &[
        "https://learn.microsoft.com/azure/container-registry/container-registry-firewall-access-rules",
        "https://learn.microsoft.com/azure/developer/python/sdk/azure-sdk-configure-proxy",
    ],
    example: example!("proxy_forbids_registry"),
};
