//! The text that is explained, and where it came from.

use std::borrow::Cow;
use std::rc::Rc;

use acr_doctor_rules::clean::decode;
use acr_doctor_rules::decimal;

use crate::lines::{self, Lines};

/// A text up to this size is shown in the text area. A browser needs a fifth of
/// a second to lay out a megabyte there: of a longer text only the lines that
/// matter are shown.
const EDITABLE: usize = 128 * 1024;

/// Lines cost more than letters do.
const EDITABLE_LINES: usize = 4000;

/// A longer text is not read.
pub(crate) const LARGEST: u32 = 64 * 1024 * 1024;

/// A text to explain.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Paste {
    /// The text, decoded.
    pub(crate) text: Rc<String>,
    /// Where its lines begin.
    pub(crate) lines: Lines,
    /// The name of its file, if it came from one.
    pub(crate) name: Option<Rc<str>>,
    /// The person typed it into the text area, so it stands there already.
    pub(crate) typed: bool,
}

impl Paste {
    /// A text that stands in the text area.
    pub(crate) fn typed(text: String) -> Self {
        Self {
            lines: Lines::of(&text),
            text: Rc::new(text),
            name: None,
            typed: true,
        }
    }

    /// A text that has to be put into the text area.
    pub(crate) fn given(text: String) -> Self {
        Self {
            typed: false,
            ..Self::typed(text)
        }
    }

    /// A file of any encoding.
    pub(crate) fn file(name: &str, bytes: Vec<u8>) -> Self {
        let decoded = match decode(&bytes) {
            Cow::Owned(text) => Some(text),
            Cow::Borrowed(text) if text.len() != bytes.len() => Some(text.to_owned()),
            Cow::Borrowed(_) => None,
        };
        // Text that needs no decoding is not copied: it can have 64 MiB.
        let text = decoded.unwrap_or_else(|| String::from_utf8(bytes).unwrap_or_default());
        let text = if is_editable(&text) {
            lines::for_editor(text)
        } else {
            text
        };
        Self {
            name: Some(name.into()),
            ..Self::given(text)
        }
    }

    /// Whether the text area shows it.
    pub(crate) fn is_editable(&self) -> bool {
        self.text.len() <= EDITABLE && self.lines.count <= EDITABLE_LINES
    }

    /// Whether there is nothing in it to explain.
    pub(crate) fn is_blank(&self) -> bool {
        self.is_editable() && self.text.trim().is_empty()
    }

    /// The numbers of the lines, one below the other.
    pub(crate) fn numbers(&self) -> String {
        let mut numbers = String::new();
        for number in 1..=self.lines.count.max(1) {
            numbers.push_str(&decimal(number));
            numbers.push('\n');
        }
        numbers
    }
}

/// Whether the text area shows such a text.
pub(crate) fn is_editable(text: &str) -> bool {
    text.len() <= EDITABLE && text.matches('\n').nth(EDITABLE_LINES).is_none()
}

/// A number of bytes for people, such as `1.4 MiB`.
pub(crate) fn size(bytes: usize) -> String {
    const KIB: usize = 1024;
    if bytes < KIB {
        return [&decimal(bytes), " B"].concat();
    }
    let (unit, name) = if bytes < KIB * KIB {
        (KIB, " KiB")
    } else {
        (KIB * KIB, " MiB")
    };
    let tenths = (bytes * 10 + unit / 2) / unit;
    [&decimal(tenths / 10), ".", &decimal(tenths % 10), name].concat()
}

#[cfg(test)]
mod tests {
    use super::{Paste, is_editable, size};

    #[test]
    fn a_file_is_decoded_and_keeps_its_lines() {
        let bytes = "\u{feff}eins\r\nzwei"
            .encode_utf16()
            .flat_map(u16::to_le_bytes)
            .collect();
        let paste = Paste::file("log.txt", bytes);
        assert_eq!((paste.text.as_str(), paste.lines.count), ("eins\nzwei", 2));
        assert!(!paste.typed && paste.is_editable());
        assert_eq!(Paste::file("x", b"plain".to_vec()).text.as_str(), "plain");
    }

    #[test]
    fn a_long_text_is_not_for_the_text_area() {
        assert!(is_editable("az acr check-health"));
        assert!(!is_editable(&"x".repeat(200_000)));
        assert!(!is_editable(&"x\n".repeat(5000)));
        assert_eq!(Paste::given("a\nb\n".to_owned()).numbers(), "1\n2\n");
        assert!(Paste::given(" \n".to_owned()).is_blank());
    }

    #[test]
    fn sizes_are_for_people() {
        assert_eq!(size(0), "0 B");
        assert_eq!(size(1536), "1.5 KiB");
        assert_eq!(size(64 * 1024 * 1024), "64.0 MiB");
    }
}
