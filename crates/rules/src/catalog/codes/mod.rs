//! One error code a file, in the order of [`Code::ALL`](crate::code::Code::ALL).

use super::frame::CodeFrame;

macro_rules! list {
    ($($name:ident)*) => {
        $(mod $name;)*

        /// Every code as its file has it, in alphabetical order of what the CLI prints.
        #[cfg(feature = "texts")]
        pub(super) static SOURCES: &[&super::CodeEntry<crate::lang::Text>] = &[$(&$name::ENTRY,)*];

        /// Their frames.
        pub(super) static FRAMES: &[CodeFrame] = &[$(CodeFrame::of(&$name::ENTRY),)*];
    };
}

list! {
    cmk_error
    connectivity_aad_login_error
    connectivity_access_token_error
    connectivity_challenge_error
    connectivity_dns_error
    connectivity_forbidden_error
    connectivity_refresh_token_error
    connectivity_ssl_error
    connectivity_toomanyrequests_error
    connectivity_www_authenticate_error
    docker_command_error
    docker_daemon_error
    docker_pull_error
    docker_version_error
    helm_command_error
    helm_version_error
    login_server_error
    notary_command_error
    notary_version_error
    unexpected_error
}
