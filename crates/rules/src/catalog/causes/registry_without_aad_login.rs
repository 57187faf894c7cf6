//! The challenge offers Basic alone.

use crate::catalog::prelude::*;

pub(super) const CAUSE: Cause = Cause {
    id: "registry_without_aad_login",
    layer: Layer::Registry,
    harm: Harm::Breaks,
    signs: &[Sign::sure(
        On::Fact(Fact::Challenge(ChallengeFault::BasicOnly)),
        &[],
    )],
    follows: &[],
    title: text! {
        en: "The registry offers no Microsoft Entra sign-in",
        ja: "レジストリが Microsoft Entra サインインに対応していません",
    },
    why: text! {
        en: "The challenge of the registry offers no token service for Microsoft Entra, only user name and password. Azure's own registries offer both, so this is another kind of registry, or a gateway in front of it has changed the challenge.",
        ja: "チャレンジに Microsoft Entra のトークン サービスがなく、ユーザー名とパスワードでの認証だけが示されました。Azure のレジストリではないか、手前のゲートウェイがチャレンジを書き換えています。",
    },
    tell: Some(Step::run(
        "curl -v https://{registry}/v2/",
        text! {
            en: "Look at the lines `< WWW-Authenticate:`. This is the cause if Basic stands there and Bearer does not.",
            ja: "`< WWW-Authenticate:` の行を確認します。Basic だけがあり、Bearer がなければ、これが原因です。",
        },
    )),
    fixes: &[
        Step::run(
            "docker login {registry}",
            text! {
                en: "Sign in with a user name and password of this registry (the admin user or a token) instead of `az acr login`.",
                ja: "`az acr login` の代わりに、このレジストリのユーザー名とパスワード (管理者ユーザーまたはトークン) でサインインします。",
            },
        ),
        Step::run(
            "curl -v --noproxy \"*\" https://{registry}/v2/",
            text! {
                en: "Go past the proxy server. If the answer is right here, the proxy server or gateway changes it: tell whoever runs it to pass status and headers on untouched.",
                ja: "プロキシ サーバーを経由せずに試します。正しい応答が返されれば、プロキシ サーバーまたはゲートウェイが応答を書き換えています。状態コードとヘッダーを変更せずに渡すよう、管理者に依頼します。",
            },
        ),
    ],
    links: &[
        "https://aka.ms/acr/errors#connectivity_aad_login_error",
        "https://learn.microsoft.com/azure/container-registry/container-registry-authentication",
    ],
    example: example!("registry_without_aad_login"),
};
