//! One cause a file. The list is sorted; ids are never removed.

use super::Cause;

macro_rules! list {
    ($($name:ident)*) => {
        $(mod $name;)*

        /// Every cause, in alphabetical order of its id.
        pub static CAUSES: &[&Cause] = &[$(&$name::CAUSE,)*];
    };
}

list! {
    acr_resource_not_in_tenant
    arm_authorization_failed
    az_check_health_bug_api_version
    az_check_health_bug_registry_variable
    az_not_logged_in
    az_session_expired
    az_session_revoked
    az_too_old_for_option
    bad_arguments
    bad_registry_name
    clock_skew
    cloud_shell_without_docker
    cloud_without_acr_suffix
    conditional_access
    disk_full
    docker_api_version_mismatch
    docker_config_unreadable
    docker_credential_helper_missing
    docker_daemon_error
    docker_daemon_not_running
    docker_host_unreachable
    docker_in_current_directory
    docker_not_installed
    docker_policy_blocks_mcr
    docker_proxy_authentication
    docker_proxy_unreachable
    docker_socket_permission
    docker_stderr_notice
    docker_version_failed
    docker_windows_containers
    docker_wsl_integration_off
    helm_4_unsupported_flag
    ip_firewall
    login_server_given_as_name
    mcr_connection_cut
    mcr_data_endpoint_blocked
    mcr_dns_failure
    mcr_rate_limit
    mcr_unreachable_timeout
    mfa_required
    no_terminal_for_prompt
    podman_docker_shim
    podman_machine_not_running
    podman_warning_on_stderr
    registry_not_found_in_cloud
    sp_deleted
    sp_secret_expired
    sp_secret_invalid
    subscription_not_found
    tls_interception_docker
}
