//! The token endpoints.

use std::time::{Duration, SystemTime};

use acr_doctor_loopback::{
    ADMIN, Behaviour, Clock, Loopback, PULLER, SERVICE_PRINCIPAL, TokenMode, entra_token,
};
use base64::Engine as _;
use serde_json::{Value, json};

use super::client::{Ask, Reply, ask};

const SERVICE: &str = "myregistry.azurecr.io";

async fn healthy() -> Loopback {
    Loopback::start(Behaviour::healthy()).await.unwrap()
}

async fn reply(registry: &Loopback, what: Ask) -> Reply {
    ask(registry, registry.ca(), what).await.unwrap()
}

fn token_path(scope: &str) -> String {
    format!("/oauth2/token?service={SERVICE}&scope={scope}")
}

/// The claims of a token, read as any client reads them.
fn claims(token: &Value) -> Value {
    let part = token.as_str().unwrap().split('.').nth(1).unwrap();
    let bytes = base64::engine::general_purpose::URL_SAFE_NO_PAD
        .decode(part)
        .unwrap();
    serde_json::from_slice(&bytes).unwrap()
}

#[tokio::test]
async fn the_access_claim_depends_on_who_asks_and_for_what() {
    let registry = healthy().await;
    let access = async |account, scope| {
        let answer = reply(&registry, Ask::get(token_path(scope)).basic(account)).await;
        assert!(
            answer
                .header("x-ms-ratelimit-remaining-calls-per-second")
                .is_some()
        );
        claims(&answer.json()["access_token"])["access"].clone()
    };
    let hello =
        |actions: &[&str]| json!([{"type": "repository", "name": "hello", "actions": actions}]);
    let all = "repository:hello:pull,push,delete";
    assert_eq!(access(ADMIN, all).await, hello(&["pull", "push", "delete"]));
    assert_eq!(
        access(SERVICE_PRINCIPAL, all).await,
        hello(&["pull", "push"])
    );
    assert_eq!(access(PULLER, all).await, hello(&["pull"]));
    assert_eq!(access(PULLER, "repository:team/app:pull").await, json!([]));
}

#[tokio::test]
async fn anonymous_pull_is_off_or_on() {
    let off = healthy().await;
    let scope = token_path("repository:hello:pull,push");
    assert_eq!(reply(&off, Ask::get(&scope)).await.status, 401);
    let on = Loopback::start(Behaviour::anonymous_pull()).await.unwrap();
    let answer = reply(&on, Ask::get(&scope)).await.json();
    assert_eq!(
        claims(&answer["access_token"])["access"][0]["actions"],
        json!(["pull"])
    );
}

#[tokio::test]
async fn a_wrong_password_is_refused_with_the_basic_challenge() {
    let registry = healthy().await;
    for path in [token_path("repository:hello:pull"), "/v2/".into()] {
        let answer = reply(&registry, Ask::get(path).basic((ADMIN.0, "wrong"))).await;
        assert_eq!(answer.status, 401);
        let challenge = answer.header("www-authenticate").unwrap();
        assert_eq!(challenge, "Basic realm=\"Azure Container Registry\"");
    }
}

#[tokio::test]
async fn an_entra_token_becomes_a_refresh_token_becomes_an_access_token() {
    let registry = healthy().await;
    let entra = entra_token();
    let mut form = vec![
        ("grant_type", "access_token"),
        ("service", SERVICE),
        ("access_token", entra.as_str()),
    ];
    let answer = reply(&registry, Ask::form("/oauth2/exchange", &form))
        .await
        .json();
    let refresh = answer["refresh_token"].as_str().unwrap();
    let form_of = |token| {
        Ask::form(
            "/oauth2/token",
            &[
                ("grant_type", "refresh_token"),
                ("service", SERVICE),
                ("scope", "repository:hello:pull"),
                ("refresh_token", token),
            ],
        )
    };
    let answer = reply(&registry, form_of(refresh)).await.json();
    let access = answer["access_token"].as_str().unwrap().to_owned();
    let pulled = reply(
        &registry,
        Ask::get("/v2/hello/manifests/latest").bearer(&access),
    )
    .await;
    assert_eq!(pulled.status, 200);
    // An access token is no refresh token, and the other way round.
    assert_eq!(reply(&registry, form_of(&access)).await.status, 401);
    let wrong = reply(&registry, Ask::get("/v2/").bearer(refresh)).await;
    assert!(
        wrong
            .header("www-authenticate")
            .unwrap()
            .contains("error=\"invalid_token\"")
    );
    form[2].1 = "another token";
    assert_eq!(
        reply(&registry, Ask::form("/oauth2/exchange", &form))
            .await
            .status,
        401
    );
    assert_eq!(
        reply(&registry, Ask::get("/oauth2/exchange")).await.status,
        404
    );
}

#[tokio::test]
async fn a_token_opens_what_its_claim_says_and_nothing_else() {
    let registry = healthy().await;
    let scope = token_path("repository:hello:pull");
    let answer = reply(&registry, Ask::get(scope).basic(PULLER)).await.json();
    let token = answer["access_token"].as_str().unwrap();
    let get = async |path: &str| reply(&registry, Ask::get(path).bearer(token)).await;
    assert_eq!(get("/v2/").await.status, 200);
    assert_eq!(get("/v2/hello/manifests/latest").await.status, 200);
    let refused = get("/v2/team/app/manifests/latest").await;
    assert_eq!(refused.status, 401);
    let challenge = refused.header("www-authenticate").unwrap();
    assert!(challenge.contains("scope=\"repository:team/app:pull\""));
    assert!(challenge.contains("error=\"insufficient_scope\""));
}

#[tokio::test]
async fn the_times_in_a_token_are_those_of_the_servers_clock() {
    let at = SystemTime::UNIX_EPOCH + Duration::from_secs(1_600_000_000);
    let behaviour = Behaviour {
        clock: Clock::Fixed(at),
        ..Behaviour::healthy()
    };
    let registry = Loopback::start(behaviour).await.unwrap();
    let answer = reply(&registry, Ask::get(token_path("")).basic(ADMIN))
        .await
        .json();
    let claims = claims(&answer["access_token"]);
    assert_eq!(claims["iat"], 1_600_000_000_u64);
    assert!(claims["nbf"].as_u64() < claims["iat"].as_u64());
    assert!(claims["exp"].as_u64() > claims["iat"].as_u64());
}

#[tokio::test]
async fn requests_that_lack_something_are_refused() {
    let registry = healthy().await;
    for what in [
        Ask::get("/oauth2/token?scope=repository:hello:pull"),
        Ask::form("/oauth2/token", &[("service", SERVICE)]),
        Ask::form("/oauth2/exchange", &[("service", SERVICE)]),
    ] {
        assert_eq!(reply(&registry, what).await.status, 400);
    }
}

#[tokio::test]
async fn broken_tokens_are_broken_in_their_own_way() {
    let answer = async |mode| {
        let registry = Loopback::start(Behaviour::token(mode)).await.unwrap();
        reply(&registry, Ask::get(token_path("repository:hello:pull"))).await
    };
    let without = answer(TokenMode::WithoutAccess).await.json();
    assert_eq!(claims(&without["access_token"])["access"], Value::Null);
    let no_jwt = answer(TokenMode::NotJwt).await.json();
    assert!(!no_jwt["access_token"].as_str().unwrap().contains('.'));
    let huge = answer(TokenMode::Huge(5_000_000)).await;
    assert!(huge.body.len() > 5_000_000);
}

#[tokio::test]
async fn secrets_are_in_the_log_and_not_in_its_debug_output() {
    let registry = healthy().await;
    let path = format!(
        "{}&account=s3cret-query",
        token_path("repository:hello:pull")
    );
    let what =
        Ask::form(&path, &[("refresh_token", "s3cret-body")]).with("x-custom", "s3cret-header");
    reply(&registry, what).await;
    let requests = registry.requests();
    let text = requests[0].text();
    for secret in ["s3cret-query", "s3cret-body", "s3cret-header"] {
        assert!(text.contains(secret));
        assert!(!format!("{requests:?}{registry:?}").contains(secret));
    }
    let behaviour = format!("{:?}", Behaviour::healthy());
    assert!(!behaviour.contains(ADMIN.1) && !behaviour.contains(&entra_token()));
}
