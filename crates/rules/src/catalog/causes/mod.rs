//! One cause a file. The list is sorted; ids are never removed.

use super::frame::{Frame, count, frame, marks, steps};

macro_rules! list {
    ($($name:ident)*) => {
        $(mod $name;)*

        /// Every cause as its file has it, in alphabetical order of its id.
        #[cfg(feature = "texts")]
        pub(super) static SOURCES: &[&super::Cause<crate::lang::Text>] = &[$(&$name::CAUSE,)*];

        /// Their frames.
        pub(super) static FRAMES: &[Frame] = &[$(frame!($name::CAUSE),)*];
    };
}

list! {
    access_token_400
    access_token_401
    access_token_403
    access_token_404
    access_token_not_jwt
    acr_resource_not_in_tenant
    arm_audience_tokens_disabled
    arm_authorization_failed
    az_check_health_bug_api_version
    az_check_health_bug_registry_variable
    az_not_logged_in
    az_session_expired
    az_session_revoked
    az_too_old_for_option
    bad_arguments
    bad_registry_name
    captive_portal
    challenge_header_missing
    challenge_malformed
    clock_skew
    cloud_shell_without_docker
    cloud_without_acr_suffix
    cmk_identity_deleted
    cmk_identity_removed
    conditional_access
    connection_refused
    connection_reset
    connection_timeout
    data_endpoint_blocked
    disk_full
    dnl_name_needed
    dns_nxdomain
    dns_only_through_proxy
    dns_server_failure
    dns_timeout
    docker_api_version_mismatch
    docker_config_unreadable
    docker_credential_helper_missing
    docker_daemon_error
    docker_daemon_not_running
    docker_host_unreachable
    docker_in_current_directory
    docker_login_unauthorized
    docker_not_installed
    docker_policy_blocks_mcr
    docker_proxy_authentication
    docker_proxy_unreachable
    docker_socket_permission
    docker_stderr_notice
    docker_version_failed
    docker_windows_containers
    docker_wsl_integration_off
    firewall_cuts_tls
    gateway_502
    helm_4_unsupported_flag
    helm_broken
    helm_not_installed
    helm_stderr_notice
    helm_too_old
    ip_firewall
    kubeconfig_permissions
    login_server_given_as_name
    mcr_connection_cut
    mcr_data_endpoint_blocked
    mcr_dns_failure
    mcr_rate_limit
    mcr_unreachable_timeout
    mfa_required
    no_challenge_200
    no_private_endpoint
    no_registry_role
    no_terminal_for_prompt
    notary_broken
    notary_not_installed
    notary_version_not_recommended
    podman_docker_shim
    podman_machine_not_running
    podman_warning_on_stderr
    private_endpoint_data_record_missing
    private_endpoint_dns_public_address
    private_endpoint_duplicate
    private_endpoint_not_in_vnet
    private_endpoint_pending
    proxy_authentication
    proxy_forbids_registry
    proxy_unreachable
    public_network_access_disabled
    realm_on_another_host
    refresh_token_400
    refresh_token_403
    refresh_token_404
    registry_http_404
    registry_http_500
    registry_http_503
    registry_name_wrong
    registry_not_found_in_cloud
    registry_password_wrong
    registry_throttled
    registry_without_aad_login
    repository_permissions_no_delete
    repository_permissions_none
    repository_permissions_read_only
    sp_deleted
    sp_secret_expired
    sp_secret_invalid
    subscription_not_found
    tls_expired_certificate
    tls_interception
    tls_interception_docker
    tls_not_spoken
    tls_old_protocol
    tls_self_signed_certificate
    tls_wrong_host
    web_filter_block_page
    wrong_cloud
}
