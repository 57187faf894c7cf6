//! The certificate comes from an authority that is not known here.

use super::connection_timeout::of_registry;
use crate::catalog::prelude::*;

/// Words that name another fault of the certificate.
const OTHERS: &[&str] = &[
    "has expired",
    "not yet valid",
    "mismatch",
    "doesn't match",
    "self-signed certificate (",
    "self signed certificate (",
];

pub(super) const CAUSE: Cause = Cause {
    id: "tls_interception",
    layer: Layer::Way,
    harm: Harm::Breaks,
    signs: &[
        Sign::sure(On::Fact(Fact::Tls(TlsFault::UnknownIssuer)), &[]).when(of_registry),
        // Python 3.13 is strict about the form of a company's root certificate.
        Sign::sure(
            On::Any,
            &["certificate verify failed", "Authority Key Identifier"],
        ),
        Sign::sure(On::Any, &["certificate verify failed", "Basic Constraints"]),
        Sign::likely(On::Any, &["certificate verify failed"])
            .lacking(OTHERS)
            .when(of_registry),
        Sign::likely(On::Any, &["Certificate verification failed"])
            .lacking(OTHERS)
            .when(of_registry),
        // Somebody has switched the check off to get past it.
        Sign::sure(On::Any, &["Connection verification disabled"]).when(nothing_else),
    ],
    follows: &[],
    title: text! {
        en: "The certificate comes from an authority that is not trusted here",
        ja: "証明書の発行元が、この環境では信頼されていません",
    },
    why: text! {
        en: "Mostly a company proxy, firewall or antivirus program opens TLS and signs it again with an authority of its own. The Azure CLI has its own list of authorities, so a browser can work all the same. Switching the check off only hides it.",
        ja: "多くは、社内のプロキシ、ファイアウォール、ウイルス対策ソフトが TLS を復号し、独自の証明書で署名し直しています。Azure CLI は独自の信頼リストを使うため、ブラウザーでは問題が起きないこともあります。検証を無効にしても問題は残ります。",
    },
    tell: Some(Step::run(
        "az rest --method get --url https://{registry}/v2/ --skip-authorization-header",
        text! {
            en: "This is the cause if the answer says \"self-signed certificate in certificate chain\" or \"unable to get local issuer certificate\". Any HTTP answer, Unauthorized too, means that TLS works.",
            ja: "\"self-signed certificate in certificate chain\" または \"unable to get local issuer certificate\" と表示されれば、これが原因です。HTTP の応答が返れば (Unauthorized でも) TLS は正常です。",
        },
    )),
    fixes: &[
        Step::fill_in(
            "export REQUESTS_CA_BUNDLE=<path-to-bundle.pem>",
            text! {
                en: "Let the CLI trust your company's root certificate: append it (PEM) to a copy of the CLI's cacert.pem and name that file. On Windows: `setx REQUESTS_CA_BUNDLE \"<path-to-bundle.pem>\"`, then open a new window.",
                ja: "社内のルート証明書を CLI に信頼させます。CLI の cacert.pem のコピーに PEM 形式で追記し、そのファイルを指定します。Windows では `setx REQUESTS_CA_BUNDLE \"<path-to-bundle.pem>\"` を実行し、新しいウィンドウを開きます。",
            },
        ),
        Step::by_hand(
            Applicability::AskAdmin,
            text! {
                en: "Ask whoever runs the proxy server for its root certificate as a PEM file, or to leave {registry} uninspected. If the error says \"Missing Authority Key Identifier\" or \"Basic Constraints\", that certificate has to be issued anew.",
                ja: "プロキシ サーバーの管理者に、ルート証明書を PEM ファイルで提供するか、{registry} を検査の対象外にするよう依頼します。\"Missing Authority Key Identifier\" や \"Basic Constraints\" と表示される場合は、証明書の再発行が必要です。",
            },
        ),
        Step::run(
            "unset AZURE_CLI_DISABLE_CONNECTION_VERIFICATION",
            text! {
                en: "If certificate checks are switched off, switch them on again. In PowerShell: `Remove-Item Env:AZURE_CLI_DISABLE_CONNECTION_VERIFICATION`.",
                ja: "証明書の検証を無効にしている場合は、有効に戻します。PowerShell では `Remove-Item Env:AZURE_CLI_DISABLE_CONNECTION_VERIFICATION` です。",
            },
        ),
    ],
    links: &[
        "https://learn.microsoft.com/cli/azure/use-cli-effectively#work-behind-a-proxy",
        "https://aka.ms/acr/errors#connectivity_ssl_error",
    ],
    example: example!("tls_interception"),
};

/// The registry answered all the same: only docker, Helm, Notary and what
/// comes after them may have failed.
fn nothing_else(evidence: &Evidence, _: &Observation) -> bool {
    evidence.observations.iter().all(|seen| {
        seen.outcome != Outcome::Error || seen.is_docker() || seen.check >= Check::HelmCommand
    })
}
