//! JSON: a small reader for what foreign servers send.
//!
//! It keeps what it needs, goes no deeper than [`DEPTH`] levels and never
//! panics. What it cannot read it names: an answer cut in half says something
//! else than an answer that is no JSON.

use std::borrow::Cow;

/// How deep lists and objects may stand in each other.
const DEPTH: usize = 24;

/// A value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Json {
    /// `null`, `true`, `false`: nothing here asks which.
    Word,
    /// A number without its fraction; `None` where it is too large or has an exponent.
    Number(Option<i64>),
    /// A string.
    Text(String),
    /// An array.
    List(Vec<Json>),
    /// An object, in its order, repeats kept.
    Object(Vec<(String, Json)>),
}

/// Why a body is no JSON.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fault {
    /// It ends before it is whole.
    Incomplete,
    /// It is something else.
    Invalid,
    /// It is nested deeper than anything that is meant to be read.
    TooDeep,
}

impl Json {
    /// Reads a body. Bytes that are not UTF-8 are replaced.
    ///
    /// # Errors
    /// Why it is no JSON.
    pub fn read(body: &[u8]) -> Result<Self, Fault> {
        let text = String::from_utf8_lossy(body);
        let text = text.trim_start_matches('\u{feff}');
        let mut reader = Reader { text, at: 0 };
        let value = reader.value(DEPTH)?;
        reader.blanks();
        if reader.at == text.len() {
            Ok(value)
        } else {
            Err(Fault::Invalid)
        }
    }

    /// The value of a key; the first where it stands several times.
    pub fn get(&self, key: &str) -> Option<&Self> {
        match self {
            Self::Object(entries) => entries
                .iter()
                .find(|(name, _)| name == key)
                .map(|(_, value)| value),
            _ => None,
        }
    }

    /// The string, if it is one.
    pub fn text(&self) -> Option<&str> {
        match self {
            Self::Text(text) => Some(text),
            _ => None,
        }
    }

    /// The whole number, if it is one.
    pub fn number(&self) -> Option<i64> {
        match self {
            Self::Number(number) => *number,
            _ => None,
        }
    }

    /// The items of an array; none of anything else.
    pub fn items(&self) -> &[Self] {
        match self {
            Self::List(items) => items,
            _ => &[],
        }
    }

    /// Rewrites every string inside, keys too.
    pub fn rewrite(&mut self, rewrite: &dyn Fn(&mut String)) {
        match self {
            Self::Text(text) => rewrite(text),
            Self::List(items) => items.iter_mut().for_each(|item| item.rewrite(rewrite)),
            Self::Object(entries) => {
                for (key, value) in entries {
                    rewrite(key);
                    value.rewrite(rewrite);
                }
            }
            Self::Word | Self::Number(_) => {}
        }
    }

    /// All strings inside, one after the other, up to a number of bytes.
    pub fn strings(&self, out: &mut String, limit: usize) {
        match self {
            Self::Text(text) if out.len() < limit => {
                if !out.is_empty() {
                    out.push(' ');
                }
                out.push_str(crate::words::cut(text, limit - out.len()));
            }
            Self::List(items) => items.iter().for_each(|item| item.strings(out, limit)),
            Self::Object(entries) => entries.iter().for_each(|entry| entry.1.strings(out, limit)),
            _ => {}
        }
    }
}

struct Reader<'a> {
    text: &'a str,
    at: usize,
}

impl<'a> Reader<'a> {
    fn peek(&self) -> Option<u8> {
        self.text.as_bytes().get(self.at).copied()
    }

    fn rest(&self) -> &'a str {
        self.text.get(self.at..).unwrap_or_default()
    }

    fn blanks(&mut self) {
        while let Some(b' ' | b'\t' | b'\n' | b'\r') = self.peek() {
            self.at += 1;
        }
    }

    /// The next byte that is no blank, not taken.
    fn next(&mut self) -> Result<u8, Fault> {
        self.blanks();
        self.peek().ok_or(Fault::Incomplete)
    }

    fn value(&mut self, depth: usize) -> Result<Json, Fault> {
        match self.next()? {
            b'"' => self.string().map(Json::Text),
            b'{' | b'[' if depth == 0 => Err(Fault::TooDeep),
            b'{' => self.object(depth - 1),
            b'[' => self.list(depth - 1),
            b'-' | b'0'..=b'9' => Ok(self.number()),
            _ => self.word(),
        }
    }

    fn word(&mut self) -> Result<Json, Fault> {
        let rest = self.rest();
        for word in ["null", "true", "false"] {
            if rest.starts_with(word) {
                self.at += word.len();
                return Ok(Json::Word);
            }
            if word.starts_with(rest) {
                return Err(Fault::Incomplete);
            }
        }
        Err(Fault::Invalid)
    }

    /// A number, generously: its form is nobody's evidence.
    fn number(&mut self) -> Json {
        let rest = self.rest();
        let end = rest
            .find(|c: char| !(c.is_ascii_digit() || "+-.eE".contains(c)))
            .unwrap_or(rest.len());
        self.at += end;
        let digits = rest.get(..end).unwrap_or_default();
        let whole = if digits.contains(['e', 'E']) {
            digits
        } else {
            digits.split('.').next().unwrap_or_default()
        };
        Json::Number(whole.parse().ok())
    }

    fn list(&mut self, depth: usize) -> Result<Json, Fault> {
        self.at += 1;
        let mut items = Vec::new();
        if self.next()? == b']' {
            self.at += 1;
            return Ok(Json::List(items));
        }
        loop {
            items.push(self.value(depth)?);
            if self.ends(b']')? {
                return Ok(Json::List(items));
            }
        }
    }

    fn object(&mut self, depth: usize) -> Result<Json, Fault> {
        self.at += 1;
        let mut entries = Vec::new();
        if self.next()? == b'}' {
            self.at += 1;
            return Ok(Json::Object(entries));
        }
        loop {
            if self.next()? != b'"' {
                return Err(Fault::Invalid);
            }
            let key = self.string()?;
            if self.next()? != b':' {
                return Err(Fault::Invalid);
            }
            self.at += 1;
            entries.push((key, self.value(depth)?));
            if self.ends(b'}')? {
                return Ok(Json::Object(entries));
            }
        }
    }

    /// After an item: whether the end came, or a comma.
    fn ends(&mut self, end: u8) -> Result<bool, Fault> {
        let byte = self.next()?;
        self.at += 1;
        match byte {
            b',' => Ok(false),
            _ if byte == end => Ok(true),
            _ => Err(Fault::Invalid),
        }
    }

    /// A string, from its opening quotation mark.
    fn string(&mut self) -> Result<String, Fault> {
        self.at += 1;
        let mut out = String::new();
        loop {
            let rest = self.rest();
            let stop = rest.find(['"', '\\']).ok_or(Fault::Incomplete)?;
            out.push_str(rest.get(..stop).unwrap_or_default());
            self.at += stop + 1;
            if rest.as_bytes().get(stop) == Some(&b'"') {
                return Ok(out);
            }
            out.push(self.escape()?);
        }
    }

    fn escape(&mut self) -> Result<char, Fault> {
        let byte = self.peek().ok_or(Fault::Incomplete)?;
        self.at += 1;
        Ok(match byte {
            b'"' | b'\\' | b'/' => byte as char,
            b'b' => '\u{8}',
            b'f' => '\u{c}',
            b'n' => '\n',
            b'r' => '\r',
            b't' => '\t',
            b'u' => self.unicode()?,
            _ => return Err(Fault::Invalid),
        })
    }

    /// `\uXXXX`, with the second half of a pair where there is one.
    fn unicode(&mut self) -> Result<char, Fault> {
        let high = self.hex()?;
        let mut point = high;
        if (0xd800..0xdc00).contains(&high) && self.rest().starts_with("\\u") {
            let before = self.at;
            self.at += 2;
            let low = self.hex()?;
            if (0xdc00..0xe000).contains(&low) {
                point = 0x10000 + ((high - 0xd800) << 10) + (low - 0xdc00);
            } else {
                self.at = before;
            }
        }
        // A lonely half of a pair is no character.
        Ok(char::from_u32(point).unwrap_or(char::REPLACEMENT_CHARACTER))
    }

    fn hex(&mut self) -> Result<u32, Fault> {
        let digits = self
            .text
            .as_bytes()
            .get(self.at..self.at + 4)
            .ok_or(Fault::Incomplete)?;
        let mut value = 0;
        for &digit in digits {
            let digit = (digit as char).to_digit(16).ok_or(Fault::Invalid)?;
            value = value * 16 + digit;
        }
        self.at += 4;
        Ok(value)
    }
}

/// Whether a body is a web page: by its first bytes, or by its content type.
pub fn is_html(body: &[u8], content_type: Option<&str>) -> bool {
    let text: Cow<'_, str> =
        String::from_utf8_lossy(body.get(..64.min(body.len())).unwrap_or(body));
    let start = text.trim_start_matches(|c: char| c.is_whitespace() || c == '\u{feff}');
    let opens = |word: &str| {
        start
            .as_bytes()
            .get(..word.len())
            .is_some_and(|start| start.eq_ignore_ascii_case(word.as_bytes()))
    };
    ["<!doctype", "<html", "<head", "<body", "<title", "<!--"]
        .iter()
        .any(|word| opens(word))
        || content_type.is_some_and(|kind| crate::words::contains(kind, "text/html"))
            && !start.starts_with(['{', '['])
            && !start.is_empty()
}

#[cfg(test)]
mod tests {
    use super::{DEPTH, Fault, Json, is_html};

    #[test]
    fn reads_what_servers_send() {
        let body = br#" {"errors": [{"code":"DENIED","message":"a \u0027b\u0027 \ud83d\ude00 \ud800x","n":-12.5,
            "detail":null, "e": 1e9, "t": true}], "a": [], "o": {}} "#;
        let json = Json::read(body).expect("JSON");
        let error = &json.get("errors").expect("errors").items()[0];
        assert_eq!(
            error.get("message").and_then(Json::text),
            Some("a 'b' 😀 \u{fffd}x")
        );
        assert_eq!(error.get("n").and_then(Json::number), Some(-12));
        assert_eq!(error.get("e").and_then(Json::number), None);
        assert_eq!(error.get("detail"), Some(&Json::Word));
        let mut all = String::new();
        json.strings(&mut all, 9);
        assert_eq!(all, "DENIED a ");
    }

    #[test]
    fn tells_half_a_body_from_another_thing() {
        let whole = br#"{"access_token":"eyJ0","a":[1,{"b":"\u0027"},null]}"#;
        assert!(Json::read(whole).is_ok());
        for end in 0..whole.len() {
            assert_eq!(Json::read(&whole[..end]), Err(Fault::Incomplete), "{end}");
        }
        for other in [
            "<html>",
            "{]",
            "{\"a\" 1}",
            "nope",
            "{}x",
            "\"\\x\"",
            "[1 2]",
        ] {
            assert_eq!(Json::read(other.as_bytes()), Err(Fault::Invalid), "{other}");
        }
        let deep = "[".repeat(DEPTH + 1);
        assert_eq!(Json::read(deep.as_bytes()), Err(Fault::TooDeep));
    }

    #[test]
    fn knows_a_web_page() {
        assert!(is_html(b"\n<!DOCTYPE html><html>", None));
        assert!(is_html(b"Blocked", Some("text/html; charset=utf-8")));
        assert!(!is_html(b"{\"errors\":[]}", Some("text/html")));
        assert!(!is_html(b"", Some("text/html")));
        assert!(!is_html(b"{}", Some("application/json")));
    }
}
