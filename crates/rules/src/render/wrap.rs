//! Prose in lines of a given width.
//!
//! English breaks at spaces, Japanese between any two characters except where
//! its rules forbid it. Code between backticks and long words stay whole: a
//! command that is torn apart cannot be copied.

use super::width::{width, width_of};

/// Must not begin a line.
const NOT_FIRST: &str = "、。，．・：；？！）］｝」』】〉》〕ー～々ゝヽぁぃぅぇぉっゃゅょァィゥェォッャュョヮヵヶ゛゜…‥%";
/// Must not end a line.
const NOT_LAST: &str = "（［｛「『【〈《〔";

/// Breaks prose into lines that take at most `columns`, where that is possible.
pub fn wrap(text: &str, columns: usize) -> Vec<String> {
    fill(pieces(super::spans(text), columns), columns)
}

/// The same for a quoted text, in which a backtick means nothing.
pub(super) fn wrap_quoted(text: &str, columns: usize) -> Vec<String> {
    fill(pieces(vec![(false, text)], columns), columns)
}

fn fill(pieces: Vec<Piece>, columns: usize) -> Vec<String> {
    let mut lines = Vec::new();
    let mut line = String::new();
    let mut taken = 0;
    for Piece { text, space } in pieces {
        let wide = width(&text);
        let gap = usize::from(space && !line.is_empty());
        if !line.is_empty() && taken + gap + wide > columns {
            lines.push(std::mem::take(&mut line));
            taken = 0;
        } else if gap > 0 {
            line.push(' ');
            taken += 1;
        }
        line.push_str(&text);
        taken += wide;
    }
    if !line.is_empty() {
        lines.push(line);
    }
    lines
}

/// What stays together, and whether a space stands before it.
struct Piece {
    text: String,
    space: bool,
}

fn pieces(spans: Vec<(bool, &str)>, columns: usize) -> Vec<Piece> {
    let mut pieces: Vec<Piece> = Vec::new();
    let mut space = false;
    for (is_code, span) in spans {
        let whole = is_code && width(span) + 2 <= columns;
        let tick = if is_code { "`" } else { "" };
        let marked = tick.chars().chain(span.chars()).chain(tick.chars());
        for (index, letter) in marked.enumerate() {
            let inside = whole && index > 0;
            if letter == ' ' && !inside {
                space = true;
                continue;
            }
            match pieces.last_mut() {
                Some(piece) if !space && (inside || piece.stays_with(letter)) => {
                    piece.text.push(letter);
                }
                _ => pieces.push(Piece {
                    text: letter.into(),
                    space,
                }),
            }
            space = false;
        }
    }
    pieces
}

impl Piece {
    /// Whether no line may end between this piece and the next character.
    fn stays_with(&self, next: char) -> bool {
        let wide = |letter| width_of(letter) == 2;
        let Some(last) = self.text.chars().next_back() else {
            return true;
        };
        NOT_LAST.contains(last)
            || NOT_FIRST.contains(next)
            || width_of(next) == 0
            || !(wide(last) || wide(next))
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::{width, wrap};

    #[test]
    fn english_breaks_at_spaces_and_keeps_code_whole() {
        let text = "Run `az acr login` again, then look.";
        assert_eq!(
            wrap(text, 16),
            ["Run", "`az acr login`", "again, then", "look."]
        );
        assert_eq!(
            wrap("a `far too long for it` b", 8),
            ["a `far", "too long", "for it`", "b"]
        );
        assert_eq!(
            wrap("see https://learn.microsoft.com now", 10),
            ["see", "https://learn.microsoft.com", "now"]
        );
    }

    #[test]
    fn japanese_breaks_by_its_own_rules() {
        assert_eq!(wrap("名前を解決。", 10), ["名前を解", "決。"]);
        assert_eq!(wrap("名前は（例）だ", 8), ["名前は", "（例）だ"]);
        assert_eq!(wrap("サーバー名", 6), ["サー", "バー名"]);
    }

    proptest! {
        #[test]
        fn nothing_is_lost_and_no_line_is_too_wide(text in "[a-c、。（）名前`ー ]{0,60}", columns in 12_usize..40) {
            let lines = wrap(&text, columns);
            // Two backticks around code are shown as one.
            let bare = |text: &str| text.replace([' ', '`'], "");
            prop_assert_eq!(bare(&lines.concat()), bare(&text));
            for line in lines {
                // One piece may be wider than a line; two may not share one then.
                let torn = line.contains(' ') && !line.contains('`');
                prop_assert!(!torn || width(&line) <= columns, "{}", line);
            }
        }
    }
}
