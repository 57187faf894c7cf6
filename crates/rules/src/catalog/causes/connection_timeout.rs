//! No answer arrives in time.

use crate::catalog::prelude::*;

/// Words that name another cause than silence on the way.
const OTHERS: &[&str] = &["roxy", "lookup ", "handshake", ".data.azurecr."];

pub(super) const CAUSE: Cause = Cause {
    id: "connection_timeout",
    layer: Layer::Way,
    harm: Harm::Breaks,
    signs: &[
        // A handshake that hangs is firewall_cuts_tls.
        Sign::sure(On::Fact(Fact::Connection(ConnectionFault::Timeout)), &[])
            .lacking(&["handshake"])
            .when(of_login_server),
        way(Sign::sure(On::Any, &["ConnectTimeoutError"])),
        way(Sign::sure(On::Any, &["WinError 10060"])),
        way(Sign::sure(On::Any, &["Errno 110]"])),
        way(Sign::sure(On::Any, &["Errno 60]"])),
        way(Sign::sure(On::Any, &[".azurecr.", "i/o timeout"])),
        way(Sign::sure(On::Any, &[".azurecr.", "awaiting headers"])),
        Sign::likely(On::Fact(Fact::Connection(ConnectionFault::Unreachable)), &[])
            .when(of_login_server),
        way(Sign::likely(On::Any, &["No route to host"])),
        way(Sign::likely(On::Any, &["Network is unreachable"])),
        way(Sign::likely(On::Any, &[".azurecr.", "no route to host"])),
        way(Sign::likely(
            On::Any,
            &[".azurecr.", "network is unreachable"],
        )),
        // The address is one of a private network, and nothing in it answers.
        Sign::likely(On::Code(Code::ConnectivityChallenge), &[])
            .when(|evidence, seen| seen.facts.is_empty() && crate::parse::resolved_privately(evidence)),
    ],
    follows: &[],
    title: text! {
        en: "No answer arrives: the connection times out",
        ja: "応答がなく、接続がタイムアウトします",
    },
    why: text! {
        en: "The name leads to an address, but nothing comes back from it. Packets are dropped on the way: by a firewall, a network security group or a route, or because a VPN or the only proxy server of this network is not in use.",
        ja: "名前は IP アドレスに解決されますが、応答が返ってきません。ファイアウォール、ネットワーク セキュリティ グループ、ルートによる遮断か、必要な VPN やプロキシ サーバーを使用していないことが原因です。",
    },
    tell: Some(Step::run(
        "curl -v --connect-timeout 20 https://{registry}/v2/",
        text! {
            en: "This is the cause if curl waits and then says \"timed out\" or \"Timeout was reached\". Any line that begins with `< HTTP/` rules it out.",
            ja: "しばらく待たされた後に \"timed out\" または \"Timeout was reached\" と表示されれば、これが原因です。`< HTTP/` で始まる行が表示されれば、原因は別にあります。",
        },
    )),
    fixes: &[
        Step::run(
            "az acr show-endpoints --name {name}",
            text! {
                en: "Lists the login server and the data endpoints. Ask whoever runs your network to allow outgoing connections to all of them on port 443.",
                ja: "ログイン サーバーとデータ エンドポイントを一覧表示します。これらすべてに対するポート 443 の送信接続を許可するよう、ネットワークの管理者に依頼します。",
            },
        ),
        Step::fill_in(
            "export HTTPS_PROXY=http://<proxy-host>:<port>",
            text! {
                en: "If your network reaches the internet only through a proxy server, name it. In PowerShell: `$env:HTTPS_PROXY = \"http://<proxy-host>:<port>\"`.",
                ja: "プロキシ サーバー経由でしかインターネットに接続できないネットワークでは、プロキシ サーバーを指定します。PowerShell では `$env:HTTPS_PROXY = \"http://<proxy-host>:<port>\"` です。",
            },
        ),
        Step::run(
            "nslookup {login_host}",
            text! {
                en: "If the address is a private one (10.x, 172.16 to 172.31, 192.168.x), it is a private endpoint: connect through its network or VPN.",
                ja: "プライベート アドレス (10.x、172.16 から 172.31、192.168.x) が返された場合は、プライベート エンドポイントです。そのネットワークまたは VPN から接続します。",
            },
        ),
    ],
    links: &[
        "https://learn.microsoft.com/azure/container-registry/container-registry-firewall-access-rules",
        "https://learn.microsoft.com/azure/container-registry/container-registry-troubleshoot-access",
    ],
    example: example!("connection_timeout"),
};

/// The way to the login server, not to the host of the layers, which is data_endpoint_blocked.
pub(super) fn of_login_server(evidence: &Evidence, seen: &Observation) -> bool {
    seen.check != Check::DataEndpoint && of_registry(evidence, seen)
}

/// The words of Python and Go for a connection, where they mean the way to the registry.
const fn way(sign: Sign) -> Sign {
    sign.lacking(OTHERS).when(of_registry)
}

/// The registry, or Azure itself, was asked: not a daemon, a resolver or the sample image's registry.
pub(super) fn of_registry(_: &Evidence, seen: &Observation) -> bool {
    match seen.check {
        Check::Dns | Check::PrivateEndpointDns => false,
        Check::HelmCommand | Check::HelmVersion => false,
        Check::NotaryCommand | Check::NotaryVersion => false,
        _ => !seen.is_docker() || seen.detail.contains(".azurecr."),
    }
}
