//! The proxy server that is set does not answer.

use super::connection_timeout::of_registry;
use crate::catalog::prelude::*;

/// What is said where the proxy server does answer.
const ANSWERED: &[&str] = &["Tunnel connection failed", "WRONG_VERSION", "only use HTTP"];

pub(super) const CAUSE: Cause = Cause {
    id: "proxy_unreachable",
    layer: Layer::Way,
    harm: Harm::Breaks,
    signs: &[
        // The same words stand before an answer of the proxy server, or before TLS with it.
        Sign::sure(On::Fact(Fact::Proxy(ProxyFault::Unreachable)), &[])
            .lacking(ANSWERED)
            .when(of_registry),
        Sign::sure(On::Any, &["onnect to proxy"])
            .lacking(ANSWERED)
            .when(of_registry),
    ],
    follows: &[],
    title: text! {
        en: "The proxy server that is set cannot be reached",
        ja: "設定されているプロキシ サーバーに接続できません",
    },
    why: text! {
        en: "A proxy server is set in HTTPS_PROXY or in the system, and it does not answer: it is off, its name or port is wrong, or you are outside its network. Nothing behind it was reached.",
        ja: "HTTPS_PROXY またはシステムに設定されたプロキシ サーバーから応答がありません。停止しているか、名前やポートが誤っているか、そのネットワークの外から接続しています。その先には到達していません。",
    },
    tell: Some(Step::run(
        "curl -v https://{registry}/v2/",
        text! {
            en: "This is the cause if curl names the proxy server (\"Uses proxy env variable\") and cannot connect to that host and port.",
            ja: "curl がプロキシ サーバーを表示し (\"Uses proxy env variable\")、そのホストとポートに接続できなければ、これが原因です。",
        },
    )),
    fixes: &[
        Step::run(
            "env | grep -i proxy",
            text! {
                en: "See which proxy server is set. In PowerShell: `Get-ChildItem Env:*proxy*`. Correct the name or the port if it is wrong.",
                ja: "設定されているプロキシ サーバーを確認します。PowerShell では `Get-ChildItem Env:*proxy*` です。名前やポートが誤っていれば修正します。",
            },
        ),
        Step::run(
            "unset HTTPS_PROXY https_proxy HTTP_PROXY http_proxy",
            text! {
                en: "If the network you are in now needs no proxy server, remove the setting. In PowerShell: `Remove-Item Env:HTTPS_PROXY`.",
                ja: "今のネットワークでプロキシ サーバーが不要な場合は、設定を削除します。PowerShell では `Remove-Item Env:HTTPS_PROXY` です。",
            },
        ),
        Step::by_hand(
            Applicability::Run,
            text! {
                en: "If the proxy server belongs to your company, connect to its network or VPN first.",
                ja: "社内のプロキシ サーバーの場合は、先に社内ネットワークまたは VPN に接続します。",
            },
        ),
    ],
    links: &["https://learn.microsoft.com/azure/developer/python/sdk/azure-sdk-configure-proxy"],
    example: example!("proxy_unreachable"),
};
