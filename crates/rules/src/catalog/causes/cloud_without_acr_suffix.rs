//! The cloud that az is set to has no suffix for login servers.

use crate::catalog::prelude::*;

pub(super) const CAUSE: Cause = Cause {
    id: "cloud_without_acr_suffix",
    layer: Layer::Az,
    harm: Harm::Breaks,
    signs: &[Sign::sure(On::Any, &["acr_login_server_endpoint"])],
    follows: &[],
    title: text! {
        en: "az is set to a cloud without a suffix for registries",
        ja: "az が使うクラウドにレジストリのサフィックスがありません",
    },
    why: text! {
        en: "For this cloud az knows no suffix of login servers, such as .azurecr.io. That is usual for Azure Stack and other custom clouds; a damaged clouds.config does the same.",
        ja: "このクラウドには、.azurecr.io のようなログイン サーバーのサフィックスが設定されていません。Azure Stack などのカスタム クラウドや、clouds.config の破損で起こります。",
    },
    tell: Some(Step::run(
        "az cloud show --query \"{cloud:name, suffix:suffixes.acrLoginServerEndpoint}\"",
        text! {
            en: "`null` or nothing as suffix proves it. If this is not the cloud of your registry, that is the mistake.",
            ja: "suffix が `null` または空なら、これが原因です。レジストリのクラウドと異なる場合は、クラウドの選択が誤っています。",
        },
    )),
    fixes: &[
        Step::run(
            "az cloud set --name AzureCloud",
            text! {
                en: "For a registry that ends in .azurecr.io: go back to the public cloud, then sign in with `az login`.",
                ja: "末尾が .azurecr.io のレジストリでは、パブリック クラウドに切り替えてから `az login` でサインインします。",
            },
        ),
        Step::fill_in(
            "az cloud update --name <cloud> --suffix-acr-login-server-endpoint <suffix>",
            text! {
                en: "For a registry in a custom cloud: tell az the suffix, with its leading dot. The operator of the cloud knows it.",
                ja: "カスタム クラウドのレジストリでは、先頭のドットを含むサフィックスを設定します。値はクラウドの運用担当者に確認します。",
            },
        ),
    ],
    links: &["https://learn.microsoft.com/cli/azure/manage-clouds-azure-cli"],
    example: example!("cloud_without_acr_suffix"),
};
