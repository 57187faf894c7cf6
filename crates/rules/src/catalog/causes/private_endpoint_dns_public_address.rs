//! The registry's name leads to a public address where a private one is expected.

use crate::catalog::prelude::*;

pub(super) static CAUSE: Cause = Cause {
    id: "private_endpoint_dns_public_address",
    layer: Layer::Name,
    harm: Harm::Breaks,
    signs: &[Sign::sure(On::Check(Check::PrivateEndpointDns), &["through private IP is incorrect"])],
    follows: &[],
    title: text! {
        en: "The name leads to the public address, not to the private endpoint",
        ja: "名前がプライベート エンドポイントではない IP アドレスに解決されています",
    },
    why: text! {
        en: "The registry has a private endpoint, but this machine's DNS gives another address than the private one. Requests take the public way, and the registry may refuse them.",
        ja: "レジストリにはプライベート エンドポイントがありますが、この端末の DNS は別の IP アドレスを返しています。要求がパブリック経路を通るため、レジストリに拒否されることがあります。",
    },
    tell: None,
    fixes: &[Step::run("nslookup {registry}", text! { en: "See the address that this machine gets. It should be {expected_ip}.", ja: "この端末で得られるアドレスを確認します。本来は {expected_ip} です。" }), Step::ask_admin("az network private-dns link vnet create --resource-group <resource-group> --zone-name privatelink.azurecr.io --name {name}-link --virtual-network <vnet> --registration-enabled false", text! { en: "Link the private DNS zone to the virtual network of this machine.", ja: "プライベート DNS ゾーンを、この端末の仮想ネットワークにリンクします。" })],
    links: &["https://learn.microsoft.com/azure/container-registry/container-registry-private-link"],
    example: example!("private_endpoint_dns_public_address"),
};
