//! What the program itself has to say, in both languages.

use std::io;
use std::path::Path;

use acr_doctor_rules::Language;

use super::input::Unreadable;

/// The messages of one language.
pub(super) struct Messages {
    /// Standard input is a terminal.
    pub(super) waiting: &'static str,
    /// Nothing came through the pipe.
    pub(super) empty: &'static str,
    /// Behind the path of a file.
    system: &'static str,
    folder: &'static str,
    too_large: &'static str,
    missing: &'static str,
    unwritable: &'static str,
}

static EN: Messages = Messages {
    waiting: "\
Paste what `az acr check-health` printed, then press Ctrl-D (on Windows Ctrl-Z and Enter).
Or pipe it: az acr check-health --name REGISTRY --ignore-errors --yes 2>&1 | acr-doctor explain",
    empty: "\
acr-doctor: nothing came through the pipe. The CLI prints on its standard error: write 2>&1 before the pipe.
    az acr check-health --name REGISTRY --ignore-errors --yes 2>&1 | acr-doctor explain",
    system: "cannot be read: ",
    folder: "is a folder. Name the files in it.",
    too_large: "is larger than 1 GiB. Cut out the part that `az acr check-health` printed and explain that.",
    missing: " Without a file the text is read from standard input.",
    unwritable: "the report cannot be written: ",
};

static JA: Messages = Messages {
    waiting: "\
`az acr check-health` の出力を貼り付けて、Ctrl-D (Windows では Ctrl-Z と Enter) を押してください。
パイプでも渡せます: az acr check-health --name レジストリ名 --ignore-errors --yes 2>&1 | acr-doctor explain",
    empty: "\
acr-doctor: パイプから何も届きませんでした。CLI は標準エラーに出力するため、パイプの前に 2>&1 が必要です。
    az acr check-health --name レジストリ名 --ignore-errors --yes 2>&1 | acr-doctor explain",
    system: "を読み取れません: ",
    folder: "はフォルダーです。中のファイルを指定してください。",
    too_large: "は 1 GiB を超えています。`az acr check-health` の出力部分だけを取り出してください。",
    missing: " ファイルを指定しない場合は、標準入力から読み取ります。",
    unwritable: "診断結果を書き込めません: ",
};

impl Messages {
    /// The messages of a language.
    pub(super) fn of(language: Language) -> &'static Self {
        match language {
            Language::En => &EN,
            Language::Ja => &JA,
        }
    }

    /// Why a file was not explained, and what helps.
    pub(super) fn unreadable(&self, source: &Path, error: &Unreadable) -> String {
        let source = source.display();
        match error {
            Unreadable::Folder => format!("acr-doctor: {source} {}", self.folder),
            Unreadable::TooLarge => format!("acr-doctor: {source} {}", self.too_large),
            Unreadable::System(error) => {
                let missing = error.kind() == io::ErrorKind::NotFound;
                let hint = if missing { self.missing } else { "" };
                let error = error.to_string();
                // What people read needs no number.
                let (reason, _) = error.split_once(" (os error").unwrap_or((&error, ""));
                format!("acr-doctor: {source} {}{reason}.{hint}", self.system)
            }
        }
    }

    /// Why the report could not be written.
    pub(super) fn unwritable(&self, error: &io::Error) -> String {
        format!("acr-doctor: {}{error}", self.unwritable)
    }
}
