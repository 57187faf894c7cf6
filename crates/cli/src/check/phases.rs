//! The steps of a probe by their names.

use acr_doctor_probe::entry::{Entry, Verdict};
use acr_doctor_probe::step::Purpose;
use acr_doctor_probe::transcript::Transcript;
use acr_doctor_rules::check::Check;
use acr_doctor_rules::{Language, labels};

use super::waterfall::{End, Phase};

/// The steps that took any time, in their order.
pub(super) fn of(transcript: &Transcript, language: Language) -> Vec<Phase> {
    transcript
        .entries
        .iter()
        .filter(|entry| entry.verdict != Verdict::Skipped)
        .map(|entry| Phase {
            name: name(entry, language),
            span: (entry.from_ms, entry.to_ms),
            end: end(entry.verdict),
        })
        .collect()
}

/// How a step ended, as far as the picture shows it.
pub(super) fn end(verdict: Verdict) -> End {
    match verdict {
        Verdict::Passed => End::Good,
        Verdict::Failed | Verdict::Silent => End::Bad,
        Verdict::Hidden | Verdict::Skipped | Verdict::Stopped | Verdict::Info => End::Other,
    }
}

/// The name of a step: the one of its check, or a finer one where a check has several steps.
pub(super) fn name(entry: &Entry, language: Language) -> String {
    let check = |check| labels::check(check, language).to_owned();
    let (en, ja) = match entry.purpose {
        Purpose::Manifest => ("Manifest of the image", "イメージのマニフェスト"),
        Purpose::Blob => ("Blob of the image", "イメージの BLOB"),
        Purpose::DataNames | Purpose::BlobNames => {
            return [&check(Check::DataEndpoint), ": ", &check(Check::Dns)].concat();
        }
        Purpose::BlobConnect => {
            return [&check(Check::DataEndpoint), ": ", &check(Check::Tcp)].concat();
        }
        Purpose::BlobSecure => {
            return [&check(Check::DataEndpoint), ": ", &check(Check::Tls)].concat();
        }
        _ => return check(entry.check),
    };
    match language {
        Language::En => en.to_owned(),
        Language::Ja => ja.to_owned(),
    }
}
