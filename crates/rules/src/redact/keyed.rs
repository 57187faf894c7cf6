//! Secrets that are known by the name in front of them.

use std::ops::Range;

/// Names whose value is a secret, without `-` and `_` and in lower case. They
/// may end a longer name, such as `AZURE_CLIENT_SECRET`.
const ENDINGS: &[&str] = &[
    "accesskey",
    "accesstoken",
    "accountkey",
    "apikey",
    "appsecret",
    "assertion",
    "clientsecret",
    "idtoken",
    "identitytoken",
    "passwd",
    "password",
    "passphrase",
    "privatekey",
    "refreshtoken",
    "registrytoken",
    "sharedaccesskey",
    "subscriptionkey",
];

/// The same, where the whole name must be this.
const WHOLE: &[&str] = &[
    "sig",
    "secret",
    "auth",
    "cookie",
    "setcookie",
    "pass",
    "pwd",
];

/// What stands behind such a name when a sentence speaks of it: docker's
/// warning about `--password`, a message such as `username/password: unauthorized`.
const PROSE: &[&str] = &[
    "and",
    "argument",
    "authentication",
    "denied",
    "expected",
    "expired",
    "for",
    "from",
    "has",
    "in",
    "incorrect",
    "invalid",
    "is",
    "may",
    "missing",
    "must",
    "not",
    "of",
    "on",
    "or",
    "required",
    "requires",
    "revoked",
    "the",
    "to",
    "unauthorized",
    "via",
    "was",
    "with",
    "wrong",
];

/// Finds the values of such names.
pub(super) fn find(text: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut done = 0;
    for name in super::Runs::of(text, in_name) {
        // What stands inside of a value is no name. It also keeps this linear.
        if name.start < done {
            continue;
        }
        if let Some((value, secret)) = value_of(text, name) {
            done = value.end;
            found.extend(secret.then_some(value));
        }
    }
    found
}

fn in_name(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || byte == b'_' || byte == b'-'
}

/// How a name and its value are joined.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Joint {
    Equals,
    Colon,
    Space,
}

/// The value of a name that may have a secret one, and whether it is secret.
fn value_of(text: &str, name: Range<usize>) -> Option<(Range<usize>, bool)> {
    let flag = text[name.clone()].starts_with('-');
    let (joint, start) = joint(&text[name.end..], flag)?;
    let start = name.end + start;
    let written = &text[name.clone()];
    let key = plain(written);
    let start = match key.as_str() {
        "authorization" | "proxyauthorization" | "xregistryauth" => start + scheme(&text[start..]),
        // `-p` means a password to a command that signs in, and a port to others.
        "p" if written == "-p" && joint != Joint::Colon && signs_in(text, name.start) => start,
        _ if WHOLE.contains(&key.as_str()) => match joint {
            Joint::Equals => start,
            Joint::Colon if is_quoted(text, start) || key.ends_with("cookie") => start,
            _ => return None,
        },
        _ if ENDINGS.iter().any(|ending| key.ends_with(ending)) => start,
        _ => return None,
    };
    let value = value(text, start, key.ends_with("cookie"));
    let content = &text[value.clone()];
    let told = joint != Joint::Equals && PROSE.contains(&content.trim_end_matches(['.', ',', ';']));
    let after_flag = joint == Joint::Space;
    let next_flag = after_flag && content.starts_with('-');
    // The name of the argument in the usage of a command: `--password PASSWORD`.
    let usage = after_flag
        && content
            .bytes()
            .all(|byte| byte.is_ascii_uppercase() || byte == b'_' || byte == b']')
        && key.ends_with(&plain(content));
    let secret = !(told || next_flag || usage || is_stand_in(content));
    Some((value, secret))
}

/// The end of a name, as it is compared: what is secret about it stands at its end.
fn plain(name: &str) -> String {
    const LONGEST: usize = 40;
    let tail = &name[name.len().saturating_sub(LONGEST)..];
    let letters = tail.bytes().filter(u8::is_ascii_alphanumeric);
    letters
        .map(|byte| char::from(byte.to_ascii_lowercase()))
        .collect()
}

/// What joins a name to its value, and where behind the name the value begins.
fn joint(rest: &str, flag: bool) -> Option<(Joint, usize)> {
    let closed = rest.trim_start_matches(['"', '\'', '\\']);
    let after = closed.trim_start_matches([' ', '\t']);
    let (joint, value) = match after.as_bytes().first()? {
        b'=' => (Joint::Equals, &after[1..]),
        b':' => (Joint::Colon, &after[1..]),
        _ if flag && after.len() < closed.len() => {
            return Some((Joint::Space, rest.len() - after.len()));
        }
        _ => return None,
    };
    let value = value.trim_start_matches([' ', '\t']);
    Some((joint, rest.len() - value.len()))
}

fn is_quoted(text: &str, start: usize) -> bool {
    text[start..].starts_with(['"', '\'', '\\'])
}

/// How long `Bearer ` and its kin are, with the quote before them.
fn scheme(rest: &str) -> usize {
    let value = rest.trim_start_matches(['"', '\'', '\\']);
    let word = value
        .find(|letter: char| !letter.is_ascii_alphanumeric())
        .unwrap_or(value.len());
    let known = ["bearer", "basic", "negotiate", "ntlm"];
    if known
        .iter()
        .any(|name| value[..word].eq_ignore_ascii_case(name))
    {
        let behind = value[word..].trim_start_matches([' ', '\t']);
        rest.len() - behind.len()
    } else {
        0
    }
}

/// Whether the line speaks of a sign-in before this place.
fn signs_in(text: &str, at: usize) -> bool {
    const FAR: usize = 400;
    let near = &text[text.ceil_char_boundary(at.saturating_sub(FAR))..at];
    near.rsplit('\n')
        .next()
        .is_some_and(|line| line.contains("login"))
}

/// The value that begins here: to its closing quote, or to what cannot belong to it.
fn value(text: &str, start: usize, to_end_of_line: bool) -> Range<usize> {
    let rest = &text[start..];
    let open = rest.len() - rest.trim_start_matches('\\').len();
    let quote = rest[open..]
        .chars()
        .next()
        .filter(|first| matches!(first, '"' | '\''));
    let begin = start + if quote.is_some() { open + 1 } else { 0 };
    let behind = &text[begin..];
    let end = match quote {
        Some(quote) => behind.find(['\n', '\r', quote]),
        None if to_end_of_line => behind.find(['\n', '\r', '"', '\'']),
        None => behind.find(|letter: char| letter.is_whitespace() || "\"'`&,;)".contains(letter)),
    };
    let end = begin + end.unwrap_or(behind.len());
    // An escaped closing quote, as in JSON inside of JSON.
    begin..begin + text[begin..end].trim_end_matches('\\').len()
}

/// Whether this stands for a secret and is none: a variable, a hole to fill,
/// the name of an argument, something masked before.
pub(super) fn is_stand_in(value: &str) -> bool {
    let around = |open, close| value.starts_with(open) && value.ends_with(close);
    let variable = value.strip_prefix('$').is_some_and(|name| {
        name.starts_with(|first: char| first.is_ascii_alphabetic() || "_{(".contains(first))
    });
    variable
        || around('<', '>')
        || around('[', ']')
        || around('{', '}')
        || around('%', '%')
        || value.bytes().all(|byte| byte == b'*')
        || value.bytes().all(|byte| byte == b'x' || byte == b'X')
        || matches!(value, "null" | "None" | "true" | "false")
}
