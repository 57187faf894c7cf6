//! A server that is started for a test, and the page that it serves.

use std::collections::HashMap;
use std::fs;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::path::Path;
use std::process::{Child, ChildStdout};
use std::time::Duration;

use crate::support::{folder, program};

/// What the environment may hold and no test wants.
const PROXIES: [&str; 10] = [
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

/// A server that ends with the test.
pub(super) struct Server {
    pub(super) child: Child,
    /// What is printed after the address.
    pub(super) out: BufReader<ChildStdout>,
    pub(super) port: u16,
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// Far longer than anything takes.
const READ_LIMIT: Duration = Duration::from_mins(1);

pub(super) struct Answer {
    pub(super) status: u16,
    pub(super) headers: HashMap<String, String>,
    pub(super) body: Vec<u8>,
}

impl Server {
    pub(super) fn start(page: &Path) -> Self {
        Self::start_with(page, &[])
    }

    pub(super) fn start_with(page: &Path, options: &[String]) -> Self {
        let page = page.to_str().unwrap();
        let mut command = program(&["serve", "--port", "0", "--no-open", "--dir", page]);
        for name in PROXIES {
            command.env_remove(name);
        }
        let mut child = command.args(options).spawn().unwrap();
        let mut line = String::new();
        let mut out = BufReader::new(child.stdout.take().unwrap());
        out.read_line(&mut line).unwrap();
        let port = line
            .strip_prefix("http://127.0.0.1:")
            .and_then(|rest| rest.strip_suffix("/\n"));
        Self {
            port: port.expect(&line).parse().unwrap(),
            child,
            out,
        }
    }

    pub(super) fn get(&self, path: &str) -> Answer {
        self.ask(&format!(
            "GET {path} HTTP/1.1\r\nHost: 127.0.0.1:{}\r\nConnection: close\r\n\r\n",
            self.port
        ))
    }

    pub(super) fn get_with(&self, path: &str, header: &str) -> Answer {
        self.ask(&format!(
            "GET {path} HTTP/1.1\r\nHost: localhost:{}\r\n{header}\r\nConnection: close\r\n\r\n",
            self.port
        ))
    }

    /// A connection whose reads end: a server that says nothing fails the test.
    pub(super) fn connect(&self) -> TcpStream {
        let stream = TcpStream::connect(("127.0.0.1", self.port)).unwrap();
        stream.set_read_timeout(Some(READ_LIMIT)).unwrap();
        stream
    }

    pub(super) fn ask(&self, request: &str) -> Answer {
        let mut stream = self.connect();
        stream.write_all(request.as_bytes()).unwrap();
        let mut bytes = Vec::new();
        stream.read_to_end(&mut bytes).unwrap();
        let end = bytes
            .windows(4)
            .position(|four| four == b"\r\n\r\n")
            .unwrap();
        let head = std::str::from_utf8(&bytes[..end]).unwrap();
        let (status, headers) = head.split_once("\r\n").unwrap();
        Answer {
            status: status.split(' ').nth(1).unwrap().parse().unwrap(),
            headers: headers
                .split("\r\n")
                .map(|line| line.split_once(": ").unwrap())
                .map(|(name, value)| (name.to_lowercase(), value.to_owned()))
                .collect(),
            body: bytes[end + 4..].to_vec(),
        }
    }
}

/// A page with files of every sort.
pub(super) fn page(name: &str) -> std::path::PathBuf {
    let folder = folder(name);
    let page = folder.join("page");
    fs::create_dir_all(page.join("sub")).unwrap();
    for (name, content) in [
        ("page/index.html", "<!doctype html>the page"),
        ("page/app-0123456789abcdef.js", "script"),
        ("page/app-0123456789abcdef.js.gz", "as gzip"),
        ("page/app-0123456789abcdef.js.br", "as brotli"),
        ("page/app-0123456789abcdef_bg.wasm", "\0asm"),
        ("page/probe.html", "<!doctype html>the probe"),
        ("page/sub/probe.html", "another"),
        ("page/style.css", "body{}"),
        ("page/sub/index.html", "below"),
        ("page/.hidden", "hidden"),
        ("secret.txt", "outside"),
    ] {
        fs::write(folder.join(name), content).unwrap();
    }
    page
}
