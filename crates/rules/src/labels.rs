//! Short names for lists and badges, in both languages.

use crate::catalog::{Applicability, Certainty};
use crate::check::{Check, Outcome};
use crate::lang::Language;

crate::phrases! {
    /// The names, in the order of what they name: then each is found by counting.
    pub(crate) struct Labels {
        // The name of a check.
        arguments: "Command line" / "コマンド ライン",
        az_login: "Azure sign-in" / "Azure へのサインイン",
        aad_token: "Microsoft Entra token" / "Microsoft Entra トークン",
        subscription: "Subscription" / "サブスクリプション",
        arm: "Azure Resource Manager" / "Azure Resource Manager",
        environment: "Local tools" / "ローカルのツール",
        docker_command: "Docker command" / "Docker コマンド",
        docker_daemon: "Docker daemon" / "Docker デーモン",
        docker_version: "Docker version" / "Docker バージョン",
        docker_pull: "Sample image pull" / "サンプル イメージの pull",
        cli_version: "Azure CLI version" / "Azure CLI バージョン",
        login_server: "Login server name" / "ログイン サーバー名",
        connectivity: "Registry checks" / "レジストリの確認",
        dns: "DNS lookup" / "DNS 参照",
        tcp: "TCP connection" / "TCP 接続",
        tls: "TLS handshake" / "TLS ハンドシェイク",
        challenge: "Challenge endpoint" / "チャレンジ エンドポイント",
        aad_login: "Microsoft Entra challenge" / "Microsoft Entra チャレンジ",
        token_endpoint: "Token endpoint" / "トークン エンドポイント",
        anonymous_token: "Anonymous token" / "匿名トークン",
        refresh_token: "Refresh token" / "更新トークン",
        access_token: "Access token" / "アクセス トークン",
        data_endpoint: "Data endpoint" / "データ エンドポイント",
        cmk: "Customer-managed key" / "カスタマー マネージド キー",
        private_endpoint_dns: "Private endpoint DNS" / "プライベート エンドポイントの DNS",
        helm_command: "Helm command" / "Helm コマンド",
        helm_version: "Helm version" / "Helm バージョン",
        notary_command: "Notary command" / "Notary コマンド",
        notary_version: "Notary version" / "Notary バージョン",
        az: "Azure CLI" / "Azure CLI",
        tool_warning: "Notice of a tool" / "ツールからの通知",
        // How a check ended.
        ok: "passed" / "成功",
        error: "failed" / "失敗",
        skipped: "skipped" / "スキップ",
        not_reached: "not run" / "未実行",
        info: "note" / "情報",
        // How much the evidence proves.
        sure: "certain" / "確実",
        likely: "likely" / "可能性が高い",
        possible: "possible" / "可能性あり",
        // How safe a command is to run.
        run: "safe to run" / "そのまま実行できます",
        fill_in: "fill in first" / "値の入力が必要です",
        ask_admin: "ask an administrator" / "管理者に依頼します",
    }
}

/// The name of a check.
pub fn check(check: Check, language: Language) -> &'static str {
    let labels = Labels::of(language);
    match check {
        Check::Arguments => labels.arguments,
        Check::AzLogin => labels.az_login,
        Check::AadToken => labels.aad_token,
        Check::Subscription => labels.subscription,
        Check::Arm => labels.arm,
        Check::Environment => labels.environment,
        Check::DockerCommand => labels.docker_command,
        Check::DockerDaemon => labels.docker_daemon,
        Check::DockerVersion => labels.docker_version,
        Check::DockerPull => labels.docker_pull,
        Check::CliVersion => labels.cli_version,
        Check::LoginServer => labels.login_server,
        Check::Connectivity => labels.connectivity,
        Check::Dns => labels.dns,
        Check::Tcp => labels.tcp,
        Check::Tls => labels.tls,
        Check::Challenge => labels.challenge,
        Check::AadLogin => labels.aad_login,
        Check::TokenEndpoint => labels.token_endpoint,
        Check::AnonymousToken => labels.anonymous_token,
        Check::RefreshToken => labels.refresh_token,
        Check::AccessToken => labels.access_token,
        Check::DataEndpoint => labels.data_endpoint,
        Check::Cmk => labels.cmk,
        Check::PrivateEndpointDns => labels.private_endpoint_dns,
        Check::HelmCommand => labels.helm_command,
        Check::HelmVersion => labels.helm_version,
        Check::NotaryCommand => labels.notary_command,
        Check::NotaryVersion => labels.notary_version,
        Check::Az => labels.az,
        Check::ToolWarning => labels.tool_warning,
    }
}

/// How a check ended.
pub fn outcome(outcome: Outcome, language: Language) -> &'static str {
    let labels = Labels::of(language);
    match outcome {
        Outcome::Ok => labels.ok,
        Outcome::Error => labels.error,
        Outcome::Skipped => labels.skipped,
        Outcome::NotReached => labels.not_reached,
        Outcome::Info => labels.info,
    }
}

/// How much the evidence proves.
pub fn certainty(certainty: Certainty, language: Language) -> &'static str {
    let labels = Labels::of(language);
    match certainty {
        Certainty::Sure => labels.sure,
        Certainty::Likely => labels.likely,
        Certainty::Possible => labels.possible,
    }
}

/// How safe a command is to run.
pub fn applicability(applicability: Applicability, language: Language) -> &'static str {
    let labels = Labels::of(language);
    match applicability {
        Applicability::Run => labels.run,
        Applicability::FillIn => labels.fill_in,
        Applicability::AskAdmin => labels.ask_admin,
    }
}
