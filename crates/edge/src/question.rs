//! What is asked: a registry and perhaps a repository. There is no field for
//! credentials: none can come in.

use acr_doctor_probe::api::{Fault, PUBLIC_RESOLVER, Problem, Request};
use acr_doctor_probe::ask::{Ask, Limits};
use serde::Deserialize;

/// How long a step and a whole probe may take. The platform lets a worker
/// finish within 30 seconds after its caller has left (source: Cloudflare
/// Workers, `waitUntil`); a probe ends before that.
pub const LIMITS: Limits = Limits {
    step_ms: 8_000,
    all_ms: 24_000,
};

/// The body of a request: that of [`Request`], without credentials.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Question {
    registry: String,
    #[serde(default)]
    repository: Option<String>,
    /// Taken and not needed: see [`read`].
    #[serde(default, rename = "public_dns")]
    _public_dns: bool,
}

/// Reads the body of a request.
///
/// The public resolver is asked in any case: it is of the same platform that
/// resolves every name for a worker, so nobody else learns the registry's name.
///
/// # Errors
/// [`Fault::Malformed`] for anything but a question, credentials included;
/// the reason of the refusal for what is no registry of Azure.
pub fn read(body: &[u8]) -> Result<Ask, Problem> {
    // What is wrong with the JSON is not told: the words would hold parts of it.
    let question: Question = serde_json::from_slice(body).map_err(|_| Fault::Malformed)?;
    let request = Request {
        registry: question.registry,
        repository: question.repository,
        credentials: None,
        public_dns: true,
    };
    let mut ask = request.ask(&[], LIMITS)?;
    ask.public_dns = Some(PUBLIC_RESOLVER);
    Ok(ask)
}

/// What makes two questions the same, however they were typed.
pub fn key(ask: &Ask) -> String {
    let target = &ask.target;
    let reference = target.reference.as_ref();
    [
        target.endpoint().authority().as_str(),
        " ",
        ask.repository().unwrap_or_default(),
        " ",
        reference.map_or("", |reference| reference.as_str()),
    ]
    .concat()
}

#[cfg(test)]
mod tests {
    use acr_doctor_probe::api::{Fault, Reason};
    use acr_doctor_probe::{Credentials, target};

    use super::{key, read};

    fn reason(body: &str) -> Reason {
        read(body.as_bytes()).expect_err(body).reason
    }

    #[test]
    fn there_is_no_place_for_credentials() {
        for credentials in [
            r#"{"basic":{"user":"u","password":"p"}}"#,
            r#"{"entra_token":"t"}"#,
            r#"{"refresh_token":"t"}"#,
            "null",
        ] {
            let body = format!(r#"{{"registry":"lantern","credentials":{credentials}}}"#);
            assert_eq!(reason(&body), Reason::Request(Fault::Malformed), "{body}");
        }
        let ask = read(br#"{"registry":"lantern"}"#).unwrap();
        assert!(matches!(ask.credentials, Credentials::None));
        assert!(ask.public_dns.is_some(), "DNS is seen from the edge, too");
    }

    #[test]
    fn anything_but_a_question_is_malformed() {
        for body in [
            "",
            "[]",
            "{}",
            "null",
            r#"{"registry":1}"#,
            r#"{"registry":"lantern","url":"https://lantern.azurecr.io/"}"#,
            r#"{"registry":"lantern"} x"#,
            "\u{1}",
        ] {
            assert_eq!(reason(body), Reason::Request(Fault::Malformed), "{body}");
        }
    }

    #[test]
    fn nothing_but_registries_of_azure_is_asked() {
        let table = include_str!("../../probe/tests/hostile-targets.txt");
        let mut seen = 0;
        for line in table.lines().filter(|line| line.contains('\t')) {
            let (input, wanted) = line.rsplit_once('\t').unwrap();
            // Those with escapes are sent to the real worker by another test.
            if input.contains('\\') {
                continue;
            }
            let body = serde_json::json!({ "registry": input }).to_string();
            let wanted = target::Reason::from_name(wanted).expect(line);
            assert_eq!(reason(&body), Reason::Target(wanted), "{line}");
            seen += 1;
        }
        assert!(seen > 60, "the table was read");
    }

    #[test]
    fn the_same_question_has_the_same_key() {
        let key_of = |body: &str| key(&read(body.as_bytes()).unwrap());
        let one = key_of(r#"{"registry":"Lantern"}"#);
        assert_eq!(one, key_of(r#"{"registry":"https://lantern.azurecr.io/"}"#));
        assert_eq!(one, key_of(r#"{"registry":"lantern","public_dns":true}"#));
        let others = [
            r#"{"registry":"beacon"}"#,
            r#"{"registry":"lantern","repository":"app"}"#,
            r#"{"registry":"lantern.azurecr.io/app:1"}"#,
            r#"{"registry":"lantern.azurecr.io/app:2"}"#,
        ];
        let mut keys: Vec<_> = others.into_iter().map(key_of).collect();
        keys.push(one);
        keys.sort();
        keys.dedup();
        assert_eq!(keys.len(), 5);
    }
}
