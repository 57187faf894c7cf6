//! Putting texts together, without the machinery of `format!`: it costs more
//! than all else in the page.

/// Joins pieces.
pub(crate) fn join(pieces: &[&str]) -> String {
    pieces.concat()
}

/// Joins the items of a list with a separator.
pub(crate) fn list<'a>(items: impl Iterator<Item = &'a str>, between: &str) -> String {
    let mut out = String::new();
    for item in items {
        if !out.is_empty() {
            out.push_str(between);
        }
        out.push_str(item);
    }
    out
}

/// A whole number in decimal.
pub(crate) fn number(value: i64) -> String {
    let mut digits = [0_u8; 20];
    let mut at = digits.len();
    let mut rest = value.unsigned_abs();
    loop {
        at -= 1;
        if let Some(place) = digits.get_mut(at) {
            *place = b'0' + (rest % 10) as u8;
        }
        rest /= 10;
        if rest == 0 {
            break;
        }
    }
    let mut out = String::with_capacity(21 - at);
    if value < 0 {
        out.push('-');
    }
    out.extend(digits.iter().skip(at).map(|&digit| digit as char));
    out
}

/// Percent-encodes for a query or a form (the unreserved characters of RFC 3986 stay).
pub(crate) fn encode(text: &str, out: &mut String) {
    const HEX: &[u8; 16] = b"0123456789ABCDEF";
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~".contains(&byte) {
            out.push(byte as char);
        } else {
            out.push('%');
            out.push(HEX[usize::from(byte >> 4)] as char);
            out.push(HEX[usize::from(byte & 15)] as char);
        }
    }
}

/// Cuts a text at a number of bytes, between two characters.
pub(crate) fn cut(text: &str, bytes: usize) -> &str {
    let mut end = text.len().min(bytes);
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    text.get(..end).unwrap_or_default()
}

/// Whether a text contains another, in any ASCII letter case. `needle` is in lower case.
pub(crate) fn contains(text: &str, needle: &str) -> bool {
    text.as_bytes()
        .windows(needle.len().max(1))
        .any(|part| part.eq_ignore_ascii_case(needle.as_bytes()))
}

#[cfg(test)]
mod tests {
    use super::{cut, encode, number};

    #[test]
    fn numbers_and_encoding() {
        for value in [0, 7, -1, 401, i64::MAX, i64::MIN] {
            assert_eq!(number(value), value.to_string());
        }
        let mut out = String::new();
        encode("a b&c=é/:", &mut out);
        assert_eq!(out, "a%20b%26c%3D%C3%A9%2F%3A");
        assert_eq!(cut("aé", 2), "a");
    }
}
