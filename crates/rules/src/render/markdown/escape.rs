//! Text that Markdown and HTML take as text.

use crate::render::{one_line, run_of_ticks, spans};

/// Prose in one line: code between backticks stays code, all else is escaped.
pub(super) fn prose(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for (is_code, span) in spans(&one_line(text)) {
        if is_code {
            out.push_str(&code(span));
        } else {
            escape(span, &mut out);
        }
    }
    out
}

fn escape(text: &str, out: &mut String) {
    let mut before = out.chars().next_back();
    let mut letters = text.chars().peekable();
    while let Some(letter) = letters.next() {
        // Names are ASCII; what is escaped without need is read as it was.
        let in_word =
            |letter: Option<char>| letter.is_some_and(|letter| letter.is_ascii_alphanumeric());
        match letter {
            '\\' | '`' | '*' | '[' | ']' | '<' | '>' | '|' | '~' | '$' => out.push('\\'),
            // An underscore inside of a word is text, and names are full of them.
            '_' if !(in_word(before) && in_word(letters.peek().copied())) => out.push('\\'),
            '&' if letters.peek().is_some_and(|&next| next != ' ') => out.push('\\'),
            '#' if letters.peek() != Some(&' ') => out.push('\\'),
            // What makes a heading, a list or a rule stands at the beginning.
            '#' | '-' | '+' | '=' if before.is_none() => out.push('\\'),
            '.' | ')' if !out.is_empty() && out.bytes().all(|byte| byte.is_ascii_digit()) => {
                out.push('\\');
            }
            _ => {}
        }
        out.push(letter);
        // A name behind `@` is somebody's who would be called.
        if letter == '@' && in_word(letters.peek().copied()) {
            out.push('\u{2060}');
        }
        before = Some(letter);
    }
}

/// A text as code inside of a line of Markdown.
pub fn code(text: &str) -> String {
    let text = one_line(text);
    let ticks = "`".repeat(longest_run(&text) + 1);
    // A space on both sides is taken away again, and keeps a backtick off the fence.
    let pad = if text.starts_with(['`', ' ']) || text.ends_with(['`', ' ']) || text.is_empty() {
        " "
    } else {
        ""
    };
    [&ticks, pad, &text, pad, &ticks].concat()
}

/// A block of code, each of its lines indented. The text is tame.
pub(super) fn fence(kind: &str, text: &str, indent: &str) -> String {
    let ticks = "`".repeat(longest_run(text).max(2) + 1);
    let mut out = [indent, &ticks, kind, "\n"].concat();
    for line in text.lines() {
        if !line.is_empty() {
            out.push_str(indent);
            out.push_str(line);
        }
        out.push('\n');
    }
    out.push_str(indent);
    out.push_str(&ticks);
    out
}

fn longest_run(text: &str) -> usize {
    let mut longest = 0;
    let mut rest = text;
    while let Some(at) = rest.find('`') {
        let run = run_of_ticks(&rest[at..]);
        longest = longest.max(run);
        rest = &rest[at + run..];
    }
    longest
}

/// Whether a link may stand between `<` and `>`.
pub(super) fn is_address(link: &str) -> bool {
    link.starts_with("https://")
        && !link.contains(|letter: char| {
            letter.is_whitespace() || letter.is_control() || "<>\\`".contains(letter)
        })
}

#[cfg(test)]
mod tests {
    use super::{code, fence, is_address, prose};

    #[test]
    fn prose_says_what_it_says() {
        assert_eq!(
            prose("run `az acr login` in acr_doctor"),
            "run `az acr login` in acr_doctor"
        );
        assert_eq!(
            prose("<b>*x*</b> [a](b) | c &amp; d & e"),
            r"\<b\>\*x\*\</b\> \[a\](b) \| c \&amp; d & e"
        );
        assert_eq!(prose("# no heading\n- no list"), r"\# no heading - no list");
        assert_eq!(prose("1. no list"), r"1\. no list");
        assert_eq!(prose("a ` alone, _b_"), r"a \` alone, \_b\_");
        assert_eq!(prose("by @somebody"), "by @\u{2060}somebody");
    }

    #[test]
    fn code_is_fenced_longer_than_what_it_holds() {
        assert_eq!(code("a``b"), "```a``b```");
        assert_eq!(code("`a"), "`` `a ``");
        assert_eq!(
            fence("sh", "a\n````\nb", " "),
            " `````sh\n a\n ````\n b\n `````"
        );
    }

    #[test]
    fn only_an_address_becomes_a_link() {
        assert!(is_address("https://aka.ms/acr/errors#cmk_error"));
        assert!(!is_address("javascript:alert(1)"));
        assert!(!is_address("https://a> <b"));
    }
}
