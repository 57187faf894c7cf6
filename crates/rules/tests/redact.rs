//! What is masked in quoted text, and what is left.

use std::borrow::Cow;

use acr_doctor_rules::redact::{MASK, secrets};
use proptest::prelude::*;

/// Texts in which the part between `«` and `»` is secret.
const SECRET: &[&str] = &[
    "Authorization: Bearer «abc123»",
    "'authorization': 'Bearer «eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiIxIn0.c2ln»'",
    "> Proxy-Authorization: Basic «dXNlcjpwYXNz»",
    "token «eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiIxIn0.c2lnbmF0dXJl».",
    "--data grant_type=refresh_token&service=a.azurecr.io&refresh_token=«0.AXoA-x_y»&scope=x",
    r#"{"access_token": "«opaque»", "expires_in": 3600}"#,
    r#"{\"refreshToken\":\"«opaque»\"}"#,
    "docker login lantern.azurecr.io -u lantern -p «hunter2»",
    "docker login -u lantern --password «hunter2» lantern.azurecr.io",
    "az acr login --password='«correct horse»' -n lantern",
    "AZURE_CLIENT_SECRET=«anything»",
    "client_secret: «any»",
    r#""auths": {"lantern.azurecr.io": {"auth": "«bGFudGVybjpwYXNz»"}}"#,
    ".dockerconfigjson: «eyJhdXRocyI6eyJsYW50ZXJuIjp7fX19»",
    "https://store.blob.core.windows.net/l?sp=r&sig=«aB%2Fc%3D»&se=2026",
    "HTTPS_PROXY=http://lantern:«p4ss»@proxy.example:8080",
    "AccountName=a;AccountKey=«Zm9v+Zm9v/Zm9v==»;EndpointSuffix=b",
    "Set-Cookie: «session=1; Path=/»",
    "the password is «AbCdEfGhIjKlMnOpQrStUvWxYz0123456789AbCdEf+ACRAbCdEf»",
    "secret value «abc8Q~defghijklmnopqrstuvwxyz_ABCDEFGHIJ»",
    "パスワード: password=«秘密の言葉» です",
];

/// Texts that hold nothing secret.
const PLAIN: &[&str] = &[
    "Fetch refresh token for registry 'lantern.azurecr.io' : OK",
    "2026-11-23 08:24:06 An error occurred: CONNECTIVITY_ACCESS_TOKEN_ERROR",
    "WARNING! Using --password via the CLI is insecure. Use --password-stdin.",
    "Error response from daemon: invalid username/password: unauthorized",
    "az login: error: argument --password/-p: expected one argument",
    "usage: az acr login [--password PASSWORD] [--username USERNAME]",
    "docker login -u lantern -p $PASSWORD lantern.azurecr.io",
    "docker login -p <password> lantern.azurecr.io",
    "docker run -p 8080:80 lantern.azurecr.io/app:1",
    "WWW-Authenticate: Bearer realm=\"https://lantern.azurecr.io/oauth2/token\",service=\"lantern\"",
    "'Authorization': '*****'",
    "grant_type=refresh_token&service=lantern.azurecr.io",
    "https://lantern.azurecr.io:443/v2/ and http://[::1]:8080/",
    "image lantern.azurecr.io/app@sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef",
    "imagePullSecrets: lantern-pull",
    "Docker version: 28.2.2, build e6534b4, platform linux/amd64",
    "Password: ",
    "AADSTS700082: The refresh token has expired due to inactivity.",
];

#[test]
fn secrets_are_masked_and_their_surroundings_stay() {
    for text in SECRET {
        let (before, rest) = text.split_once('«').unwrap();
        let (secret, after) = rest.split_once('»').unwrap();
        let pasted = format!("{before}{secret}{after}");
        assert_eq!(
            secrets(&pasted),
            format!("{before}{MASK}{after}"),
            "{pasted}"
        );
    }
}

#[test]
fn all_else_is_left_and_not_even_copied() {
    for text in PLAIN {
        assert!(
            matches!(secrets(text), Cow::Borrowed(same) if same == *text),
            "{}",
            secrets(text)
        );
    }
}

#[test]
#[expect(clippy::disallowed_methods, reason = "a test may look at the clock")]
fn a_huge_line_takes_no_huge_time() {
    for part in [
        "password=",
        "password=$",
        "--password ",
        "://a:b",
        "eyJ",
        "login -p ",
        "\"a\": \\\"",
    ] {
        let line = part.repeat(1 << 17);
        let start = std::time::Instant::now();
        let _ = secrets(&line);
        let seconds = start.elapsed().as_secs_f64();
        assert!(seconds < 5.0, "{part}: {seconds} s");
    }
}

/// Text in which names, joints and values meet in every way.
fn mixed() -> impl Strategy<Value = String> {
    let parts = prop::sample::select(vec![
        "password",
        "refresh_token",
        "Authorization",
        "Bearer ",
        "-p ",
        "login ",
        "sig",
        "=",
        ": ",
        "\"",
        "'",
        "\\",
        "\n",
        " ",
        "eyJhbGciOiJSUzI1NiJ9",
        ".",
        "://",
        "u:",
        "@",
        "***",
        "$",
        "x",
        "é",
        "値",
    ]);
    prop::collection::vec(prop_oneof![parts.prop_map(str::to_owned), ".{0,3}"], 0..40)
        .prop_map(|parts| parts.concat())
}

proptest! {
    #[test]
    fn masking_twice_is_masking_once(text in prop_oneof![mixed(), any::<String>()]) {
        let once = secrets(&text);
        prop_assert_eq!(secrets(&once), once.as_ref());
    }

    #[test]
    fn no_line_is_lost(text in mixed()) {
        prop_assert_eq!(secrets(&text).lines().count(), text.lines().count());
    }

    #[test]
    fn a_token_never_survives(before in mixed(), body in "[A-Za-z0-9_-]{24}") {
        let token = format!("eyJ{body}.eyJ{body}");
        let text = format!("{before} {token} after");
        prop_assert!(!secrets(&text).contains(&token));
    }
}
