//! The certificate is signed by itself.

use super::connection_timeout::of_registry;
use crate::catalog::prelude::*;

pub(super) const CAUSE: Cause = Cause {
    id: "tls_self_signed_certificate",
    layer: Layer::Way,
    harm: Harm::Breaks,
    signs: &[
        Sign::sure(On::Fact(Fact::Tls(TlsFault::SelfSigned)), &[]).when(of_registry),
        Sign::sure(On::Any, &["verify failed: self-signed certificate ("]).when(of_registry),
        Sign::sure(On::Any, &["verify failed: self signed certificate ("]).when(of_registry),
    ],
    follows: &[],
    title: text! {
        en: "The server shows a certificate that it signed itself",
        ja: "サーバーが自己署名証明書を提示しています",
    },
    why: text! {
        en: "An Azure registry never shows such a certificate. Something else answers at this address: a proxy server or gateway with the certificate it was installed with, or a test server that DNS or the hosts file points to.",
        ja: "Azure のレジストリが自己署名証明書を提示することはありません。初期設定の証明書のままのプロキシやゲートウェイか、DNS または hosts ファイルが指す別のサーバーが応答しています。",
    },
    tell: Some(Step::run(
        "az rest --method get --url https://{registry}/v2/ --skip-authorization-header",
        text! {
            en: "This is the cause if the answer says \"self-signed certificate\" without \"in certificate chain\". Any HTTP answer, Unauthorized too, means that TLS works.",
            ja: "\"in certificate chain\" の付かない \"self-signed certificate\" が表示されれば、これが原因です。HTTP の応答が返れば (Unauthorized でも) TLS は正常です。",
        },
    )),
    fixes: &[
        Step::run(
            "nslookup {login_host}",
            text! {
                en: "See where the name leads. A private address must be that of the registry's private endpoint. Look into the hosts file too.",
                ja: "名前の解決先を確認します。プライベート アドレスの場合は、レジストリのプライベート エンドポイントのものである必要があります。hosts ファイルも確認します。",
            },
        ),
        Step::by_hand(
            Applicability::AskAdmin,
            text! {
                en: "If a gateway or proxy server of yours answers there, ask whoever runs it to pass TLS to {registry} through untouched, or to install a certificate of a trusted authority.",
                ja: "社内のゲートウェイやプロキシ サーバーが応答している場合は、{registry} への TLS をそのまま通過させるか、信頼された発行元の証明書を導入するよう、管理者に依頼します。",
            },
        ),
    ],
    links: &[
        "https://aka.ms/acr/errors#connectivity_ssl_error",
        "https://learn.microsoft.com/cli/azure/use-cli-effectively#work-behind-a-proxy",
    ],
    example: example!("tls_self_signed_certificate"),
};
