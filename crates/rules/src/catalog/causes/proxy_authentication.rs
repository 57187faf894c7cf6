//! The proxy server wants a login (407).

use super::connection_timeout::of_registry;
use crate::catalog::prelude::*;

pub(super) const CAUSE: Cause = Cause {
    id: "proxy_authentication",
    layer: Layer::Way,
    harm: Harm::Breaks,
    signs: &[
        Sign::sure(On::Fact(Fact::Proxy(ProxyFault::Authentication)), &[]).when(of_registry),
        Sign::sure(On::Any, &["connection failed: 407"]).when(of_registry),
    ],
    follows: &[],
    title: text! {
        en: "407: the proxy server asks for a user name and password",
        ja: "407: プロキシ サーバーが認証を要求しています",
    },
    why: text! {
        en: "Your proxy server answers 407: it lets nobody through without a login of its own. The Azure CLI sent none, or a wrong one. Nothing behind the proxy server was reached.",
        ja: "プロキシ サーバーが 407 を返し、プロキシ自体の認証を求めています。Azure CLI からプロキシの認証情報が送られていないか、正しくありません。その先のサーバーには到達していません。",
    },
    tell: Some(Step::run(
        "curl -v https://{registry}/v2/",
        text! {
            en: "This is the cause if the first answer, to CONNECT, is `HTTP/1.1 407`.",
            ja: "最初の応答 (CONNECT に対するもの) が `HTTP/1.1 407` であれば、これが原因です。",
        },
    )),
    fixes: &[
        Step::fill_in(
            "export HTTPS_PROXY=http://<user>:<password>@<proxy-host>:<port>",
            text! {
                en: "Give the proxy server's user name and password; write special characters as %XX. In PowerShell: `$env:HTTPS_PROXY = \"http://<user>:<password>@<proxy-host>:<port>\"`.",
                ja: "プロキシ サーバーのユーザー名とパスワードを指定します。記号は %XX の形式で書きます。PowerShell では `$env:HTTPS_PROXY = \"http://<user>:<password>@<proxy-host>:<port>\"` です。",
            },
        ),
        Step::by_hand(
            Applicability::AskAdmin,
            text! {
                en: "If the proxy server accepts only Windows sign-in (NTLM or Kerberos), the CLI cannot do that. Ask for an exception for {registry}, login.microsoftonline.com and management.azure.com, or use a local relay that signs in for you.",
                ja: "プロキシ サーバーが Windows 認証 (NTLM または Kerberos) だけを受け付ける場合、CLI は対応していません。{registry}、login.microsoftonline.com、management.azure.com を認証の対象外にするよう依頼するか、代わりに認証を行うローカルの中継プログラムを使用します。",
            },
        ),
    ],
    links: &[
        "https://learn.microsoft.com/azure/developer/python/sdk/azure-sdk-configure-proxy",
        "https://learn.microsoft.com/azure/container-registry/container-registry-firewall-access-rules",
    ],
    example: example!("proxy_authentication"),
};
