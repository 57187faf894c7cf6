//! The page: every file, with the headers that the program gives it, too.

use std::fs;
use std::io::{BufRead, BufReader};
use std::process::{Child, Command, Stdio};

use acr_doctor_probe::policy::{HEADERS, POLICY_HEADER, Policy, STRICT};

use crate::client::{self, Answer};
use crate::runtime::{ROOMY, Runtime, Worker, variable};

/// `acr-doctor serve` with the same page.
struct Program {
    child: Child,
    authority: String,
}

impl Program {
    fn start() -> Self {
        let mut child = Command::new(variable("ACR_DOCTOR_BIN"))
            .args(["serve", "--no-open", "--port", "0", "--dir"])
            .arg(variable("ACR_DOCTOR_DIST"))
            .stdout(Stdio::piped())
            .spawn()
            .expect("the program starts");
        let mut line = String::new();
        let mut stdout = BufReader::new(child.stdout.take().expect("a pipe"));
        stdout.read_line(&mut line).expect("an address");
        let authority = line.trim().trim_start_matches("http://");
        Self {
            child,
            authority: authority.trim_end_matches('/').to_owned(),
        }
    }

    fn get(&self, path: &str) -> Answer {
        let request = client::request("GET", path, &self.authority, &[], b"");
        client::send(&self.authority, &request).expect(path)
    }
}

impl Drop for Program {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

#[test]
fn every_file_has_the_headers_that_the_program_and_azure_give_it() {
    let runtime = Runtime::start(Worker::Production, &[], ROOMY);
    let program = Program::start();
    let dist = variable("ACR_DOCTOR_DIST");
    let azure = fs::read(dist.join("staticwebapp.config.json")).expect("it is written");
    let azure: serde_json::Value = serde_json::from_slice(&azure).expect("JSON");
    let mut paths = vec!["/".to_owned()];
    for file in fs::read_dir(Worker::Production.folder().join("build/page")).expect("a page") {
        let name = file.expect("a file").file_name();
        let name = name.to_str().expect("a name");
        if name != "_headers" {
            paths.push(format!("/{name}"));
        }
    }
    assert!(paths.len() > 10, "{paths:?}");
    for path in paths {
        let (edge, native) = (runtime.get(&path), program.get(&path));
        assert_eq!((edge.status, native.status), (200, 200), "{path}");
        assert!(edge.body == native.body, "{path} is another file");
        let policy = Policy::of(path.trim_start_matches('/')).header;
        assert_eq!(edge.header(POLICY_HEADER), Some(policy), "{path}");
        let names = HEADERS.map(|(name, _)| name);
        for name in names.into_iter().chain([POLICY_HEADER, "cache-control"]) {
            assert_eq!(edge.header(name), native.header(name), "{path}: {name}");
            let mut routes = azure["routes"].as_array().expect("routes").iter();
            let route = routes.find(|route| route["route"] == path);
            let own = route.and_then(|route| route["headers"][name].as_str());
            let said = own.or(azure["globalHeaders"][name].as_str());
            assert_eq!(said, native.header(name), "{path} at Azure: {name}");
        }
        let kind = |answer: &Answer| {
            let kind = answer.header("content-type").unwrap_or_default();
            kind.split(';').next().unwrap_or_default().to_owned()
        };
        assert_eq!(kind(&edge), kind(&native), "{path}");
        assert!(edge.header("access-control-allow-origin").is_none());
    }
}

#[test]
fn what_is_no_file_has_the_headers_too() {
    let runtime = Runtime::start(Worker::Production, &[], ROOMY);
    for (method, path, status) in [
        ("GET", "/missing", 404),
        ("GET", "/probe", 404),
        ("GET", "/_headers", 404),
        ("GET", "/staticwebapp.config.json", 404),
        ("GET", "/wrangler.jsonc", 404),
        ("GET", "/../wrangler.jsonc", 404),
        ("GET", "/worker/index.js", 404),
        ("GET", "/apifoo", 404),
        ("POST", "/", 405),
        ("DELETE", "/index.html", 405),
        ("OPTIONS", "/probe.html", 405),
    ] {
        let answer = runtime.send(method, path, &[], b"");
        assert_eq!(answer.status, status, "{method} {path}");
        let policy = Policy::of(path.trim_start_matches('/')).header;
        assert_eq!(answer.header(POLICY_HEADER), Some(policy), "{path}");
        for (name, value) in HEADERS {
            assert_eq!(answer.header(name), Some(value), "{method} {path}: {name}");
        }
    }
    let head = runtime.send("HEAD", "/", &[], b"");
    assert_eq!((head.status, head.body.len()), (200, 0));
    assert_eq!(head.header(POLICY_HEADER), Some(STRICT.header));
}
