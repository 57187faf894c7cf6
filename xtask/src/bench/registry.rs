//! A healthy registry on loopback, as a process of its own: what it uses is not
//! counted as that of the programs that ask it.

use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStdout, Stdio};
use std::time::{Duration, Instant};

use anyhow::{Context, Result};

use super::measure::within;
use crate::sh;

/// The login server. It resolves nowhere: both sides are given its address.
const HOST: &str = "benchregistry.azurecr.io";
/// How long the registry may take to end when it is told to.
const GRACE: Duration = Duration::from_secs(2);

/// A registry that ends with this value.
pub(super) struct Registry {
    server: Child,
    /// Kept, so that the server may write to it.
    _said: BufReader<ChildStdout>,
    port: u16,
    /// The authority that signed its certificate, as PEM.
    pub(super) ca_file: PathBuf,
}

impl Registry {
    /// Starts one that lets anybody pull; it listens when this returns.
    pub(super) fn start(loopback: &Path) -> Result<Self> {
        let mut command = sh::command(loopback);
        command.args(["anonymous-pull", "--host", HOST]);
        let mut server = command
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .with_context(|| format!("cannot start `{}`", sh::line(&command)))?;
        let stdout = server.stdout.take().context("its output is a pipe")?;
        let told = within(move || {
            let (mut said, mut line) = (BufReader::new(stdout), String::new());
            said.read_line(&mut line).map(|_| (said, line))
        });
        let (said, line) = told.context("the registry on loopback does not start")??;
        let (port, ca_file) = place(&line).with_context(|| format!("it said `{line}`"))?;
        Ok(Self {
            server,
            _said: said,
            port,
            ca_file: ca_file.into(),
        })
    }

    /// `HOST:PORT`.
    pub(super) fn authority(&self) -> String {
        format!("{HOST}:{}", self.port)
    }

    /// `HOST:PORT:ADDRESS`, as `--resolve` takes it.
    pub(super) fn resolve(&self) -> String {
        resolve(self.port)
    }
}

/// The address of a port under the name of the registry, as `--resolve` takes it.
pub(super) fn resolve(port: u16) -> String {
    format!("{HOST}:{port}:127.0.0.1")
}

/// The port and the file in `https://localhost:PORT/ FILE`.
fn place(line: &str) -> Option<(u16, &str)> {
    let (url, file) = line.trim_end().split_once(' ')?;
    let port = url.strip_suffix('/')?.rsplit(':').next()?;
    Some((port.parse().ok()?, file))
}

impl Drop for Registry {
    fn drop(&mut self) {
        // It serves until its input ends, and then removes its file.
        drop(self.server.stdin.take());
        let told = Instant::now();
        while told.elapsed() < GRACE {
            if !matches!(self.server.try_wait(), Ok(None)) {
                return;
            }
            std::thread::sleep(Duration::from_millis(5));
        }
        let _ = self.server.kill();
        let _ = self.server.wait();
    }
}

#[cfg(test)]
mod tests {
    use super::place;

    #[test]
    fn the_place_is_read() {
        let line = "https://localhost:41234/ /tmp/my folder/ca.pem\n";
        assert_eq!(place(line), Some((41_234, "/tmp/my folder/ca.pem")));
        for wrong in ["", "\n", "https://localhost/ /tmp/ca.pem", "41234"] {
            assert_eq!(place(wrong), None, "{wrong}");
        }
    }
}
