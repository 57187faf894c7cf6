//! Who asks, by the `Authorization` header.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use serde_json::Value;

use super::Registry;
use super::access::allows;
use crate::accounts::Grant;
use crate::log::Request;

/// Who asks.
pub(super) enum Who {
    /// No `Authorization` header.
    Nobody,
    /// Basic, right.
    User(String),
    /// Basic, wrong or unreadable.
    WrongPassword,
    /// Bearer, an access token of ours that is valid now.
    Bearer(Value),
    /// Anything else.
    WrongToken,
}

impl Registry {
    pub(super) fn who(&self, request: &Request) -> Who {
        let Some(header) = request.header("authorization") else {
            return Who::Nobody;
        };
        let (scheme, rest) = header.split_once(' ').unwrap_or((header, ""));
        if scheme.eq_ignore_ascii_case("basic") {
            let user = basic(rest)
                .and_then(|(name, password)| self.behaviour.accounts.user(&name, &password));
            user.map_or(Who::WrongPassword, |user| Who::User(user.name.clone()))
        } else if scheme.eq_ignore_ascii_case("bearer") {
            self.valid(rest, "access_token")
                .map_or(Who::WrongToken, Who::Bearer)
        } else {
            Who::WrongToken
        }
    }

    /// The claims of a token of ours for this use, if it is valid now.
    pub(super) fn valid(&self, token: &str, grant_type: &str) -> Option<Value> {
        let claims = self.signer.verify(token)?;
        let now = self.behaviour.clock.seconds();
        let in_time = claims["nbf"].as_u64()? <= now && now < claims["exp"].as_u64()?;
        (in_time && claims["grant_type"] == grant_type).then_some(claims)
    }

    /// Whether somebody may do something with a repository.
    pub(super) fn may(&self, who: &Who, repository: &str, action: &str) -> bool {
        let granted = |grants: &[Grant]| {
            grants.iter().any(|grant| {
                (grant.repository == "*" || grant.repository == repository)
                    && grant.actions.iter().any(|have| have == action)
            })
        };
        match who {
            Who::User(name) => granted(self.behaviour.accounts.grants_of(name)),
            Who::Bearer(claims) => allows(claims, repository, action),
            Who::Nobody | Who::WrongPassword | Who::WrongToken => false,
        }
    }
}

/// User and password of a Basic header (RFC 7617).
fn basic(encoded: &str) -> Option<(String, String)> {
    let text = String::from_utf8(STANDARD.decode(encoded.trim()).ok()?).ok()?;
    let (name, password) = text.split_once(':')?;
    Some((name.into(), password.into()))
}
