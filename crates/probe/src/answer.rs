//! Answers: what an HTTP answer says, with every secret taken out.

use acr_doctor_rules::redact;

use crate::challenge::Challenge;
use crate::json::{Fault, Json, is_html};
use crate::oci::Error;
use crate::secret::Secret;
use crate::step::{Endpoint, Purpose, RawAnswer};
use crate::token::{Access, Claims, Permissions};
use crate::words::{contains, cut};

crate::named::named! {
    /// What a body is.
    #[derive(Default)]
    Content {
        /// Nothing.
        #[default]
        Empty = "empty",
        /// JSON.
        Json = "json",
        /// JSON that ends before it is whole.
        HalfJson = "half_json",
        /// A web page.
        Html = "html",
        /// Something else.
        Other = "other",
    }
}

/// An answer, as it may be shown.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(default)
)]
pub struct Answer {
    /// Method and address of the request.
    pub asked: String,
    /// The status.
    pub status: u16,
    /// What the body is.
    pub content: Content,
    /// The title of a web page.
    pub title: Option<String>,
    /// The body was longer than what was read.
    pub truncated: bool,
    /// The header `Server`.
    pub server: Option<String>,
    /// The errors of the body.
    pub errors: Vec<Error>,
    /// The challenges of `WWW-Authenticate`.
    pub challenges: Vec<Challenge>,
    /// The host (and port) that `Location` leads to.
    pub location: Option<String>,
    /// The header `Retry-After`.
    pub retry_after: Option<String>,
    /// How far this machine's clock is ahead of the `Date` of the answer, in seconds.
    pub skew_s: Option<i64>,
    /// The token that was handed out.
    pub token: Option<Token>,
}

/// What may be shown of a token.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(default)
)]
pub struct Token {
    /// Whether it is a JSON Web Token.
    pub jwt: bool,
    /// What it permits; `None` if it does not say.
    pub access: Option<Vec<Access>>,
    /// For how long it holds, in seconds.
    pub lifetime_s: Option<i64>,
}

impl Token {
    /// What it permits on a repository.
    pub fn permissions(&self, repository: &str) -> Permissions {
        Permissions::of(self.access.as_deref().unwrap_or_default(), repository)
    }
}

/// What the plan keeps of an answer, and nobody is shown.
#[derive(Default)]
pub(crate) struct Kept {
    /// The token.
    pub(crate) token: Option<Secret>,
    /// The digest of a blob or, in an index, of a manifest.
    pub(crate) digest: Option<String>,
    /// The digest is of a manifest.
    pub(crate) index: bool,
}

/// What an answer is read with.
pub(crate) struct Reading<'a> {
    /// What was asked for.
    pub(crate) purpose: Purpose,
    /// Method and address.
    pub(crate) asked: String,
    /// Who was asked.
    pub(crate) endpoint: &'a Endpoint,
    /// The time of this machine in seconds since 1970.
    pub(crate) now: Option<i64>,
    /// What must not be shown, wherever an answer repeats it.
    pub(crate) secrets: Vec<String>,
}

impl Reading<'_> {
    /// Reads an answer.
    pub(crate) fn read(mut self, raw: &RawAnswer) -> (Answer, Kept) {
        let header = |name: &str| {
            raw.headers
                .iter()
                .find(|(known, _)| known.eq_ignore_ascii_case(name))
                .map(|(_, value)| value.as_str())
        };
        let html = is_html(&raw.body, header("content-type"));
        let blank = raw.body.iter().all(u8::is_ascii_whitespace);
        let parsed = if html || blank {
            Err(Fault::Invalid)
        } else {
            Json::read(&raw.body)
        };
        let content = match &parsed {
            _ if html => Content::Html,
            _ if blank => Content::Empty,
            Ok(_) => Content::Json,
            Err(Fault::Incomplete) => Content::HalfJson,
            Err(_) => Content::Other,
        };
        let mut kept = Kept::default();
        let mut answer = Answer {
            asked: core::mem::take(&mut self.asked),
            status: raw.status,
            content,
            truncated: raw.truncated,
            ..Answer::default()
        };
        if let Ok(mut json) = parsed {
            if raw.status == 200 {
                answer.token = self.token(&json, &mut kept);
                digest(&json, self.purpose, &mut kept);
            }
            json.rewrite(&|text| self.clean(text));
            answer.errors = Error::read(&json);
            if let Some(access) = answer
                .token
                .as_mut()
                .and_then(|token| token.access.as_mut())
            {
                for entry in access {
                    self.clean(&mut entry.kind);
                    self.clean(&mut entry.name);
                    entry.actions.iter_mut().for_each(|text| self.clean(text));
                }
            }
        }
        if html {
            answer.title = title(&raw.body).map(|title| self.shown(&title, 120));
        }
        let values = raw
            .headers
            .iter()
            .filter(|(name, _)| name.eq_ignore_ascii_case("www-authenticate"))
            .map(|(_, value)| value.as_str());
        answer.challenges = Challenge::read(values);
        for challenge in &mut answer.challenges {
            self.clean(&mut challenge.scheme);
            for (name, value) in &mut challenge.params {
                self.clean(name);
                self.clean(value);
            }
        }
        answer.server = header("server").map(|value| self.shown(value, 80));
        answer.retry_after = header("retry-after").map(|value| self.shown(value, 40));
        answer.location = header("location").map(|value| self.shown(&self.leads_to(value), 260));
        answer.skew_s = self
            .now
            .zip(header("date").and_then(crate::date::read))
            .map(|(now, date)| now - date);
        (answer, kept)
    }

    /// The token of a body; from here on it counts as a secret.
    fn token(&mut self, json: &Json, kept: &mut Kept) -> Option<Token> {
        let keys: &[&str] = match self.purpose {
            Purpose::Exchange => &["refresh_token"],
            Purpose::AnonymousToken | Purpose::BasicToken | Purpose::AccessToken => {
                &["access_token", "token"]
            }
            _ => return None,
        };
        for key in ["refresh_token", "access_token", "token"] {
            if let Some(value) = json.get(key).and_then(Json::text) {
                self.secrets.push(value.to_owned());
            }
        }
        let value = keys
            .iter()
            .find_map(|key| json.get(key).and_then(Json::text))
            .filter(|value| !value.is_empty())?;
        kept.token = Some(Secret::new(value.to_owned()));
        let claims = Claims::read(value);
        Some(Token {
            jwt: claims.is_some(),
            lifetime_s: claims
                .as_ref()
                .and_then(|claims| claims.exp?.checked_sub(claims.iat?)),
            access: claims.and_then(|claims| claims.access),
        })
    }

    /// The host that an address leads to: the host alone, for the rest may hold
    /// a signature. A relative address stays where it is.
    fn leads_to(&self, address: &str) -> String {
        let rest = match address.split_once("//") {
            Some((scheme, rest)) if scheme.is_empty() || scheme.ends_with(':') => rest,
            _ => return self.endpoint.authority(),
        };
        let authority = rest.split(['/', '?', '#', '\\']).next().unwrap_or_default();
        let host = authority.rsplit('@').next().unwrap_or_default();
        host.strip_suffix(":443")
            .unwrap_or(host)
            .to_ascii_lowercase()
    }

    /// Takes out what must not be shown.
    fn clean(&self, text: &mut String) {
        for secret in &self.secrets {
            // Shorter ones are no secret, and would take half the text with them.
            if secret.len() >= 4 && text.contains(secret.as_str()) {
                *text = text.replace(secret.as_str(), redact::MASK);
            }
        }
        if let std::borrow::Cow::Owned(masked) = redact::secrets(text) {
            *text = masked;
        }
    }

    fn shown(&self, text: &str, longest: usize) -> String {
        let mut out = text.to_owned();
        self.clean(&mut out);
        cut(&out, longest).to_owned()
    }
}

/// The digest that leads to a layer: of the configuration, which is the
/// smallest blob of an image, or of the first manifest of an index.
fn digest(json: &Json, purpose: Purpose, kept: &mut Kept) {
    if purpose != Purpose::Manifest {
        return;
    }
    let of = |json: &Json| {
        json.get("digest")
            .and_then(Json::text)
            .filter(|digest| {
                digest.len() <= 150
                    && digest.contains(':')
                    && digest
                        .bytes()
                        .all(|byte| byte.is_ascii_alphanumeric() || byte == b':')
            })
            .map(str::to_owned)
    };
    kept.digest = json.get("config").and_then(of);
    if kept.digest.is_none() {
        kept.digest = json
            .get("manifests")
            .and_then(|list| list.items().first())
            .and_then(of);
        kept.index = kept.digest.is_some();
    }
}

/// The title of a web page, on one line.
fn title(body: &[u8]) -> Option<String> {
    let start = body.get(..body.len().min(8192))?;
    let text = String::from_utf8_lossy(start);
    let lower = text.to_ascii_lowercase();
    let open = lower.find("<title")?;
    let begin = open + lower.get(open..)?.find('>')? + 1;
    let length = lower.get(begin..)?.find('<')?;
    let title = text.get(begin..begin + length)?;
    let mut out = String::new();
    for word in title.split_whitespace() {
        if !out.is_empty() {
            out.push(' ');
        }
        out.push_str(word);
    }
    (!out.is_empty() && !contains(&out, "\u{0}")).then_some(out)
}

#[cfg(test)]
mod tests {
    use super::{Content, Endpoint, Purpose, RawAnswer, Reading};

    fn read(purpose: Purpose, headers: &[(&str, &str)], body: &str) -> super::Answer {
        let endpoint = Endpoint::https("lantern.azurecr.io");
        let reading = Reading {
            purpose,
            asked: "GET https://lantern.azurecr.io/v2/".to_owned(),
            endpoint: &endpoint,
            now: Some(784_111_777 + 600),
            secrets: vec!["hunter2!".to_owned()],
        };
        let raw = RawAnswer {
            status: 200,
            headers: headers
                .iter()
                .map(|(name, value)| ((*name).to_owned(), (*value).to_owned()))
                .collect(),
            body: body.as_bytes().to_vec(),
            truncated: false,
        };
        reading.read(&raw).0
    }

    #[test]
    fn headers_are_read_in_any_case_and_location_loses_its_signature() {
        let answer = read(
            Purpose::Blob,
            &[
                ("DATE", "Sun, 06 Nov 1994 08:49:37 GMT"),
                (
                    "Location",
                    "https://EUSMANAGED.blob.core.windows.net/x?sig=c2VjcmV0",
                ),
                ("Server", "openresty"),
            ],
            "",
        );
        assert_eq!(answer.skew_s, Some(600));
        assert_eq!(
            answer.location.as_deref(),
            Some("eusmanaged.blob.core.windows.net")
        );
        assert_eq!(answer.content, Content::Empty);
        let own = read(
            Purpose::Challenge,
            &[("location", "/login?to=//x")],
            "<html><title>Sign\n in</title>",
        );
        assert_eq!(own.location.as_deref(), Some("lantern.azurecr.io"));
        assert_eq!(own.title.as_deref(), Some("Sign in"));
    }

    #[test]
    fn what_a_server_repeats_of_a_secret_is_masked() {
        let body = r#"{"access_token":"opaque-token-1","errors":[{"code":"hunter2!","message":"you said \u0068unter2! and got opaque-token-1","detail":{"hunter2!":"hunter2!"}}]}"#;
        let headers = [
            ("www-authenticate", "Bearer realm=\"hunter2!\",hunter2!=x"),
            ("server", "hunter2!"),
            ("retry-after", "hunter2!"),
            ("location", "https://hunter2!.example/"),
        ];
        let answer = read(Purpose::AccessToken, &headers, body);
        let mut shown = String::new();
        core::fmt::Write::write_fmt(&mut shown, format_args!("{answer:?}")).expect("a string");
        assert!(
            !shown.contains("hunter2") && !shown.contains("opaque-token"),
            "{shown}"
        );
        assert_eq!(answer.token.map(|token| token.jwt), Some(false));
    }
}
