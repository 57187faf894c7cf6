//! More than one private endpoint in one virtual network.

use crate::catalog::prelude::*;

pub(super) static CAUSE: Cause = Cause {
    id: "private_endpoint_duplicate",
    layer: Layer::Name,
    harm: Harm::Warns,
    signs: &[Sign::sure(On::Check(Check::PrivateEndpointDns), &["has more than one private endpoint in the vnet"])],
    follows: &[],
    title: text! {
        en: "The virtual network has more than one private endpoint of the registry",
        ja: "仮想ネットワークに同じレジストリのプライベート エンドポイントが複数あります",
    },
    why: text! {
        en: "Both endpoints write records of the same name. Which address a machine gets is a matter of chance.",
        ja: "両方のエンドポイントが同じ名前の DNS レコードを書き込むため、どのアドレスが返されるかが定まりません。",
    },
    tell: None,
    fixes: &[Step::ask_admin("az acr private-endpoint-connection list --registry-name {name} --output table", text! { en: "List the connections and remove the one that is not needed.", ja: "接続を一覧表示し、不要なものを削除します。" })],
    links: &["https://learn.microsoft.com/azure/container-registry/container-registry-private-link"],
    example: example!("private_endpoint_duplicate"),
};
