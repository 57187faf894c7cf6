//! The challenge sends its reader to a token endpoint that is not the registry's.

use crate::catalog::prelude::*;

pub(super) const CAUSE: Cause = Cause {
    id: "realm_on_another_host",
    layer: Layer::Registry,
    harm: Harm::Breaks,
    signs: &[
        Sign::sure(On::Fact(Fact::ForeignRealm), &[]),
        // A probe says so itself, and knows which ports belong together.
        Sign::sure(On::Passed(Check::Challenge), &["ealm=\"http"]).when(leads_elsewhere),
    ],
    follows: &[],
    title: text! {
        en: "The challenge names a token endpoint that is not the registry's own",
        ja: "チャレンジが、レジストリ以外のトークン エンドポイントを示しています",
    },
    why: text! {
        en: "A registry in Azure hands out its tokens itself, at https://{registry}/oauth2/token. The `realm` in this answer leads elsewhere: a proxy server or a mirror on the way has changed it, or answers in the registry's place. Whoever follows it gives that host the password.",
        ja: "Azure のレジストリは、https://{registry}/oauth2/token で自らトークンを発行します。この応答の `realm` は別の場所を示しています。途中のプロキシやミラーが書き換えたか、代わりに応答しています。従うと、そのホストにパスワードが渡ります。",
    },
    tell: Some(Step::run(
        "curl -v https://{registry}/v2/",
        text! {
            en: "Read `realm` in the header `Www-Authenticate`. Any other host than the registry is this cause.",
            ja: "`Www-Authenticate` ヘッダーの `realm` を確認します。レジストリ以外のホストであれば、これが原因です。",
        },
    )),
    fixes: &[
        Step::by_hand(
            Applicability::Run,
            text! {
                en: "Do not sign in over this network before you know whose host that is.",
                ja: "そのホストの所有者がわかるまで、このネットワークからサインインしないでください。",
            },
        ),
        Step::run(
            "curl -v --noproxy \"*\" https://{registry}/v2/",
            text! {
                en: "Go past the proxy server. If `realm` names the registry here, the proxy server changes it: tell whoever runs it.",
                ja: "プロキシ サーバーを経由せずに試します。`realm` がレジストリを示せば、プロキシ サーバーが書き換えています。管理者に連絡します。",
            },
        ),
        Step::run(
            "nslookup {login_host}",
            text! {
                en: "Without a proxy server: see where the name leads. An address that you do not know means that a DNS record, a hosts file or a mirror answers in the registry's place.",
                ja: "プロキシ サーバーを使用しない場合は、名前の解決先を確認します。心当たりのないアドレスであれば、DNS レコード、hosts ファイル、ミラーのいずれかが代わりに応答しています。",
            },
        ),
    ],
    links: &[
        "https://learn.microsoft.com/azure/container-registry/container-registry-authentication",
        "https://distribution.github.io/distribution/spec/auth/token/",
    ],
    example: example!("realm_on_another_host"),
};

/// The realm that a client printed is on no registry of Azure. Only curl's and
/// OpenSSL's users see the header; the name of a registry has several forms, so
/// the domain decides.
fn leads_elsewhere(evidence: &Evidence, seen: &Observation) -> bool {
    let own = evidence.kind != crate::evidence::Kind::Probe && evidence.registry.is_some();
    let mut realms = seen.detail.split("ealm=\"").skip(1);
    let is_elsewhere = |realm: &str| {
        let host = realm.split_once("://").map_or("", |(_, rest)| rest);
        let host = host.split(['/', '"', '?', ':']).next().unwrap_or_default();
        !host.is_empty() && !host.to_ascii_lowercase().contains(".azurecr.")
    };
    own && realms.any(|realm| is_elsewhere(realm.split('"').next().unwrap_or_default()))
}
