//! The page's own words. What the report and the reference say is not here.
//!
//! They come with the table of texts, into which `cargo xtask build` writes them.

use acr_doctor_rules::catalog::{TableError, Words};
use acr_doctor_rules::report::{Place, State};
use acr_doctor_rules::{Language, decimal, phrases};

phrases! {
    /// The page's own words in one language.
    pub(crate) struct Ui {
        // While the others are on their way.
        @early {
            loading: "Loading the texts …" / "テキストを読み込んでいます…",
            no_texts: "The texts did not arrive." / "テキストを取得できませんでした。",
            retry: "Try again" / "再試行",
        }

        // The frame.
        skip: "Skip to the content" / "本文へ移動",
        navigation: "Pages" / "ページ",
        explain: "Explain" / "診断",
        errors: "Errors" / "エラー一覧",
        languages: "Language" / "言語",
        source: "Sources" / "参考資料",

        // Explain: the input.
        explain_title: "What is wrong with your registry?" / "レジストリの問題を特定する",
        explain_lead: "Paste what `az acr check-health` printed. You read what is really broken, how we know, and the command to run next." / "`az acr check-health` の出力を貼り付けると、本当の原因、その根拠、次に実行するコマンドがわかります。",
        paste: "What the command printed" / "コマンドの出力",
        placeholder: "Paste the output here, or drop a file anywhere on the page." / "ここに出力を貼り付けるか、ページにファイルをドロップしてください。",
        open: "Open a file" / "ファイルを開く",
        sample: "Try a sample" / "サンプルを試す",
        clear: "Clear" / "クリア",
        drop: "Drop the file to explain it" / "ドロップすると診断します",
        privacy: "Nothing you paste leaves this page: its security policy forbids it to send anything, and nothing is stored." / "貼り付けた内容がこのページの外に送信されることはありません。セキュリティ ポリシーで送信を禁止しており、保存もしません。",
        too_large: "This file is larger than 64 MiB. Cut out the part that `az acr check-health` printed and paste that." / "このファイルは 64 MiB を超えています。`az acr check-health` の出力部分だけを取り出して貼り付けてください。",
        unreadable: "The browser could not read this file." / "ブラウザーがこのファイルを読み取れませんでした。",
        reading: "Reading the file …" / "ファイルを読み込んでいます…",
        only_lines: "Too long for the text area: here are the lines that matter." / "テキスト領域に表示するには大きすぎるため、関係する行だけを表示しています。",

        // Explain: before there is a report.
        no_text_yet: "No output at hand?" / "出力がまだない場合",
        run_this: "Run this where the registry fails, with its name filled in. Then paste all of it, errors too." / "問題が起きている環境で、レジストリ名を入れて実行し、エラーも含めて出力全体を貼り付けてください。",
        way_ahead: "The check follows this way. The report marks where yours breaks." / "チェックはこの経路をたどります。結果では、どこで途切れているかを示します。",

        // The report.
        report: "Report" / "診断結果",
        broken: "Broken" / "異常あり",
        healthy: "Nothing broken" / "異常なし",
        unsettled: "Not settled" / "判定できません",
        copy_markdown: "Copy as Markdown" / "Markdown としてコピー",
        copy: "Copy" / "コピー",
        copied: "Copied" / "コピーしました",
        copy_by_hand: "Press Ctrl+C" / "Ctrl+C を押してください",
        how_we_know: "How we know" / "根拠",
        what_to_do: "What to do" / "対処方法",
        line: "Line" / "行",
        more_lines: "more lines" / "行を省略",
        other_causes: "Other causes that the text allows" / "ほかに考えられる原因",
        because_of_it: "Only because of it" / "これに伴って起きたもの",
        harmless: "Looks like an error and is harmless" / "エラーに見えるが無害なもの",
        harmless_tag: "harmless" / "無害",
        checks: "All checks" / "すべてのチェック",
        check: "Check" / "チェック",
        result: "Result" / "結果",
        said: "What the command said" / "コマンドの出力",
        not_understood: "Lines that were not understood" / "解釈できなかった行",
        all_understood: ", every line understood" / "、すべての行を解釈しました",
        earlier_runs: "Earlier runs in the same text" / "同じテキスト内の以前の実行",
        show_all: "Show all" / "すべて表示",
        explanation_of: "Reference" / "解説",

        // The way.
        way: "The way to the registry" / "レジストリまでの経路",
        machine: "This machine" / "このマシン",
        sign_in: "Sign-in" / "サインイン",
        name: "Name" / "名前解決",
        tls: "TLS" / "TLS",
        registry: "Registry" / "レジストリ",
        token: "Token" / "トークン",
        pull: "Pull" / "プル",
        passed: "passed" / "通過",
        breaks: "breaks here" / "ここで失敗",
        suspect: "perhaps here" / "可能性あり",
        not_reached: "not reached" / "未到達",
        unknown: "not known" / "不明",

        // The reference.
        errors_title: "Errors and their causes" / "エラーと原因の一覧",
        errors_lead: "Every code that `az acr check-health` prints, and what can truly be broken behind it." / "`az acr check-health` が出力するすべてのコードと、その背後にある本当の原因です。",
        search: "Search codes and causes" / "コードと原因を検索",
        search_hint: "forbidden, proxy, AADSTS …" / "DNS、プロキシ、AADSTS など",
        codes: "Error codes" / "エラー コード",
        nothing_found: "No code and no cause matches. Try a single word." / "一致するコードや原因がありません。単語 1 つでお試しください。",
        back: "All errors" / "エラー一覧",
        rules_out: "Not checked because of it" / "このエラーのため実行されないチェック",
        causes_of: "What causes it, from likely to rare" / "考えられる原因 (可能性の高い順)",
        tell_apart: "How to tell" / "見分け方",
        differs: "Where Microsoft's reference differs" / "Microsoft のリファレンスとの違い",
        since: "In the Azure CLI" / "Azure CLI のバージョン",
        undocumented: "Microsoft's reference of errors does not list this code." / "Microsoft のエラー リファレンスには記載されていません。",
        example: "Example" / "出力例",
        explain_example: "Explain this example" / "この例を診断する",
        fixes: "Fixes" / "対処方法",
        raises: "Codes it can raise" / "このとき出力されるコード",
        harmless_cause: "This looks like an error and is harmless." / "エラーに見えますが、無害です。",
        unknown_anchor: "There is no error of that name here" / "その名前のエラーは見つかりません",
        unknown_anchor_help: "The address may be misspelt. Here is everything there is." / "アドレスに誤りがある可能性があります。以下から探してください。",

        // Layers: the sections of the index.
        layer_az: "The Azure CLI and its sign-in" / "Azure CLI とサインイン",
        layer_name: "Name resolution" / "名前解決",
        layer_way: "The way to the registry" / "レジストリまでの経路",
        layer_registry: "The registry" / "レジストリ",
        layer_identity: "Identity and permission" / "ID とアクセス許可",
        layer_docker: "Docker and Podman" / "Docker と Podman",
        layer_extras: "Helm and Notary" / "Helm と Notary",
    }
}

impl Ui {
    /// The name of a stop on the way.
    pub(crate) fn place(&self, place: Place) -> &'static str {
        match place {
            Place::Machine => self.machine,
            Place::SignIn => self.sign_in,
            Place::Name => self.name,
            Place::Tls => self.tls,
            Place::Registry => self.registry,
            Place::Token => self.token,
            Place::Pull => self.pull,
        }
    }

    /// What is known of a stop.
    pub(crate) fn state(&self, state: State) -> &'static str {
        match state {
            State::Ok => self.passed,
            State::Broken => self.breaks,
            State::Suspect => self.suspect,
            State::NotReached => self.not_reached,
            State::Unknown => self.unknown,
        }
    }
}

/// Ends the page's own words in the file of texts; behind it stands the table of the rules.
pub(crate) const END: char = '\u{1c}';

/// Reads a file of texts. It stays in memory as long as the page.
///
/// # Errors
/// When the file was made by another build.
pub(crate) fn read(language: Language, mut file: String) -> Result<Words, TableError> {
    let end = file.find(END).ok_or(TableError)?;
    let table = file.split_off(end + END.len_utf8());
    file.truncate(end);
    Ui::load(language, file.leak())?;
    Words::from_table(language, table)
}

/// A number with its thousands apart, such as `12,345`.
pub(crate) fn number(value: usize) -> String {
    let digits = decimal(value);
    let mut out = String::new();
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    out
}

/// How many lines: `1 line`, `12,345 lines`, `12,345 行`.
pub(crate) fn lines(language: Language, count: usize) -> String {
    let unit = match language {
        Language::En if count == 1 => " line",
        Language::En => " lines",
        Language::Ja => " 行",
    };
    [&number(count), unit].concat()
}

/// Which run it is: `run 2 of 3`, `3 回中 2 回目の実行`.
pub(crate) fn run(language: Language, run: usize, of: usize) -> String {
    let (run, of) = (number(run), number(of));
    match language {
        Language::En => ["run ", &run, " of ", &of].concat(),
        Language::Ja => [&of, " 回中 ", &run, " 回目の実行"].concat(),
    }
}

/// A span of lines: `line 6`, `lines 6–8`, `6~8 行目`.
pub(crate) fn span(language: Language, (first, last): (usize, usize), probes: bool) -> String {
    let (first_text, last_text) = (number(first), number(last));
    // A probe has steps where a text has lines.
    let (one, several, counted) = if probes {
        ("step ", "steps ", " 番目の手順")
    } else {
        ("line ", "lines ", " 行目")
    };
    match language {
        Language::En if first == last => [one, &first_text].concat(),
        Language::En => [several, &first_text, "–", &last_text].concat(),
        Language::Ja if first == last => [&first_text, counted].concat(),
        Language::Ja => [&first_text, "~", &last_text, counted].concat(),
    }
}

#[cfg(test)]
mod tests {
    use super::{lines, number, span};
    use acr_doctor_rules::Language;

    #[test]
    fn numbers_are_readable() {
        assert_eq!(number(7), "7");
        assert_eq!(number(123_456), "123,456");
        assert_eq!(lines(Language::En, 1), "1 line");
        assert_eq!(lines(Language::Ja, 1200), "1,200 行");
        assert_eq!(span(Language::En, (6, 8), false), "lines 6–8");
        assert_eq!(span(Language::Ja, (6, 6), false), "6 行目");
    }
}
