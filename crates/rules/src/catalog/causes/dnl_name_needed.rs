//! The login server carries a domain name label that az could not know.

use crate::catalog::prelude::*;

pub(super) static CAUSE: Cause = Cause {
    id: "dnl_name_needed",
    layer: Layer::Name,
    harm: Harm::Breaks,
    signs: &[],
    follows: &[],
    title: text! {
        en: "The registry's login server has another name",
        ja: "レジストリのログイン サーバー名が異なります",
    },
    why: text! {
        en: "Registries with a domain name label are called name-hash.azurecr.io. When az may not read the registry, it guesses the name without the hash, and that does not exist.",
        ja: "ドメイン名ラベル付きのレジストリの名前は「名前-ハッシュ.azurecr.io」の形式です。az がレジストリを読み取れない場合はハッシュのない名前を推測しますが、その名前は存在しません。",
    },
    tell: Some(Step::run("az acr show --name {name} --query loginServer --output tsv", text! { en: "A name with a dash is the true login server. An authorization error means that you may not read the registry.", ja: "ハイフンを含む名前が表示されれば、それが正しいログイン サーバーです。承認エラーの場合は、レジストリの読み取り権限がありません。" })),
    fixes: &[Step::fill_in("az acr check-health --name <full-login-server> --yes --ignore-errors", text! { en: "Run the check with the full login server.", ja: "完全なログイン サーバー名でチェックを実行します。" }), Step::by_hand(Applicability::AskAdmin, text! { en: "Ask for the Reader role on the registry, so that az can read its name.", ja: "az が名前を読み取れるよう、レジストリの閲覧者ロールを依頼します。" })],
    links: &["https://learn.microsoft.com/azure/container-registry/container-registry-get-started-azure-cli"],
    example: example!("dnl_name_needed"),
};
