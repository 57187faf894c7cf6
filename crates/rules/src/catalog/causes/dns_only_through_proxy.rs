//! Names of the internet resolve only at the proxy; az looks up the name itself.

use crate::catalog::prelude::*;

pub(super) static CAUSE: Cause = Cause {
    id: "dns_only_through_proxy",
    layer: Layer::Name,
    harm: Harm::Breaks,
    signs: &[],
    follows: &[],
    title: text! {
        en: "Only the proxy resolves names of the internet",
        ja: "インターネットの名前を解決できるのはプロキシだけです",
    },
    why: text! {
        en: "On many company networks machines cannot resolve outside names; the proxy does it for them. az looks the name up directly, so its check fails although requests through the proxy work.",
        ja: "社内ネットワークでは、端末が外部の名前を解決できず、プロキシが代わりに解決する構成がよくあります。az は直接名前を解決するため、プロキシ経由の通信が可能でもこのチェックは失敗します。",
    },
    tell: Some(Step::run("curl -sS -o /dev/null -w \"%{http_code}\" https://{registry}/v2/", text! { en: "Send a request through the proxy that the environment names. 401 means that the registry is reached through the proxy and only this check fails.", ja: "環境変数のプロキシ経由で要求を送信します。401 と表示されれば、プロキシ経由でレジストリに到達しており、失敗しているのはこのチェックだけです。" })),
    fixes: &[Step::run("az acr login --name {name} --expose-token --output none", text! { en: "If this succeeds, work on: the DNS check is a false alarm behind this proxy.", ja: "成功すれば、そのまま作業できます。このプロキシ環境での DNS チェックのエラーは誤検知です。" }), Step::by_hand(Applicability::AskAdmin, text! { en: "Or have the network resolve *.azurecr.io for this machine.", ja: "または、この端末から *.azurecr.io を解決できるよう、ネットワークの管理者に依頼します。" })],
    links: &["https://learn.microsoft.com/azure/container-registry/container-registry-troubleshoot-access", "https://learn.microsoft.com/cli/azure/use-azure-cli-successfully-troubleshooting"],
    example: example!("dns_only_through_proxy"),
};
