//! One line: colours, entities, typographic signs, control characters, and
//! the prefixes of CI systems and quotes.

use std::borrow::Cow;

use super::prefix;

/// Mends one line. Cleaning a clean line changes nothing.
pub fn tidy(line: &str) -> Cow<'_, str> {
    let mut text = Cow::Borrowed(line);
    // Taking one thing off can lay another bare (`&amp;gt;`, a colour inside a
    // time stamp), so it goes on until nothing changes. Every round that
    // changes anything makes the line shorter, so it ends.
    while let Some(next) = round(&text) {
        debug_assert!(next.len() < text.len(), "a round must shorten the line");
        text = Cow::Owned(next);
    }
    text
}

/// One round over the line; `None` if there is nothing to do.
fn round(text: &str) -> Option<String> {
    let bare = prefix::strip(text.trim_end());
    if bare.bytes().all(is_plain) {
        return (bare.len() < text.len()).then(|| bare.to_owned());
    }
    let mut out = String::with_capacity(bare.len());
    let mut rest = bare;
    while let Some(first) = rest.chars().next() {
        let taken = match first {
            '\u{1b}' => escape(rest),
            '[' => bare_colour(rest),
            '&' => entity(rest, &mut out),
            _ => 0,
        };
        if taken == 0 {
            replace(first, &mut out);
            rest = &rest[first.len_utf8()..];
        } else {
            rest = &rest[taken..];
        }
    }
    (out.len() < text.len()).then_some(out)
}

/// Bytes that no rule below touches.
fn is_plain(byte: u8) -> bool {
    matches!(byte, b' '..=b'~' | b'\t') && byte != b'&' && byte != b'['
}

/// Length of the terminal sequence that starts here (ECMA-48: CSI, OSC, and two-character ones).
fn escape(text: &str) -> usize {
    let bytes = text.as_bytes();
    match bytes.get(1) {
        Some(b'[') => {
            let end = bytes.iter().skip(2).position(|b| (0x40..=0x7e).contains(b));
            // A cut sequence takes the rest only if it can be one.
            end.map_or(1, |end| {
                let body = &bytes[2..2 + end];
                if body.iter().all(|b| (0x20..=0x3f).contains(b)) {
                    end + 3
                } else {
                    2
                }
            })
        }
        Some(b']') => {
            let end = bytes.iter().position(|&b| b == 7);
            let long = text.find("\u{1b}\\").map(|at| at + 1);
            end.into_iter().chain(long).min().map_or(2, |at| at + 1)
        }
        Some(next) if next.is_ascii() => 2,
        _ => 1,
    }
}

/// Length of a colour sequence whose escape character got lost: `[93m`, `[0m`.
fn bare_colour(text: &str) -> usize {
    let bytes = text.as_bytes();
    let digits = bytes[1..]
        .iter()
        .take(12)
        .take_while(|b| b.is_ascii_digit() || **b == b';')
        .count();
    if digits > 0 && bytes.get(1 + digits) == Some(&b'm') {
        digits + 2
    } else {
        0
    }
}

/// Writes what an HTML entity stands for; returns its length, 0 if it is none.
fn entity(text: &str, out: &mut String) -> usize {
    let Some(end) = text.bytes().take(10).position(|b| b == b';') else {
        return 0;
    };
    let meaning = match &text[1..end] {
        "apos" | "lsquo" | "rsquo" => '\'',
        "quot" | "ldquo" | "rdquo" => '"',
        "amp" => '&',
        "lt" => '<',
        "gt" => '>',
        "nbsp" => ' ',
        "ndash" | "mdash" => '-',
        name => match name.strip_prefix('#').and_then(number) {
            Some(c) => c,
            None => return 0,
        },
    };
    replace(meaning, out);
    end + 1
}

fn number(digits: &str) -> Option<char> {
    let code = match digits.strip_prefix(['x', 'X']) {
        Some(hex) => u32::from_str_radix(hex, 16).ok()?,
        None => digits.parse().ok()?,
    };
    char::from_u32(code)
}

/// Writes one character, with typographic signs made plain and control characters left out.
fn replace(c: char, out: &mut String) {
    match c {
        '\u{2018}' | '\u{2019}' | '\u{201a}' | '\u{2032}' => out.push('\''),
        '\u{201c}' | '\u{201d}' | '\u{201e}' | '\u{2033}' => out.push('"'),
        '\u{2010}'..='\u{2015}' | '\u{2212}' => out.push('-'),
        '\u{a0}' | '\u{2000}'..='\u{200a}' | '\u{202f}' | '\u{3000}' => out.push(' '),
        '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}' | '\u{ad}' | '\u{feff}' => {}
        '\t' => out.push(c),
        c if c.is_control() => {}
        c => out.push(c),
    }
}

#[cfg(test)]
mod tests {
    use super::tidy;

    #[test]
    fn takes_off_what_terminals_and_chats_put_on() {
        for (dirty, clean) in [
            (
                "\u{1b}[93mDocker daemon status: available\u{1b}[0m",
                "Docker daemon status: available",
            ),
            ("[91mLogin failed.[0m", "Login failed."),
            (
                "registry \u{2018}lanternprod\u{2019} \u{2013}\u{2013}name",
                "registry 'lanternprod' --name",
            ),
            (
                "Registry &#39;a&#x27; &amp;amp; &quot;b&quot;",
                "Registry 'a' & \"b\"",
            ),
            ("\u{1b}]8;;https://x\u{1b}\\link\u{1b}]8;;\u{7}", "link"),
            ("a\0b\u{200b}c \u{1b}[K  ", "abc"),
            ("names[0] & [x]", "names[0] & [x]"),
            (
                "2026-11-23T08:15:02.1184317Z ##[error]\u{1b}[36;1mHelm",
                "Helm",
            ),
            ("> > **ERROR: no**", "ERROR: no"),
        ] {
            assert_eq!(tidy(dirty), clean, "{dirty:?}");
        }
    }
}
