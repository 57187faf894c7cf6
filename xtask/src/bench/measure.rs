//! A whole process: how long it ran and how much memory it held at most.

use std::io::{self, Read};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail};
use wait4::Wait4;

use crate::sh;

/// One run of a process.
#[derive(Clone, Copy)]
pub(super) struct Measure {
    time: Duration,
    peak: u64,
}

/// Runs a command. Its output goes through a pipe: when grep sees that it
/// writes to the null device it stops at the first match.
pub(super) fn measure(command: &mut Command) -> Result<Measure> {
    let start = Instant::now();
    let mut child = command
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .spawn()
        .with_context(|| format!("cannot start `{}`", sh::line(command)))?;
    if let Some(mut stdout) = child.stdout.take() {
        io::copy(&mut stdout.by_ref(), &mut io::sink())?;
    }
    let done = child.wait4()?;
    let time = start.elapsed();
    // 1 is an answer, not a failure: something is broken, or nothing matched.
    if !matches!(done.status.code(), Some(0 | 1)) {
        bail!("`{}` ended with {}", sh::line(command), done.status);
    }
    Ok(Measure {
        time,
        peak: done.rusage.maxrss,
    })
}

/// Several runs of the same process.
#[derive(Default)]
pub(super) struct Measures {
    times: Vec<Duration>,
    /// The most memory that any of them held, in bytes.
    pub(super) peak: u64,
}

impl Measures {
    pub(super) fn add(&mut self, measure: Measure) {
        let at = self.times.partition_point(|time| *time < measure.time);
        self.times.insert(at, measure.time);
        self.peak = self.peak.max(measure.peak);
    }

    pub(super) fn median(&self) -> Duration {
        let (low, high) = ((self.times.len() - 1) / 2, self.times.len() / 2);
        (self.times[low] + self.times[high]) / 2
    }

    pub(super) fn row(&self, name: &str) -> Vec<String> {
        let times = [
            self.times[0],
            self.median(),
            self.times[self.times.len() - 1],
        ];
        let mut row = vec![name.to_owned()];
        row.extend(times.map(|time| format!("{:.1} ms", time.as_secs_f64() * 1e3)));
        row.push(format!("{} MiB", self.peak.div_ceil(super::MIB)));
        row
    }
}

#[cfg(test)]
mod tests {
    use super::{Duration, Measure, Measures};

    #[test]
    fn the_median_is_in_the_middle() {
        let mut measures = Measures::default();
        for millis in [9, 1, 4, 3] {
            measures.add(Measure {
                time: Duration::from_millis(millis),
                peak: millis,
            });
        }
        assert_eq!(measures.median(), Duration::from_micros(3_500));
        assert_eq!(measures.row("x")[1..4], ["1.0 ms", "3.5 ms", "9.0 ms"]);
        assert_eq!(measures.peak, 9);
    }
}
