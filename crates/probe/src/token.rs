//! Tokens: what a JSON Web Token claims. It is read and never trusted: nothing
//! here checks a signature, and nothing is decided by a claim but what is shown.

use crate::json::Json;
use crate::words::cut;

/// The most entries of `access` that are kept.
const MOST: usize = 32;

/// What a token permits on one resource (the claim `access`).
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct Access {
    /// The kind of resource, such as `repository`.
    pub kind: String,
    /// Its name.
    pub name: String,
    /// What may be done.
    pub actions: Vec<String>,
}

/// The claims of a token that say something of the registry.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct Claims {
    /// What it permits; `None` if the claim is missing.
    pub access: Option<Vec<Access>>,
    /// When it ends, in seconds since 1970.
    pub exp: Option<i64>,
    /// When it was made, likewise.
    pub iat: Option<i64>,
    /// From when it holds, likewise.
    pub nbf: Option<i64>,
    /// For whom it was made.
    pub sub: Option<String>,
    /// Who is meant to accept it.
    pub aud: Option<String>,
    /// What kind of token it is.
    pub grant_type: Option<String>,
    /// The tenant.
    pub tenant: Option<String>,
}

impl Claims {
    /// Reads the claims of a token; `None` if it is no JSON Web Token.
    pub fn read(token: &str) -> Option<Self> {
        let mut parts = token.split('.');
        let (_, claims, _) = (parts.next()?, parts.next()?, parts.next()?);
        if parts.next().is_some() {
            return None;
        }
        let json = Json::read(&base64url(claims)?).ok()?;
        if !matches!(json, Json::Object(_)) {
            return None;
        }
        let text = |key: &str| {
            json.get(key)
                .and_then(Json::text)
                .map(|text| cut(text, 256).to_owned())
        };
        let number = |key: &str| json.get(key).and_then(Json::number);
        let access = json
            .get("access")
            .map(|list| list.items().iter().take(MOST).map(access).collect());
        Some(Self {
            access,
            exp: number("exp"),
            iat: number("iat"),
            nbf: number("nbf"),
            sub: text("sub"),
            aud: text("aud"),
            grant_type: text("grant_type"),
            tenant: text("tenant"),
        })
    }
}

fn access(json: &Json) -> Access {
    let text =
        |key: &str| cut(json.get(key).and_then(Json::text).unwrap_or_default(), 256).to_owned();
    let actions = json.get("actions").map(Json::items).unwrap_or_default();
    Access {
        kind: text("type"),
        name: text("name"),
        actions: actions
            .iter()
            .take(MOST)
            .filter_map(Json::text)
            .map(|action| cut(action, 64).to_owned())
            .collect(),
    }
}

/// The actions that a registry knows, in the order in which they are told.
pub const ACTIONS: [&str; 5] = ["pull", "push", "delete", "metadata_read", "metadata_write"];

/// Which of [`ACTIONS`] are permitted on a repository.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Permissions([bool; ACTIONS.len()]);

impl Permissions {
    /// What the claim `access` permits on a repository.
    pub fn of(access: &[Access], repository: &str) -> Self {
        let mut out = Self::default();
        for access in access {
            if access.kind == "repository" && access.name == repository {
                out.add(&access.actions);
            }
        }
        out
    }

    fn add(&mut self, actions: &[String]) {
        for (has, action) in self.0.iter_mut().zip(ACTIONS) {
            *has |= actions.iter().any(|given| given == action || given == "*");
        }
    }

    /// Whether an action is permitted.
    pub fn has(self, action: &str) -> bool {
        self.granted().any(|granted| granted == action)
    }

    /// The actions that are permitted.
    pub fn granted(self) -> impl Iterator<Item = &'static str> {
        ACTIONS
            .into_iter()
            .zip(self.0)
            .filter(|entry| entry.1)
            .map(|entry| entry.0)
    }

    /// The actions that are not.
    pub fn lacking(self) -> impl Iterator<Item = &'static str> {
        ACTIONS
            .into_iter()
            .zip(self.0)
            .filter(|entry| !entry.1)
            .map(|entry| entry.0)
    }
}

/// Decodes base64url without padding (RFC 4648, section 5); padding is allowed.
fn base64url(text: &str) -> Option<Vec<u8>> {
    let text = text.trim_end_matches('=').as_bytes();
    if text.len() % 4 == 1 {
        return None;
    }
    let mut out = Vec::with_capacity(text.len() / 4 * 3 + 2);
    let (mut bits, mut held) = (0_u32, 0);
    for &byte in text {
        let value = match byte {
            b'A'..=b'Z' => byte - b'A',
            b'a'..=b'z' => byte - b'a' + 26,
            b'0'..=b'9' => byte - b'0' + 52,
            b'-' | b'+' => 62,
            b'_' | b'/' => 63,
            _ => return None,
        };
        bits = bits << 6 | u32::from(value);
        held += 6;
        if held >= 8 {
            held -= 8;
            out.push((bits >> held) as u8);
            bits &= (1 << held) - 1;
        }
    }
    Some(out)
}

/// Encodes base64 with padding (RFC 4648, section 4), for `Authorization: Basic`.
pub(crate) fn base64(bytes: &[u8], out: &mut String) {
    const LETTERS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    for chunk in bytes.chunks(3) {
        let mut three = [0; 3];
        for (place, &byte) in three.iter_mut().zip(chunk) {
            *place = byte;
        }
        let [a, b, c] = three;
        let bits = u32::from(a) << 16 | u32::from(b) << 8 | u32::from(c);
        for at in 0..4 {
            if at > chunk.len() {
                out.push('=');
            } else {
                out.push(LETTERS[(bits >> (18 - 6 * at) & 63) as usize] as char);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Claims, Permissions, base64, base64url};

    #[test]
    fn base64_both_ways() {
        for (plain, coded) in [
            ("", ""),
            ("f", "Zg=="),
            ("fo", "Zm8="),
            ("foo", "Zm9v"),
            ("foob", "Zm9vYg=="),
        ] {
            let mut out = String::new();
            base64(plain.as_bytes(), &mut out);
            assert_eq!(out, coded);
            assert_eq!(base64url(coded).as_deref(), Some(plain.as_bytes()));
        }
        assert_eq!(base64url("a"), None);
        assert_eq!(base64url("a!"), None);
    }

    #[test]
    fn permissions_of_a_repository() {
        let mut claims = String::new();
        base64(
            br#"{"exp":1700003600,"iat":1700000000,"grant_type":"access_token","access":[{"type":"repository","name":"app","actions":["pull","metadata_read"]},{"type":"repository","name":"app","actions":["push"]},{"type":"registry","name":"app","actions":["delete"]}]}"#,
            &mut claims,
        );
        let token = ["eyJ9.", &claims, ".sig"].concat();
        let claims = Claims::read(&token).expect("claims");
        let access = claims.access.as_deref().expect("the claim");
        let permissions = Permissions::of(access, "app");
        let granted: Vec<&str> = permissions.granted().collect();
        assert_eq!(granted, ["pull", "push", "metadata_read"]);
        let lacking: Vec<&str> = permissions.lacking().collect();
        assert_eq!(lacking, ["delete", "metadata_write"]);
        assert_eq!(Permissions::of(access, "other").granted().count(), 0);
        assert_eq!(claims.exp, Some(1_700_003_600));
        for other in ["", "a.b", "a.b.c", "a.e30.c.d", "eyJ9.WzFd.x"] {
            assert_eq!(Claims::read(other), None, "{other}");
        }
    }
}
