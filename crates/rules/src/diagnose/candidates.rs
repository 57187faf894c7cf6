//! From one observation to the causes that it proves or allows.

use crate::catalog::{Certainty, Words};
use crate::check::{Check, Outcome};
use crate::code::Code;
use crate::evidence::{Evidence, Kind, Observation};
use crate::order::sort_by_key;

/// A cause that an observation proves or allows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Candidate {
    /// Position in [`Words::causes`].
    pub cause: usize,
    /// How much is proven.
    pub certainty: Certainty,
}

/// What `az acr login` means when it says that it could not connect, from likely to rare.
const UNREACHABLE: &[&str] = &[
    "dns_nxdomain",
    "registry_name_wrong",
    "connection_timeout",
    "proxy_unreachable",
    "tls_interception",
    "connection_refused",
    "connection_reset",
    "dns_server_failure",
    "dns_timeout",
    "dns_only_through_proxy",
    "wrong_cloud",
    "dnl_name_needed",
    "firewall_cuts_tls",
    "proxy_authentication",
    "proxy_forbids_registry",
    "registry_http_404",
    "registry_http_500",
    "registry_http_503",
    "gateway_502",
    "captive_portal",
    "web_filter_block_page",
    "tls_wrong_host",
    "tls_expired_certificate",
    "tls_self_signed_certificate",
    "tls_old_protocol",
    "tls_not_spoken",
];

/// What a status that no registry sends, or an answer that is not HTTP, can be.
const ODD: &[&str] = &["web_filter_block_page", "captive_portal", "gateway_502"];

/// The causes of one observation: the sure ones alone, or all candidates, most likely first.
pub(super) fn candidates(evidence: &Evidence, seen: &Observation, words: &Words) -> Vec<Candidate> {
    let mut shown: Vec<Candidate> = Vec::new();
    for (cause, entry) in words.causes().iter().enumerate() {
        let signs = entry.signs.iter();
        let showing = signs.filter(|sign| sign.shows(evidence, seen));
        if let Some(certainty) = showing.map(|sign| sign.certainty).min() {
            shown.push(Candidate { cause, certainty });
        }
    }
    let listed = listed(evidence, seen, words);
    let place = |candidate: &Candidate| {
        let id = words.causes()[candidate.cause].id;
        listed
            .iter()
            .position(|&other| other == id)
            .unwrap_or(usize::MAX)
    };
    sort_by_key(&mut shown, |candidate| {
        (candidate.certainty, place(candidate))
    });
    if shown
        .first()
        .is_some_and(|first| first.certainty == Certainty::Sure)
    {
        shown.retain(|candidate| candidate.certainty == Certainty::Sure);
        return shown;
    }
    let led = shown
        .first()
        .is_some_and(|first| first.certainty == Certainty::Likely);
    let mut first = !led && !is_vague(evidence, seen);
    for id in listed {
        let Some(cause) = words.index(id) else {
            continue;
        };
        if !shown.iter().any(|known| known.cause == cause) {
            let certainty = if first {
                Certainty::Likely
            } else {
                Certainty::Possible
            };
            shown.push(Candidate { cause, certainty });
        }
        first = false;
    }
    sort_by_key(&mut shown, |candidate| candidate.certainty);
    shown
}

/// The candidates that the catalogue lists for what was seen.
fn listed(evidence: &Evidence, seen: &Observation, words: &Words) -> &'static [&'static str] {
    if seen.outcome != Outcome::Error || seen.notice {
        return &[];
    }
    match seen.code {
        Some(_) if is_odd(evidence, seen) => ODD,
        Some(code) => words.code(code).causes,
        None if seen.check == Check::Challenge
            && seen.detail.contains("don't have access to registry") =>
        {
            words.code(Code::ConnectivityForbidden).causes
        }
        None if seen.check == Check::Challenge => UNREACHABLE,
        None => &[],
    }
}

/// A probe read an answer, and no sign knows it: what the code allows besides
/// are other answers, and failures to get one.
fn is_odd(evidence: &Evidence, seen: &Observation) -> bool {
    evidence.kind == Kind::Probe
        && seen.code == Some(Code::ConnectivityChallenge)
        && super::probed::answered(seen)
}

/// Nothing speaks for one candidate more than for the others: a browser hides
/// why no answer came, an odd answer can be anybody's.
fn is_vague(evidence: &Evidence, seen: &Observation) -> bool {
    let hidden = seen.check == Check::Challenge && seen.code.is_none();
    evidence.kind == Kind::Probe && (hidden || is_odd(evidence, seen))
}
