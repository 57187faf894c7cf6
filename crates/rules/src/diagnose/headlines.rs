//! Headlines for what no cause of the catalogue says: nothing is broken,
//! nothing is known, nothing is there.

crate::phrases! {
    /// Each headline, and what it means.
    pub(crate) struct Headlines {
        healthy: "Nothing is broken: every check passed" / "問題は見つかりませんでした。すべてのチェックに合格しています",
        healthy_why: "{registry} resolves, answers, and gives tokens. The check does not prove that you may pull a particular repository: add --repository to test that." / "{registry} は名前解決でき、応答し、トークンを発行しています。ただし、特定のリポジトリをプルできることまでは確認していません。確認するには --repository を付けて実行します。",
        no_registry: "The tools on this machine are fine; no registry was checked" / "このマシンのツールは正常です。レジストリは確認されていません",
        no_registry_why: "The command was run without a registry name, so nothing is known of the registry. Run it again with --name." / "レジストリ名なしで実行されたため、レジストリの状態はわかりません。--name を付けて実行し直してください。",
        login_ok: "The sign-in to the registry succeeded" / "レジストリへのサインインに成功しています",
        login_ok_why: "Nothing here is broken." / "問題は見つかりませんでした。",
        refused: "The registry refuses your network" / "レジストリが、お使いのネットワークからのアクセスを拒否しています",
        refused_why: "{registry} was reached and answered 403: it refuses where you come from, before it asks who you are." / "{registry} に到達し、403 が返されました。誰がアクセスしたかを確認する前に、接続元を理由に拒否しています。",
        unreachable: "The registry could not be reached" / "レジストリに接続できませんでした",
        unreachable_why: "No usable answer came from {registry}. The message does not say whether its name, the connection, TLS or the registry itself is the reason." / "{registry} から有効な応答がありませんでした。名前解決、接続、TLS、レジストリのどれが原因かは、このメッセージだけではわかりません。",
        partial: "No error in these lines, and no end of the run either" / "この範囲にエラーはありませんが、実行の終わりが含まれていません",
        partial_why: "What is here passed. The lines after it are missing, so the rest is not known. Paste the whole output." / "含まれているチェックには合格しています。続きの行がないため、残りの結果はわかりません。出力全体を貼り付けてください。",
        not_ours: "This does not look like output of az acr check-health" / "az acr check-health の出力ではないようです",
        not_ours_why: "No line of it is known here. Run the command below and paste everything it prints." / "認識できる行がありませんでした。下のコマンドを実行し、表示された内容をすべて貼り付けてください。",
        // An error that no rule knows, and what to do.
        unknown: "An error that is not in the catalogue" / "カタログにないエラーです",
        unknown_why: "The CLI reported an error that is not known here. It said:" / "CLI が、未登録のエラーを報告しました。メッセージ:",
        unknown_fix: "Run the check again with --debug. The lines just before the error name the request that failed." / "--debug を付けてもう一度実行します。エラーの直前の行に、失敗した要求が表示されます。",
    }
}
