//! A registry that we did not write.

use std::time::Duration;

use acr_doctor_loopback::{ADMIN, Blocking, DockerRegistry, PULLER, Start};
use tokio::net::TcpStream;
use tokio::time::timeout;

use super::client::{Ask, Reply, ask, ask_on, handshake};

const HOST: &str = "myregistry.azurecr.io";

async fn reply(registry: &DockerRegistry, what: Ask) -> Reply {
    let asking = async {
        let stream = TcpStream::connect(registry.address()).await.unwrap();
        let stream = handshake(stream, registry.host(), registry.ca())
            .await
            .unwrap();
        let authority = format!("{HOST}:{}", registry.address().port());
        ask_on(stream, &authority, &[what]).await.unwrap().remove(0)
    };
    timeout(Duration::from_secs(30), asking).await.unwrap()
}

#[tokio::test]
async fn basic_authentication() {
    let Some(registry) = DockerRegistry::basic(HOST).await.unwrap().running() else {
        return;
    };
    let challenge = reply(&registry, Ask::get("/v2/")).await;
    assert_eq!(challenge.status, 401);
    assert_eq!(
        challenge.header("www-authenticate").unwrap(),
        "Basic realm=\"loopback\""
    );
    assert_eq!(
        reply(&registry, Ask::get("/v2/").basic(ADMIN)).await.status,
        200
    );
    let wrong = reply(&registry, Ask::get("/v2/").basic((ADMIN.0, "wrong"))).await;
    assert_eq!(wrong.status, 401);
    let address = registry.address();
    registry.stop().await.unwrap();
    assert!(TcpStream::connect(address).await.is_err());
}

#[tokio::test]
async fn token_authentication() {
    let Some(registry) = DockerRegistry::token(HOST).await.unwrap().running() else {
        return;
    };
    let tokens = registry.tokens().unwrap();
    let challenge = reply(&registry, Ask::get("/v2/")).await;
    assert_eq!(challenge.status, 401);
    let realm = tokens.url("/oauth2/token");
    assert_eq!(
        challenge.header("www-authenticate").unwrap(),
        format!("Bearer realm=\"{realm}\",service=\"{HOST}\"")
    );
    let path = format!("/oauth2/token?service={HOST}&scope=repository:hello:pull,push");
    let answer = ask(tokens, registry.ca(), Ask::get(&path).basic(PULLER))
        .await
        .unwrap();
    let answer = answer.json();
    let token = answer["access_token"].as_str().unwrap();
    assert_eq!(
        reply(&registry, Ask::get("/v2/").bearer(token))
            .await
            .status,
        200
    );
    // The registry believes the token: it looks, and has no such manifest.
    let manifest = Ask::get("/v2/hello/manifests/latest").bearer(token);
    assert_eq!(reply(&registry, manifest).await.status, 404);
    // The claim holds no push and no other repository.
    let upload = Ask::method("POST", "/v2/hello/blobs/uploads/").bearer(token);
    assert_eq!(reply(&registry, upload).await.status, 401);
    let other = Ask::get("/v2/team/app/manifests/latest").bearer(token);
    assert_eq!(reply(&registry, other).await.status, 401);
    // A token of somebody else is not believed.
    let changed = format!("{token}x");
    assert_eq!(
        reply(&registry, Ask::get("/v2/").bearer(&changed))
            .await
            .status,
        401
    );
}

#[test]
fn without_a_runtime() {
    let start = Blocking::start(DockerRegistry::basic(HOST)).unwrap();
    let Some(registry) = start.as_running() else {
        assert!(
            matches!(&*start, Start::NotInstalled(reason) if reason.contains("docker-registry"))
        );
        return;
    };
    assert!(std::net::TcpStream::connect(registry.address()).is_ok());
    assert!(
        registry
            .log()
            .iter()
            .any(|line| line.contains("listening on"))
    );
}
