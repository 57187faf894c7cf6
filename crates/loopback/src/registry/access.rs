//! Scopes that are asked for, and the `access` claim that comes of them.

use serde_json::{Value, json};

use crate::accounts::Grant;

/// A scope by the distribution specification: `TYPE:NAME:ACTION,ACTION`.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Scope {
    pub(super) kind: String,
    pub(super) name: String,
    pub(super) actions: Vec<String>,
}

impl Scope {
    /// Parses one scope. A name may hold colons itself (`host:port/name`).
    pub(super) fn parse(text: &str) -> Option<Self> {
        let (kind, rest) = text.split_once(':')?;
        let (name, actions) = rest.rsplit_once(':')?;
        Some(Self {
            kind: kind.into(),
            name: name.into(),
            actions: actions.split(',').map(Into::into).collect(),
        })
    }

    /// All scopes of a parameter: several are separated by spaces.
    pub(super) fn parse_all(text: &str) -> Vec<Self> {
        text.split(' ').filter_map(Self::parse).collect()
    }
}

/// What of the scopes these grants allow, as the `access` claim. A scope of
/// which nothing is allowed is left out.
pub(super) fn claim(scopes: &[Scope], grants: &[Grant]) -> Value {
    let entries: Vec<Value> = scopes
        .iter()
        .filter_map(|scope| {
            let actions: Vec<&String> = scope
                .actions
                .iter()
                .filter(|action| granted(grants, scope, action))
                .collect();
            (!actions.is_empty())
                .then(|| json!({"type": scope.kind, "name": scope.name, "actions": actions}))
        })
        .collect();
    Value::Array(entries)
}

fn granted(grants: &[Grant], scope: &Scope, action: &str) -> bool {
    grants.iter().any(|grant| match scope.kind.as_str() {
        "repository" => {
            (grant.repository == "*" || grant.repository == scope.name)
                && grant.actions.iter().any(|have| have == action)
        }
        // The catalogue is for those who may read all repositories.
        "registry" => {
            grant.repository == "*"
                && scope.name == "catalog"
                && grant.actions.iter().any(|have| have == "metadata_read")
        }
        _ => false,
    })
}

/// Whether the claims of a token allow an action on a repository.
pub(super) fn allows(claims: &Value, repository: &str, action: &str) -> bool {
    claims["access"].as_array().is_some_and(|entries| {
        entries.iter().any(|entry| {
            entry["type"] == "repository"
                && entry["name"] == repository
                && entry["actions"]
                    .as_array()
                    .is_some_and(|actions| actions.iter().any(|have| have == action))
        })
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_claim_is_what_was_asked_and_is_granted() {
        let scopes = Scope::parse_all("repository:hello:pull,push repository:team/app:pull");
        let grants = [Grant::new("hello", &["pull", "metadata_read"])];
        let access = claim(&scopes, &grants);
        assert_eq!(
            access,
            json!([{"type": "repository", "name": "hello", "actions": ["pull"]}])
        );
        let claims = json!({"access": access});
        assert!(allows(&claims, "hello", "pull"));
        assert!(!allows(&claims, "hello", "push"));
        assert!(!allows(&claims, "team/app", "pull"));
    }

    #[test]
    fn a_name_may_hold_colons() {
        let scope = Scope::parse("repository:host:5000/name:pull").unwrap();
        assert_eq!(scope.name, "host:5000/name");
        assert_eq!(Scope::parse("repository"), None);
    }
}
