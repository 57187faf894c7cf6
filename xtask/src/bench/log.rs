//! The log of a long CI job, the same on every machine: builds, pulls, tests,
//! roll-outs, each line with its time stamp, and one run of check-health among them.

use std::fs::File;
use std::io::{BufWriter, Write};
use std::path::Path;

use anyhow::Result;

/// What the job says besides. `^` becomes a number, `~` a word, `$` a hash.
const LINES: &[&str] = &[
    "npm warn deprecated ~-~^~^.^.^: this package is no longer supported, use ~ instead",
    "npm http fetch GET 200 https://registry.npmjs.org/~-~ ^ms (cache miss)",
    "added ^ packages, and audited ^ packages in ^s",
    "> ~-~@^.^.^ build",
    "vite v^.^.^ building for production...",
    "dist/assets/~-$.js   ^.^ kB | gzip: ^.^ kB",
    "   Compiling ~-~ v^.^.^",
    "   Compiling ~_~ v^.^.^ (/home/runner/work/~/crates/~)",
    "warning: unused variable: `~_~`",
    "   --> crates/~/src/~_~.rs:^:^",
    "    |",
    "^  |     let ~_~ = ~(~, ^);",
    "    = note: `#[warn(unused_variables)]` on by default",
    "test ~::~::~_~_returns_^ ... ok",
    "test ~::~_~ ... ignored",
    "error: process didn't exit successfully: `target/debug/~` (exit status: ^)",
    "^: Pulling fs layer",
    "$: Download complete",
    "$: Pull complete",
    "Digest: sha256:$$$$",
    "Status: Downloaded newer image for ~.example.com/~/~:^.^",
    "#^ [build ^/^] RUN apt-get install -y --no-install-recommends ~ lib~^",
    "#^ ^.^ Get:^ http://deb.debian.org/debian bookworm/main amd64 ~ amd64 ^.^-^ [^ kB]",
    "#^ pushing layer $ ^.^MB / ^.^MB ^.^s",
    "deployment.apps/~-~ configured",
    "pod/~-~-$ condition met",
    "Waiting for deployment \"~-~\" rollout to finish: ^ of ^ updated replicas are available...",
    "NAME                      READY   STATUS    RESTARTS   AGE",
    "~-~-$   ^/^     Running   ^          ^s",
    "~-~-$   0/1     ContainerCreating   0          ^s",
    "PASS src/~/~.test.ts (^.^ s)",
    "  ✓ ~ the ~ when the ~ is ^ (^ ms)",
    "  ● ~ › ~ the ~",
    "    Expected: ^",
    "    Received: ^",
    "tests/~/test_~.py::test_~_~ PASSED                              [ ^%]",
    "tests/~/test_~.py::test_~[~-^] FAILED                           [ ^%]",
    "E       AssertionError: assert ^ == ^",
    "--- PASS: Test~ (^.^s)",
    "    ~_test.go:^: ~ took ^ms, want less than ^ms",
    "ok      example.com/~/~/~     ^.^s",
    "ERROR: ~ could not be reached, trying again in ^ seconds",
    "WARNING: ~ is deprecated and will be removed in version ^",
    "{\"level\":\"info\",\"time\":^,\"msg\":\"~ request completed\",\"path\":\"/v^/~/~\",\"status\":^}",
    "##[group]Run ./scripts/~.sh --~ --~=^",
    "##[endgroup]",
    "",
    "added 1 file: ~/~/~_~.json, ^ bytes, checksum $",
];

/// What happens now and then in any job and looks like what the rules look for.
const RARE: &[&str] = &[
    "Error response from daemon: pull access denied for ~/~, repository does not exist or may require 'docker login'",
    "Error response from daemon: Get \"https://~.example.com/v2/\": net/http: TLS handshake timeout",
    "dial tcp: lookup ~.example.com on 10.0.0.10:53: no such host",
    "curl: (60) SSL certificate problem: unable to get local issuer certificate",
    "HTTP 401 Unauthorized for https://~.example.com/~/~, trying again",
    "Back-off pulling image \"~.example.com/~:^.^\"",
    "helm upgrade --install ~ ./charts/~ --set image.tag=^.^.^",
    "The push refers to repository [~.azurecr.io/~]",
];

const WORDS: &[&str] = &[
    "worker", "parser", "login", "catalog", "invoice", "render", "cache", "queue", "search",
    "token", "report", "client", "docker", "network", "metrics", "storage", "router", "policy",
    "session", "format", "helm", "upload", "gateway", "release", "health", "account", "image",
];

/// What the CLI prints when the firewall of a registry refuses it.
const RUN: &[&str] = &[
    "WARNING: Docker daemon status: available",
    "WARNING: Docker version: 28.1.1, build 4eba377, platform linux/amd64",
    "WARNING: Docker pull of 'mcr.microsoft.com/mcr/hello-world:latest' : OK",
    "WARNING: Azure CLI version: 2.91.0",
    "WARNING: DNS lookup to benchregistry.azurecr.io at IP 203.0.113.7 : OK",
    "ERROR: 2026-03-02 07:41:12.345678 An error occurred: CONNECTIVITY_FORBIDDEN_ERROR",
    "Looks like you don't have access to registry 'https://benchregistry.azurecr.io/v2/'. \
     To see configured firewall rules, run 'az acr show --query networkRuleSet --name benchregistry'. \
     To see if public network access is enabled, run 'az acr show --query publicNetworkAccess'. \
     Please refer to https://aka.ms/acr/errors#connectivity_forbidden_error for more information.",
    "WARNING: Helm version: 3.18.4",
    "WARNING:",
    "Please refer to https://aka.ms/acr/health-check for more information.",
];

/// Writes the log to a file.
pub(super) fn write(path: &Path, size: u64) -> Result<()> {
    // Streamed: the memory of this process would count as that of its children.
    let mut file = BufWriter::new(File::create(path)?);
    let mut job = Job {
        random: 0x9e37_79b9_7f4a_7c15,
        micros: 0,
    };
    let (mut written, mut run_is_due) = (0, true);
    while written < size {
        let mut lines = vec![job.line()];
        if run_is_due && written > size / 3 * 2 {
            lines.extend(RUN.iter().map(ToString::to_string));
            run_is_due = false;
        }
        for line in lines {
            let mut line = format!("{} {line}\n", job.stamp());
            // The last line is cut so that the size is exact.
            if written + line.len() as u64 > size {
                let rest = usize::try_from(size - written)? - 1;
                line = format!("{:<rest$.rest$}\n", "the job was cancelled");
            }
            file.write_all(line.as_bytes())?;
            written += line.len() as u64;
        }
    }
    file.flush()?;
    Ok(())
}

/// Where the job is.
struct Job {
    random: u64,
    micros: u64,
}

impl Job {
    /// The next number of Marsaglia's xorshift generator.
    fn next(&mut self, below: usize) -> usize {
        self.random ^= self.random << 13;
        self.random ^= self.random >> 7;
        self.random ^= self.random << 17;
        usize::try_from(self.random >> 33).unwrap_or(0) % below
    }

    fn pick(&mut self, list: &[&'static str]) -> &'static str {
        list[self.next(list.len())]
    }

    fn line(&mut self) -> String {
        let list = if self.next(200) == 0 { RARE } else { LINES };
        let mut line = String::new();
        for letter in self.pick(list).chars() {
            match letter {
                '^' => {
                    let below = [10, 100, 10_000][self.next(3)];
                    line += &self.next(below).to_string();
                }
                '~' => line += self.pick(WORDS),
                '$' => line += &self.hash(),
                letter => line.push(letter),
            }
        }
        line
    }

    fn hash(&mut self) -> String {
        format!("{:08x}{:08x}", self.next(1 << 31), self.next(1 << 31))
    }

    /// The time stamp that GitHub Actions puts before each line.
    fn stamp(&mut self) -> String {
        self.micros += self.next(20_000) as u64;
        let (seconds, micros) = (self.micros / 1_000_000, self.micros % 1_000_000);
        let (day, hour) = (2 + seconds / 86_400, seconds / 3_600 % 24);
        let (minute, second) = (seconds / 60 % 60, seconds % 60);
        format!("2026-03-{day:02}T{hour:02}:{minute:02}:{second:02}.{micros:06}0Z")
    }
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::{RUN, write};

    #[test]
    fn the_log_has_its_size_and_one_run() {
        let path = std::env::temp_dir().join(format!("acr-doctor-log-{}", std::process::id()));
        write(&path, 100_000).unwrap();
        let log = fs::read_to_string(&path).unwrap();
        fs::remove_file(&path).unwrap();
        assert_eq!(log.len(), 100_000);
        assert!(log.ends_with('\n'));
        for line in RUN {
            assert!(log.contains(line), "{line}");
        }
        assert_eq!(log.matches("CONNECTIVITY_FORBIDDEN_ERROR").count(), 1);
    }
}
