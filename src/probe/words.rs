//! The words of the probe page, both languages side by side.

use acr_doctor_probe::step::Purpose;
use acr_doctor_probe::{Vantage, Verdict};
use acr_doctor_rules::check::Check;
use acr_doctor_rules::{Language, labels};

use super::SignIn;

macro_rules! words {
    ($($name:ident: $en:literal / $ja:literal,)*) => {
        /// The words of one language.
        #[allow(missing_docs, reason = "each says what it is")]
        pub(crate) struct Words { $(pub(crate) $name: &'static str,)* }

        static EN: Words = Words { $($name: $en,)* };
        static JA: Words = Words { $($name: $ja,)* };
    };
}

words! {
    title: "Does your registry answer?" / "レジストリの応答を確認する",
    lead: "The page asks the registry what `az acr check-health` asks it, shows each answer, and says what is broken." / "`az acr check-health` と同じ要求をレジストリに送信し、応答と問題の原因を表示します。",
    registry: "Registry" / "レジストリ",
    registry_hint: "A name, a login server, an image, or a docker pull line" / "レジストリ名、ログイン サーバー、イメージ名、docker pull のコマンド",
    understood: "Asks" / "確認先",
    name: "name" / "レジストリ名",
    label: "domain name label" / "ドメイン名ラベル",
    region: "region" / "リージョン",
    repository: "repository" / "リポジトリ",
    cloud: "cloud" / "クラウド",
    use_suggestion: "Use" / "使用する:",
    from: "Who asks" / "確認元",
    from_browser: "This browser: sees whether the registry answers. The status and the challenge only where the registry lets pages of other sites read them, which Azure's do not." / "このブラウザー: 応答の有無を確認します。状態コードとチャレンジは、他のサイトのページに読み取りを許可しているレジストリでのみ確認できます (Azure のレジストリは許可していません)。",
    from_machine: "This machine, through acr-doctor: sees every step in full." / "このマシン (acr-doctor 経由): すべての手順を確認できます。",
    from_edge: "The edge: how the internet sees the registry. It never gets credentials." / "エッジ: インターネットからの見え方を確認します。資格情報は送信しません。",
    public_dns: "Also ask Cloudflare's public DNS (cloudflare-dns.com) for the name. Cloudflare then learns the name of your registry." / "Cloudflare のパブリック DNS (cloudflare-dns.com) でも名前を確認します。レジストリ名が Cloudflare に送信されます。",
    more: "Sign-in and repository" / "認証とリポジトリ",
    sign_in: "Sign in with" / "認証方法",
    nothing: "Nothing: only anonymous pull is checked" / "なし (匿名プルのみ確認)",
    password: "User name and password" / "ユーザー名とパスワード",
    password_hint: "The admin user, a repository-scoped token, or a service principal." / "管理者ユーザー、リポジトリ スコープのトークン、サービス プリンシパルのいずれかです。",
    user: "User name" / "ユーザー名",
    secret: "Password" / "パスワード",
    entra: "Microsoft Entra access token" / "Microsoft Entra アクセス トークン",
    refresh: "Refresh token (az acr login --expose-token)" / "更新トークン (az acr login --expose-token)",
    token: "Token" / "トークン",
    secret_note: "It stays in this field, goes to the registry's own token endpoint only, and is gone when you leave the page." / "この欄にのみ保持され、レジストリ自身のトークン エンドポイント以外には送信されません。ページを離れると消去されます。",
    repository_hint: "team/app, to see what you may do there" / "team/app (権限を確認するリポジトリ)",
    ask: "Ask the registry" / "確認する",
    again: "Ask again" / "もう一度確認する",
    stop: "Stop" / "中止",
    busy: "This machine makes four probes already. Try again in a moment." / "すでに 4 件の確認を実行中です。しばらくしてからもう一度お試しください。",
    lost: "acr-doctor does not answer any more. Is it still running?" / "acr-doctor が応答しません。実行中かどうかを確認してください。",
    steps: "What was asked" / "確認の手順",
    running: "Asking" / "確認中",
    rights: "What this token may do" / "このトークンの権限",
    may: "allowed" / "許可",
    may_not: "not allowed" / "なし",
    hidden_title: "What a browser cannot see, and who can" / "ブラウザーでは確認できない情報と、その確認方法",
    hidden_console: "Open the developer tools (F12), copy the red line about this registry from the console, and paste it into Explain: it names the status." / "開発者ツール (F12) のコンソールから、このレジストリに関する赤い行をコピーし、「診断」に貼り付けてください。状態コードが表示されています。",
    hidden_program: "Or run this on the machine that fails. It sees every step." / "または、問題が起きているマシンで次のコマンドを実行すると、すべての手順を確認できます。",
    local_network: "A registry behind a private endpoint has a private address. The browser asks for your permission to reach the local network: a denied prompt looks exactly like an outage." / "プライベート エンドポイントのレジストリはプライベート アドレスを使用します。ブラウザーがローカル ネットワークへのアクセス許可を求めた場合、拒否すると障害と同じ結果になります。",
    nothing_leaves: "Only the registry is asked, and the resolver if you tick the box. Nothing is stored." / "通信先はレジストリのみです (チェックした場合は DNS リゾルバーを含みます)。何も保存されません。",
    sights: "Who sees what" / "確認元ごとに確認できる内容",
    sees_answer: "Whether it answers at all" / "応答の有無",
    sees_dns: "Name and addresses" / "名前解決とアドレス",
    sees_tls: "TLS version and certificate" / "TLS バージョンと証明書",
    sees_status: "Status, challenge, error text" / "状態コード、チャレンジ、エラー本文",
    sees_private: "Registries in a private network" / "プライベート ネットワーク内のレジストリ",
    carries: "May use your credentials" / "資格情報の使用",
    browser: "This browser" / "このブラウザー",
    machine: "This machine" / "このマシン",
    edge: "The edge" / "エッジ",
    yes: "yes" / "可",
    no: "no" / "不可",
    machine_hint: "The page offers this machine when acr-doctor serves it:" / "acr-doctor でこのページを開くと、「このマシン」から確認できます:",
    hand: "Ask this registry" / "このレジストリに接続して確認",
    together: "What the two prove together" / "両方の結果からわかること",
    step: "Step" / "手順",
    said: "What was seen" / "確認した内容",
    probe: "Probe" / "接続確認",
}

impl Words {
    /// The words of a language.
    pub(crate) const fn of(language: Language) -> &'static Self {
        match language {
            Language::En => &EN,
            Language::Ja => &JA,
        }
    }

    /// The name of somebody who looks.
    pub(crate) const fn short(&self, vantage: Vantage) -> &'static str {
        match vantage {
            Vantage::Machine => self.machine,
            Vantage::Edge => self.edge,
            _ => self.browser,
        }
    }

    /// What somebody who looks can see.
    pub(crate) const fn from(&self, vantage: Vantage) -> &'static str {
        match vantage {
            Vantage::Machine => self.from_machine,
            Vantage::Edge => self.from_edge,
            _ => self.from_browser,
        }
    }

    /// A way to sign in.
    pub(crate) const fn sign_in(&self, kind: SignIn) -> &'static str {
        match kind {
            SignIn::Nothing => self.nothing,
            SignIn::Password => self.password,
            SignIn::Entra => self.entra,
            SignIn::Refresh => self.refresh,
        }
    }
}

/// How a step ended.
pub(crate) const fn verdict(verdict: Verdict, language: Language) -> &'static str {
    let (en, ja) = match verdict {
        Verdict::Passed => ("passed", "成功"),
        Verdict::Failed => ("failed", "失敗"),
        Verdict::Hidden => ("hidden from the page", "読み取り不可"),
        Verdict::Silent => ("no answer in time", "時間内に応答なし"),
        Verdict::Skipped => ("left out", "スキップ"),
        Verdict::Stopped => ("stopped", "中止"),
        Verdict::Info => ("noted", "情報"),
    };
    match language {
        Language::En => en,
        Language::Ja => ja,
    }
}

/// What a step is for.
pub(crate) fn purpose(purpose: Purpose, check: Check, language: Language) -> String {
    let (en, ja) = match purpose {
        Purpose::Reach => ("Does anything answer?", "応答の有無"),
        Purpose::Control => (
            "Does this page's own site answer?",
            "このページのサーバーの応答",
        ),
        Purpose::Manifest => ("Manifest of the image", "イメージのマニフェスト"),
        Purpose::Blob => ("Layer of the image", "イメージのレイヤー"),
        Purpose::DataNames | Purpose::BlobNames => return data(Check::Dns, language),
        Purpose::BlobConnect => return data(Check::Tcp, language),
        Purpose::BlobSecure => return data(Check::Tls, language),
        _ => return labels::check(check, language).to_owned(),
    };
    match language {
        Language::En => en,
        Language::Ja => ja,
    }
    .to_owned()
}

fn data(check: Check, language: Language) -> String {
    let name = labels::check(Check::DataEndpoint, language);
    [name, ": ", labels::check(check, language)].concat()
}
