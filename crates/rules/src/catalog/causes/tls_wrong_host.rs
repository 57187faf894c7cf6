//! The certificate is for other names.

use super::connection_timeout::of_registry;
use crate::catalog::prelude::*;

pub(super) const CAUSE: Cause = Cause {
    id: "tls_wrong_host",
    layer: Layer::Way,
    harm: Harm::Breaks,
    signs: &[
        Sign::sure(On::Fact(Fact::Tls(TlsFault::WrongHost)), &[]).when(of_registry),
        Sign::sure(On::Any, &["certificate verify failed", "mismatch"]).when(of_registry),
        Sign::sure(
            On::Any,
            &[".azurecr.", "certificate is valid for ", ", not "],
        ),
        Sign::sure(
            On::Any,
            &[".azurecr.", "certificate is not valid for any names"],
        ),
    ],
    follows: &[],
    title: text! {
        en: "The certificate belongs to another host name",
        ja: "証明書が別のホスト名のものです",
    },
    why: text! {
        en: "The server that answered has a certificate without the name that was asked for. DNS or the hosts file leads to a wrong address, a proxy server shows its own certificate, or an alias of the registry was used.",
        ja: "応答したサーバーの証明書に、接続先の名前が含まれていません。DNS や hosts ファイルが誤ったアドレスを指しているか、プロキシ サーバーが自身の証明書を提示しているか、レジストリの別名で接続しています。",
    },
    tell: Some(Step::run(
        "az rest --method get --url https://{registry}/v2/ --skip-authorization-header",
        text! {
            en: "This is the cause if the answer says \"Hostname mismatch\" or \"doesn't match\". Any HTTP answer, Unauthorized too, means that TLS works.",
            ja: "\"Hostname mismatch\" または \"doesn't match\" と表示されれば、これが原因です。HTTP の応答が返れば (Unauthorized でも) TLS は正常です。",
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
        Step::run(
            "az acr show --name {name} --query loginServer --output tsv",
            text! {
                en: "Use exactly this login server. Names of your own and names with privatelink in them are not in the certificate.",
                ja: "ここに表示されるログイン サーバー名をそのまま使用します。独自の別名や privatelink を含む名前は、証明書に含まれていません。",
            },
        ),
        Step::by_hand(
            Applicability::AskAdmin,
            text! {
                en: "If a proxy server or gateway of yours answers there, ask whoever runs it to pass TLS to {registry} through untouched.",
                ja: "社内のプロキシ サーバーやゲートウェイが応答している場合は、{registry} への TLS をそのまま通過させるよう、管理者に依頼します。",
            },
        ),
    ],
    links: &[
        "https://aka.ms/acr/errors#connectivity_ssl_error",
        "https://learn.microsoft.com/azure/container-registry/container-registry-private-link",
    ],
    example: example!("tls_wrong_host"),
};
