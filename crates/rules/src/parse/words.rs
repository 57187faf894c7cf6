//! Lists of words in a line. One copy of each loop serves all readers: the
//! page pays for every other one.

/// Whether a line begins with one of these.
#[inline(never)]
pub(super) fn starts(line: &str, words: &[&str]) -> bool {
    words.iter().any(|words| line.starts_with(words))
}

/// Whether one of these stands in a line.
#[inline(never)]
pub(super) fn holds(line: &str, words: &[&str]) -> bool {
    words.iter().any(|words| line.contains(words))
}

/// What follows these words in a line.
#[inline(never)]
pub(super) fn after<'a>(line: &'a str, words: &str) -> Option<&'a str> {
    line.split_once(words).map(|(_, rest)| rest)
}

/// The word at a place, counted from 0; `usize::MAX` is the last one.
#[inline(never)]
pub(super) fn word(line: &str, place: usize) -> &str {
    let mut last = "";
    for (at, word) in line.split_ascii_whitespace().enumerate() {
        last = word;
        if at == place {
            return word;
        }
    }
    if place == usize::MAX { last } else { "" }
}

/// Whether one of these is a word of a line.
#[inline(never)]
pub(super) fn has_word(line: &str, words: &[&str]) -> bool {
    line.split_ascii_whitespace()
        .any(|word| words.contains(&word))
}

/// The status of HTTP that a text begins with: three digits.
#[inline(never)]
pub(super) fn status(text: &str) -> Option<u16> {
    let digits = text.as_bytes().get(..3)?;
    let mut status = 0;
    for digit in digits {
        status = status * 10 + char::from(*digit).to_digit(10)? as u16;
    }
    let ends = text
        .as_bytes()
        .get(3)
        .is_none_or(|b| !b.is_ascii_alphanumeric());
    (ends && (100..600).contains(&status)).then_some(status)
}

#[cfg(test)]
mod tests {
    use super::{status, word};

    #[test]
    fn reads_a_status() {
        assert_eq!(status("401 Unauthorized"), Some(401));
        assert_eq!(status("503"), Some(503));
        for text in ["", "40", "40x", "4010", "999", "099 x", "４01"] {
            assert_eq!(status(text), None, "{text}");
        }
    }

    #[test]
    fn finds_words() {
        assert_eq!(word(" a  b\tc ", 1), "b");
        assert_eq!(word(" a  b\tc ", usize::MAX), "c");
        assert_eq!(word("a", 1), "");
        assert_eq!(word("", usize::MAX), "");
    }
}
