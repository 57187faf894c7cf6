//! A private endpoint has no names yet: it was not approved.

use crate::catalog::prelude::*;

pub(super) const CAUSE: Cause = Cause {
    id: "private_endpoint_pending",
    layer: Layer::Name,
    harm: Harm::Breaks,
    signs: &[
        // az takes the first name of an endpoint that has none.
        Sign::sure(
            On::Check(Check::PrivateEndpointDns),
            &["list index out of range"],
        ),
        Sign::sure(On::Any, &["list index out of range"]).when(|evidence, _| evidence.with_vnet),
        Sign::likely(On::Check(Check::PrivateEndpointDns), &["NoneType", "fqdns"]),
    ],
    follows: &[],
    title: text! {
        en: "A private endpoint of the registry is not approved",
        ja: "プライベート エンドポイントが承認されていません",
    },
    why: text! {
        en: "az crashed because a private endpoint in this network has no host names. It gets them only when its connection is approved; until then nothing reaches the registry through it.",
        ja: "このネットワークのプライベート エンドポイントにホスト名がないため、az がクラッシュしました。ホスト名は接続の承認後に割り当てられ、それまでは経由して接続できません。",
    },
    tell: None,
    fixes: &[
        Step::run(
            "az acr private-endpoint-connection list --registry-name {name} --query \"[].{name:name, state:privateLinkServiceConnectionState.status}\" --output table",
            text! {
                en: "Look for a connection whose state is Pending, Rejected or Disconnected, and note its name.",
                ja: "状態が Pending、Rejected、Disconnected の接続を探し、名前を控えます。",
            },
        ),
        Step::ask_admin(
            "az acr private-endpoint-connection approve --registry-name {name} --name <connection-name>",
            text! {
                en: "Approve a pending connection (needs the right to change the registry). One that was rejected or disconnected must be created anew.",
                ja: "保留中の接続を承認します (レジストリを変更する権限が必要です)。Rejected と Disconnected の接続は、作成し直す必要があります。",
            },
        ),
    ],
    links: &[
        "https://learn.microsoft.com/azure/private-link/manage-private-endpoint",
        "https://learn.microsoft.com/cli/azure/acr/private-endpoint-connection",
    ],
    example: example!("private_endpoint_pending"),
};
