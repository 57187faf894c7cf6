//! The resolver fails.

use crate::catalog::prelude::*;

pub(super) static CAUSE: Cause = Cause {
    id: "dns_server_failure",
    layer: Layer::Name,
    harm: Harm::Breaks,
    signs: &[Sign::sure(On::Fact(Fact::Dns(DnsFault::ServerFailure)), &[])],
    follows: &[],
    title: text! {
        en: "The DNS server of this machine fails",
        ja: "この端末の DNS サーバーでエラーが発生しています",
    },
    why: text! {
        en: "The resolver was reached and could not do its work, so it has no address for {registry}. Other names usually fail as well.",
        ja: "DNS サーバーには到達しましたが、サーバー側の問題で {registry} のアドレスを取得できません。通常は他の名前も解決できなくなります。",
    },
    tell: Some(Step::run("nslookup mcr.microsoft.com", text! { en: "Look up another name. SERVFAIL for it too means that the resolver is ill; an answer means that only this name fails.", ja: "別の名前を解決します。こちらも SERVFAIL なら DNS サーバーの障害です。応答があれば、この名前だけの問題です。" })),
    fixes: &[Step::ask_admin("nslookup {registry} 1.1.1.1", text! { en: "If a public resolver answers, have the DNS server of this network repaired, or use another one.", ja: "パブリック DNS で解決できる場合は、ネットワークの DNS サーバーの修復を依頼するか、別の DNS を使用します。" })],
    links: &["https://learn.microsoft.com/azure/container-registry/container-registry-troubleshoot-access"],
    example: example!("dns_server_failure"),
};
