//! What the probe API refuses, and that it says why.

use std::fmt::Write as _;
use std::io::{Read, Write as _};

use acr_doctor_loopback::{Behaviour, Data, Loopback, V2, named};
use acr_doctor_probe::address::Class;
use acr_doctor_probe::api::{Fault, Reason};
use acr_doctor_probe::step::Purpose;
use acr_doctor_probe::{Failure, Seen, target};
use serde_json::json;

use super::support::{Pair, refusal};
use super::{Answer, Server, page};

const TARGETS: &str = include_str!(concat!(
    env!("CARGO_MANIFEST_DIR"),
    "/../probe/tests/hostile-targets.txt"
));

const JSON: &str = "Content-Type: application/json\r\n";
/// A request that would be answered with a refusal of its target alone.
const BODY: &str = "{\"registry\": \"\"}";

/// What holds for every answer of the API.
fn check(answer: &Answer) {
    for (name, value) in [
        ("content-type", "application/json"),
        ("cache-control", "no-store"),
        ("x-content-type-options", "nosniff"),
        ("referrer-policy", "no-referrer"),
        ("cross-origin-resource-policy", "same-origin"),
    ] {
        assert_eq!(answer.headers[name], value, "{name}");
    }
    assert!(answer.headers["content-security-policy"].contains("connect-src 'self';"));
    let cors = answer
        .headers
        .keys()
        .find(|name| name.starts_with("access-control"));
    assert_eq!(cors, None);
}

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

/// The escapes of the table.
fn unescape(text: &str) -> String {
    let mut out = String::new();
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('\\') {
        out.push_str(before);
        let (letter, behind) = after.split_at(1);
        rest = behind;
        match letter {
            "n" => out.push('\n'),
            "r" => out.push('\r'),
            "t" => out.push('\t'),
            "u" => {
                let (hex, behind) = behind.strip_prefix('{').unwrap().split_once('}').unwrap();
                let code = u32::from_str_radix(hex, 16).unwrap();
                out.push(char::from_u32(code).unwrap());
                rest = behind;
            }
            other => out.push_str(other),
        }
    }
    out + rest
}

#[test]
fn no_hostile_target_is_asked() {
    let server = Server::start_with(&page("hostile"), &["--allow-loopback".into()]);
    let lines = TARGETS
        .lines()
        .filter(|line| !line.starts_with('#') && !line.is_empty());
    let mut seen = 0;
    for line in lines {
        let (input, reason) = line.rsplit_once('\t').expect(line);
        let reason = target::Reason::from_name(reason).expect(line);
        let request = json!({"registry": unescape(input)}).to_string();
        let answer = server.post(JSON, &request);
        let (status, problem) = refusal(&answer);
        assert_eq!(
            (status, problem.reason),
            (400, Reason::Target(reason)),
            "{line}"
        );
        check(&answer);
        seen += 1;
    }
    assert!(seen >= 60, "the table was read");
    let typo = server.post(
        JSON,
        &json!({"registry": "lantern.azureacr.io"}).to_string(),
    );
    let (_, problem) = refusal(&typo);
    assert_eq!(problem.reason, Reason::Target(target::Reason::Misspelled));
    assert_eq!(problem.suggestion.as_deref(), Some("lantern.azurecr.io"));
    let repository = json!({"registry": "lantern", "repository": "../etc"}).to_string();
    let (_, problem) = refusal(&server.post(JSON, &repository));
    assert_eq!(
        problem.reason,
        Reason::Target(target::Reason::BadRepository)
    );
}

/// Where names lead, and the class that forbids it; without one it is allowed.
fn led(test: &str, options: &[&str], table: &[(&str, Option<Class>)]) {
    let mut options: Vec<_> = options.iter().map(|&option| option.to_owned()).collect();
    for (at, (address, _)) in table.iter().enumerate() {
        options.extend([
            "--resolve".to_owned(),
            format!("lantern{at}.azurecr.io:443:{address}"),
        ]);
    }
    let server = Server::start_with(&page(test), &options);
    for (at, (address, class)) in table.iter().enumerate() {
        let request = json!({"registry": format!("lantern{at}")});
        let transcript = server.begin(&request).transcript();
        let connect = transcript
            .entries
            .iter()
            .find(|entry| entry.purpose == Purpose::Connect);
        let seen = &connect.expect("a name has an address").seen;
        match class {
            Some(class) => {
                assert_eq!(*seen, Seen::Failed(Failure::Blocked(*class)), "{address}");
                assert_eq!(
                    transcript.entries.len(),
                    2,
                    "nothing follows: {transcript:?}"
                );
            }
            None => assert!(
                !matches!(seen, Seen::Failed(Failure::Blocked(_))),
                "{address}"
            ),
        }
    }
}

/// What is never connected to.
const NEVER: [(&str, Option<Class>); 9] = [
    ("169.254.169.254", Some(Class::Metadata)),
    ("::ffff:169.254.169.254", Some(Class::Metadata)),
    ("168.63.129.16", Some(Class::Metadata)),
    ("fd00:ec2::254", Some(Class::Metadata)),
    ("100.100.100.200", Some(Class::Metadata)),
    ("169.254.1.1", Some(Class::LinkLocal)),
    ("fe80::1", Some(Class::LinkLocal)),
    ("0.0.0.0", Some(Class::Unspecified)),
    ("255.255.255.255", Some(Class::Multicast)),
];

#[test]
fn names_lead_to_no_address_of_this_machine_or_of_its_cloud() {
    led("never", &[], &NEVER);
    led("never-either", &["--allow-loopback"], &NEVER);
    let loopback = ["127.0.0.1", "127.9.9.9", "::1", "::ffff:127.0.0.1"];
    led(
        "loopback",
        &[],
        &loopback.map(|address| (address, Some(Class::Loopback))),
    );
    led(
        "allowed",
        &["--allow-loopback", "--timeout", "0.3"],
        &[("127.0.0.1", None)],
    );
    // A private endpoint is the user's own.
    led(
        "private",
        &["--timeout", "0.3"],
        &[("10.255.255.1", None), ("192.168.255.1", None)],
    );
}

#[test]
fn a_registry_of_this_machine_is_not_even_connected_to() {
    let pair = Pair::start("untouched", Behaviour::healthy(), &[]);
    let transcript = pair.ask(&json!({})).transcript();
    let last = transcript.entries.last().unwrap();
    assert_eq!(last.seen, Seen::Failed(Failure::Blocked(Class::Loopback)));
    assert_eq!(pair.registry.connections().total, 0);
}

#[test]
fn what_is_not_allowed_by_name_is_not_asked() {
    let pair = Pair::named("by-name", "healthy");
    let port = pair.registry.port();
    for registry in [
        "localhost",
        "127.0.0.1",
        "elsewhere.example",
        "other.azurecr.io",
    ] {
        let request = json!({"registry": format!("{registry}:{port}")}).to_string();
        let answer = pair.server.post(JSON, &request);
        assert_eq!(answer.status, 400, "{registry}");
    }
    assert_eq!(pair.registry.connections().total, 0);
}

/// Everything that the other servers of a registry have seen: connections.
fn others(registry: &Loopback) -> usize {
    registry.data().connections().total + registry.elsewhere().connections().total
}

#[test]
fn redirects_are_not_followed() {
    for (test, v2, elsewhere) in [
        ("redirect-self", V2::RedirectLoop, None),
        ("redirect-loopback", V2::CaptivePortal, None),
        ("redirect-private", V2::CaptivePortal, Some("10.0.0.4")),
        ("realm-elsewhere", V2::ForeignRealm, None),
        ("realm-metadata", V2::ForeignRealm, Some("169.254.169.254")),
    ] {
        let mut more = vec!["--allow-loopback".to_owned(), "--allow-host".to_owned()];
        more.push("elsewhere.example".to_owned());
        if let Some(address) = elsewhere {
            more.extend([
                "--resolve".to_owned(),
                format!("elsewhere.example:443:{address}"),
            ]);
        }
        let more: Vec<_> = more.iter().map(String::as_str).collect();
        let pair = Pair::start(test, Behaviour::v2(v2), &more);
        let credentials = json!({"basic": {"user": "u", "password": "p"}});
        let asked = json!({"repository": "hello", "credentials": credentials});
        let transcript = pair.ask(&asked).transcript();
        // Neither a redirect nor a realm of somebody else leads any further.
        let last = transcript.entries.last().unwrap();
        assert_eq!(last.purpose, Purpose::Challenge, "{test}");
        assert!(
            transcript
                .entries
                .iter()
                .all(|entry| entry.endpoint == transcript.registry)
        );
        let paths: Vec<_> = pair
            .registry
            .requests()
            .into_iter()
            .map(|it| it.target)
            .collect();
        assert_eq!(paths, ["/v2/"], "{test}");
        assert_eq!(others(&pair.registry), 0, "{test}");
    }
}

#[test]
fn a_blob_leads_to_no_address_that_hands_out_credentials() {
    let host = "169.254.169.254".to_owned();
    let data = Data {
        host,
        ..Data::default()
    };
    let behaviour = Behaviour {
        data,
        ..Behaviour::anonymous_pull()
    };
    let pair = Pair::start("blob", behaviour, &["--allow-loopback", "--timeout", "20"]);
    let transcript = pair.ask(&json!({"repository": "hello"})).transcript();
    assert!(
        transcript
            .entries
            .iter()
            .any(|entry| entry.purpose == Purpose::Blob)
    );
    let last = transcript.entries.last().unwrap();
    assert_eq!(last.endpoint.host, "169.254.169.254", "{transcript:?}");
    assert_eq!(last.seen, Seen::Failed(Failure::Blocked(Class::Metadata)));
    assert_eq!(others(&pair.registry), 0);
    // The same with an address that may be connected to, to show that the blob leads on.
    let pair = Pair::start(
        "blob-well",
        named("anonymous-pull").unwrap(),
        &["--allow-loopback"],
    );
    pair.ask(&json!({"repository": "hello"})).transcript();
    assert!(pair.registry.data().connections().total > 0);
}
