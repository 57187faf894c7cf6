//! Headlines for what no cause of the catalogue says: nothing is broken,
//! nothing is known, nothing is there.

use crate::lang::Language;

/// A headline and what it means.
type Pair = (&'static str, &'static str);

/// The headlines of one language.
pub(super) struct Headlines {
    pub healthy: Pair,
    pub no_registry: Pair,
    pub login_ok: Pair,
    pub refused: Pair,
    pub unreachable: Pair,
    pub partial: Pair,
    pub not_ours: Pair,
    /// Title and explanation of an error that no rule knows, and what to do.
    pub unknown: (&'static str, &'static str, &'static str),
}

impl Headlines {
    /// The headlines in a language.
    pub(super) fn in_language(language: Language) -> &'static Self {
        match language {
            Language::En => &EN,
            Language::Ja => &JA,
        }
    }
}

static EN: Headlines = Headlines {
    healthy: (
        "Nothing is broken: every check passed",
        "{registry} resolves, answers, and gives tokens. The check does not prove that you may pull a particular repository: add --repository to test that.",
    ),
    no_registry: (
        "The tools on this machine are fine; no registry was checked",
        "The command was run without a registry name, so nothing is known of the registry. Run it again with --name.",
    ),
    login_ok: (
        "The sign-in to the registry succeeded",
        "Nothing here is broken.",
    ),
    refused: (
        "The registry refuses your network",
        "{registry} was reached and answered 403: it refuses where you come from, before it asks who you are.",
    ),
    unreachable: (
        "The registry could not be reached",
        "No usable answer came from {registry}. The message does not say whether its name, the connection, TLS or the registry itself is the reason.",
    ),
    partial: (
        "No error in these lines, and no end of the run either",
        "What is here passed. The lines after it are missing, so the rest is not known. Paste the whole output.",
    ),
    not_ours: (
        "This does not look like output of az acr check-health",
        "No line of it is known here. Run the command below and paste everything it prints.",
    ),
    unknown: (
        "An error that is not in the catalogue",
        "The CLI reported an error that is not known here. It said:",
        "Run the check again with --debug. The lines just before the error name the request that failed.",
    ),
};

static JA: Headlines = Headlines {
    healthy: (
        "問題は見つかりませんでした。すべてのチェックに合格しています",
        "{registry} は名前解決でき、応答し、トークンを発行しています。ただし、特定のリポジトリをプルできることまでは確認していません。確認するには --repository を付けて実行します。",
    ),
    no_registry: (
        "この端末のツールは正常です。レジストリは確認されていません",
        "レジストリ名なしで実行されたため、レジストリの状態はわかりません。--name を付けて実行し直してください。",
    ),
    login_ok: (
        "レジストリへのサインインに成功しています",
        "問題は見つかりませんでした。",
    ),
    refused: (
        "レジストリが、お使いのネットワークからのアクセスを拒否しています",
        "{registry} に到達し、403 が返されました。誰がアクセスしたかを確認する前に、接続元を理由に拒否しています。",
    ),
    unreachable: (
        "レジストリに接続できませんでした",
        "{registry} から有効な応答がありませんでした。名前解決、接続、TLS、レジストリのどれが原因かは、このメッセージだけではわかりません。",
    ),
    partial: (
        "この範囲にエラーはありませんが、実行の終わりが含まれていません",
        "含まれているチェックには合格しています。続きの行がないため、残りの結果はわかりません。出力全体を貼り付けてください。",
    ),
    not_ours: (
        "az acr check-health の出力ではないようです",
        "認識できる行がありませんでした。下のコマンドを実行し、表示された内容をすべて貼り付けてください。",
    ),
    unknown: (
        "カタログにないエラーです",
        "CLI が、未登録のエラーを報告しました。メッセージ:",
        "--debug を付けてもう一度実行します。エラーの直前の行に、失敗した要求が表示されます。",
    ),
};
