//! Why something is not read as a registry.

use acr_doctor_rules::Language;

macro_rules! reasons {
    ($($(#[$doc:meta])* $name:ident = $text:literal, $en:literal, $ja:literal;)*) => {
        crate::named::named! {
            /// Why an input names no registry that may be asked.
            Reason { $($(#[$doc])* $name = $text,)* }
        }

        impl Reason {
            const fn text(self, language: Language) -> &'static str {
                match (self, language) {
                    $((Self::$name, Language::En) => $en,
                    (Self::$name, Language::Ja) => $ja,)*
                }
            }
        }
    };
}

reasons! {
    /// Nothing was typed.
    Empty = "empty", "Type a registry name or a login server.", "レジストリ名またはログイン サーバーを入力してください。";
    /// The input, the host or a label is too long.
    TooLong = "too_long", "This is too long for the name of a registry.", "レジストリの名前として長すぎます。";
    /// White space inside, and no command that is known.
    WhiteSpace = "white_space", "There is white space in it. Type one registry or one command line.", "空白が含まれています。レジストリまたはコマンドを 1 つだけ入力してください。";
    /// A control character.
    ControlCharacter = "control_character", "There is a control character in it.", "制御文字が含まれています。";
    /// A letter outside ASCII, which may look like another one.
    NonAscii = "non_ascii", "There is a character in it that no registry name has. It may look like another letter.", "レジストリ名に使用できない文字が含まれています。別の文字に似ている可能性があります。";
    /// A character that no host has.
    Character = "character", "There is a character in it that no login server has.", "ログイン サーバー名に使用できない文字が含まれています。";
    /// A backslash.
    Backslash = "backslash", "There is a backslash in it. Use a slash.", "円記号 (\\) が含まれています。スラッシュ (/) を使用してください。";
    /// Percent-encoding.
    Encoded = "encoded", "There is an encoded character (%) in it. Type it as it is.", "エンコードされた文字 (%) が含まれています。そのままの文字で入力してください。";
    /// A scheme other than https.
    Scheme = "scheme", "A registry is asked over https:// only.", "レジストリには https:// でのみ接続します。";
    /// A user or a password before the host.
    UserInfo = "user_info", "There is a user name or a password before the host. Leave it out.", "ホストの前にユーザー名またはパスワードがあります。削除してください。";
    /// A port other than 443.
    Port = "port", "A registry answers on port 443 only.", "レジストリが応答するのはポート 443 のみです。";
    /// An IP address, however it is written.
    Address = "address", "This is an address, not the name of a registry.", "これは IP アドレスで、レジストリの名前ではありません。";
    /// A dot at the end.
    TrailingDot = "trailing_dot", "There is a dot at the end. Leave it out.", "末尾にドットがあります。削除してください。";
    /// Two dots in a row, or one at the start.
    EmptyLabel = "empty_label", "There is a part of the name missing between two dots.", "ドットの間の名前がありません。";
    /// An encoded international name.
    Punycode = "punycode", "This is an international domain name (xn--). No registry has one.", "国際化ドメイン名 (xn--) です。レジストリでは使用されません。";
    /// A registry's suffix that is not at the end.
    SuffixInside = "suffix_inside", "This only looks like a registry: the host ends in another domain.", "レジストリに似ていますが、別のドメインのホストです。";
    /// A host of nobody's registry in Azure.
    NotRegistry = "not_registry", "This is no Azure container registry.", "Azure Container Registry ではありません。";
    /// A typing error.
    Misspelled = "misspelled", "This looks like a typing error.", "入力ミスの可能性があります。";
    /// Another host of a registry.
    NotLoginServer = "not_login_server", "This host belongs to a registry and is not its login server.", "レジストリのホストですが、ログイン サーバーではありません。";
    /// Not 5 to 50 letters and digits.
    BadName = "bad_name", "A registry name has 5 to 50 letters and digits.", "レジストリ名は 5 から 50 文字の英数字です。";
    /// `.` or `..` in the path.
    DotSegment = "dot_segment", "There is a \".\" or \"..\" in the path.", "パスに「.」または「..」が含まれています。";
    /// The repository breaks its grammar.
    BadRepository = "bad_repository", "The repository name is not valid: lower-case letters, digits and . _ - between them.", "リポジトリ名が正しくありません。使用できるのは英小文字、数字、その間の . _ - です。";
    /// The tag or digest breaks its grammar.
    BadReference = "bad_reference", "The tag or the digest is not valid.", "タグまたはダイジェストが正しくありません。";
    /// A command line without a registry.
    NoRegistry = "no_registry", "There is no registry in this command line.", "このコマンドにはレジストリが含まれていません。";
}

/// Why an input is refused, and what was probably meant.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct Refusal {
    /// Why.
    pub reason: Reason,
    /// A login server that was probably meant.
    pub suggestion: Option<String>,
}

impl Refusal {
    pub(super) const fn new(reason: Reason) -> Self {
        Self {
            reason,
            suggestion: None,
        }
    }

    pub(super) const fn suggesting(reason: Reason, meant: String) -> Self {
        Self {
            reason,
            suggestion: Some(meant),
        }
    }

    /// The reason in words, with the suggestion.
    pub fn text(&self, language: Language) -> String {
        let mut out = self.reason.text(language).to_owned();
        if let Some(meant) = &self.suggestion {
            let (before, after) = match language {
                Language::En => (" Did you mean ", "?"),
                Language::Ja => (" ", " のことですか?"),
            };
            out.push_str(before);
            out.push_str(meant);
            out.push_str(after);
        }
        out
    }
}
