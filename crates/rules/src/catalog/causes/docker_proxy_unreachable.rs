//! The proxy server that the daemon uses lets nothing through.

use super::mcr_unreachable_timeout::of_sample_image;
use crate::catalog::prelude::*;

pub(super) const CAUSE: Cause = Cause {
    id: "docker_proxy_unreachable",
    layer: Layer::Docker,
    harm: Harm::Breaks,
    signs: &[
        Sign::sure(On::Any, &["proxyconnect tcp"]).lacking(&["Proxy Authentication"]),
        Sign::likely(On::Check(Check::DockerPull), &[": Bad Gateway"]).when(of_sample_image),
        Sign::likely(On::Check(Check::DockerPull), &[": Service Unavailable"])
            .when(of_sample_image),
        Sign::likely(On::Check(Check::DockerPull), &[": Gateway Timeout"]).when(of_sample_image),
    ],
    follows: &[],
    title: text! {
        en: "Docker cannot get through its proxy server",
        ja: "Docker がプロキシ サーバーを経由して接続できません",
    },
    why: text! {
        en: "The daemon is set to go through a proxy server and gets no connection that way. It has proxy settings of its own, apart from those of your shell and of az.",
        ja: "デーモンはプロキシ サーバーを使う設定になっていますが、接続できていません。デーモンのプロキシ設定は、シェルや az の設定とは別のものです。",
    },
    tell: Some(Step::run(
        "docker info",
        text! {
            en: "\"HTTP Proxy\" and \"HTTPS Proxy\" show the addresses that the daemon uses. None there means that this is not the cause.",
            ja: "\"HTTP Proxy\" と \"HTTPS Proxy\" に、デーモンが使用するアドレスが表示されます。表示されなければ、これは原因ではありません。",
        },
    )),
    fixes: &[
        Step::run(
            "sudo systemctl edit docker",
            text! {
                en: "On Linux, correct or remove HTTP_PROXY and HTTPS_PROXY there, then restart the service. The address nearly always begins with http://, for HTTPS_PROXY too.",
                ja: "Linux では、HTTP_PROXY と HTTPS_PROXY を修正または削除し、サービスを再起動します。HTTPS_PROXY でも、アドレスはほとんどの場合 http:// で始まります。",
            },
        ),
        Step::by_hand(
            Applicability::Run,
            text! {
                en: "In Docker Desktop, correct it in Settings, Resources, Proxies, and apply.",
                ja: "Docker Desktop では、Settings の Resources にある Proxies で修正して適用します。",
            },
        ),
        Step::by_hand(
            Applicability::AskAdmin,
            text! {
                en: "If the address is right, ask whoever runs the proxy server why it does not connect you.",
                ja: "アドレスが正しい場合は、接続できない理由をプロキシ サーバーの管理者に確認します。",
            },
        ),
    ],
    links: &["https://docs.docker.com/engine/daemon/proxy/"],
    example: example!("docker_proxy_unreachable"),
};
