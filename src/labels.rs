//! The names of checks, outcomes and grades, for people. A value without a
//! name in both languages does not compile.

use acr_doctor_rules::Language;
use acr_doctor_rules::catalog::{Applicability, Certainty};
use acr_doctor_rules::check::{Check, Outcome};

macro_rules! labels {
    ($(#[$doc:meta])* $function:ident($type:ident) { $($name:ident: $en:literal / $ja:literal,)* }) => {
        $(#[$doc])*
        pub(crate) fn $function(value: $type, language: Language) -> &'static str {
            let (en, ja) = match value { $($type::$name => ($en, $ja),)* };
            match language {
                Language::En => en,
                Language::Ja => ja,
            }
        }
    };
}

labels! {
    /// The name of a check.
    check(Check) {
        Arguments: "Command line" / "コマンド ライン",
        AzLogin: "Azure sign-in" / "Azure へのサインイン",
        AadToken: "Microsoft Entra token" / "Microsoft Entra トークン",
        Subscription: "Subscription" / "サブスクリプション",
        Arm: "Azure Resource Manager" / "Azure Resource Manager",
        Environment: "Local environment" / "ローカル環境",
        DockerCommand: "Docker command" / "Docker コマンド",
        DockerDaemon: "Docker daemon" / "Docker デーモン",
        DockerVersion: "Docker version" / "Docker のバージョン",
        DockerPull: "Docker pull" / "Docker プル",
        CliVersion: "Azure CLI version" / "Azure CLI のバージョン",
        LoginServer: "Login server" / "ログイン サーバー",
        Connectivity: "Connectivity" / "接続",
        Dns: "DNS lookup" / "DNS 参照",
        Tcp: "TCP connection" / "TCP 接続",
        Tls: "TLS" / "TLS",
        Challenge: "Challenge endpoint" / "チャレンジ エンドポイント",
        AadLogin: "Microsoft Entra sign-in" / "Microsoft Entra サインイン",
        TokenEndpoint: "Token endpoint" / "トークン エンドポイント",
        AnonymousToken: "Anonymous token" / "匿名トークン",
        RefreshToken: "Refresh token" / "更新トークン",
        AccessToken: "Access token" / "アクセス トークン",
        DataEndpoint: "Data endpoint" / "データ エンドポイント",
        Cmk: "Customer-managed key" / "カスタマー マネージド キー",
        PrivateEndpointDns: "Private endpoint DNS" / "プライベート エンドポイントの DNS",
        HelmCommand: "Helm command" / "Helm コマンド",
        HelmVersion: "Helm version" / "Helm のバージョン",
        NotaryCommand: "Notary command" / "Notary コマンド",
        NotaryVersion: "Notary version" / "Notary のバージョン",
        Az: "The Azure CLI itself" / "Azure CLI 本体",
        ToolWarning: "Warning of a tool" / "ツールの警告",
    }
}

labels! {
    /// How a check ended.
    outcome(Outcome) {
        Ok: "ok" / "正常",
        Error: "error" / "エラー",
        Skipped: "skipped" / "スキップ",
        NotReached: "not reached" / "未到達",
        Info: "note" / "情報",
    }
}

labels! {
    /// How much the text proves a cause.
    certainty(Certainty) {
        Sure: "certain" / "確実",
        Likely: "likely" / "可能性が高い",
        Possible: "possible" / "可能性あり",
    }
}

labels! {
    /// How safe a command is to run.
    applicability(Applicability) {
        Run: "Safe to run: it changes nothing in Azure" / "そのまま実行できます (Azure の設定は変わりません)",
        FillIn: "Fill in what is marked first" / "強調部分を置き換えてから実行してください",
        AskAdmin: "Changes the registry, the network or the tenant: may need an administrator" / "レジストリ、ネットワーク、またはテナントを変更します (管理者の権限が必要な場合があります)",
    }
}
