//! Only the proxy server can resolve public names.

use super::dns_nxdomain::of_registry;
use crate::catalog::prelude::*;

pub(super) const CAUSE: Cause = Cause {
    id: "dns_only_through_proxy",
    layer: Layer::Name,
    harm: Harm::Warns,
    signs: &[
        // What has no address here answers all the same: somebody else resolved the name.
        Sign::sure(On::Check(Check::Dns), &[])
            .when(answers_unresolved),
        Sign::possible(On::Fact(Fact::Dns(DnsFault::NoSuchName)), &[]).when(of_registry),
    ],
    follows: &[],
    title: text! {
        en: "Only the proxy server can resolve the registry's name",
        ja: "レジストリの名前をプロキシ サーバーしか解決できません",
    },
    why: text! {
        en: "In some networks only the proxy server resolves public names. check-health looks the name up without the proxy and stops here, while `az acr login` and docker can work through it.",
        ja: "パブリックな名前をプロキシ サーバーだけが解決するネットワークがあります。check-health はプロキシを使わずに名前を解決するため停止しますが、`az acr login` や docker はプロキシ経由で動作することがあります。",
    },
    tell: Some(Step::run(
        "curl -v --connect-timeout 20 https://{registry}/v2/",
        text! {
            en: "curl goes through HTTPS_PROXY. `HTTP/1.1 401` or `HTTP/2 401` from the registry, while `nslookup {login_host}` fails, is this cause: the registry works.",
            ja: "curl は HTTPS_PROXY を使います。レジストリから `HTTP/1.1 401` または `HTTP/2 401` が返り、`nslookup {login_host}` が失敗する場合は、これが原因です。レジストリは正常です。",
        },
    )),
    fixes: &[
        Step::run(
            "az acr login --name {name}",
            text! {
                en: "Go on without check-health: with HTTPS_PROXY set, this signs in through the proxy. docker needs the proxy in its own settings as well.",
                ja: "check-health は使わずに進めます。HTTPS_PROXY を設定していれば、プロキシ経由でサインインできます。docker 側にもプロキシの設定が必要です。",
            },
        ),
        Step::fill_in(
            "export HTTPS_PROXY=http://<proxy-host>:<port>",
            text! {
                en: "If the proxy is not set yet, name it. In PowerShell: `$env:HTTPS_PROXY = \"http://<proxy-host>:<port>\"`.",
                ja: "プロキシが未設定の場合は指定します。PowerShell では `$env:HTTPS_PROXY = \"http://<proxy-host>:<port>\"` です。",
            },
        ),
        Step::by_hand(
            Applicability::AskAdmin,
            text! {
                en: "For check-health itself, ask for azurecr.io to be resolved by the DNS server of this network too.",
                ja: "check-health も使う場合は、このネットワークの DNS サーバーでも azurecr.io を解決できるよう依頼します。",
            },
        ),
    ],
    links: &[
        "https://learn.microsoft.com/cli/azure/use-cli-effectively#work-behind-a-proxy",
        "https://docs.docker.com/engine/daemon/proxy/",
    ],
    example: example!("dns_only_through_proxy"),
};

/// The registry answers, and nothing here has resolved its name. Where curl
/// resolved it by itself, there is no proxy server to thank for the answer.
fn answers_unresolved(evidence: &Evidence, _: &Observation) -> bool {
    evidence.passed(Check::Challenge) && !evidence.passed(Check::Dns)
}
