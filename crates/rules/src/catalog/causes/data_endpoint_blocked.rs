//! The registry answers, and the host that its layers come from does not.

use crate::catalog::prelude::*;

/// Words that name another cause: a proxy server, a certificate, a look-up.
const OTHERS: &[&str] = &["roxy", "x509", "lookup "];

pub(super) const CAUSE: Cause = Cause {
    id: "data_endpoint_blocked",
    layer: Layer::Way,
    harm: Harm::Breaks,
    signs: &[
        Sign::sure(On::Fact(Fact::DataEndpointUnreachable), &[])
            .lacking(&["lookup ", ": no address"])
            .when(nothing_else),
        // A name that is not there can be a filter of names, or a record that is missing.
        Sign::likely(On::Fact(Fact::DataEndpointUnreachable), &[]).when(nothing_else),
        // What curl says of that host.
        Sign::sure(On::Check(Check::DataEndpoint), &[]).when(cut_off),
        // What docker and containerd say when they fetch the layers.
        says(&[".data.azurecr.", "i/o timeout"]),
        says(&[".data.azurecr.", "awaiting headers"]),
        says(&[".data.azurecr.", "handshake timeout"]),
        says(&[".data.azurecr.", "connection refused"]),
        says(&[".data.azurecr.", "reset by peer"]),
        says(&[".blob.core.windows.net", "i/o timeout"]),
        says(&[".blob.core.windows.net", "awaiting headers"]),
        says(&[".blob.core.windows.net", "handshake timeout"]),
        says(&[".blob.core.windows.net", "connection refused"]),
        says(&[".blob.core.windows.net", "reset by peer"]),
    ],
    follows: &[],
    title: text! {
        en: "The registry answers, but the host that its layers come from is blocked",
        ja: "レジストリには接続できますが、レイヤーの取得先がブロックされています",
    },
    why: text! {
        en: "Layers of images come from another host: the dedicated data endpoint (*.data.azurecr.io) or Azure Storage (*.blob.core.windows.net). A firewall lets the login server through and not that host, so sign-in works and pull fails.",
        ja: "イメージのレイヤーは、専用データ エンドポイント (*.data.azurecr.io) か Azure Storage (*.blob.core.windows.net) から取得します。ファイアウォールがログイン サーバーだけを許可しているため、サインインはできても pull に失敗します。",
    },
    tell: Some(Step::run(
        "az acr show-endpoints --name {name}",
        text! {
            en: "Lists the hosts of the registry. Ask each with `curl -v https://<host>/`: any answer, an error of HTTP too, means that the host is let through.",
            ja: "レジストリのホストを一覧表示します。それぞれに `curl -v https://<host>/` を実行し、HTTP のエラーを含めて何らかの応答があれば、そのホストは許可されています。",
        },
    )),
    fixes: &[
        Step::run(
            "az acr show-endpoints --name {name}",
            text! {
                en: "Lists the data endpoints, one for each region. Ask whoever runs the firewall to allow all of them on port 443. If none is listed, the layers come from *.blob.core.windows.net.",
                ja: "リージョンごとのデータ エンドポイントを一覧表示します。これらすべてをポート 443 で許可するよう、ファイアウォールの管理者に依頼します。表示されない場合、レイヤーは *.blob.core.windows.net から配信されます。",
            },
        ),
        Step::ask_admin(
            "az acr update --name {name} --data-endpoint-enabled true",
            text! {
                en: "If *.blob.core.windows.net cannot be allowed as a whole: switch dedicated data endpoints on (Premium), so that one name of your own is enough. Have it allowed first: pulls use it at once.",
                ja: "*.blob.core.windows.net 全体を許可できない場合は、専用データ エンドポイントを有効にします (Premium)。固有の名前だけを許可すれば済みます。すぐに使われるため、先に許可してください。",
            },
        ),
    ],
    links: &[
        "https://learn.microsoft.com/azure/container-registry/container-registry-dedicated-data-endpoints",
        "https://learn.microsoft.com/azure/container-registry/container-registry-firewall-access-rules",
    ],
    example: example!("data_endpoint_blocked"),
};

/// These words in what a container tool printed.
const fn says(words: &'static [&'static str]) -> Sign {
    Sign::sure(On::Any, words).lacking(OTHERS)
}

/// The connection ends on the way: in silence, refused or cut.
fn cut_off(_: &Evidence, seen: &Observation) -> bool {
    seen.facts.iter().any(|fact| {
        matches!(
            fact,
            Fact::Connection(_)
                | Fact::Tls(TlsFault::Cut)
                | Fact::Proxy(ProxyFault::Forbidden | ProxyFault::BadGateway)
        )
    })
}

/// No certificate and no proxy server has a cause of its own for it.
fn nothing_else(evidence: &Evidence, seen: &Observation) -> bool {
    let other = |fact: &Fact| matches!(fact, Fact::Tls(_) | Fact::Proxy(_));
    cut_off(evidence, seen) || !seen.facts.iter().any(other)
}
