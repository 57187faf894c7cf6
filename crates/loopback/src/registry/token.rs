//! `/oauth2/exchange` and `/oauth2/token`.

use serde_json::{Value, json};

use super::access::{Scope, claim};
use super::credentials::Who;
use super::{Registry, errors};
use crate::accounts::{ENTRA_SUBJECT, Grant};
use crate::answer::Answer;
use crate::log::Request;
use crate::modes::TokenMode;

/// Who issues the tokens, as ACR names itself.
pub(crate) const ISSUER: &str = "Azure Container Registry";
/// How long an access token is valid, in seconds: as ACR, 75 minutes.
const ACCESS_SECONDS: u64 = 75 * 60;
/// How long a refresh token is valid, in seconds: as ACR, three hours.
const REFRESH_SECONDS: u64 = 3 * 60 * 60;

impl Registry {
    /// `/oauth2/token`: an access token.
    pub(super) fn token(&self, request: &Request) -> Answer {
        let usual = || self.usual_token(request);
        self.by_mode(&self.behaviour.token, "access_token", "access", usual)
            .with("x-ms-ratelimit-remaining-calls-per-second", "166.65")
    }

    /// `/oauth2/exchange`: a refresh token for a Microsoft Entra access token.
    pub(super) fn exchange(&self, request: &Request) -> Answer {
        let usual = || self.usual_exchange(request);
        self.by_mode(
            &self.behaviour.exchange,
            "refresh_token",
            "permissions",
            usual,
        )
    }

    /// The answer of a mode. `field` holds the token, `claim` is what it says of rights.
    fn by_mode(
        &self,
        mode: &TokenMode,
        field: &str,
        claim: &str,
        usual: impl FnOnce() -> Answer,
    ) -> Answer {
        match mode {
            TokenMode::Healthy => usual(),
            TokenMode::Status(status) => errors::status(*status),
            TokenMode::TooMany { retry_after } => errors::too_many(*retry_after),
            TokenMode::Forbidden(body) => errors::forbidden(*body),
            TokenMode::Html(status) => errors::web_filter(*status),
            TokenMode::HalfJson => Answer::new(
                200,
                "application/json",
                format!("{{\"{field}\":\"eyJhbGciOi"),
            ),
            TokenMode::NotJwt => Answer::json(200, &json!({field: "not-a-jwt"})),
            TokenMode::WithoutAccess => {
                let mut claims = self.claims("nobody", field, ACCESS_SECONDS);
                if let Some(claims) = claims.as_object_mut() {
                    claims.remove(claim);
                }
                self.hand_out(field, &claims)
            }
            TokenMode::Huge(bytes) => {
                let padding = "x".repeat(*bytes);
                // By hand: a serializer looks at every byte.
                let text = format!("{{\"{field}\":\"not-a-jwt\",\"padding\":\"{padding}\"}}");
                Answer::new(200, "application/json; charset=utf-8", text)
            }
        }
    }

    fn usual_token(&self, request: &Request) -> Answer {
        let asked: Vec<(String, String)> = match request.method.as_str() {
            "GET" => parameters(request.query().as_bytes()),
            "POST" => parameters(&request.body),
            _ => return errors::status(405),
        };
        if value(&asked, "service").is_none() {
            return errors::oci(400, "BAD_REQUEST", "service is missing");
        }
        let scopes: Vec<Scope> = asked
            .iter()
            .filter(|(name, _)| name == "scope")
            .flat_map(|(_, text)| Scope::parse_all(text))
            .collect();
        let subject = if request.method == "GET" {
            match self.who(request) {
                Who::Nobody => None,
                Who::User(name) => Some(name),
                Who::WrongPassword | Who::WrongToken | Who::Bearer(_) => {
                    return errors::basic_refused();
                }
            }
        } else {
            match self.posted_subject(&asked) {
                Ok(subject) => Some(subject),
                Err(refusal) => return refusal,
            }
        };
        let accounts = &self.behaviour.accounts;
        let grants: &[Grant] = match &subject {
            Some(name) => accounts.grants_of(name),
            None if accounts.anonymous.is_empty() => return errors::unauthorized(),
            None => &accounts.anonymous,
        };
        let subject = subject.as_deref().unwrap_or_default();
        let mut claims = self.claims(subject, "access_token", ACCESS_SECONDS);
        claims["access"] = claim(&scopes, grants);
        self.hand_out("access_token", &claims)
    }

    /// Whom a POST to the token endpoint is from: by refresh token or password.
    fn posted_subject(&self, asked: &[(String, String)]) -> Result<String, Answer> {
        let get = |name| value(asked, name).unwrap_or_default();
        let subject = match value(asked, "grant_type") {
            Some("refresh_token") => self
                .valid(get("refresh_token"), "refresh_token")
                .and_then(|claims| claims["sub"].as_str().map(Into::into)),
            Some("password") => self
                .behaviour
                .accounts
                .user(get("username"), get("password"))
                .map(|user| user.name.clone()),
            _ => {
                return Err(errors::oci(
                    400,
                    "BAD_REQUEST",
                    "grant_type is not supported",
                ));
            }
        };
        subject.ok_or_else(errors::unauthorized)
    }

    fn usual_exchange(&self, request: &Request) -> Answer {
        if request.method != "POST" {
            return errors::status(404);
        }
        let asked = parameters(&request.body);
        if value(&asked, "grant_type") != Some("access_token") || value(&asked, "service").is_none()
        {
            return errors::oci(400, "BAD_REQUEST", "grant_type or service is not valid");
        }
        if value(&asked, "access_token") != Some(&self.behaviour.accounts.entra_token) {
            return errors::unauthorized();
        }
        let mut claims = self.claims(ENTRA_SUBJECT, "refresh_token", REFRESH_SECONDS);
        claims["permissions"] = json!({"actions": ["read", "write", "delete"]});
        self.hand_out("refresh_token", &claims)
    }

    /// The claims that every token has.
    fn claims(&self, subject: &str, grant_type: &str, seconds: u64) -> Value {
        let now = self.behaviour.clock.seconds();
        json!({
            "jti": super::request_id(),
            "iss": ISSUER,
            "aud": self.links.service(),
            "sub": subject,
            "iat": now,
            // Clocks differ: a token is valid a quarter of an hour before its time.
            "nbf": now.saturating_sub(15 * 60),
            "exp": now + seconds,
            "version": "1.0",
            "grant_type": grant_type,
        })
    }

    fn hand_out(&self, field: &str, claims: &Value) -> Answer {
        match self.signer.sign(claims) {
            Ok(token) => Answer::json(200, &json!({field: token})),
            Err(_) => errors::status(500),
        }
    }
}

/// The parameters of a query or a form.
fn parameters(encoded: &[u8]) -> Vec<(String, String)> {
    form_urlencoded::parse(encoded).into_owned().collect()
}

fn value<'a>(asked: &'a [(String, String)], name: &str) -> Option<&'a str> {
    asked
        .iter()
        .find(|(have, _)| have == name)
        .map(|(_, value)| value.as_str())
}
