//! `acr-doctor serve`.

use std::collections::HashMap;
use std::fs;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::path::Path;
use std::process::Child;

use crate::support::{folder, program, run};

/// A server that ends with the test.
struct Server {
    child: Child,
    port: u16,
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

struct Answer {
    status: u16,
    headers: HashMap<String, String>,
    body: Vec<u8>,
}

impl Server {
    fn start(page: &Path) -> Self {
        let page = page.to_str().unwrap();
        let mut child = program(&["serve", "--port", "0", "--no-open", "--dir", page])
            .spawn()
            .unwrap();
        let mut line = String::new();
        BufReader::new(child.stdout.take().unwrap())
            .read_line(&mut line)
            .unwrap();
        let port = line
            .strip_prefix("http://127.0.0.1:")
            .and_then(|rest| rest.strip_suffix("/\n"));
        Self {
            port: port.expect(&line).parse().unwrap(),
            child,
        }
    }

    fn get(&self, path: &str) -> Answer {
        self.ask(&format!(
            "GET {path} HTTP/1.1\r\nHost: 127.0.0.1:{}\r\nConnection: close\r\n\r\n",
            self.port
        ))
    }

    fn get_with(&self, path: &str, header: &str) -> Answer {
        self.ask(&format!(
            "GET {path} HTTP/1.1\r\nHost: localhost:{}\r\n{header}\r\nConnection: close\r\n\r\n",
            self.port
        ))
    }

    fn ask(&self, request: &str) -> Answer {
        let mut stream = TcpStream::connect(("127.0.0.1", self.port)).unwrap();
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
fn page(name: &str) -> std::path::PathBuf {
    let folder = folder(name);
    let page = folder.join("page");
    fs::create_dir_all(page.join("sub")).unwrap();
    for (name, content) in [
        ("page/index.html", "<!doctype html>the page"),
        ("page/app-0123456789abcdef.js", "script"),
        ("page/app-0123456789abcdef.js.gz", "as gzip"),
        ("page/app-0123456789abcdef.js.br", "as brotli"),
        ("page/app-0123456789abcdef_bg.wasm", "\0asm"),
        ("page/style.css", "body{}"),
        ("page/sub/index.html", "below"),
        ("page/.hidden", "hidden"),
        ("secret.txt", "outside"),
    ] {
        fs::write(folder.join(name), content).unwrap();
    }
    page
}

#[test]
fn the_page_is_served_with_its_policy() {
    let server = Server::start(&page("served"));
    let answer = server.get("/");
    assert_eq!(
        (answer.status, &answer.body[..]),
        (200, &b"<!doctype html>the page"[..])
    );
    assert_eq!(answer.headers["content-type"], "text/html; charset=utf-8");
    assert_eq!(answer.headers["cache-control"], "no-cache");
    for answer in [
        answer,
        server.get("/style.css"),
        server.get("/missing"),
        server.ask("POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"),
    ] {
        let is = |name: &str, value: &str| assert!(answer.headers[name].contains(value), "{name}");
        is(
            "content-security-policy",
            "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'",
        );
        is("content-security-policy", "frame-ancestors 'none'");
        is("x-content-type-options", "nosniff");
        is("referrer-policy", "no-referrer");
        is("cross-origin-opener-policy", "same-origin");
        is("cross-origin-resource-policy", "same-origin");
        is("permissions-policy", "camera=()");
        assert!(!answer.headers.contains_key("access-control-allow-origin"));
    }
}

#[test]
fn hashed_files_are_kept_and_compressed_ones_are_chosen() {
    let server = Server::start(&page("compressed"));
    let script = "/app-0123456789abcdef.js";
    let plain = server.get(script);
    assert_eq!(
        (&plain.body[..], plain.headers.get("content-encoding")),
        (&b"script"[..], None)
    );
    assert_eq!(
        plain.headers["content-type"],
        "text/javascript; charset=utf-8"
    );
    assert_eq!(
        plain.headers["cache-control"],
        "public, max-age=31536000, immutable"
    );
    assert_eq!(plain.headers["vary"], "Accept-Encoding");
    let brotli = server.get_with(script, "Accept-Encoding: gzip, deflate, br");
    assert_eq!(
        (
            &brotli.body[..],
            brotli.headers["content-encoding"].as_str()
        ),
        (&b"as brotli"[..], "br")
    );
    assert_eq!(
        brotli.headers["content-type"],
        "text/javascript; charset=utf-8"
    );
    let gzip = server.get_with(script, "Accept-Encoding: gzip, br;q=0");
    assert_eq!(
        (&gzip.body[..], gzip.headers["content-encoding"].as_str()),
        (&b"as gzip"[..], "gzip")
    );
    let wasm = server.get_with("/app-0123456789abcdef_bg.wasm", "Accept-Encoding: br");
    assert_eq!(
        (&wasm.body[..], wasm.headers["content-type"].as_str()),
        (&b"\0asm"[..], "application/wasm")
    );
}

#[test]
fn nothing_else_is_served() {
    let page = page("closed");
    #[cfg(unix)]
    std::os::unix::fs::symlink("../secret.txt", page.join("link.txt")).unwrap();
    let server = Server::start(&page);
    for path in [
        "/../secret.txt",
        "/%2e%2e/secret.txt",
        "/..%2fsecret.txt",
        "/sub/../../secret.txt",
        "/%2e%2e%5csecret.txt",
        "/link.txt",
        "/.hidden",
        "//secret.txt",
        "/missing",
        "/sub/missing/",
    ] {
        let answer = server.get(path);
        assert_eq!(answer.status, 404, "{path}");
        assert!(answer.body.starts_with(b"404: "), "{path}");
    }
    assert_eq!(server.get("/sub/").body, b"below");
}

#[test]
fn only_get_and_head_are_answered() {
    let server = Server::start(&page("methods"));
    let ask = |method: &str| {
        server.ask(&format!("{method} / HTTP/1.1\r\nHost: 127.0.0.1:{}\r\nContent-Length: 0\r\nConnection: close\r\n\r\n", server.port))
    };
    let head = ask("HEAD");
    assert_eq!(
        (
            head.status,
            head.body.len(),
            head.headers["content-length"].as_str()
        ),
        (200, 0, "23")
    );
    for method in ["POST", "PUT", "DELETE", "OPTIONS", "TRACE"] {
        let answer = ask(method);
        assert_eq!(
            (answer.status, answer.headers["allow"].as_str()),
            (405, "GET, HEAD"),
            "{method}"
        );
    }
}

#[test]
fn only_the_names_of_this_machine_are_answered_to() {
    let server = Server::start(&page("names"));
    let ask = |host: &str| {
        server
            .ask(&format!(
                "GET / HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n"
            ))
            .status
    };
    let port = server.port;
    assert_eq!(ask(&format!("[::1]:{port}")), 200);
    assert_eq!(ask(&format!("localhost:{port}")), 200);
    assert_eq!(ask(&format!("evil.example:{port}")), 421);
    assert_eq!(ask("127.0.0.1"), 421);
    assert_eq!(
        server
            .ask("GET / HTTP/1.1\r\nConnection: close\r\n\r\n")
            .status,
        421
    );
}

#[test]
fn what_cannot_be_served_is_said() {
    let empty = folder("empty");
    let ended = run(
        program(&["serve", "--no-open", "--dir", empty.to_str().unwrap()]),
        b"",
    );
    assert_eq!(ended.status, 2);
    assert!(
        ended.err.contains("index.html") && ended.err.contains("--dir"),
        "{}",
        ended.err
    );

    let page = page("taken");
    let server = Server::start(&page);
    let port = server.port.to_string();
    let ended = run(
        program(&[
            "serve",
            "--no-open",
            "--port",
            &port,
            "--dir",
            page.to_str().unwrap(),
        ]),
        b"",
    );
    assert_eq!(ended.status, 2);
    assert!(
        ended.err.contains(&port) && ended.err.contains("--port 0"),
        "{}",
        ended.err
    );
}

#[test]
#[cfg(unix)]
fn an_interrupt_ends_it_at_once() {
    let mut server = Server::start(&page("interrupted"));
    // A connection that is open and silent does not hold it up.
    let _silent = TcpStream::connect(("127.0.0.1", server.port)).unwrap();
    let start = std::time::Instant::now();
    let id = server.child.id().to_string();
    let sent = std::process::Command::new("kill")
        .args(["-INT", &id])
        .status()
        .unwrap();
    assert!(sent.success());
    server.child.wait().unwrap();
    assert!(start.elapsed().as_secs() < 2);
}
