//! What the server has to say at the terminal, in both languages.

use std::io;
use std::path::Path;

use acr_doctor_rules::Language;

/// The messages of one language.
pub(super) struct Messages {
    /// Behind the address.
    pub(super) how_to_end: &'static str,
    no_page: &'static str,
    no_port: &'static str,
    try_any: &'static str,
    no_start: &'static str,
    ca_file: &'static str,
}

static EN: Messages = Messages {
    how_to_end: "Press Ctrl-C to end.",
    no_page: "holds no index.html. Build the page with `cargo xtask build`, or name its folder with --dir.",
    no_port: "cannot listen on port",
    try_any: "Choose another one, or any that is free with --port 0.",
    no_start: "cannot start to serve: ",
    ca_file: "cannot be used as --ca-file: ",
};

static JA: Messages = Messages {
    how_to_end: "Ctrl-C で終了します。",
    no_page: "に index.html がありません。`cargo xtask build` でページをビルドするか、--dir でフォルダーを指定してください。",
    no_port: "次のポートで待ち受けできません:",
    try_any: "別のポートを指定するか、--port 0 で空いているポートを使ってください。",
    no_start: "サーバーを開始できません: ",
    ca_file: "を --ca-file に使えません: ",
};

impl Messages {
    /// The messages of a language.
    pub(super) fn of(language: Language) -> &'static Self {
        match language {
            Language::En => &EN,
            Language::Ja => &JA,
        }
    }

    /// The folder does not hold the page.
    pub(super) fn no_page(&self, folder: &Path) -> String {
        format!("{} {}", folder.display(), self.no_page)
    }

    /// The port cannot be had.
    pub(super) fn no_port(&self, port: Option<u16>, error: &io::Error) -> String {
        let port = port.unwrap_or_default();
        format!("{} {port} ({error}). {}", self.no_port, self.try_any)
    }

    /// The file of certificates cannot be used.
    pub(super) fn ca_file(&self, file: &Path, why: &str) -> String {
        format!("{} {}{why}", file.display(), self.ca_file)
    }

    /// Anything else of the system.
    pub(super) fn no_start(&self, error: &io::Error) -> String {
        format!("{}{error}", self.no_start)
    }
}
