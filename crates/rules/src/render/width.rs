//! How many columns of a terminal a text takes.

/// Characters that take no column of their own: they join the one before.
const NONE: &[(u32, u32)] = &[
    (0x300, 0x36f),
    (0x483, 0x489),
    (0x591, 0x5bd),
    (0x610, 0x61a),
    (0x64b, 0x65f),
    (0x1ab0, 0x1aff),
    (0x1dc0, 0x1dff),
    (0x200b, 0x200f),
    (0x202a, 0x202e),
    (0x2060, 0x2064),
    (0x20d0, 0x20f0),
    (0x3099, 0x309a),
    (0xfe00, 0xfe0f),
    (0xfe20, 0xfe2f),
    (0xfeff, 0xfeff),
    (0xe0100, 0xe01ef),
];

/// Characters that take two columns: East Asian wide and full-width ones, and emoji.
const TWO: &[(u32, u32)] = &[
    (0x1100, 0x115f),
    (0x231a, 0x231b),
    (0x23e9, 0x23ec),
    (0x23f0, 0x23f0),
    (0x23f3, 0x23f3),
    (0x25fd, 0x25fe),
    (0x2614, 0x2615),
    (0x2648, 0x2653),
    (0x267f, 0x267f),
    (0x2693, 0x2693),
    (0x26a1, 0x26a1),
    (0x26aa, 0x26ab),
    (0x26bd, 0x26be),
    (0x26c4, 0x26c5),
    (0x26ce, 0x26ce),
    (0x26d4, 0x26d4),
    (0x26ea, 0x26ea),
    (0x26f2, 0x26f3),
    (0x26f5, 0x26f5),
    (0x26fa, 0x26fa),
    (0x26fd, 0x26fd),
    (0x2705, 0x2705),
    (0x270a, 0x270b),
    (0x2728, 0x2728),
    (0x274c, 0x274c),
    (0x274e, 0x274e),
    (0x2753, 0x2755),
    (0x2757, 0x2757),
    (0x2795, 0x2797),
    (0x27b0, 0x27b0),
    (0x27bf, 0x27bf),
    (0x2b1b, 0x2b1c),
    (0x2b50, 0x2b50),
    (0x2b55, 0x2b55),
    (0x2e80, 0x303e),
    (0x3041, 0x33ff),
    (0x3400, 0x4dbf),
    (0x4e00, 0xa4cf),
    (0xa960, 0xa97f),
    (0xac00, 0xd7a3),
    (0xf900, 0xfaff),
    (0xfe10, 0xfe19),
    (0xfe30, 0xfe6f),
    (0xff01, 0xff60),
    (0xffe0, 0xffe6),
    (0x1f300, 0x1f320),
    (0x1f330, 0x1f335),
    (0x1f337, 0x1f37c),
    (0x1f380, 0x1f393),
    (0x1f400, 0x1f43e),
    (0x1f442, 0x1f4fc),
    (0x1f600, 0x1f64f),
    (0x1f680, 0x1f6c5),
    (0x1f900, 0x1f9ff),
    (0x20000, 0x3fffd),
];

/// The columns that a text takes.
pub fn width(text: &str) -> usize {
    text.chars().map(width_of).sum()
}

/// The columns that a character takes.
pub(super) fn width_of(letter: char) -> usize {
    let point = u32::from(letter);
    let within = |ranges: &[(u32, u32)]| {
        let after = ranges.partition_point(|&(first, _)| first <= point);
        after > 0 && point <= ranges[after - 1].1
    };
    match point {
        0x20..0x300 => 1,
        _ if within(NONE) => 0,
        _ if within(TWO) => 2,
        _ => 1,
    }
}

#[cfg(test)]
mod tests {
    use unicode_width::UnicodeWidthChar;

    use super::{NONE, TWO, width, width_of};
    use crate::catalog::Words;
    use crate::lang::Language;

    #[test]
    fn the_tables_are_sorted() {
        for table in [NONE, TWO] {
            assert!(table.is_sorted() && table.iter().all(|(first, last)| first <= last));
        }
    }

    #[test]
    fn every_character_of_the_catalogue_has_the_width_that_unicode_gives_it() {
        for language in Language::ALL {
            for letter in Words::table(language)
                .chars()
                .filter(|letter| !letter.is_control())
            {
                assert_eq!(Some(width_of(letter)), letter.width(), "{letter}");
            }
        }
    }

    #[test]
    fn japanese_is_twice_as_wide() {
        assert_eq!(width("abc"), 3);
        assert_eq!(width("レジストリ"), 10);
        assert_eq!(width("（は\u{3099}）"), 6);
        assert_eq!(width("e\u{301}✔─│…"), 5);
    }
}
