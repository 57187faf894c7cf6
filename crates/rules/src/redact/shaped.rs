//! Secrets that are known by their own shape.

use std::ops::Range;

/// Finds tokens, generated passwords and the passwords inside of addresses.
pub(super) fn find(text: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    for run in super::Runs::of(text, in_token) {
        if let Some(secret) = token(&text[run.clone()]) {
            found.push(secret.start + run.start..secret.end + run.start);
        }
    }
    let mut from = 0;
    while let Some(at) = text[from..].find("://") {
        from += at + "://".len();
        found.extend(password_in_address(text, from));
    }
    found
}

fn in_token(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || b"+/=_-.~".contains(&byte)
}

/// Where the secret of a run of token characters stands.
fn token(run: &str) -> Option<Range<usize>> {
    // `{"` in Base64: a JSON Web Token, or the content of a Docker configuration.
    let json = run.match_indices("eyJ").map(|(at, _)| at).find(|&at| {
        let before = run[..at].bytes().next_back();
        !before.is_some_and(|byte| byte.is_ascii_alphanumeric()) && run.len() - at >= 20
    });
    if let Some(start) = json {
        return Some(start..run.trim_end_matches('.').len());
    }
    // A value may follow its name: `KEY=value`.
    let start = run.trim_end_matches('=').rfind('=').map_or(0, |at| at + 1);
    let value = &run[start..];
    let generated = match value.len() {
        // Passwords of the admin user and of tokens of a registry carry its mark.
        50..=90 => value.contains("+ACR"),
        // Client secrets of Microsoft Entra: a digit and `Q~` near the start.
        36..=46 => value
            .find("Q~")
            .is_some_and(|at| (2..=6).contains(&at) && value.as_bytes()[at - 1].is_ascii_digit()),
        _ => false,
    };
    generated.then_some(start..run.len())
}

/// `user:password@` at the start of what follows `://`.
fn password_in_address(text: &str, start: usize) -> Option<Range<usize>> {
    // The longest name of a host has 253 characters; tokens as passwords are longer.
    const LONGEST: usize = 8192;
    let rest = &text.as_bytes()[start..];
    let rest = &rest[..rest.len().min(LONGEST)];
    let ends = |&byte: &u8| byte <= b' ' || b"/?#\"'<>`\\".contains(&byte);
    let authority = &rest[..rest.iter().position(ends).unwrap_or(rest.len())];
    let at = authority.iter().rposition(|&byte| byte == b'@')?;
    let colon = authority[..at].iter().position(|&byte| byte == b':')? + 1;
    let password = start + colon..start + at;
    (!super::keyed::is_stand_in(&text[password.clone()])).then_some(password)
}
