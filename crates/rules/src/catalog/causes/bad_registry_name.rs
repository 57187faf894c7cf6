//! az refuses the name before it asks anybody.

use crate::catalog::prelude::*;

pub(super) const CAUSE: Cause = Cause {
    id: "bad_registry_name",
    layer: Layer::Az,
    harm: Harm::Breaks,
    signs: &[
        Sign::sure(On::Any, &["names may contain only alpha numeric"]).when(is_no_login_server),
        Sign::sure(On::Any, &["login server suffix is not valid"]),
    ],
    follows: &[],
    title: text! {
        en: "az refuses the registry name that was given",
        ja: "指定されたレジストリ名の形式が正しくありません",
    },
    why: text! {
        en: "az refused it before it asked anybody. A registry name has 5 to 50 letters and digits. A login server is accepted only with the suffix of the cloud that az is set to, and with it once.",
        ja: "az が問い合わせの前に拒否しました。レジストリ名は 5 から 50 文字の英数字です。ログイン サーバー名は、az が使うクラウドのサフィックスが 1 つだけ付いている場合に限り指定できます。",
    },
    tell: None,
    fixes: &[
        Step::run(
            "az acr list --query \"[].{name:name, loginServer:loginServer}\" --output table",
            text! {
                en: "Copy the name from this list, without quotes, angle brackets or `https://`.",
                ja: "この一覧から名前をコピーします。引用符、山かっこ、`https://` は付けません。",
            },
        ),
        Step::run(
            "az cloud show --query \"{cloud:name, suffix:suffixes.acrLoginServerEndpoint}\"",
            text! {
                en: "If your registry has another suffix than this one, az is set to another cloud: change it with `az cloud set`.",
                ja: "レジストリのサフィックスがこの値と異なる場合、az は別のクラウドを使っています。`az cloud set` で切り替えます。",
            },
        ),
    ],
    links: &[
        "https://learn.microsoft.com/azure/azure-resource-manager/management/resource-name-rules",
        "https://learn.microsoft.com/cli/azure/acr#az-acr-check-health",
    ],
    example: example!("bad_registry_name"),
};

/// No login server stands in the command, as far as the text shows it.
fn is_no_login_server(evidence: &Evidence, _: &Observation) -> bool {
    !evidence
        .command
        .as_ref()
        .is_some_and(|command| command.contains(".azurecr."))
}
