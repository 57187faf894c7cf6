//! A report as text for people: Markdown for an issue or a chat, and, natively,
//! plain or coloured text for a terminal. Both follow the same order.

mod arrange;
mod markdown;
mod phrases;
#[cfg(feature = "texts")]
mod text;
#[cfg(feature = "texts")]
mod width;
#[cfg(feature = "texts")]
mod wrap;

pub use markdown::{code, markdown};
pub(crate) use phrases::Phrases;
#[cfg(feature = "texts")]
pub use text::{Style, text};
#[cfg(feature = "texts")]
pub use width::width;
#[cfg(feature = "texts")]
pub use wrap::wrap;

/// What prints a text that can be explained.
const CHECK: &str = "az acr check-health --name <registry> --ignore-errors --yes";

/// A text that cannot steer what shows it: no control characters (terminals
/// obey them), no marks that turn the direction of writing around. Lines end
/// with `\n` alone.
fn tame(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut letters = text.chars().peekable();
    while let Some(letter) = letters.next() {
        match letter {
            '\r' if letters.peek() == Some(&'\n') => {}
            '\r' | '\n' | '\u{2028}' | '\u{2029}' => out.push('\n'),
            '\t' => out.push_str("    "),
            '\u{0}'..='\u{1f}' | '\u{7f}'..='\u{9f}' => out.push('\u{fffd}'),
            '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' => {}
            _ => out.push(letter),
        }
    }
    out
}

/// A text of unknown origin in one line, without anything that could steer what shows it.
pub fn one_line(text: &str) -> String {
    let text = tame(text);
    let mut out = String::with_capacity(text.len());
    for word in text.split([' ', '\n']).filter(|word| !word.is_empty()) {
        if !out.is_empty() {
            out.push(' ');
        }
        out.push_str(word);
    }
    out
}

/// The spans of a text: `(true, …)` is code between backticks, as in Markdown.
/// A backtick that has no partner is a character like any other.
fn spans(text: &str) -> Vec<(bool, &str)> {
    let mut out = Vec::new();
    let mut rest = text;
    let mut plain = 0;
    let mut from = 0;
    while let Some(at) = rest[from..].find('`') {
        let open = from + at;
        let ticks = run_of_ticks(&rest[open..]);
        let inside = open + ticks;
        let Some(length) = closing(&rest[inside..], ticks) else {
            from = inside;
            continue;
        };
        if open > plain {
            out.push((false, &rest[plain..open]));
        }
        out.push((true, &rest[inside..inside + length]));
        rest = &rest[inside + length + ticks..];
        (plain, from) = (0, 0);
    }
    if !rest.is_empty() {
        out.push((false, rest));
    }
    out
}

fn run_of_ticks(text: &str) -> usize {
    text.bytes().take_while(|&byte| byte == b'`').count()
}

/// How far it is to a run of exactly this many backticks.
fn closing(text: &str, ticks: usize) -> Option<usize> {
    let mut from = 0;
    loop {
        let at = from + text[from..].find('`')?;
        let run = run_of_ticks(&text[at..]);
        if run == ticks {
            return Some(at);
        }
        from = at + run;
    }
}

#[cfg(test)]
mod tests {
    use super::{one_line, spans, tame};

    #[test]
    fn a_quoted_text_cannot_steer_the_terminal() {
        assert_eq!(
            tame("a\u{1b}[31mb\r\nc\rd\u{202e}e"),
            "a\u{fffd}[31mb\nc\nde"
        );
        assert_eq!(one_line("  a\n\n b\tc "), "a b c");
    }

    #[test]
    fn code_stands_between_equal_runs_of_backticks() {
        assert_eq!(
            spans("run `a` or ``b`c``"),
            [(false, "run "), (true, "a"), (false, " or "), (true, "b`c")]
        );
        assert_eq!(spans("one ` alone"), [(false, "one ` alone")]);
        assert_eq!(spans("`` x `y`"), [(false, "`` x "), (true, "y")]);
        assert_eq!(spans(""), []);
    }
}
