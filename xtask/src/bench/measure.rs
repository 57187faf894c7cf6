//! A whole process: how long it ran and how much memory it held at most.

use std::io::{self, Read};
use std::net::TcpListener;
use std::process::{Child, Command, Stdio};
use std::sync::mpsc;
use std::thread;
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail};
use wait4::Wait4;

use crate::sh;

pub(super) const MIB: u64 = 1 << 20;

/// The longest wait for anything that takes milliseconds when all is well.
const LIMIT: Duration = Duration::from_secs(20);

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
    let child = start_of(command)?;
    let peak = end_of(child, command)?;
    Ok(Measure {
        time: start.elapsed(),
        peak,
    })
}

/// Runs a command that connects to this machine; the time is that until its
/// first connection, which is closed at once.
pub(super) fn until_connected(command: &mut Command, listener: TcpListener) -> Result<Measure> {
    let start = Instant::now();
    let mut child = start_of(command)?;
    let connected = within(move || listener.accept().map(|_| Instant::now()));
    let Some(connected) = connected else {
        child.kill()?;
        child.wait()?;
        bail!("`{}` does not connect", sh::line(command));
    };
    Ok(Measure {
        time: connected?.duration_since(start),
        peak: end_of(child, command)?,
    })
}

/// Runs the commands in turn, each so often, after a first run of each that
/// reads the program and its input into memory.
pub(super) fn in_turn<const N: usize>(
    runs: u32,
    mut commands: [&mut Command; N],
) -> Result<[Measures; N]> {
    let mut measures = [(); N].map(|()| Measures::default());
    for command in &mut commands {
        measure(command)?;
    }
    for _ in 0..runs {
        for (command, measures) in commands.iter_mut().zip(&mut measures) {
            measures.add(measure(command)?);
        }
    }
    Ok(measures)
}

/// Does something that may wait for ever; gives up after a limit, and leaves it
/// to the end of this process.
pub(super) fn within<T: Send + 'static>(wait: impl FnOnce() -> T + Send + 'static) -> Option<T> {
    let (sender, done) = mpsc::channel();
    // Nobody listens any more when the limit has passed.
    thread::spawn(move || drop(sender.send(wait())));
    done.recv_timeout(LIMIT).ok()
}

fn start_of(command: &mut Command) -> Result<Child> {
    command
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .spawn()
        .with_context(|| format!("cannot start `{}`", sh::line(command)))
}

/// Waits for the end and returns the most memory that the process held.
fn end_of(mut child: Child, command: &Command) -> Result<u64> {
    if let Some(mut stdout) = child.stdout.take() {
        io::copy(&mut stdout.by_ref(), &mut io::sink())?;
    }
    let done = child.wait4()?;
    // 1 is an answer, not a failure: something is broken, or nothing matched.
    if !matches!(done.status.code(), Some(0 | 1)) {
        bail!("`{}` ended with {}", sh::line(command), done.status);
    }
    Ok(done.rusage.maxrss)
}

/// Several runs of the same process.
#[derive(Default)]
pub(super) struct Measures {
    times: Vec<Duration>,
    /// The most memory that any of them held, in bytes. On Linux never less than
    /// this process holds itself (some 7 MB), for they begin in its memory.
    pub(super) peak: u64,
}

impl Measures {
    /// What stands over the rows.
    pub(super) const HEADING: &[&str] = &["", "min", "median", "max", "peak memory"];

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
        row.push(format!("{} MiB", self.peak.div_ceil(MIB)));
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
