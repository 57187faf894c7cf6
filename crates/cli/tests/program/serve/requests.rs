//! Which requests the probe API refuses, and that it says why.

use std::fmt::Write as _;
use std::io::{Read, Write as _};

use acr_doctor_probe::api::{Fault, Reason};
use acr_doctor_probe::target;
use serde_json::json;

use super::pair::{JSON, check, refusal};
use super::support::{Answer, Server, page};

/// A request that would be answered with a refusal of its target alone.
const BODY: &str = "{\"registry\": \"\"}";

#[test]
fn who_must_not_ask_is_refused() {
    let server = Server::start(&page("who"));
    let own = format!("Origin: http://127.0.0.1:{}\r\n", server.port);
    for (headers, fault) in [
        ("Origin: https://evil.example\r\n", Fault::ForeignOrigin),
        ("Origin: null\r\n", Fault::ForeignOrigin),
        ("Origin: http://127.0.0.1\r\n", Fault::ForeignOrigin),
        ("Origin: http://127.0.0.1:1\r\n", Fault::ForeignOrigin),
        (
            &format!("Origin: http://localhost:{}\r\n", server.port),
            Fault::ForeignOrigin,
        ),
        (
            &format!("{own}Origin: https://evil.example\r\n"),
            Fault::ForeignOrigin,
        ),
        ("Sec-Fetch-Site: cross-site\r\n", Fault::CrossSite),
        ("Sec-Fetch-Site: same-site\r\n", Fault::CrossSite),
        (
            &format!("{own}Sec-Fetch-Site: cross-site\r\n"),
            Fault::CrossSite,
        ),
        (
            "Sec-Fetch-Site: cross-site\r\nSec-Fetch-Mode: navigate\r\nSec-Fetch-Dest: document\r\n",
            Fault::CrossSite,
        ),
        ("X-Requested-With: XMLHttpRequest\r\n", Fault::UnknownHeader),
        ("Authorization: Basic dTpw\r\n", Fault::UnknownHeader),
        ("X-Forwarded-For: 203.0.113.7\r\n", Fault::UnknownHeader),
        ("X-HTTP-Method-Override: GET\r\n", Fault::UnknownHeader),
        ("Content-Encoding: gzip\r\n", Fault::UnknownHeader),
    ] {
        let answer = server.post(&[JSON, headers].concat(), BODY);
        let (status, problem) = refusal(&answer);
        assert_eq!(
            (status, problem.reason),
            (fault.status(), Reason::Request(fault)),
            "{headers}"
        );
        check(&answer);
        // The offer is for nobody else either.
        let offer = server.get_with("/api/vantage", headers.trim_end());
        let host_differs = headers.contains("localhost");
        assert_eq!(offer.status == 200, host_differs, "{headers}");
    }
}

#[test]
fn a_name_of_somebody_else_is_answered_to_by_nobody() {
    let server = Server::start(&page("rebinding"));
    let port = server.port;
    for host in [
        "evil.example",
        &format!("evil.example:{port}"),
        "127.0.0.1:1",
        "",
    ] {
        let answer = server.ask(&format!(
            "POST /api/probe HTTP/1.1\r\nHost: {host}\r\nOrigin: http://{host}\r\n{JSON}Content-Length: {}\r\nConnection: close\r\n\r\n{BODY}",
            BODY.len()
        ));
        assert_eq!(answer.status, 421, "{host}");
    }
}

#[test]
fn what_browsers_send_is_accepted() {
    let server = Server::start(&page("browsers"));
    let own = format!("http://127.0.0.1:{}", server.port);
    let headers = format!(
        "Origin: {own}\r\nReferer: {own}/probe.html\r\nSec-Fetch-Site: same-origin\r\n\
         Sec-Fetch-Mode: cors\r\nSec-Fetch-Dest: empty\r\nCookie: of=another-port\r\n\
         sec-ch-ua: \"Chromium\";v=\"156\"\r\nsec-ch-ua-mobile: ?0\r\nsec-ch-ua-platform: \"Linux\"\r\n\
         Accept: */*\r\nAccept-Encoding: gzip, deflate, br, zstd\r\nAccept-Language: ja,en;q=0.9\r\n\
         User-Agent: Mozilla/5.0\r\nDNT: 1\r\nSec-GPC: 1\r\nPragma: no-cache\r\nCache-Control: no-cache\r\n\
         Priority: u=1, i\r\nContent-Type: application/json; charset=UTF-8\r\n"
    );
    let (status, problem) = refusal(&server.post(&headers, BODY));
    assert_eq!(
        (status, problem.reason),
        (400, Reason::Target(target::Reason::Empty))
    );
}

#[test]
fn pages_of_other_sites_get_no_file_but_may_lead_to_the_page() {
    let server = Server::start(&page("sites"));
    let cross = "Sec-Fetch-Site: cross-site";
    assert_eq!(server.get_with("/style.css", cross).status, 403);
    assert_eq!(
        server
            .get_with("/style.css", "Origin: https://evil.example")
            .status,
        403
    );
    let visit = format!("{cross}\r\nSec-Fetch-Mode: navigate\r\nSec-Fetch-Dest: document");
    assert_eq!(server.get_with("/", &visit).status, 200);
    let frame = format!("{cross}\r\nSec-Fetch-Mode: navigate\r\nSec-Fetch-Dest: iframe");
    assert_eq!(server.get_with("/", &frame).status, 403);
}

#[test]
fn methods_and_paths_are_those_that_are_known() {
    let server = Server::start(&page("api-methods"));
    let ask = |method: &str, path: &str| {
        server.ask(&format!(
            "{method} {path} HTTP/1.1\r\nHost: 127.0.0.1:{}\r\n{JSON}Content-Length: 0\r\nConnection: close\r\n\r\n",
            server.port
        ))
    };
    for method in ["GET", "PUT", "DELETE", "OPTIONS", "PATCH", "TRACE", "BREW"] {
        let answer = ask(method, "/api/probe");
        let (status, problem) = refusal(&answer);
        assert_eq!(
            (status, problem.reason),
            (405, Reason::Request(Fault::Method)),
            "{method}"
        );
        assert_eq!(answer.headers["allow"], "POST", "{method}");
        check(&answer);
    }
    let answer = ask("POST", "/api/vantage");
    assert_eq!(
        (answer.status, answer.headers["allow"].as_str()),
        (405, "GET, HEAD")
    );
    for path in [
        "/api",
        "/api/",
        "/api/probe/",
        "/api/other",
        "/api/../index.html",
    ] {
        let answer = ask("GET", path);
        let (status, problem) = refusal(&answer);
        assert_eq!(
            (status, problem.reason),
            (404, Reason::Request(Fault::NotFound)),
            "{path}"
        );
        check(&answer);
    }
}

#[test]
fn a_form_of_another_site_cannot_be_sent_here() {
    let server = Server::start(&page("types"));
    for headers in [
        "",
        "Content-Type: text/plain\r\n",
        "Content-Type: application/x-www-form-urlencoded\r\n",
        "Content-Type: multipart/form-data; boundary=application/json\r\n",
        "Content-Type: text/plain; application/json\r\n",
        "Content-Type: application/json; charset=utf-16\r\n",
        "Content-Type: application/json\r\nContent-Type: text/plain\r\n",
        "Content-Type: application/jsonp\r\n",
    ] {
        let answer = server.post(headers, BODY);
        let (status, problem) = refusal(&answer);
        assert_eq!(
            (status, problem.reason),
            (415, Reason::Request(Fault::ContentType)),
            "{headers}"
        );
        check(&answer);
    }
}

#[test]
fn bodies_are_whole_and_short() {
    let server = Server::start_with(&page("bodies"), &["--timeout".into(), "0.3".into()]);
    let long = json!({"registry": "a".repeat(64 << 10)}).to_string();
    let longest = format!("{BODY}{}", " ".repeat((64 << 10) - BODY.len()));
    let empty = Reason::Target(target::Reason::Empty);
    let is = |answer: &Answer, status: u16, reason: Reason| {
        let (found, problem) = refusal(answer);
        assert_eq!((found, problem.reason), (status, reason));
        check(answer);
    };
    let too_large = Reason::Request(Fault::BodyTooLarge);
    is(&server.post(JSON, &longest), 400, empty);
    is(&server.post(JSON, &format!("{longest} ")), 413, too_large);
    is(&server.post(JSON, &long), 413, too_large);
    let head = format!(
        "POST /api/probe HTTP/1.1\r\nHost: 127.0.0.1:{}\r\n{JSON}",
        server.port
    );
    // Announced and never sent: nobody waits for a gigabyte.
    let announced = format!("{head}Content-Length: 1000000000\r\nConnection: close\r\n\r\n");
    is(&server.ask(&announced), 413, too_large);
    let chunked = |body: &str| {
        let mut chunks = String::new();
        for chunk in body.as_bytes().chunks(1000) {
            let text = String::from_utf8_lossy(chunk);
            write!(chunks, "{:x}\r\n{text}\r\n", chunk.len()).unwrap();
        }
        server.ask(&format!(
            "{head}Transfer-Encoding: chunked\r\nConnection: close\r\n\r\n{chunks}0\r\n\r\n"
        ))
    };
    is(&chunked(BODY), 400, empty);
    is(&chunked(&long), 413, too_large);
    for body in [
        "",
        "{",
        "{\"registry\": \"myreg",
        "null",
        "[]",
        "{\"registry\": 1}",
        "{\"registry\": \"myregistry\", \"url\": \"http://evil.example\"}",
        "{\"registry\": \"myregistry\", \"registry\": \"other\"}",
        "{\"registry\": \"myregistry\"} {}",
        "registry=myregistry",
        "{\"registry\": \"myregistry\", \"credentials\": {\"entra_tokn\": \"s3cret\"}}",
    ] {
        is(
            &server.post(JSON, body),
            400,
            Reason::Request(Fault::Malformed),
        );
    }
    // Half of a body, and then nothing: the wait has an end.
    let half = format!("{head}Content-Length: 100\r\n\r\n{{\"registry\"");
    let mut stream = server.connect();
    stream.write_all(half.as_bytes()).unwrap();
    let mut told = String::new();
    stream.read_to_string(&mut told).unwrap();
    assert!(
        told.starts_with("HTTP/1.1 408 ") && told.contains("too_slow"),
        "{told}"
    );
}
