//! Errors as registries send them (source: the OCI distribution specification).

use crate::json::Json;
use crate::words::{contains, cut};

/// The most errors of one body that are kept.
const MOST: usize = 8;
/// The longest message that is kept, in bytes.
const LONGEST: usize = 600;

/// One error of a body.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct Error {
    /// The code, such as `DENIED`; unknown ones are kept as they are.
    pub code: String,
    /// The message.
    pub message: String,
    /// What the detail says, its strings one after the other.
    pub detail: String,
}

impl Error {
    /// The errors of a body: `{"errors":[{"code","message","detail"}]}`, and
    /// OAuth's `{"error","error_description"}`, which token endpoints send.
    pub fn read(json: &Json) -> Vec<Self> {
        let text = |json: &Json, key: &str| {
            let text = json.get(key).and_then(Json::text).unwrap_or_default();
            cut(text, LONGEST).to_owned()
        };
        if let Some(code) = json.get("error").and_then(Json::text) {
            return vec![Self {
                code: cut(code, LONGEST).to_owned(),
                message: text(json, "error_description"),
                detail: String::new(),
            }];
        }
        let errors = json.get("errors").map(Json::items).unwrap_or_default();
        errors
            .iter()
            .take(MOST)
            .map(|error| {
                let mut detail = String::new();
                if let Some(inner) = error.get("detail") {
                    inner.strings(&mut detail, LONGEST);
                }
                Self {
                    code: text(error, "code"),
                    message: text(error, "message"),
                    detail,
                }
            })
            .filter(|error| !(error.code.is_empty() && error.message.is_empty()))
            .collect()
    }

    /// The error in one line.
    pub fn line(&self) -> String {
        let between = if self.code.is_empty() || self.message.is_empty() {
            ""
        } else {
            ": "
        };
        crate::words::join(&[&self.code, between, &self.message])
    }

    /// The address that the registry's firewall names: the one it sees, which
    /// is seldom the machine's own.
    pub fn client_ip(&self) -> Option<&str> {
        let (_, rest) = self.message.split_once("client with IP ")?;
        // Some clients print the quotation marks as they stood in the JSON.
        let rest = rest.strip_prefix("\\u0027").or(rest.strip_prefix('\''))?;
        let end = rest.find(['\'', '\\'])?;
        let address = rest.get(..end)?;
        (!address.is_empty() && address.len() <= 45).then_some(address)
    }

    /// Whether it says that public network access is disabled.
    pub fn public_access_disabled(&self) -> bool {
        let says = |word: &str| contains(&self.message, word) || contains(&self.detail, word);
        (says("public network access") || says("public access"))
            && (says("disabled") || says("not allowed") || says("not enabled"))
    }
}

#[cfg(test)]
mod tests {
    use super::{Error, Json};

    fn read(body: &str) -> Vec<Error> {
        Error::read(&Json::read(body.as_bytes()).expect("JSON"))
    }

    #[test]
    fn reads_errors_and_keeps_unknown_codes() {
        let found = read(
            r#"{"errors":[{"code":"DENIED","message":"client with IP \u0027203.0.113.7\u0027 is not allowed access. Refer https://aka.ms/acr/firewall to grant access."},{"code":"NEW_ONE","message":"x","detail":[{"Type":"repository","Name":"app"}]},{}]}"#,
        );
        assert_eq!(found.len(), 2);
        assert_eq!(found[0].client_ip(), Some("203.0.113.7"));
        assert_eq!(found[1].line(), "NEW_ONE: x");
        assert_eq!(found[1].detail, "repository app");
        let raw = read(
            r#"{"errors":[{"code":"DENIED","message":"client with IP \\u00272001:db8::7\\u0027 is not allowed access."}]}"#,
        );
        assert_eq!(raw[0].client_ip(), Some("2001:db8::7"));
        let oauth = read(r#"{"error":"invalid_grant","error_description":"expired"}"#);
        assert_eq!(oauth[0].line(), "invalid_grant: expired");
        assert!(read("[]").is_empty() && read(r#"{"errors":{}}"#).is_empty());
    }

    #[test]
    fn public_network_access() {
        let found = read(
            r#"{"errors":[{"code":"DENIED","message":"Public network access is disabled."}]}"#,
        );
        assert!(found[0].public_access_disabled());
        assert!(!read(r#"{"errors":[{"code":"DENIED","message":"client with IP 'x' is not allowed access."}]}"#)[0].public_access_disabled());
    }
}
