//! Asking a registry on loopback with the real program.

use std::process::Command;

use acr_doctor_loopback::{Behaviour, Loopback, Server, named};
use serde_json::Value;

use crate::support::{Ended, program, run};

/// What the environment may hold and no test wants.
const ENVIRONMENT: &[&str] = &[
    "ACR_DOCTOR_USERNAME",
    "ACR_DOCTOR_PASSWORD",
    "ACR_DOCTOR_TOKEN",
    "ACR_DOCTOR_REFRESH_TOKEN",
    "ALL_PROXY",
    "all_proxy",
    "HTTPS_PROXY",
    "https_proxy",
    "HTTP_PROXY",
    "http_proxy",
    "NO_PROXY",
    "no_proxy",
    "SSL_CERT_FILE",
    "SSL_CERT_DIR",
];

/// A registry on loopback in a runtime of its own.
pub(crate) struct Registry {
    pub(crate) loopback: Loopback,
    runtime: tokio::runtime::Runtime,
}

impl Registry {
    /// Starts a registry; it listens when this returns.
    pub(crate) fn start(behaviour: Behaviour) -> Self {
        let runtime = tokio::runtime::Builder::new_multi_thread()
            .worker_threads(1)
            .enable_all()
            .build()
            .expect("a runtime starts");
        let loopback = runtime
            .block_on(Loopback::start(behaviour))
            .expect("the registry starts");
        Self { loopback, runtime }
    }

    /// Starts one that has a name.
    pub(crate) fn named(name: &str) -> Self {
        Self::start(named(name).unwrap_or_else(|| panic!("no behaviour is named {name}")))
    }

    /// Waits for something of the registry.
    pub(crate) fn wait<T>(&self, what: impl Future<Output = T>) -> T {
        self.runtime.block_on(what)
    }

    /// The program, about to ask this registry as a user would: by its name,
    /// trusting the test's authority, its names given by `--resolve`.
    pub(crate) fn command(&self, arguments: &[&str]) -> Command {
        let mut command = bare(&["check", &self.loopback.registry().authority()]);
        command.arg("--ca-file").arg(self.loopback.ca_file());
        for server in [
            self.loopback.registry(),
            self.loopback.data(),
            self.loopback.elsewhere(),
        ] {
            command.args(["--resolve", &Server::resolve(server)]);
        }
        command.args(arguments);
        command
    }

    /// Asks, and reads the report.
    pub(crate) fn check(&self, arguments: &[&str]) -> Told {
        self.check_with(arguments, &[], "")
    }

    /// Asks with an environment and an input.
    pub(crate) fn check_with(
        &self,
        arguments: &[&str],
        environment: &[(&str, &str)],
        input: &str,
    ) -> Told {
        let mut command = self.command(&[&["--format", "json"], arguments].concat());
        command.envs(environment.iter().copied());
        Told::of(run(command, input.as_bytes()))
    }
}

/// The program in an environment without proxies, tokens and trust stores.
pub(crate) fn bare(arguments: &[&str]) -> Command {
    let mut command = program(arguments);
    for name in ENVIRONMENT {
        command.env_remove(name);
    }
    command
}

/// What the program told.
pub(crate) struct Told {
    pub(crate) ended: Ended,
    pub(crate) report: Value,
}

impl Told {
    pub(crate) fn of(ended: Ended) -> Self {
        let report = serde_json::from_str(&ended.out)
            .unwrap_or_else(|_| panic!("no report: {} {}", ended.out, ended.err));
        Self { ended, report }
    }

    /// The id of the root cause, or what stands in its place.
    pub(crate) fn root_cause(&self) -> &str {
        self.report["root_cause"].as_str().unwrap_or("(null)")
    }

    /// How the check of this name ended, each time that it was made.
    pub(crate) fn outcomes(&self, name: &str) -> Vec<&str> {
        let checks = self.report["checks"].as_array().map(Vec::as_slice);
        let checks = checks.unwrap_or_default().iter();
        checks
            .filter(|check| check["check"] == name)
            .map(|check| check["outcome"].as_str().unwrap_or_default())
            .collect()
    }

    /// Each step that was performed, by purpose and verdict.
    pub(crate) fn phases(&self) -> Vec<(&str, &str)> {
        let phases = self.report["phases"].as_array().map(Vec::as_slice);
        let phases = phases.unwrap_or_default();
        phases
            .iter()
            .map(|phase| {
                (
                    phase["purpose"].as_str().unwrap_or_default(),
                    phase["verdict"].as_str().unwrap_or_default(),
                )
            })
            .collect()
    }
}
