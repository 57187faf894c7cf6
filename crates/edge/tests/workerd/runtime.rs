//! workerd with the built worker, as runtime.mjs starts it.

use std::env;
use std::fs;
use std::io::{BufRead, BufReader, Read, Write};
use std::path::PathBuf;
use std::process::{Child, ChildStdin, Command, Stdio};
use std::sync::mpsc::{self, Receiver};
use std::sync::{Mutex, PoisonError};
use std::thread::{self, JoinHandle};
use std::time::Duration;

use acr_doctor_loopback::{Behaviour, Blocking, Loopback};
use serde_json::{Map, Value, json};

use crate::client::{self, Answer};

/// How long the runtime may take to say something.
const WAIT: Duration = Duration::from_mins(1);
/// Limits that no test reaches by accident.
pub(crate) const ROOMY: Option<(u32, u32)> = Some((100_000, 100_000));

/// A variable that `cargo xtask test` sets.
pub(crate) fn variable(name: &str) -> PathBuf {
    let value = env::var_os(name);
    PathBuf::from(value.unwrap_or_else(|| panic!("{name} is not set: run `cargo xtask test`")))
}

/// Which worker runs.
#[derive(Clone, Copy)]
pub(crate) enum Worker {
    Production,
    Replay,
}

impl Worker {
    /// The folder with its wrangler.jsonc.
    pub(crate) fn folder(self) -> PathBuf {
        variable(match self {
            Self::Production => "ACR_DOCTOR_EDGE",
            Self::Replay => "ACR_DOCTOR_EDGE_REPLAY",
        })
    }
}

/// A runtime; it ends when it is dropped.
pub(crate) struct Runtime {
    child: Child,
    stdin: Option<ChildStdin>,
    // Callers of all threads share the runtime.
    told: Mutex<Receiver<String>>,
    errors: Option<JoinHandle<String>>,
    /// `127.0.0.1:PORT`.
    pub(crate) authority: String,
}

impl Runtime {
    /// Starts a worker whose internet are these registries. `limits` are the
    /// requests of one client and of all in ten seconds; without them those of
    /// wrangler.jsonc count.
    pub(crate) fn start(
        worker: Worker,
        registries: &[&Blocking<Loopback>],
        limits: Option<(u32, u32)>,
    ) -> Self {
        let mut hosts = Map::new();
        for registry in registries {
            for server in [registry.registry(), registry.data()] {
                let host = json!({ "port": server.port(), "ca": registry.ca_file() });
                hosts.insert(server.host().to_owned(), host);
            }
        }
        let limits = limits.map(|(client, all)| json!({ "PER_CLIENT": client, "ALL": all }));
        let settings = json!({
            "modules": variable("ACR_DOCTOR_WRANGLER"),
            "site": worker.folder(),
            "hosts": hosts,
            "limits": limits,
        });
        Self::with(&settings)
    }

    fn with(settings: &Value) -> Self {
        let script = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/workerd/runtime.mjs");
        let mut child = Command::new("node")
            .arg(script)
            .arg(settings.to_string())
            .env("WRANGLER_SEND_METRICS", "false")
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .expect("node starts");
        let stdin = child.stdin.take();
        let (tell, told) = mpsc::channel();
        let stdout = BufReader::new(child.stdout.take().expect("a pipe"));
        thread::spawn(move || {
            for line in stdout.lines().map_while(Result::ok) {
                let _ = tell.send(line);
            }
        });
        let mut stderr = child.stderr.take().expect("a pipe");
        let errors = thread::spawn(move || {
            let mut text = String::new();
            let _ = stderr.read_to_string(&mut text);
            text
        });
        let mut runtime = Self {
            child,
            stdin,
            told: Mutex::new(told),
            errors: Some(errors),
            authority: String::new(),
        };
        let ready = runtime.told().recv_timeout(WAIT);
        let ready = ready.unwrap_or_else(|_| panic!("workerd: {}", runtime.end()));
        let url = ready.strip_prefix("ready http://").expect(&ready);
        url.trim_end_matches('/').clone_into(&mut runtime.authority);
        runtime
    }

    /// Sends a request.
    pub(crate) fn send(
        &self,
        method: &str,
        path: &str,
        headers: &[(&str, &str)],
        body: &[u8],
    ) -> Answer {
        let request = client::request(method, path, &self.authority, headers, body);
        client::send(&self.authority, &request).expect(path)
    }

    pub(crate) fn get(&self, path: &str) -> Answer {
        self.send("GET", path, &[], b"")
    }

    /// The origin of the site.
    pub(crate) fn origin(&self) -> String {
        format!("http://{}", self.authority)
    }

    /// Asks for a probe as the page does, with more headers.
    pub(crate) fn ask_with(&self, body: &str, more: &[(&str, &str)]) -> Answer {
        let origin = self.origin();
        let own = [
            ("origin", &*origin),
            ("content-type", "application/json"),
            ("sec-fetch-site", "same-origin"),
        ];
        self.send(
            "POST",
            "/api/probe",
            &[&own, more].concat(),
            body.as_bytes(),
        )
    }

    /// Asks for a probe as the page does.
    pub(crate) fn ask(&self, question: &Value) -> Answer {
        self.ask_with(&question.to_string(), &[])
    }

    /// What the worker asked for since the last time, as `METHOD URL`.
    pub(crate) fn asked(&mut self) -> Vec<String> {
        let stdin = self.stdin.as_mut().expect("it runs");
        stdin.write_all(b"now\n").expect("it reads");
        let mut asked = Vec::new();
        loop {
            let line = self.told().recv_timeout(WAIT).expect("it answers");
            if line == "mark now" {
                return asked;
            }
            let line = line.strip_prefix("asked ").map(str::to_owned);
            asked.push(line.expect("nothing else is printed"));
        }
    }

    fn told(&mut self) -> &mut Receiver<String> {
        self.told.get_mut().unwrap_or_else(PoisonError::into_inner)
    }

    /// The processor time of workerd so far, in nanoseconds (source: Linux,
    /// `/proc/PID/task/TID/schedstat`); `None` on other systems.
    pub(crate) fn processor_time(&self) -> Option<u64> {
        let node = self.child.id();
        let children = fs::read_to_string(format!("/proc/{node}/task/{node}/children")).ok()?;
        let is_workerd = |id: &&str| {
            let name = fs::read_to_string(format!("/proc/{id}/comm"));
            name.is_ok_and(|name| name.trim() == "workerd")
        };
        let workerd = children.split_whitespace().find(is_workerd)?;
        let mut sum = 0;
        for thread in fs::read_dir(format!("/proc/{workerd}/task")).ok()? {
            let path = thread.ok()?.path().join("schedstat");
            let text = fs::read_to_string(path).ok()?;
            sum += text.split(' ').next()?.parse::<u64>().ok()?;
        }
        Some(sum)
    }

    /// Ends it; returns everything that it printed besides what was asked for.
    pub(crate) fn end(&mut self) -> String {
        drop(self.stdin.take());
        let _ = self.child.wait();
        let errors = self.errors.take().map(JoinHandle::join);
        let mut printed = errors.and_then(Result::ok).unwrap_or_default();
        for line in self
            .told()
            .iter()
            .filter(|line| !line.starts_with("asked "))
        {
            printed += &line;
        }
        printed
    }
}

impl Drop for Runtime {
    fn drop(&mut self) {
        self.end();
    }
}

/// A registry on loopback by this name.
pub(crate) fn registry(name: &str, behaviour: Behaviour) -> Blocking<Loopback> {
    let behaviour = Behaviour {
        host: format!("{name}.azurecr.io"),
        ..behaviour
    };
    Loopback::start_blocking(behaviour).expect("loopback has a port")
}
