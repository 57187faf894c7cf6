//! Docker does not know who issued the certificate it is shown.

use super::mcr_unreachable_timeout::of_sample_image;
use crate::catalog::prelude::*;

/// Words of a connection to the daemon itself.
const TO_DAEMON: &[&str] = &["error during connect"];

pub(super) const CAUSE: Cause = Cause {
    id: "tls_interception_docker",
    layer: Layer::Docker,
    harm: Harm::Breaks,
    signs: &[
        Sign::sure(On::Any, &["signed by unknown authority"])
            .lacking(TO_DAEMON)
            .when(not_helm),
        Sign::sure(On::Any, &["x509:", "is not trusted"])
            .lacking(TO_DAEMON)
            .when(not_helm),
        Sign::sure(On::Check(Check::DockerPull), &["x509: "])
            .lacking(&["current time"])
            .when(of_sample_image),
    ],
    follows: &[],
    title: text! {
        en: "Docker does not trust the certificate it is shown",
        ja: "Docker が、提示された証明書を信頼していません",
    },
    why: text! {
        en: "Microsoft's registries show publicly trusted certificates. Another issuer means that something on the way opens TLS, mostly a company's proxy server, and that Docker does not know its root certificate.",
        ja: "Microsoft のレジストリの証明書は、公的に信頼されたものです。別の発行者であれば、社内のプロキシ サーバーなどが途中で TLS を復号しており、Docker がそのルート証明書を信頼していません。",
    },
    tell: Some(Step::run(
        "openssl s_client -connect mcr.microsoft.com:443 -servername mcr.microsoft.com",
        text! {
            en: "Read the line \"issuer\". The name of your company or of a security product means interception.",
            ja: "\"issuer\" の行を確認します。会社名やセキュリティ製品の名前があれば、途中で TLS が復号されています。",
        },
    )),
    fixes: &[
        Step::fill_in(
            "sudo cp <company-root-ca>.crt /usr/local/share/ca-certificates/",
            text! {
                en: "On Debian and Ubuntu, then run `sudo update-ca-certificates` and `sudo systemctl restart docker`.",
                ja: "Debian や Ubuntu では、続けて `sudo update-ca-certificates` と `sudo systemctl restart docker` を実行します。",
            },
        ),
        Step::by_hand(
            Applicability::Run,
            text! {
                en: "With Docker Desktop, add the root certificate to the trust store of Windows or macOS and restart Docker Desktop. With Podman, add it inside the Podman machine.",
                ja: "Docker Desktop では、ルート証明書を Windows または macOS の信頼済みストアに追加し、Docker Desktop を再起動します。Podman では、Podman マシンの中に追加します。",
            },
        ),
        Step::by_hand(
            Applicability::AskAdmin,
            text! {
                en: "Or ask for {registry}, mcr.microsoft.com and *.data.mcr.microsoft.com to be left out of the inspection.",
                ja: "または、{registry}、mcr.microsoft.com、*.data.mcr.microsoft.com を検査の対象外にするよう依頼します。",
            },
        ),
    ],
    links: &["https://docs.docker.com/engine/network/ca-certs/"],
    example: example!("tls_interception_docker"),
};

/// What Helm and Notary complain of has causes of its own.
fn not_helm(_: &Evidence, seen: &Observation) -> bool {
    !matches!(
        seen.check,
        Check::HelmCommand | Check::HelmVersion | Check::NotaryCommand | Check::NotaryVersion
    )
}
