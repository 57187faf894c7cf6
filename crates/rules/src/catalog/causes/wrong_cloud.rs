//! az is set to another cloud than the registry's.

use crate::catalog::prelude::*;

/// The domains of registries in Azure's clouds.
const DOMAINS: &[&str] = &[
    ".azurecr.io",
    ".azurecr.cn",
    ".azurecr.us",
    ".azurecr.de",
    ".azurecr.sovcloud-azure.fr",
];

pub(super) const CAUSE: Cause = Cause {
    id: "wrong_cloud",
    layer: Layer::Name,
    harm: Harm::Breaks,
    signs: &[
        Sign::sure(On::Code(Code::ConnectivityDns), &[]).when(asked_for_another),
        Sign::sure(On::Any, &["login server suffix is not valid"]).when(asked_for_another),
        // 90038, 900381, 900382: the tenant or the application is at home in another cloud.
        Sign::sure(On::Any, &["AADSTS90038"]),
        Sign::possible(On::Any, &["AADSTS90002:"]),
    ],
    follows: &[],
    title: text! {
        en: "az is set to another Azure cloud than the registry's",
        ja: "az のクラウドがレジストリのクラウドと異なります",
    },
    why: text! {
        en: "The public cloud, Azure in China and the government clouds have their own sign-in, and their own registry names. az looks only in the cloud that it is set to, and ends the name in that cloud's suffix.",
        ja: "パブリック クラウド、中国の Azure、政府機関向けクラウドでは、サインインもレジストリのドメインも別です。az は設定されたクラウドだけを検索し、そのサフィックスを名前に付けます。",
    },
    tell: Some(Step::run(
        "az cloud show --query \"{cloud:name, suffix:suffixes.acrLoginServerEndpoint}\"",
        text! {
            en: "If the suffix is not the end of your registry's login server (.azurecr.io, .azurecr.cn, .azurecr.us), this is the cause.",
            ja: "suffix がレジストリのログイン サーバーの末尾 (.azurecr.io、.azurecr.cn、.azurecr.us) と異なる場合は、これが原因です。",
        },
    )),
    fixes: &[
        Step::fill_in(
            "az cloud set --name <cloud>",
            text! {
                en: "Switch to the registry's cloud: AzureCloud for .azurecr.io, AzureChinaCloud for .azurecr.cn, AzureUSGovernment for .azurecr.us.",
                ja: "レジストリのクラウドに切り替えます。.azurecr.io は AzureCloud、.azurecr.cn は AzureChinaCloud、.azurecr.us は AzureUSGovernment です。",
            },
        ),
        Step::run(
            "az login",
            text! {
                en: "Sign in to that cloud. Each cloud has its own accounts.",
                ja: "切り替えたクラウドにサインインします。アカウントはクラウドごとに異なります。",
            },
        ),
    ],
    links: &[
        "https://learn.microsoft.com/cli/azure/manage-clouds-azure-cli",
        "https://aka.ms/acr/errors#connectivity_dns_error",
    ],
    example: example!("wrong_cloud"),
};

/// The command names a registry of another cloud than az speaks of.
fn asked_for_another(evidence: &Evidence, seen: &Observation) -> bool {
    let command = evidence.command.as_deref().unwrap_or_default();
    let spoken = DOMAINS.iter().find(|domain| seen.detail.contains(**domain));
    let asked = DOMAINS.iter().find(|domain| command.contains(**domain));
    spoken
        .zip(asked)
        .is_some_and(|(spoken, asked)| spoken != asked)
}
