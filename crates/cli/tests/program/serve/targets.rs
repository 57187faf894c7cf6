//! Which targets the probe API refuses, and where it never connects to.

use acr_doctor_loopback::{Behaviour, Data, Loopback, V2, named};
use acr_doctor_probe::address::Class;
use acr_doctor_probe::api::Reason;
use acr_doctor_probe::step::Purpose;
use acr_doctor_probe::{Failure, Seen, target};
use serde_json::json;

use super::pair::{JSON, Pair, check, refusal};
use super::support::{Server, page};

const TARGETS: &str = include_str!(concat!(
    env!("CARGO_MANIFEST_DIR"),
    "/../probe/tests/hostile-targets.txt"
));

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
