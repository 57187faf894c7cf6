//! The checks that a run or a probe makes, and how each of them can end.

macro_rules! named {
    ($(#[$doc:meta])* $type:ident { $($(#[$item:meta])* $name:ident = $text:literal,)* }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub enum $type { $($(#[$item])* $name,)* }

        impl $type {
            /// Every value, in the order of the declaration.
            pub const ALL: &'static [Self] = &[$(Self::$name,)*];

            /// The name in the report (contract of the JSON).
            pub const fn as_str(self) -> &'static str {
                match self { $(Self::$name => $text,)* }
            }

            /// Finds a value by its name in the report.
            pub fn from_name(name: &str) -> Option<Self> {
                Self::ALL.iter().copied().find(|value| value.as_str() == name)
            }
        }

        #[cfg(feature = "serde")]
        impl serde::Serialize for $type {
            fn serialize<S: serde::Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
                to.serialize_str(self.as_str())
            }
        }

        #[cfg(feature = "serde")]
        impl<'de> serde::Deserialize<'de> for $type {
            fn deserialize<D: serde::Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
                let name = <std::borrow::Cow<'de, str>>::deserialize(from)?;
                Self::from_name(&name)
                    .ok_or_else(|| serde::de::Error::custom(format_args!("unknown name {name}")))
            }
        }
    };
}
pub(crate) use named;

named! {
    /// One thing that was checked, in the order of a run of the CLI.
    Check {
        /// The command line itself; also a name that the CLI refuses, a cloud without registry suffix.
        Arguments = "arguments",
        /// Whether `az login` was ever done.
        AzLogin = "az_login",
        /// A token of Microsoft Entra for this sign-in.
        AadToken = "aad_token",
        /// The subscription.
        Subscription = "subscription",
        /// Azure Resource Manager.
        Arm = "arm",
        /// The local environment as a whole (not checked in Cloud Shell).
        Environment = "environment",
        /// The container tool and its `ps`.
        DockerCommand = "docker_command",
        /// The daemon of the container tool.
        DockerDaemon = "docker_daemon",
        /// The version of the container tool.
        DockerVersion = "docker_version",
        /// The pull of the sample image.
        DockerPull = "docker_pull",
        /// The version of the Azure CLI.
        CliVersion = "cli_version",
        /// The login server of the registry.
        LoginServer = "login_server",
        /// Every check of the registry (skipped without a registry name).
        Connectivity = "connectivity",
        /// The name of the login server.
        Dns = "dns",
        /// The TCP connection (probe).
        Tcp = "tcp",
        /// The TLS handshake (probe).
        Tls = "tls",
        /// `GET /v2/` and its challenge.
        Challenge = "challenge",
        /// Whether the challenge asks for a Microsoft Entra sign-in.
        AadLogin = "aad_login",
        /// The token endpoint (probe).
        TokenEndpoint = "token_endpoint",
        /// A token without credentials (probe).
        AnonymousToken = "anonymous_token",
        /// The refresh token of the registry.
        RefreshToken = "refresh_token",
        /// The access token of the registry.
        AccessToken = "access_token",
        /// The data endpoint (probe).
        DataEndpoint = "data_endpoint",
        /// The customer-managed key.
        Cmk = "cmk",
        /// The DNS records of private endpoints.
        PrivateEndpointDns = "private_endpoint_dns",
        /// The Helm client.
        HelmCommand = "helm_command",
        /// The version of the Helm client.
        HelmVersion = "helm_version",
        /// The Notary client.
        NotaryCommand = "notary_command",
        /// The version of the Notary client.
        NotaryVersion = "notary_version",
        /// The CLI itself: a crash outside a check.
        Az = "az",
        /// What a tool says on its standard error while its check passes.
        ToolWarning = "tool_warning",
    }
}

named! {
    /// How a check ended.
    Outcome {
        /// It passed.
        Ok = "ok",
        /// It failed.
        Error = "error",
        /// The CLI or the user left it out, and the text says so.
        Skipped = "skipped",
        /// The text proves that it was not run.
        NotReached = "not_reached",
        /// It says something that is neither.
        Info = "info",
    }
}
