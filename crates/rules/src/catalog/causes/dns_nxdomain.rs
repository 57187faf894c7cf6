//! The registry exists, and the resolver of this machine does not know its name.

use crate::catalog::prelude::*;

pub(super) static CAUSE: Cause = Cause {
    id: "dns_nxdomain",
    layer: Layer::Name,
    harm: Harm::Breaks,
    signs: &[Sign::sure(On::Fact(Fact::Dns(DnsFault::NoSuchName)), &[])],
    follows: &[],
    title: text! {
        en: "This machine's DNS does not know the registry",
        ja: "この端末の DNS でレジストリの名前が見つかりません",
    },
    why: text! {
        en: "The name {registry} has no address here. The registry may exist and be known to other resolvers only, for example to a private DNS zone or to the public DNS.",
        ja: "この端末では {registry} のアドレスが見つかりません。レジストリが存在していても、プライベート DNS ゾーンやパブリック DNS など、別の DNS だけが名前を知っている場合があります。",
    },
    tell: Some(Step::run("nslookup {registry} 1.1.1.1", text! { en: "Ask a public resolver. An address means that the resolver of this machine is the problem; NXDOMAIN there too means that the name is wrong or the registry is gone.", ja: "パブリック DNS に問い合わせます。アドレスが返れば、この端末の DNS 側の問題です。こちらも NXDOMAIN なら、名前が誤っているか、レジストリが存在しません。" })),
    fixes: &[Step::run("nslookup {registry}", text! { en: "See which resolver answers here and what it says. On a VPN or a company network, tell its administrator the name.", ja: "この端末がどの DNS に問い合わせ、どう応答されたかを確認します。VPN や社内ネットワークの場合は、管理者にこの名前を伝えてください。" }), Step::run("az acr show --name {name} --query loginServer --output tsv", text! { en: "See the registry's true login server, as Azure knows it.", ja: "Azure に登録されている正しいログイン サーバー名を確認します。" })],
    links: &["https://learn.microsoft.com/azure/container-registry/container-registry-troubleshoot-access"],
    example: example!("dns_nxdomain"),
};
