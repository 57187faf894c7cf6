//! Secrets: where they come from, and that they show nowhere.

use acr_doctor_loopback::{ADMIN, PULLER, entra_token};

use super::support::{Registry, bare};
use crate::support::run;

#[test]
fn no_output_ever_holds_a_secret() {
    let token = entra_token();
    let set = [("ACR_DOCTOR_TOKEN", token.as_str())];
    let given = [
        Given::piped(&["--username", PULLER.0, "--password-stdin"], PULLER.1),
        Given::piped(
            &["--username", PULLER.0, "--password-stdin"],
            "wr0ng-s3cret",
        ),
        Given::piped(&["--token-stdin"], &token),
        Given::piped(&["--refresh-token-stdin"], "eyJ.s3cret.x"),
        Given::set(&[
            ("ACR_DOCTOR_USERNAME", ADMIN.0),
            ("ACR_DOCTOR_PASSWORD", ADMIN.1),
        ]),
        Given::set(&set),
        Given::set(&[("ACR_DOCTOR_REFRESH_TOKEN", "r3fresh-s3cret")]),
        Given {
            secret: "pr0xy-s3cret",
            ..Given::set(&[("HTTPS_PROXY", "http://u:pr0xy-s3cret@127.0.0.1:9")])
        },
    ];
    for given in given {
        for format in ["text", "json", "markdown"] {
            let registry = Registry::named("healthy");
            let arguments = ["--repository", "hello", "--format", format];
            let mut command = registry.command(&[&arguments, given.arguments].concat());
            command.envs(given.environment.iter().copied());
            let ended = run(command, given.input.as_bytes());
            let all = ended.out + &ended.err;
            assert!(!all.contains(given.secret), "{format}: {all}");
            // Tokens of the registry begin so, and belong to the user alone.
            assert!(!all.contains("eyJ"), "{format}: {all}");
        }
    }
}

/// A secret and the way that it takes into the program.
struct Given<'a> {
    arguments: &'a [&'a str],
    environment: &'a [(&'a str, &'a str)],
    input: &'a str,
    secret: &'a str,
}

impl<'a> Given<'a> {
    fn piped(arguments: &'a [&'a str], secret: &'a str) -> Self {
        Self {
            arguments,
            environment: &[],
            input: secret,
            secret,
        }
    }

    /// The last variable holds the secret.
    fn set(environment: &'a [(&'a str, &'a str)]) -> Self {
        Self {
            arguments: &[],
            environment,
            input: "",
            secret: environment.last().map_or("", |(_, value)| value),
        }
    }
}

#[test]
fn permissions_are_those_of_the_token() {
    let registry = Registry::named("healthy");
    let of = |account: (&str, &str), repository: &str| {
        let environment = [
            ("ACR_DOCTOR_USERNAME", account.0),
            ("ACR_DOCTOR_PASSWORD", account.1),
        ];
        registry.check_with(&["--repository", repository], &environment, "")
    };
    let admin = of(ADMIN, "team/app");
    assert_eq!(admin.root_cause(), "none", "{}", admin.ended.out);
    // Whoever may pull is well; what more there could be is worth knowing.
    let reader = of(PULLER, "hello");
    assert_eq!(reader.root_cause(), "none", "{}", reader.ended.out);
    assert_eq!(reader.ended.status, 0, "{}", reader.ended.out);
    let found = &reader.report["findings"][0];
    assert_eq!(found["cause"], "repository_permissions_read_only");
    assert_eq!(found["severity"], "info");
    let puller = of(PULLER, "team/app");
    assert_eq!(
        puller.root_cause(),
        "repository_permissions_none",
        "{}",
        puller.ended.out
    );
}

#[test]
fn a_token_of_entra_is_exchanged_at_the_registry_alone() {
    let registry = Registry::named("healthy");
    let told = registry.check_with(
        &["--repository", "hello", "--token-stdin"],
        &[],
        &entra_token(),
    );
    assert_eq!(told.root_cause(), "none", "{}", told.ended.out);
    assert_eq!(told.outcomes("refresh_token"), ["ok"]);
    assert_eq!(told.outcomes("access_token"), ["ok"]);
    let requests = registry.loopback.registry().requests();
    for request in requests {
        assert!(
            !request.target.contains("eyJ"),
            "no token in a URL: {}",
            request.target
        );
    }
}

#[test]
fn what_cannot_be_used_is_said_before_anything_is_asked() {
    let wrong: &[(&[&str], &str)] = &[
        (&["myregistry", "--username", "u"], ""),
        (&["myregistry", "--password-stdin"], "p"),
        (&["myregistry", "--username", "u", "--password-stdin"], ""),
        (
            &["myregistry", "--token-stdin", "--refresh-token-stdin"],
            "t",
        ),
        (&["myregistry", "--password", "p"], ""),
        (&["myregistry", "--resolve", "nonsense"], ""),
        (&["myregistry", "--timeout", "0"], ""),
        (&["myregistry", "--ca-file", "/no/such/file.pem"], ""),
        (&["myregistry", "--ca-file", "Cargo.toml"], ""),
        (&["myregistry", "--repository", "Not/Valid"], ""),
        (&["myregistry.azureacr.io"], ""),
        (&["https://u:s3cret@myregistry.azurecr.io/"], ""),
        (&[], ""),
    ];
    for (arguments, input) in wrong {
        let ended = run(bare(&[&["check"], *arguments].concat()), input.as_bytes());
        assert_eq!(ended.status, 2, "{arguments:?}: {}", ended.err);
        assert!(
            ended.out.is_empty() && !ended.err.is_empty(),
            "{arguments:?}"
        );
        assert!(
            !ended.err.contains("s3cret"),
            "{arguments:?}: {}",
            ended.err
        );
    }
    let typo = run(
        bare(&["check", "myregistry.azureacr.io", "--lang", "ja"]),
        b"",
    );
    assert!(typo.err.contains("myregistry.azurecr.io"), "{}", typo.err);
}
