//! Properties: whatever bytes come, nothing panics, and what is written reads back.

use std::fmt::Write;

use acr_doctor_probe::address::Class;
use acr_doctor_probe::challenge::Challenge;
use acr_doctor_probe::json::{Json, is_html};
use acr_doctor_probe::names::read_doh;
use acr_doctor_probe::oci::Error;
use acr_doctor_probe::target::SUFFIXES;
use acr_doctor_probe::token::Claims;
use acr_doctor_probe::{
    Ask, Credentials, Next, Probe, Raw, RawAnswer, Secret, Seen, Target, Vantage,
};
use proptest::prelude::*;

/// Text that looks like what is parsed here, with mistakes.
fn nearly() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        Just("Bearer ".to_owned()),
        Just("realm=\"".to_owned()),
        Just("\",".to_owned()),
        Just("service=".to_owned()),
        Just("https://".to_owned()),
        Just(".azurecr.io".to_owned()),
        Just("docker pull ".to_owned()),
        Just("{\"errors\":[".to_owned()),
        Just("\\u00".to_owned()),
        Just("@sha256:".to_owned()),
        Just("é漢\u{202e}".to_owned()),
        "[a-z0-9]{0,12}",
        "[ -~]{0,3}",
        any::<char>().prop_map(String::from),
    ];
    prop::collection::vec(piece, 0..14).prop_map(|pieces| pieces.concat())
}

/// A JSON text and the value it stands for, as serde_json reads it.
fn json() -> impl Strategy<Value = serde_json::Value> {
    let leaf = prop_oneof![
        Just(serde_json::Value::Null),
        any::<bool>().prop_map(serde_json::Value::from),
        any::<i64>().prop_map(serde_json::Value::from),
        any::<String>().prop_map(serde_json::Value::from),
    ];
    leaf.prop_recursive(6, 40, 6, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..6).prop_map(serde_json::Value::from),
            prop::collection::btree_map(any::<String>(), inner, 0..6)
                .prop_map(|map| { serde_json::Value::Object(map.into_iter().collect()) }),
        ]
    })
}

fn same(ours: &Json, theirs: &serde_json::Value) -> bool {
    use serde_json::Value;
    match (ours, theirs) {
        (Json::Word, Value::Null | Value::Bool(_)) => true,
        (Json::Number(number), Value::Number(value)) => *number == value.as_i64(),
        (Json::Text(text), Value::String(value)) => text == value,
        (Json::List(items), Value::Array(values)) => {
            items.len() == values.len() && items.iter().zip(values).all(|(a, b)| same(a, b))
        }
        (Json::Object(entries), Value::Object(values)) => {
            entries.len() == values.len()
                && entries
                    .iter()
                    .all(|(key, item)| values.get(key).is_some_and(|value| same(item, value)))
        }
        _ => false,
    }
}

proptest! {
    #[test]
    fn no_bytes_panic(bytes in prop::collection::vec(any::<u8>(), 0..400)) {
        let _ = Json::read(&bytes).map(|json| Error::read(&json));
        let _ = read_doh(&bytes);
        let _ = is_html(&bytes, None);
        let text = String::from_utf8_lossy(&bytes);
        let _ = Challenge::read(core::iter::once(&*text));
        let _ = Claims::read(&text);
        let _ = Target::read(&text);
        let _ = Target::read_in_terminal(&text);
        let _ = acr_doctor_probe::date::read(&text);
    }

    #[test]
    fn no_text_panics_and_what_is_read_is_a_registry(text in nearly()) {
        let _ = Challenge::read(core::iter::once(text.as_str()));
        let _ = Json::read(text.as_bytes());
        let _ = Claims::read(&text);
        if let Ok(target) = Target::read(&text) {
            let host = &target.host;
            prop_assert!(SUFFIXES.iter().any(|(suffix, _)| host.ends_with(&[".", suffix].concat())));
            prop_assert!(host.bytes().all(|byte| byte.is_ascii_lowercase()
                || byte.is_ascii_digit()
                || byte == b'.'
                || byte == b'-'));
            prop_assert_eq!(target.port, 443);
            // What was understood means the same when it is typed again.
            let again = Target::read(host).expect("its own host");
            prop_assert_eq!((&again.host, &again.name), (host, &target.name));
        }
    }

    #[test]
    fn a_target_reads_back(
        name in "[a-z0-9]{5,20}[a-z]",
        label in prop::option::of("[a-z0-9]{4,12}"),
        cloud in 0..SUFFIXES.len(),
        repository in "[a-z0-9]{1,8}([._/-][a-z0-9]{1,8}){0,3}",
        tag in "[A-Za-z0-9_][A-Za-z0-9._-]{0,20}",
    ) {
        let suffix = SUFFIXES[cloud].0;
        let label = label.map(|hash| ["-", &hash].concat()).unwrap_or_default();
        let host = [&name, label.as_str(), ".", suffix].concat();
        let image = [&host, "/", &repository, ":", &tag].concat();
        for input in [image.clone(), ["docker push ", &image].concat(), ["https://", &image].concat()] {
            let target = Target::read(&input).expect("an image");
            prop_assert_eq!(&target.host, &host);
            prop_assert_eq!(&target.name, &name);
            prop_assert_eq!(target.repository.as_deref(), Some(repository.as_str()));
            prop_assert_eq!(target.reference.as_ref().map(acr_doctor_probe::target::Reference::as_str), Some(tag.as_str()));
        }
    }

    #[test]
    fn a_challenge_reads_back(
        scheme in "[A-Za-z][A-Za-z0-9-]{0,8}",
        params in prop::collection::vec(("[a-z][a-z0-9_]{0,8}", "[ -~]{0,30}"), 1..6),
        next in "[A-Za-z]{3,8}",
    ) {
        let challenge = Challenge { scheme, params };
        let header = [&challenge.line(), ", ", &next, " a=b"].concat();
        let read = Challenge::read(core::iter::once(header.as_str()));
        prop_assert_eq!(read.len(), 2);
        prop_assert_eq!(&read[0], &challenge);
        prop_assert_eq!(&read[1].scheme, &next);
    }

    #[test]
    fn json_means_what_serde_says(value in json()) {
        let text = value.to_string();
        let ours = Json::read(text.as_bytes()).expect("JSON");
        prop_assert!(same(&ours, &value), "{ours:?} {value:?}");
    }

    #[test]
    fn half_a_json_object_is_incomplete(value in json(), cut in any::<prop::sample::Index>()) {
        let text = serde_json::json!({ "value": value, "end": [1] }).to_string();
        let at = cut.index(text.len());
        // A character cut in two reads as a replacement, which changes nothing of the end.
        prop_assert_eq!(
            Json::read(&text.as_bytes()[..at]),
            Err(acr_doctor_probe::json::Fault::Incomplete)
        );
    }

    /// Whatever a driver hands back, in whatever order: the loop ends, no step
    /// is longer than its limit, and no entry holds a secret.
    #[test]
    fn any_answers_end_the_loop_and_no_secret_gets_out(
        vantage in prop::sample::select(Vantage::ALL),
        password in "[a-zA-Z0-9+/=%&.-]{8,24}",
        kind in 0..3_u8,
        raws in prop::collection::vec((0..9_u8, 100..600_u16, nearly()), 0..24),
    ) {
        let secret = || Secret::new(password.clone());
        let mut ask = Ask::new(Target::read("lantern.azurecr.io/app:1").expect("a target"));
        ask.credentials = match kind {
            0 => Credentials::Basic { user: "u".to_owned(), password: secret() },
            1 => Credentials::EntraToken(secret()),
            _ => Credentials::RefreshToken(secret()),
        };
        let mut probe = Probe::new(ask, vantage, 1_700_000_000, 77);
        let mut now = 77;
        let mut raws = raws.into_iter();
        let mut steps = 0;
        let mut shown = String::new();
        while let Next::Do { step, limit_ms } = probe.next(now) {
            steps += 1;
            prop_assert!(steps <= 24 && limit_ms <= 10_000 && limit_ms > 0);
            write!(shown, "{step:?}").expect("a string");
            now += 10;
            let raw = match raws.next() {
                None | Some((0, ..)) => {
                    now += limit_ms;
                    Raw::Silent
                }
                Some((1, ..)) => Raw::Opaque,
                Some((2, ..)) => Raw::Hidden,
                Some((3, ..)) => Raw::Connected { address: None, proxy: None },
                Some((_, status, text)) => {
                    let echo = [text.as_str(), &password, "\",service=\"s"].concat();
                    let body = ["{\"access_token\":\"", &password, "\",\"errors\":[{\"message\":\"", &password, "\"}]}"].concat();
                    Raw::Answer(RawAnswer {
                        status,
                        headers: vec![
                            ("www-authenticate".to_owned(), ["Bearer realm=\"https://lantern.azurecr.io/oauth2/token\",service=\"", &echo, "\""].concat()),
                            ("location".to_owned(), ["https://", &echo].concat()),
                            ("server".to_owned(), echo),
                        ],
                        body: body.into_bytes(),
                        truncated: false,
                    })
                }
            };
            let entry = probe.take(raw, now).expect("a step was under way");
            prop_assert!(entry.from_ms <= entry.to_ms);
            prop_assert!(!matches!(entry.seen, Seen::Stopped));
        }
        prop_assert!(now <= 77 + 30_000 + 240);
        write!(shown, "{probe:?}").expect("a string");
        let transcript = probe.into_transcript();
        write!(shown, "{transcript:?}{:?}", transcript.evidence()).expect("a string");
        prop_assert!(!shown.contains(&password), "{password} in {shown}");
    }

    #[test]
    fn an_address_in_an_address_has_the_same_class(bytes in any::<[u8; 4]>()) {
        let v4 = std::net::Ipv4Addr::from(bytes);
        let class = Class::of(v4.into());
        prop_assert_eq!(Class::of(v4.to_ipv6_mapped().into()), class);
        let [a, b, c, d] = bytes.map(u16::from);
        let nat64 = std::net::Ipv6Addr::new(0x64, 0xff9b, 0, 0, 0, 0, a << 8 | b, c << 8 | d);
        prop_assert_eq!(Class::of(nat64.into()), class);
    }
}
