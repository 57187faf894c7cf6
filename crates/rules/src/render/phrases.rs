//! The few words of a rendered report that are not the catalogue's.

use crate::decimal;
use crate::evidence::Span;
use crate::lang::Language;
use crate::report::{Place, State};

crate::phrases! {
    /// The words of one language.
    pub(crate) struct Phrases {
        how_we_know: "How we know" / "根拠",
        what_to_do: "What to do" / "対処方法",
        others: "Other causes that the text allows" / "ほかに考えられる原因",
        compare: "The answer to these commands tells:" / "次のコマンドの結果で見分けます:",
        consequences: "Only because of it" / "これに伴って起きたもの",
        harmless: "Looks like an error and is harmless" / "エラーに見えるが無害なもの",
        checks: "All checks" / "すべてのチェック",
        not_understood: "Lines that were not understood" / "解釈できなかった行",
        more_lines: "more lines" / "行を省略",
        colon: ": " / ": ",
        machine: "this machine" / "このマシン",
        sign_in: "sign-in" / "サインイン",
        name: "name" / "名前解決",
        tls: "TLS" / "TLS",
        registry: "registry" / "レジストリ",
        token: "token" / "トークン",
        pull: "pull" / "プル",
        breaks: "breaks here" / "ここで失敗",
        suspect: "perhaps here" / "可能性あり",
    }
}

impl Phrases {
    /// The name of a stop on the way.
    pub(super) fn place(&self, place: Place) -> &'static str {
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

    /// What is known of a stop, where the reader should look.
    pub(super) fn state(&self, state: State) -> Option<&'static str> {
        match state {
            State::Broken => Some(self.breaks),
            State::Suspect => Some(self.suspect),
            State::Ok | State::NotReached | State::Unknown => None,
        }
    }

    /// `line 6`, `lines 6–8`, `6～8 行目`.
    pub(super) fn lines(&self, (first, last): Span) -> String {
        let mut span = decimal(first);
        if first != last {
            span.push_str(if self.language == Language::En {
                "–"
            } else {
                "～"
            });
            span.push_str(&decimal(last));
        }
        match self.language {
            Language::En if first == last => ["line ", &span].concat(),
            Language::En => ["lines ", &span].concat(),
            Language::Ja => [&span, " 行目"].concat(),
        }
    }

    /// Several spans of lines; of very many, the first ones.
    pub(super) fn all_lines(&self, spans: &[Span]) -> String {
        const MOST: usize = 12;
        let mut names: Vec<_> = spans
            .iter()
            .take(MOST)
            .map(|&span| self.lines(span))
            .collect();
        if spans.len() > MOST {
            names.push("…".to_owned());
        }
        names.join(", ")
    }

    /// `… 12 more lines`.
    pub(super) fn left_out(&self, count: usize) -> String {
        ["… ", &decimal(count), " ", self.more_lines].concat()
    }
}

/// The mark of a stop.
pub(super) fn mark(state: State) -> &'static str {
    match state {
        State::Ok => "✔",
        State::Broken => "✖",
        State::Suspect => "?",
        State::NotReached => "○",
        State::Unknown => "·",
    }
}
