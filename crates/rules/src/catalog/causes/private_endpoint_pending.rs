//! The private endpoint waits for approval.

use crate::catalog::prelude::*;

pub(super) static CAUSE: Cause = Cause {
    id: "private_endpoint_pending",
    layer: Layer::Name,
    harm: Harm::Breaks,
    signs: &[Sign::sure(On::Check(Check::PrivateEndpointDns), &["list index out of range"])],
    follows: &[],
    title: text! {
        en: "The private endpoint is not approved yet",
        ja: "プライベート エンドポイントが承認されていません",
    },
    why: text! {
        en: "The CLI crashed while it read the addresses of a private endpoint that has none. That happens while its connection waits for approval or was rejected.",
        ja: "アドレスのないプライベート エンドポイントを読み取る途中で CLI が異常終了しました。接続が承認待ちか拒否された状態で発生します。",
    },
    tell: None,
    fixes: &[Step::run("az acr private-endpoint-connection list --registry-name {name} --query \"[].{name:name, state:privateLinkServiceConnectionState.status}\" --output table", text! { en: "See which connection is Pending or Rejected.", ja: "Pending または Rejected の接続を確認します。" }), Step::ask_admin("az acr private-endpoint-connection approve --registry-name {name} --name <connection>", text! { en: "Approve it.", ja: "接続を承認します。" })],
    links: &["https://learn.microsoft.com/azure/container-registry/container-registry-private-link"],
    example: example!("private_endpoint_pending"),
};
