//! Which checks the text proves not to have been run.

use crate::catalog::Words;
use crate::check::{Check, Outcome};
use crate::evidence::{Evidence, Kind};
use crate::order::sort_by_key;

/// The checks of a run in their order; what follows an error that ended the run was not reached.
const ORDER: &[Check] = &[
    Check::DockerCommand,
    Check::DockerVersion,
    Check::DockerPull,
    Check::CliVersion,
    Check::Arm,
    Check::Subscription,
    Check::LoginServer,
    Check::Dns,
    Check::AzLogin,
    Check::AadToken,
    Check::Challenge,
    Check::AadLogin,
    Check::RefreshToken,
    Check::AccessToken,
    Check::Cmk,
    Check::PrivateEndpointDns,
    Check::HelmVersion,
];

/// The checks that a run always makes, so that their absence can be told.
const TOLD: &[Check] = &[
    Check::DockerVersion,
    Check::DockerPull,
    Check::CliVersion,
    Check::Dns,
    Check::Challenge,
    Check::RefreshToken,
    Check::AccessToken,
    Check::HelmVersion,
];

/// The checks that were not reached, in the order of a run.
pub(super) fn not_reached(evidence: &Evidence, words: &Words) -> Vec<Check> {
    if evidence.kind != Kind::CheckHealth {
        return Vec::new();
    }
    // Where only errors are shown, a check that is not mentioned may have passed.
    let shows_all = evidence.finished
        || evidence.ended
        || evidence
            .observations
            .iter()
            .any(|seen| seen.outcome == Outcome::Ok);
    if !shows_all {
        return Vec::new();
    }
    let seen = |check: Check| {
        evidence
            .observations
            .iter()
            .any(|seen| seen.check == check && !seen.notice)
    };
    let mut out: Vec<Check> = Vec::new();
    let mut errors = evidence
        .observations
        .iter()
        .filter(|seen| seen.outcome == Outcome::Error);
    for error in errors.clone() {
        if let Some(code) = error.code {
            out.extend(words.code(code).rules_out);
        }
    }
    let last = errors.rfind(|seen| !seen.notice);
    if let Some(last) = last.filter(|_| evidence.ended && !evidence.finished) {
        let place = ORDER.iter().position(|&check| check == last.check);
        let skips_tools = seen(Check::Environment);
        for check in place.map_or(&[][..], |at| &ORDER[at + 1..]) {
            if TOLD.contains(check) && !(skips_tools && *check == Check::HelmVersion) {
                out.push(*check);
            }
        }
    }
    let helm = seen(Check::HelmCommand);
    out.retain(|&check| !(seen(check) || helm && check == Check::HelmVersion));
    sort_by_key(&mut out, |check| {
        ORDER.iter().position(|other| other == check)
    });
    out.dedup();
    out
}
