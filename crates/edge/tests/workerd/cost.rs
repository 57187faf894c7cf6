//! What a probe costs.

use std::time::Duration;

use acr_doctor_loopback::Behaviour;
use serde_json::json;

use crate::answer::transcript;
use crate::runtime::{ROOMY, Runtime, Worker, registry};

/// The most that a probe may take of the processor at the median, in milliseconds.
const MOST_MS: f64 = 5.0;
const PROBES: usize = 200;

/// The time is that of the whole of workerd with its network, an upper bound
/// for that of the worker.
#[test]
fn a_probe_takes_little_of_the_processor() {
    let lantern = registry("lantern", Behaviour::healthy());
    let runtime = Runtime::start(Worker::Production, &[&lantern], ROOMY);
    let mut times = Vec::new();
    for number in 0..PROBES {
        let Some(before) = runtime.processor_time() else {
            println!("this system does not tell the processor time of a process");
            return;
        };
        // Each is a probe of its own.
        let question = json!({"registry": "lantern", "repository": format!("app{number}")});
        assert_eq!(transcript(&runtime.ask(&question)).entries.len(), 3);
        let after = runtime.processor_time().expect("as before");
        times.push(Duration::from_nanos(after - before).as_secs_f64() * 1e3);
    }
    times.sort_by(f64::total_cmp);
    let at = |share: usize| times[PROBES * share / 100];
    println!(
        "processor time of a probe in workerd: median {:.2} ms, 95% {:.2} ms",
        at(50),
        at(95)
    );
    assert!(at(50) <= MOST_MS, "the median is {:.2} ms", at(50));
}
