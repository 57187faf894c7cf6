//! The data endpoint: where the layers come from.

use acr_doctor_rules::check::{Check, Outcome};
use acr_doctor_rules::evidence::{Fact, Observation};

use super::challenge::line;
use super::failure::told;
use super::{error, saw};
use crate::entry::{Entry, Seen};
use crate::step::{Failure, Purpose};
use crate::transcript::Transcript;
use crate::words::join;

const CHECK: Check = Check::DataEndpoint;

/// What a step on the way to the layers says.
pub(super) fn data(entry: &Entry, of: &Transcript) -> Vec<Observation> {
    let info = |detail| vec![saw(CHECK, Outcome::Info, detail)];
    let host = entry.endpoint.authority();
    match &entry.seen {
        Seen::Names(names) if names.is_empty() => unreachable(entry, &[&host, ": no address"]),
        Seen::Names(names) => info(super::way::line(&host, names)),
        Seen::Connected { .. } => info(join(&["connected to ", &host])),
        Seen::Secured(_) => vec![saw(CHECK, Outcome::Ok, join(&[&host, ": TLS works"]))],
        Seen::Answer(answer) => match entry.purpose {
            // Any answer proves that the host can be reached.
            Purpose::BlobReach => {
                vec![saw(CHECK, Outcome::Ok, line(answer, " answered "))]
            }
            Purpose::Blob if answer.status == 200 => {
                vec![saw(CHECK, Outcome::Ok, line(answer, " answered "))]
            }
            // A tag that is not there, a right that is missing: the layers stay unknown.
            _ => info(line(answer, " answered ")),
        },
        // Without a dedicated data endpoint that name does not exist: nothing is wrong.
        Seen::Failed(Failure::Dns(_)) | Seen::Silent
            if entry.purpose == Purpose::DataNames && !with_private_link(of) =>
        {
            info(join(&[&host, ": no dedicated data endpoint is known"]))
        }
        _ => match told(entry, of.wall_clock(entry.to_ms)) {
            Some(told) if told.blocked => vec![saw(CHECK, Outcome::Skipped, told.detail)],
            // The registry answered up to here; its own requests prove nothing of the data endpoint.
            Some(told) if matches!(entry.purpose, Purpose::Manifest | Purpose::Blob) => {
                info(told.detail)
            }
            Some(told) => unreachable(entry, &[&told.detail]),
            None => Vec::new(),
        },
    }
}

/// The registry works and the layers do not come.
fn unreachable(entry: &Entry, words: &[&str]) -> Vec<Observation> {
    // The public resolver is not the one that a pull would ask.
    if entry.vantage == crate::vantage::Vantage::Browser {
        return vec![saw(CHECK, Outcome::Info, join(words))];
    }
    let facts = vec![Fact::DataEndpointUnreachable];
    vec![error(CHECK, None, join(words), facts)]
}

fn with_private_link(of: &Transcript) -> bool {
    of.entries.iter().any(|entry| {
        matches!(&entry.seen, Seen::Names(names)
            if entry.purpose == Purpose::Names && names.private_link())
    })
}
