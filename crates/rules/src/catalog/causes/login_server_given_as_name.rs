//! `--name` was given the login server, and this version of az cannot take it apart.

use crate::catalog::prelude::*;

pub(super) const CAUSE: Cause = Cause {
    id: "login_server_given_as_name",
    layer: Layer::Az,
    harm: Harm::Breaks,
    // Newer versions say that the suffix is "automatically omitted": that is no fault.
    signs: &[
        Sign::sure(On::Any, &["names may contain only alpha numeric"]).when(is_login_server),
        Sign::sure(On::Any, &[".azurecr.io.azurecr."]),
        Sign::sure(On::Any, &[".azurecr.cn.azurecr."]),
        Sign::sure(On::Any, &[".azurecr.us.azurecr."]),
    ],
    follows: &[],
    title: text! {
        en: "The login server was given where az wants the registry name",
        ja: "レジストリ名の代わりにログイン サーバー名が指定されています",
    },
    why: text! {
        en: "`--name` takes the registry's name alone. az took the whole login server for a name: it refused it, or added the suffix a second time and looked for a host that does not exist.",
        ja: "`--name` にはレジストリ名だけを指定します。ログイン サーバー名全体が名前として扱われ、拒否されたか、サフィックスが二重に付いて存在しないホストが検索されました。",
    },
    tell: None,
    fixes: &[
        Step::fill_in(
            "az acr check-health --name <name> --yes --ignore-errors",
            text! {
                en: "Give the part before the first dot, and of that only what stands before a dash, if there is one.",
                ja: "最初のドットより前の部分だけを指定します。ダッシュがある場合は、さらにその前までを指定します。",
            },
        ),
        Step::run(
            "az upgrade",
            text! {
                en: "Newer versions take the login server too, and cut the suffix off.",
                ja: "新しいバージョンでは、ログイン サーバー名を指定してもサフィックスが自動的に除かれます。",
            },
        ),
    ],
    links: &["https://learn.microsoft.com/cli/azure/acr#az-acr-check-health"],
    example: example!("login_server_given_as_name"),
};

/// A login server stands in the command.
fn is_login_server(evidence: &Evidence, _: &Observation) -> bool {
    evidence
        .command
        .as_ref()
        .is_some_and(|command| command.contains(".azurecr."))
}
