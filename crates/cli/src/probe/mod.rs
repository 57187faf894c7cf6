//! The native driver: performs on this machine what the probe asks for.
//!
//! It decides nothing. Which step comes next, and what an answer means, is the
//! probe's business (`acr-doctor-probe`); see its documentation for the loop.

mod certificate;
mod chain;
mod dns;
mod driver;
mod http;
mod overrides;
mod policy;
mod proxy;
mod socks;
mod stream;
mod tcp;
mod tls;
mod trust;

use std::time::{Duration, Instant, SystemTime, UNIX_EPOCH};

use acr_doctor_probe::ask::Ask;
use acr_doctor_probe::entry::Entry;
use acr_doctor_probe::probe::{Next, Probe};
use acr_doctor_probe::transcript::Transcript;
use acr_doctor_probe::vantage::Vantage;

pub(crate) use driver::Machine;
pub(crate) use overrides::Override;
pub(crate) use policy::Policy;
pub(crate) use trust::read_pem;

/// Probes a registry from this machine: at most for the limits of `ask`, and
/// until `stop` is done. Every entry is shown to `on_entry` as soon as it is there.
pub(crate) async fn run(
    ask: Ask,
    mut machine: Machine,
    mut on_entry: impl FnMut(&Entry),
    stop: impl Future<Output = ()>,
) -> Transcript {
    let begin = Instant::now();
    let now = || u64::try_from(begin.elapsed().as_millis()).unwrap_or(u64::MAX);
    let wall = SystemTime::now().duration_since(UNIX_EPOCH);
    // A clock before 1970 says nothing.
    let wall = wall.map_or(0, |since| i64::try_from(since.as_secs()).unwrap_or(0));
    let mut probe = Probe::new(ask, Vantage::Machine, wall, now());
    let mut stop = std::pin::pin!(stop);
    while let Next::Do { step, limit_ms } = probe.next(now()) {
        let limit = Duration::from_millis(limit_ms);
        let entry = tokio::select! {
            raw = machine.perform(step, limit) => probe.take(raw, now()),
            () = &mut stop => probe.stop(now()),
        };
        if let Some(entry) = entry {
            on_entry(&entry);
        }
    }
    probe.into_transcript()
}
