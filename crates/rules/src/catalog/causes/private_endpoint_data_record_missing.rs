//! The name of the data endpoint has no record.

use super::private_endpoint_dns_public_address::{CLOSING, says};
use crate::catalog::prelude::*;

pub(super) const CAUSE: Cause = Cause {
    id: "private_endpoint_data_record_missing",
    layer: Layer::Name,
    harm: Harm::Breaks,
    signs: &[
        Sign::sure(
            On::Check(Check::PrivateEndpointDns),
            &["Error resolving DNS for", ".data.azurecr."],
        ),
        Sign::sure(On::Check(Check::PrivateEndpointDns), &[CLOSING])
            .when(|evidence, _| data_endpoint_unresolved(evidence)),
        Sign::possible(On::Check(Check::PrivateEndpointDns), &[CLOSING])
            .when(|evidence, _| !says(evidence, "private IP is incorrect")),
        // What docker says when it fetches the layers.
        Sign::sure(On::Any, &[".data.azurecr.", "o such host"]).lacking(&["roxy"]),
        Sign::sure(On::Any, &["Failed to resolve", ".data.azurecr."]).lacking(&["roxy"]),
    ],
    follows: &[],
    title: text! {
        en: "The registry's data endpoint has no DNS record here",
        ja: "データ エンドポイントの DNS レコードがありません",
    },
    why: text! {
        en: "Layers of images come from the data endpoint, a host of its own beside the login server. Its name cannot be resolved here, so sign-in can work while pull and push fail. A private endpoint needs a record for both names.",
        ja: "イメージのレイヤーは、ログイン サーバーとは別のデータ エンドポイントから取得します。その名前を解決できないため、サインインに成功しても pull や push に失敗します。プライベート エンドポイントには両方のレコードが必要です。",
    },
    tell: Some(Step::run(
        "az acr show-endpoints --name {name}",
        text! {
            en: "Lists the data endpoints, one for each region. Look each of them up with `nslookup`: one without an address is this cause.",
            ja: "リージョンごとのデータ エンドポイントを一覧表示します。それぞれを `nslookup` で調べ、アドレスのないものがあれば、これが原因です。",
        },
    )),
    fixes: &[
        Step::ask_admin(
            "az network private-endpoint dns-zone-group create --resource-group <resource-group> --endpoint-name <private-endpoint> --name default --zone-name privatelink-azurecr-io --private-dns-zone <zone-resource-id>",
            text! {
                en: "Let the private endpoint write its records itself: the login server and every data endpoint, also those of replicas that are added later.",
                ja: "プライベート エンドポイントにレコードを登録させます。ログイン サーバーとすべてのデータ エンドポイントが対象で、後から追加したレプリカの分も登録されます。",
            },
        ),
        Step::ask_admin(
            "az network private-dns record-set a add-record --resource-group <resource-group> --zone-name privatelink.azurecr.io --record-set-name {name}.<region>.data --ipv4-address <private-ip>",
            text! {
                en: "Or add the missing record by hand. The address stands in the private endpoint's network interface.",
                ja: "または、不足しているレコードを手動で追加します。アドレスは、プライベート エンドポイントのネットワーク インターフェイスで確認できます。",
            },
        ),
    ],
    links: &[
        "https://learn.microsoft.com/azure/container-registry/container-registry-private-link",
        "https://learn.microsoft.com/azure/container-registry/container-registry-dedicated-data-endpoints",
    ],
    example: example!("private_endpoint_data_record_missing"),
};

/// `--vnet` looked up a data endpoint in vain.
fn data_endpoint_unresolved(evidence: &Evidence) -> bool {
    evidence.observations.iter().any(|seen| {
        let detail = &seen.detail;
        detail.contains("Error resolving DNS for") && detail.contains(".data.azurecr.")
    })
}
