//! Helm warns that others may read the kubeconfig, and az takes that for an error.

use crate::catalog::prelude::*;

pub(super) const CAUSE: Cause = Cause {
    id: "kubeconfig_permissions",
    layer: Layer::Extras,
    harm: Harm::Harmless,
    // "group-readable", "world-readable". As a warning beside a passed check it is no error.
    signs: &[
        Sign::sure(
            On::Code(Code::HelmCommand),
            &["Kubernetes configuration file", "-readable"],
        ),
        Sign::sure(
            On::Code(Code::HelmVersion),
            &["Kubernetes configuration file", "-readable"],
        ),
    ],
    follows: &[],
    title: text! {
        en: "Helm works; it only warns that others may read your kubeconfig",
        ja: "Helm は正常で、kubeconfig の権限を警告しているだけです",
    },
    why: text! {
        en: "Other users of this machine may read your Kubernetes configuration file. Helm prints a warning, and az takes any such line for a missing Helm. The registry is not affected.",
        ja: "このマシンの他のユーザーが kubeconfig を読み取れるため、Helm が警告を出しています。az はそれを Helm がないものとみなします。レジストリに影響はありません。",
    },
    tell: Some(Step::run(
        "helm --help",
        text! {
            en: "Help text with the warning about the Kubernetes configuration file above it means this one.",
            ja: "ヘルプの前に Kubernetes configuration file についての警告が表示される場合は、この原因です。",
        },
    )),
    fixes: &[
        Step::fill_in(
            "chmod 600 <kubeconfig-path>",
            text! {
                en: "Let only yourself read the file. Its path stands after \"Location:\" in the warning. The check then passes.",
                ja: "ファイルを自分だけが読み取れるようにします。パスは警告の \"Location:\" の後にあります。その後の確認は成功します。",
            },
        ),
        Step::by_hand(
            Applicability::Run,
            text! {
                en: "Or leave it: pulling and pushing images does not depend on it.",
                ja: "そのままでも、イメージのプルとプッシュには影響しません。",
            },
        ),
    ],
    links: &[
        "https://kubernetes.io/docs/concepts/configuration/organize-cluster-access-kubeconfig/",
    ],
    example: example!("kubeconfig_permissions"),
};
