//! The data endpoint: where the layers come from.

use acr_doctor_rules::check::{Check, Outcome};
use acr_doctor_rules::evidence::Fact;

use super::Notes;
use super::challenge::line;
use super::failure::{issued, told};
use crate::entry::{Entry, Seen};
use crate::step::{Failure, Purpose};
use crate::transcript::Transcript;
use crate::vantage::Vantage;
use crate::words::join;

/// What a step on the way to the layers says.
pub(super) fn data(entry: &Entry, of: &Transcript, notes: &mut Notes) {
    let host = entry.endpoint.authority();
    let mut facts = Vec::new();
    let (outcome, detail) = match &entry.seen {
        Seen::Names(names) if names.is_empty() => (Outcome::Error, join(&[&host, ": no address"])),
        Seen::Names(names) => (Outcome::Info, super::way::line(&host, names)),
        Seen::Connected { .. } => (Outcome::Info, join(&["connected to ", &host])),
        Seen::Secured(secured) => {
            let mut detail = join(&[&host, ": TLS works"]);
            if let Some(certificate) = &secured.certificate {
                detail.push_str(", issued by ");
                detail.push_str(&issued(certificate));
            }
            (Outcome::Ok, detail)
        }
        Seen::Answer(answer) => {
            // Any answer proves that the host of the layers can be reached. A tag
            // that is not there, a right that is missing leave it unknown.
            let reached = entry.purpose == Purpose::BlobReach
                || entry.purpose == Purpose::Blob && answer.status == 200;
            let outcome = if reached { Outcome::Ok } else { Outcome::Info };
            (outcome, line(answer, " answered "))
        }
        // Without a dedicated data endpoint that name does not exist: nothing is wrong.
        Seen::Failed(Failure::Dns(_)) | Seen::Silent
            if entry.purpose == Purpose::DataNames && !with_private_link(of) =>
        {
            let detail = join(&[&host, ": no dedicated data endpoint is known"]);
            (Outcome::Info, detail)
        }
        _ => match told(entry, of.wall_clock(entry.to_ms)) {
            None => return,
            Some(told) if told.blocked => (Outcome::Skipped, told.detail),
            // The registry answered up to here; its own requests prove nothing of the data endpoint.
            Some(told) if matches!(entry.purpose, Purpose::Manifest | Purpose::Blob) => {
                (Outcome::Info, told.detail)
            }
            Some(told) => {
                // A certificate or a proxy server has a cause of its own; what is
                // left is a host that is not let through.
                facts = told.facts;
                facts.retain(|fact| matches!(fact, Fact::Tls(_) | Fact::Proxy(_)));
                (Outcome::Error, told.detail)
            }
        },
    };
    let check = Check::DataEndpoint;
    match outcome {
        // The public resolver is not the one that a pull from here would ask.
        Outcome::Error if entry.vantage == Vantage::Browser => {
            notes.info(check, join(&["public DNS has no address of ", &host]));
        }
        Outcome::Error => {
            facts.insert(0, Fact::DataEndpointUnreachable);
            notes.error(check, None, detail, &facts);
        }
        _ => notes.add(check, outcome, None, detail, &[]),
    }
}

fn with_private_link(of: &Transcript) -> bool {
    of.entries.iter().any(|entry| {
        matches!(&entry.seen, Seen::Names(names)
            if entry.purpose == Purpose::Names && names.private_link())
    })
}
