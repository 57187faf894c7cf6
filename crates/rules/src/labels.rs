//! Short names for lists and badges, in both languages.

use crate::catalog::{Applicability, Certainty};
use crate::check::{Check, Outcome};
use crate::lang::Language;

const fn say(language: Language, en: &'static str, ja: &'static str) -> &'static str {
    match language {
        Language::En => en,
        Language::Ja => ja,
    }
}

/// The name of a check.
pub const fn check(check: Check, language: Language) -> &'static str {
    let (en, ja) = match check {
        Check::Arguments => ("Command line", "コマンド ライン"),
        Check::AzLogin => ("Azure sign-in", "Azure へのサインイン"),
        Check::AadToken => ("Microsoft Entra token", "Microsoft Entra トークン"),
        Check::Subscription => ("Subscription", "サブスクリプション"),
        Check::Arm => ("Azure Resource Manager", "Azure Resource Manager"),
        Check::Environment => ("Local tools", "ローカルのツール"),
        Check::DockerCommand => ("Docker command", "Docker コマンド"),
        Check::DockerDaemon => ("Docker daemon", "Docker デーモン"),
        Check::DockerVersion => ("Docker version", "Docker バージョン"),
        Check::DockerPull => ("Sample image pull", "サンプル イメージの pull"),
        Check::CliVersion => ("Azure CLI version", "Azure CLI バージョン"),
        Check::LoginServer => ("Login server name", "ログイン サーバー名"),
        Check::Connectivity => ("Registry checks", "レジストリの確認"),
        Check::Dns => ("DNS lookup", "DNS 参照"),
        Check::Tcp => ("TCP connection", "TCP 接続"),
        Check::Tls => ("TLS handshake", "TLS ハンドシェイク"),
        Check::Challenge => ("Challenge endpoint", "チャレンジ エンドポイント"),
        Check::AadLogin => ("Microsoft Entra challenge", "Microsoft Entra チャレンジ"),
        Check::TokenEndpoint => ("Token endpoint", "トークン エンドポイント"),
        Check::AnonymousToken => ("Anonymous token", "匿名トークン"),
        Check::RefreshToken => ("Refresh token", "更新トークン"),
        Check::AccessToken => ("Access token", "アクセス トークン"),
        Check::DataEndpoint => ("Data endpoint", "データ エンドポイント"),
        Check::Cmk => ("Customer-managed key", "カスタマー マネージド キー"),
        Check::PrivateEndpointDns => ("Private endpoint DNS", "プライベート エンドポイントの DNS"),
        Check::HelmCommand => ("Helm command", "Helm コマンド"),
        Check::HelmVersion => ("Helm version", "Helm バージョン"),
        Check::NotaryCommand => ("Notary command", "Notary コマンド"),
        Check::NotaryVersion => ("Notary version", "Notary バージョン"),
        Check::Az => ("Azure CLI", "Azure CLI"),
        Check::ToolWarning => ("Notice of a tool", "ツールからの通知"),
    };
    say(language, en, ja)
}

/// How a check ended.
pub const fn outcome(outcome: Outcome, language: Language) -> &'static str {
    let (en, ja) = match outcome {
        Outcome::Ok => ("passed", "成功"),
        Outcome::Error => ("failed", "失敗"),
        Outcome::Skipped => ("skipped", "スキップ"),
        Outcome::NotReached => ("not run", "未実行"),
        Outcome::Info => ("note", "情報"),
    };
    say(language, en, ja)
}

/// How much the evidence proves.
pub const fn certainty(certainty: Certainty, language: Language) -> &'static str {
    let (en, ja) = match certainty {
        Certainty::Sure => ("certain", "確実"),
        Certainty::Likely => ("likely", "可能性が高い"),
        Certainty::Possible => ("possible", "可能性あり"),
    };
    say(language, en, ja)
}

/// How safe a command is to run.
pub const fn applicability(applicability: Applicability, language: Language) -> &'static str {
    let (en, ja) = match applicability {
        Applicability::Run => ("safe to run", "そのまま実行できます"),
        Applicability::FillIn => ("fill in first", "値の入力が必要です"),
        Applicability::AskAdmin => ("ask an administrator", "管理者に依頼します"),
    };
    say(language, en, ja)
}
