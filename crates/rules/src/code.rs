//! The error codes that `az acr check-health` prints.

use crate::check::Check;

macro_rules! codes {
    ($($(#[$doc:meta])* $name:ident = $text:literal, $check:ident;)*) => {
        /// An error code of the CLI (source: the CLI's own error table, 2.0.67 to 2.91.0).
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub enum Code { $($(#[$doc])* $name,)* }

        impl Code {
            /// Every code, in alphabetical order of what the CLI prints.
            pub const ALL: &'static [Self] = &[$(Self::$name,)*];

            /// The code as the CLI prints it, such as `CONNECTIVITY_DNS_ERROR`.
            pub const fn as_str(self) -> &'static str {
                match self { $(Self::$name => $text,)* }
            }

            /// The check that fails with this code.
            pub const fn check(self) -> Check {
                match self { $(Self::$name => Check::$check,)* }
            }
        }
    };
}

codes! {
    /// The customer-managed key of the registry cannot be used.
    Cmk = "CMK_ERROR", Cmk;
    /// The challenge asks for no Microsoft Entra sign-in.
    ConnectivityAadLogin = "CONNECTIVITY_AAD_LOGIN_ERROR", AadLogin;
    /// The token endpoint gave no access token, or one that permits too little.
    ConnectivityAccessToken = "CONNECTIVITY_ACCESS_TOKEN_ERROR", AccessToken;
    /// `GET /v2/` failed, or was answered by anything but a challenge.
    ConnectivityChallenge = "CONNECTIVITY_CHALLENGE_ERROR", Challenge;
    /// The login server has no IPv4 address here.
    ConnectivityDns = "CONNECTIVITY_DNS_ERROR", Dns;
    /// `GET /v2/` was answered with 403.
    ConnectivityForbidden = "CONNECTIVITY_FORBIDDEN_ERROR", Challenge;
    /// The exchange gave no refresh token.
    ConnectivityRefreshToken = "CONNECTIVITY_REFRESH_TOKEN_ERROR", RefreshToken;
    /// TLS with the login server failed.
    ConnectivitySsl = "CONNECTIVITY_SSL_ERROR", Challenge;
    /// The exchange was answered with 429.
    ConnectivityTooManyRequests = "CONNECTIVITY_TOOMANYREQUESTS_ERROR", RefreshToken;
    /// The challenge names neither Basic nor Bearer properly.
    ConnectivityWwwAuthenticate = "CONNECTIVITY_WWW_AUTHENTICATE_ERROR", Challenge;
    /// The container tool was not found, or `ps` wrote to its standard error.
    DockerCommand = "DOCKER_COMMAND_ERROR", DockerCommand;
    /// The container daemon does not answer (practically never printed).
    DockerDaemon = "DOCKER_DAEMON_ERROR", DockerDaemon;
    /// The sample image could not be pulled.
    DockerPull = "DOCKER_PULL_ERROR", DockerPull;
    /// The container tool's `version` failed.
    DockerVersion = "DOCKER_VERSION_ERROR", DockerVersion;
    /// Helm was not found, or wrote to its standard error.
    HelmCommand = "HELM_COMMAND_ERROR", HelmCommand;
    /// `helm version --client` failed, or the version is not recommended.
    HelmVersion = "HELM_VERSION_ERROR", HelmVersion;
    /// The cloud has no registry suffix.
    LoginServer = "LOGIN_SERVER_ERROR", LoginServer;
    /// Notary was not found, or wrote to its standard error.
    NotaryCommand = "NOTARY_COMMAND_ERROR", NotaryCommand;
    /// `notary version` failed, or the version is not 0.6.0.
    NotaryVersion = "NOTARY_VERSION_ERROR", NotaryVersion;
    /// The CLI itself failed.
    Unexpected = "UNEXPECTED_ERROR", Az;
}

impl Code {
    /// Finds a code by what the CLI prints, in any letter case.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL
            .iter()
            .copied()
            .find(|code| code.as_str().eq_ignore_ascii_case(name))
    }

    /// The anchor of `https://aka.ms/acr/errors#…` and of the reference here: the code in lower case.
    pub fn slug(self) -> String {
        self.as_str().to_ascii_lowercase()
    }
}

#[cfg(test)]
mod tests {
    use super::Code;

    #[test]
    fn codes_are_sorted_and_come_back_from_their_names() {
        assert!(Code::ALL.is_sorted_by_key(|code| code.as_str()));
        for code in Code::ALL.iter().copied() {
            assert_eq!(Code::from_name(code.as_str()), Some(code));
            assert_eq!(Code::from_name(&code.slug()), Some(code));
        }
    }
}
