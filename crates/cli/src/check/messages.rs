//! What `check` itself has to say, in both languages.

use std::io;
use std::path::Path;

use acr_doctor_rules::Language;

use super::credentials::Unusable;

/// The messages of one language.
pub(super) struct Messages {
    /// A secret is read from a terminal.
    pub(super) waiting: &'static str,
    /// The heading over the phases.
    pub(super) phases: &'static str,
    /// Ctrl-C was pressed.
    pub(super) stopped: &'static str,
    no_password: &'static str,
    no_user: &'static str,
    empty: &'static str,
    not_one_line: &'static str,
    unreadable: &'static str,
    bad_repository: &'static str,
    ca_file: &'static str,
    no_start: &'static str,
    unwritable: &'static str,
}

static EN: Messages = Messages {
    waiting: "Type or paste the secret and press Enter, then Ctrl-D (on Windows Ctrl-Z and Enter). It is shown as you type; a pipe keeps it hidden.",
    phases: "Time of each step",
    stopped: "Stopped. This is what is known by now:",
    no_password: "a user needs a password. Pipe it in with --password-stdin, or set ACR_DOCTOR_PASSWORD.",
    no_user: "a password needs a user. Name it with --username, or set ACR_DOCTOR_USERNAME.",
    empty: "nothing came through standard input. The secret must come from there, as one line.",
    not_one_line: "standard input holds more than one line of text. The secret alone is needed there.",
    unreadable: "standard input cannot be read: ",
    bad_repository: "is no repository name. It has lower-case letters, digits, `.`, `_`, `-` and `/`, such as team/app.",
    ca_file: "cannot be used as --ca-file: ",
    no_start: "cannot start: ",
    unwritable: "the report cannot be written: ",
};

static JA: Messages = Messages {
    waiting: "シークレットを入力するか貼り付けて Enter を押し、続けて Ctrl-D (Windows では Ctrl-Z と Enter) を押してください。入力内容は画面に表示されます。パイプで渡すと表示されません。",
    phases: "各ステップの所要時間",
    stopped: "中断しました。ここまでにわかったことを示します:",
    no_password: "ユーザー名にはパスワードが必要です。--password-stdin でパイプから渡すか、ACR_DOCTOR_PASSWORD を設定してください。",
    no_user: "パスワードにはユーザー名が必要です。--username で指定するか、ACR_DOCTOR_USERNAME を設定してください。",
    empty: "標準入力から何も届きませんでした。シークレットを 1 行で渡してください。",
    not_one_line: "標準入力に複数行のテキストがあります。シークレットだけを渡してください。",
    unreadable: "標準入力を読み取れません: ",
    bad_repository: "はリポジトリ名ではありません。使えるのは小文字、数字、`.`、`_`、`-`、`/` です (例: team/app)。",
    ca_file: "を --ca-file に使えません: ",
    no_start: "開始できません: ",
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

    /// The credentials cannot be used.
    pub(super) fn credentials(&self, wrong: &Unusable) -> String {
        match wrong {
            Unusable::NoPassword => self.no_password.to_owned(),
            Unusable::NoUser => self.no_user.to_owned(),
            Unusable::Empty => self.empty.to_owned(),
            Unusable::NotOneLine => self.not_one_line.to_owned(),
            Unusable::System(kind) => format!("{}{kind}", self.unreadable),
        }
    }

    /// The repository is none.
    pub(super) fn repository(&self, name: &str) -> String {
        format!("{name} {}", self.bad_repository)
    }

    /// The file of certificates cannot be used.
    pub(super) fn ca_file(&self, file: &Path, why: &str) -> String {
        format!("{} {}{why}", file.display(), self.ca_file)
    }

    /// Anything else of the system.
    pub(super) fn no_start(&self, error: &io::Error) -> String {
        format!("{}{error}", self.no_start)
    }

    /// Why the report could not be written.
    pub(super) fn unwritable(&self, error: &io::Error) -> String {
        format!("{}{error}", self.unwritable)
    }
}
