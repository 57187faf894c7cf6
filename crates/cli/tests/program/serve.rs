//! `acr-doctor serve`.

mod api;
mod pair;
mod requests;
mod secrets;
mod support;
mod targets;

use std::net::TcpStream;

use self::support::{Server, page};
use crate::support::{folder, program, run};

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
fn each_document_has_its_own_policy() {
    let server = Server::start(&page("policies"));
    let policy = |path| server.get(path).headers["content-security-policy"].clone();
    let strict = policy("/");
    assert!(strict.contains("connect-src 'self';"), "{strict}");
    let probe = policy("/probe.html");
    let wider = "connect-src 'self' https://*.azurecr.io https://*.azurecr.cn \
        https://*.azurecr.us https://*.azurecr.sovcloud-azure.fr https://dns.google \
        https://cloudflare-dns.com;";
    assert!(probe.contains(wider), "{probe}");
    assert_eq!(probe.replace(wider, "connect-src 'self';"), strict);
    assert_eq!(policy("/probe%2ehtml"), probe);
    for path in [
        "/index.html",
        "/style.css",
        "/sub/probe.html",
        "/probe",
        "/probe.html/",
        "/api/x",
    ] {
        assert_eq!(policy(path), strict, "{path}");
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
fn options_that_cannot_be_used_are_said() {
    let page = page("options");
    let page = page.to_str().unwrap();
    for (options, said) in [
        (["--ca-file", "/no/such/file.pem"], "--ca-file"),
        (["--ca-file", page], "--ca-file"),
        (["--allow-host", "https://registry.example"], "HOST:PORT"),
        (["--allow-host", "*"], "HOST:PORT"),
        (["--resolve", "nonsense"], "HOST:PORT:ADDRESS"),
        (["--timeout", "0"], "0.1 to 300"),
        (["--timeout", "forever"], "0.1 to 300"),
    ] {
        let arguments = ["serve", "--no-open", "--port", "0", "--dir", page];
        let ended = run(program(&[&arguments, &options[..]].concat()), b"");
        assert_eq!(ended.status, 2, "{options:?}: {}", ended.err);
        assert!(
            ended.err.contains(said) && ended.out.is_empty(),
            "{options:?}: {}",
            ended.err
        );
    }
    let arguments = [
        "serve",
        "--no-open",
        "--dir",
        page,
        "--lang",
        "ja",
        "--ca-file",
        "/no/such",
    ];
    let ended = run(program(&arguments), b"");
    assert!(
        ended.err.contains("/no/such を --ca-file に使えません"),
        "{}",
        ended.err
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
