//! From bytes to text: UTF-8, UTF-16 with or without a mark (PowerShell's `>`
//! writes it), and anything else as far as it can be read.

use std::borrow::Cow;

/// Decodes an input of unknown encoding. Never fails: what is no text becomes U+FFFD.
pub fn decode(input: &[u8]) -> Cow<'_, str> {
    match input {
        [0xEF, 0xBB, 0xBF, rest @ ..] => String::from_utf8_lossy(rest),
        [0xFF, 0xFE, rest @ ..] => utf16(rest, u16::from_le_bytes).into(),
        [0xFE, 0xFF, rest @ ..] => utf16(rest, u16::from_be_bytes).into(),
        _ => match zeros(input) {
            (even, odd) if odd > even => utf16(input, u16::from_le_bytes).into(),
            (even, odd) if even > odd => utf16(input, u16::from_be_bytes).into(),
            _ => String::from_utf8_lossy(input),
        },
    }
}

/// How many NUL bytes stand at even and at odd places in the first bytes, if
/// there are so many that the text must be UTF-16; else the same number twice.
fn zeros(input: &[u8]) -> (usize, usize) {
    let sample = &input[..input.len().min(512) & !1];
    let (mut even, mut odd) = (0, 0);
    for pair in sample.chunks_exact(2) {
        even += usize::from(pair[0] == 0);
        odd += usize::from(pair[1] == 0);
    }
    if even.max(odd) * 4 >= sample.len().max(8) && even.min(odd) * 8 <= even.max(odd) {
        (even, odd)
    } else {
        (0, 0)
    }
}

fn utf16(bytes: &[u8], unit: fn([u8; 2]) -> u16) -> String {
    let units = bytes.chunks_exact(2).map(|pair| unit([pair[0], pair[1]]));
    char::decode_utf16(units)
        .map(|decoded| decoded.unwrap_or(char::REPLACEMENT_CHARACTER))
        .filter(|&c| c != '\u{feff}')
        .collect()
}

#[cfg(test)]
mod tests {
    use super::decode;

    #[test]
    fn reads_utf16_with_and_without_a_mark() {
        let text = "ERROR: An error occurred: CMK_ERROR\r\n";
        let le: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
        let be: Vec<u8> = text.encode_utf16().flat_map(u16::to_be_bytes).collect();
        assert_eq!(decode(&le), text);
        assert_eq!(decode(&be), text);
        assert_eq!(decode(&[&[0xFF, 0xFE], &le[..]].concat()), text);
        assert_eq!(decode(&[&[0xFE, 0xFF], &be[..]].concat()), text);
        assert_eq!(
            decode(&[&[0xEF, 0xBB, 0xBF], text.as_bytes()].concat()),
            text
        );
    }

    #[test]
    fn a_few_nul_bytes_do_not_make_it_utf16() {
        assert_eq!(decode(b"a\0b plain text"), "a\0b plain text");
    }
}
