//! A question was asked where nobody can answer.

use crate::catalog::prelude::*;

pub(super) const CAUSE: Cause = Cause {
    id: "no_terminal_for_prompt",
    layer: Layer::Az,
    harm: Harm::Breaks,
    signs: &[
        Sign::sure(On::Any, &["NoTTYException"]),
        Sign::sure(On::Any, &["no tty available"]),
        // After "Unable to authenticate" it is the end of a failed sign-in, not its cause.
        Sign::sure(On::Any, &["username and password in non-interactive mode"])
            .lacking(&["Unable to authenticate"]),
        // Docker's own question.
        Sign::sure(On::Any, &["from a non TTY device"]),
    ],
    follows: &[],
    title: text! {
        en: "The command asked a question, and no terminal was there to answer",
        ja: "確認や入力に応答できる端末がありません",
    },
    why: text! {
        en: "The command wants an answer or a password, and runs where nobody can type: in a pipeline, a script, or a container without a terminal. So it stopped. This says nothing about the registry.",
        ja: "コマンドが確認またはパスワードの入力を求めましたが、パイプラインやスクリプトなど、入力できない環境で実行されたため停止しました。レジストリの状態とは関係ありません。",
    },
    tell: None,
    fixes: &[
        Step::run(
            "az acr check-health --name {name} --yes --ignore-errors",
            text! {
                en: "`--yes` answers the question whether to pull the sample image.",
                ja: "`--yes` を付けると、サンプル イメージをプルするかどうかの確認が省略されます。",
            },
        ),
        Step::fill_in(
            "docker login {registry} --username <user> --password-stdin",
            text! {
                en: "For a sign-in with a password: hand it over on standard input, from a secret of the pipeline.",
                ja: "パスワードでサインインする場合は、パイプラインのシークレットから標準入力で渡します。",
            },
        ),
    ],
    links: &[
        "https://learn.microsoft.com/azure/container-registry/container-registry-check-health",
        "https://learn.microsoft.com/azure/container-registry/container-registry-authentication",
    ],
    example: example!("no_terminal_for_prompt"),
};
