//! Who may do what in a registry on loopback. None of these secrets opens
//! anything but a server that lives as long as a test.

use std::fmt;

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use serde_json::json;

/// The admin user of [`Accounts::default`].
pub const ADMIN: (&str, &str) = ("myregistry", "loopback-admin-password");
/// A repository-scoped token of [`Accounts::default`]: pulls `hello`, nothing else.
pub const PULLER: (&str, &str) = ("puller", "loopback-puller-password");
/// A service principal of [`Accounts::default`]: pulls and pushes everywhere.
pub const SERVICE_PRINCIPAL: (&str, &str) = (
    "00000000-0000-0000-0000-0000000000aa",
    "loopback-sp-password",
);
/// All actions that ACR knows on a repository.
pub const ALL_ACTIONS: [&str; 5] = ["pull", "push", "delete", "metadata_read", "metadata_write"];

/// What somebody may do with a repository.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Grant {
    /// The repository, or `*` for all.
    pub repository: String,
    /// The actions, from [`ALL_ACTIONS`].
    pub actions: Vec<String>,
}

impl Grant {
    /// These actions on this repository.
    pub fn new(repository: &str, actions: &[&str]) -> Self {
        Self {
            repository: repository.into(),
            actions: actions.iter().map(|&action| action.into()).collect(),
        }
    }
}

/// A user with a password.
#[derive(Clone, PartialEq, Eq)]
pub struct Account {
    /// The user name.
    pub name: String,
    /// The password.
    pub password: String,
    /// What the user may do.
    pub grants: Vec<Grant>,
}

impl Account {
    /// A user with a password who may do this.
    pub fn new((name, password): (&str, &str), grants: Vec<Grant>) -> Self {
        Self {
            name: name.into(),
            password: password.into(),
            grants,
        }
    }
}

impl fmt::Debug for Account {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Account")
            .field("name", &self.name)
            .field("grants", &self.grants)
            .finish_non_exhaustive()
    }
}

/// All who may do something.
#[derive(Clone, PartialEq, Eq)]
pub struct Accounts {
    /// Users with passwords.
    pub users: Vec<Account>,
    /// The Microsoft Entra access token that the exchange accepts.
    pub entra_token: String,
    /// What its owner may do.
    pub entra_grants: Vec<Grant>,
    /// What anybody may do. Empty: anonymous pull is off.
    pub anonymous: Vec<Grant>,
}

/// The name by which the owner of the Entra access token appears in tokens.
pub(crate) const ENTRA_SUBJECT: &str = "00000000-0000-0000-0000-0000000000e1";

impl Accounts {
    /// The default with pull for everybody.
    pub fn with_anonymous_pull() -> Self {
        Self {
            anonymous: vec![Grant::new("*", &["pull", "metadata_read"])],
            ..Self::default()
        }
    }

    /// The user with this name and password.
    pub(crate) fn user(&self, name: &str, password: &str) -> Option<&Account> {
        self.users
            .iter()
            .find(|user| user.name == name && user.password == password)
    }

    /// What the subject of a token may do.
    pub(crate) fn grants_of(&self, subject: &str) -> &[Grant] {
        if subject == ENTRA_SUBJECT {
            return &self.entra_grants;
        }
        self.users
            .iter()
            .find(|user| user.name == subject)
            .map_or(&[], |user| &user.grants)
    }
}

impl Default for Accounts {
    fn default() -> Self {
        let all = || vec![Grant::new("*", &ALL_ACTIONS)];
        Self {
            users: vec![
                Account::new(ADMIN, all()),
                Account::new(
                    PULLER,
                    vec![Grant::new("hello", &["pull", "metadata_read"])],
                ),
                Account::new(
                    SERVICE_PRINCIPAL,
                    vec![Grant::new("*", &["pull", "push", "metadata_read"])],
                ),
            ],
            entra_token: entra_token(),
            entra_grants: all(),
            anonymous: Vec::new(),
        }
    }
}

impl fmt::Debug for Accounts {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Accounts")
            .field("users", &self.users)
            .field("entra_grants", &self.entra_grants)
            .field("anonymous", &self.anonymous)
            .finish_non_exhaustive()
    }
}

/// The Microsoft Entra access token of [`Accounts::default`]: the claims of a
/// real one for ACR, signed by nobody.
pub fn entra_token() -> String {
    let header = json!({"typ": "JWT", "alg": "RS256", "kid": "loopback"});
    let claims = json!({
        "aud": "https://containerregistry.azure.net",
        "iss": "https://sts.windows.net/00000000-0000-0000-0000-0000000000f0/",
        "tid": "00000000-0000-0000-0000-0000000000f0",
        "oid": ENTRA_SUBJECT,
        "iat": 1_577_836_800,
        "exp": 4_070_908_800_u64,
    });
    let part = |value: &serde_json::Value| URL_SAFE_NO_PAD.encode(value.to_string());
    format!(
        "{}.{}.{}",
        part(&header),
        part(&claims),
        URL_SAFE_NO_PAD.encode("loopback")
    )
}
