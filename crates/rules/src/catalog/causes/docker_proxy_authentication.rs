//! The proxy server that the daemon uses wants a sign-in.

use crate::catalog::prelude::*;

pub(super) const CAUSE: Cause = Cause {
    id: "docker_proxy_authentication",
    layer: Layer::Docker,
    harm: Harm::Breaks,
    signs: &[
        Sign::sure(On::Docker, &["Proxy Authentication"]),
        Sign::sure(On::Docker, &["authenticationrequired"]),
    ],
    follows: &[],
    title: text! {
        en: "The proxy server wants a sign-in that Docker does not send",
        ja: "プロキシ サーバーが Docker に認証を求めています",
    },
    why: text! {
        en: "The proxy server on Docker's way answered 407: it wants a user name and password. Docker does not take over the sign-in of your browser or of Windows.",
        ja: "Docker の経路にあるプロキシ サーバーが 407 を返し、ユーザー名とパスワードを求めています。Docker は、ブラウザーや Windows のサインインを引き継ぎません。",
    },
    tell: Some(Step::run(
        "docker info",
        text! {
            en: "\"HTTP Proxy\" and \"HTTPS Proxy\" show what the daemon uses. An address without a user name before the host has no sign-in to send.",
            ja: "\"HTTP Proxy\" と \"HTTPS Proxy\" に、デーモンが使用するアドレスが表示されます。ホスト名の前にユーザー名がなければ、認証情報は送信されません。",
        },
    )),
    fixes: &[
        Step::by_hand(
            Applicability::AskAdmin,
            text! {
                en: "Ask whoever runs the proxy server to let {registry}, mcr.microsoft.com and *.data.mcr.microsoft.com through without a sign-in.",
                ja: "{registry}、mcr.microsoft.com、*.data.mcr.microsoft.com を認証なしで通すよう、プロキシ サーバーの管理者に依頼します。",
            },
        ),
        Step::run(
            "sudo systemctl edit docker",
            text! {
                en: "On Linux, write the address as http://user:password@host:port, with special characters percent-encoded, then restart the service. The password stays readable in that file.",
                ja: "Linux では、アドレスを http://user:password@host:port の形式で設定し (特殊文字はパーセント エンコードします)、サービスを再起動します。パスワードはファイルにそのまま残ります。",
            },
        ),
        Step::by_hand(
            Applicability::Run,
            text! {
                en: "In Docker Desktop, enter the address in Settings, Resources, Proxies. It asks for the password itself.",
                ja: "Docker Desktop では、Settings の Resources にある Proxies でアドレスを設定します。パスワードは Docker Desktop が入力を求めます。",
            },
        ),
    ],
    links: &["https://docs.docker.com/engine/daemon/proxy/"],
    example: example!("docker_proxy_authentication"),
};
