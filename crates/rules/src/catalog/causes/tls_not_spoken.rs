//! The other side does not speak TLS.

use super::connection_timeout::of_registry;
use crate::catalog::prelude::*;

pub(super) const CAUSE: Cause = Cause {
    id: "tls_not_spoken",
    layer: Layer::Way,
    harm: Harm::Breaks,
    signs: &[
        Sign::sure(On::Fact(Fact::Tls(TlsFault::NotTls)), &[]).when(of_registry),
        Sign::sure(On::Any, &["proxy appears to only use HTTP"]),
        Sign::sure(On::Any, &["SSL: UNKNOWN_PROTOCOL"]),
        Sign::sure(On::Any, &["record layer failure"]),
        Sign::sure(On::Any, &[".azurecr.", "look like a TLS handshake"]),
        Sign::sure(On::Any, &[".azurecr.", "HTTP response to HTTPS client"]),
    ],
    follows: &[],
    title: text! {
        en: "The other side does not speak TLS",
        ja: "接続先が TLS に対応していません",
    },
    why: text! {
        en: "Where TLS should begin, the other side sent something else. Mostly HTTPS_PROXY begins with https:// and the proxy server speaks plain HTTP, or a filter answers with a page that is not encrypted.",
        ja: "TLS を開始すべきところで、別のデータが返されました。多くは、HTTP で応答するプロキシ サーバーを HTTPS_PROXY に https:// で指定しているか、フィルターが暗号化されていないページを返しています。",
    },
    tell: Some(Step::run(
        "az rest --method get --url https://{registry}/v2/ --skip-authorization-header",
        text! {
            en: "This is the cause if the answer says \"wrong version number\" or \"appears to only use HTTP\". Any HTTP answer, Unauthorized too, means that TLS works.",
            ja: "\"wrong version number\" または \"appears to only use HTTP\" と表示されれば、これが原因です。HTTP の応答が返れば (Unauthorized でも) TLS は正常です。",
        },
    )),
    fixes: &[
        Step::fill_in(
            "export HTTPS_PROXY=http://<proxy-host>:<port>",
            text! {
                en: "If you use a proxy server, write its address with http://, also for HTTPS traffic. In PowerShell: `$env:HTTPS_PROXY = \"http://<proxy-host>:<port>\"`.",
                ja: "プロキシ サーバーを使用する場合は、HTTPS 通信用でもアドレスを http:// で指定します。PowerShell では `$env:HTTPS_PROXY = \"http://<proxy-host>:<port>\"` です。",
            },
        ),
        Step::run(
            "nslookup {login_host}",
            text! {
                en: "Without a proxy server: see where the name leads. An address that you do not know means a wrong DNS record, hosts file or filter.",
                ja: "プロキシ サーバーを使用しない場合は、名前の解決先を確認します。心当たりのないアドレスであれば、DNS レコード、hosts ファイル、フィルターのいずれかに問題があります。",
            },
        ),
    ],
    links: &[
        "https://learn.microsoft.com/azure/developer/python/sdk/azure-sdk-configure-proxy",
        "https://aka.ms/acr/errors#connectivity_ssl_error",
    ],
    example: example!("tls_not_spoken"),
};
