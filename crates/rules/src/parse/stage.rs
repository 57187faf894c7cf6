//! Which check was running when an error came without a code.

use crate::check::{Check, Outcome};
use crate::evidence::Evidence;

/// Functions in a Python traceback and the check they make.
const FUNCTIONS: &[(&str, Check)] = &[
    ("_check_private_endpoint", Check::PrivateEndpointDns),
    ("_get_registry_status", Check::Challenge),
    ("_get_aad_token", Check::RefreshToken),
    ("_get_endpoint_and_token_status", Check::RefreshToken),
    ("_check_registry_health", Check::Challenge),
    ("_check_cmk", Check::Cmk),
    ("_get_docker_status", Check::DockerCommand),
    ("_get_helm_version", Check::HelmVersion),
    ("_get_notary_version", Check::NotaryVersion),
    ("get_registry_by_name", Check::Arm),
];

/// The check that a traceback's innermost known function makes.
pub(super) fn by_function(line: &str) -> Option<Check> {
    let name = line.rsplit_once(", in ")?.1.trim();
    FUNCTIONS
        .iter()
        .find(|(function, _)| *function == name)
        .map(|&(_, check)| check)
}

/// The check that follows the last one the run shows.
pub(super) fn running(evidence: &Evidence) -> Check {
    let seen = |check| {
        evidence
            .observations
            .iter()
            .any(|seen| seen.check == check && !seen.notice)
    };
    let connectivity_failed = [
        Check::Dns,
        Check::Challenge,
        Check::AadLogin,
        Check::RefreshToken,
    ]
    .iter()
    .any(|&check| evidence.has(check, Outcome::Error));
    if connectivity_failed || seen(Check::AccessToken) || seen(Check::PrivateEndpointDns) {
        Check::PrivateEndpointDns
    } else if evidence.passed(Check::Dns) {
        Check::RefreshToken
    } else if seen(Check::CliVersion) {
        Check::Arm
    } else {
        Check::Az
    }
}
