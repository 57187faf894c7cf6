//! A record of the private zone is missing, mostly that of the data endpoint.

use crate::catalog::prelude::*;

pub(super) static CAUSE: Cause = Cause {
    id: "private_endpoint_data_record_missing",
    layer: Layer::Name,
    harm: Harm::Breaks,
    signs: &[Sign::sure(On::Check(Check::PrivateEndpointDns), &["Error resolving DNS for "])],
    follows: &[],
    title: text! {
        en: "A name of the private endpoint does not resolve",
        ja: "プライベート エンドポイントの名前を解決できません",
    },
    why: text! {
        en: "{host} has no address here. A private endpoint needs a record for the registry and one for its data endpoint in each region; without the latter, sign-in works and pulls hang.",
        ja: "{host} のアドレスが見つかりません。プライベート エンドポイントには、レジストリ用に加えて、リージョンごとのデータ エンドポイント用のレコードも必要です。後者がないと、サインインできてもプルが止まります。",
    },
    tell: None,
    fixes: &[Step::run("nslookup {host}", text! { en: "See whether the record is there now.", ja: "レコードが存在するかを確認します。" }), Step::ask_admin("az network private-dns record-set a list --resource-group <resource-group> --zone-name privatelink.azurecr.io --output table", text! { en: "List the records of the private zone; add the one that is missing, with the address of the private endpoint.", ja: "プライベート DNS ゾーンのレコードを確認し、足りないレコードをプライベート エンドポイントのアドレスで追加します。" })],
    links: &["https://learn.microsoft.com/azure/container-registry/container-registry-private-link"],
    example: example!("private_endpoint_data_record_missing"),
};
