//! What the answers of `/v2/` say.

use std::time::{Duration, SystemTime};

use acr_doctor_loopback::{
    BLOB, Behaviour, CLIENT_ADDRESS, Clock, Cors, ELSEWHERE_HOST, Loopback, PULLER, TAG, V2,
};

use super::client::{Ask, Reply, ask, ask_on, connect};

/// Asks a registry of this behaviour for `/v2/`.
async fn v2(behaviour: Behaviour) -> Reply {
    let registry = Loopback::start(behaviour).await.unwrap();
    ask(&registry, registry.ca(), Ask::get("/v2/"))
        .await
        .unwrap()
}

#[tokio::test]
async fn the_challenge_is_the_one_of_acr() {
    let registry = Loopback::start(Behaviour::healthy()).await.unwrap();
    let reply = ask(&registry, registry.ca(), Ask::get("/v2/"))
        .await
        .unwrap();
    let realm = registry.url("/oauth2/token");
    assert_eq!(
        reply.header("www-authenticate").unwrap(),
        format!("Bearer realm=\"{realm}\",service=\"{}\"", registry.host())
    );
    assert_eq!(reply.json()["errors"][0]["code"], "UNAUTHORIZED");
    assert_eq!(
        reply.header("x-ms-correlation-request-id").unwrap().len(),
        36
    );
    assert!(reply.header("date").unwrap().ends_with(" GMT"));
}

#[tokio::test]
async fn the_realm_goes_where_the_client_came_from() {
    let registry = Loopback::start(Behaviour::healthy()).await.unwrap();
    for (host, realm) in [
        (
            registry.host().to_owned(),
            format!("https://{}/oauth2/token", registry.host()),
        ),
        (
            format!("localhost:{}", registry.port()),
            registry.local_url("/oauth2/token"),
        ),
    ] {
        let what = Ask::get("/v2/").with("host", host);
        let reply = ask(&registry, registry.ca(), what).await.unwrap();
        assert!(reply.header("www-authenticate").unwrap().contains(&realm));
    }
}

#[tokio::test]
async fn challenges_lack_what_they_are_named_for() {
    let of = async |mode| {
        let reply = v2(Behaviour::v2(mode)).await;
        assert_eq!(reply.status, 401);
        reply.header("www-authenticate").map(str::to_owned)
    };
    assert_eq!(of(V2::WithoutHeader).await, None);
    assert!(of(V2::Basic).await.unwrap().starts_with("Basic realm="));
    assert!(!of(V2::WithoutRealm).await.unwrap().contains("realm"));
    assert!(!of(V2::WithoutService).await.unwrap().contains("service"));
    assert_eq!(
        of(V2::Header("Digest a=b".into())).await.unwrap(),
        "Digest a=b"
    );
    let several = of(V2::SeveralChallenges).await.unwrap();
    assert!(several.starts_with("Basic ") && several.contains(", bearer Realm="));
    assert!(of(V2::ForeignRealm).await.unwrap().contains(ELSEWHERE_HOST));
}

#[tokio::test]
async fn both_forms_of_the_firewalls_body_say_the_same() {
    let plain = v2(Behaviour::firewall()).await;
    let escaped = v2(Behaviour::firewall_escaped()).await;
    assert_eq!((plain.status, escaped.status), (403, 403));
    assert!(
        plain
            .text()
            .contains(&format!("client with IP '{CLIENT_ADDRESS}' is not allowed"))
    );
    assert!(
        escaped
            .text()
            .contains(&format!("\\u0027{CLIENT_ADDRESS}\\u0027"))
    );
    assert_eq!(plain.json(), escaped.json());
    assert_eq!(plain.json()["errors"][0]["code"], "DENIED");
}

#[tokio::test]
async fn throttling_says_when_to_come_again() {
    let at = async |retry_after| {
        let reply = v2(Behaviour::v2(V2::TooMany { retry_after })).await;
        assert_eq!(reply.json()["errors"][0]["code"], "TOOMANYREQUESTS");
        reply.header("retry-after").map(str::to_owned)
    };
    assert_eq!(at(Some(7)).await.as_deref(), Some("7"));
    assert_eq!(at(None).await, None);
}

#[tokio::test]
async fn who_stands_in_between_has_nothing_of_a_registry() {
    for behaviour in [Behaviour::web_filter(200), Behaviour::v2(V2::CaptivePortal)] {
        let reply = v2(behaviour).await;
        assert_eq!(reply.header("docker-distribution-api-version"), None);
        assert_eq!(reply.header("www-authenticate"), None);
    }
}

#[tokio::test]
async fn a_redirect_loop_has_no_end() {
    let registry = Loopback::start(Behaviour::v2(V2::RedirectLoop))
        .await
        .unwrap();
    let mut path = "/v2/".to_owned();
    for _ in 0..6 {
        let reply = ask(&registry, registry.ca(), Ask::get(path)).await.unwrap();
        path = reply.header("location").unwrap().to_owned();
    }
    assert_eq!(path, "/v2/");
}

#[tokio::test]
async fn a_portal_leads_elsewhere_and_the_log_shows_who_followed() {
    let registry = Loopback::start(Behaviour::v2(V2::CaptivePortal))
        .await
        .unwrap();
    let reply = ask(&registry, registry.ca(), Ask::get("/v2/"))
        .await
        .unwrap();
    assert_eq!(
        reply.header("location").unwrap(),
        registry.elsewhere().url("/login")
    );
    assert!(registry.elsewhere().requests().is_empty());
    let login = ask(registry.elsewhere(), registry.ca(), Ask::get("/login"))
        .await
        .unwrap();
    assert!(login.text().contains("Sign in"));
    assert_eq!(registry.elsewhere().requests()[0].path(), "/login");
}

#[tokio::test]
async fn a_pull_goes_through_to_the_data_host() {
    let registry = Loopback::start(Behaviour::healthy()).await.unwrap();
    let get = async |path: String| {
        ask(&registry, registry.ca(), Ask::get(path).basic(PULLER))
            .await
            .unwrap()
    };
    let manifest = get(format!("/v2/hello/manifests/{TAG}")).await;
    let digest = manifest.header("docker-content-digest").unwrap().to_owned();
    assert_eq!(
        get(format!("/v2/hello/manifests/{digest}")).await.body,
        manifest.body
    );
    let layer = manifest.json()["layers"][0]["digest"]
        .as_str()
        .unwrap()
        .to_owned();
    let blob = get(format!("/v2/hello/blobs/{layer}")).await;
    assert_eq!(blob.status, 307);
    let location = blob.header("location").unwrap();
    let path = location.strip_prefix(&registry.data().url("")).unwrap();
    let data = ask(registry.data(), registry.ca(), Ask::get(path))
        .await
        .unwrap();
    assert_eq!((data.status, data.body.as_slice()), (200, BLOB));
    let unsigned = path.split('?').next().unwrap();
    let refused = ask(registry.data(), registry.ca(), Ask::get(unsigned))
        .await
        .unwrap();
    assert_eq!(refused.status, 403);
}

#[tokio::test]
async fn what_is_not_there_is_said_in_the_codes_of_the_specification() {
    let registry = Loopback::start(Behaviour::v2(V2::Open)).await.unwrap();
    let code = async |path: &str| {
        let reply = ask(&registry, registry.ca(), Ask::get(path)).await.unwrap();
        assert_eq!(reply.status, 404, "{path}");
        reply.json()["errors"][0]["code"]
            .as_str()
            .unwrap()
            .to_owned()
    };
    assert_eq!(code("/v2/nothing/manifests/latest").await, "NAME_UNKNOWN");
    assert_eq!(code("/v2/hello/manifests/old").await, "MANIFEST_UNKNOWN");
    assert_eq!(code("/v2/hello/blobs/sha256:0").await, "BLOB_UNKNOWN");
}

#[tokio::test]
async fn cors_is_closed_as_acr_has_it_or_open() {
    let preflight = Ask::method("OPTIONS", "/v2/")
        .with("origin", "https://page.example")
        .with("access-control-request-method", "GET");
    for (cors, allowed, exposed, answered) in [
        (Cors::Closed, None, true, 401),
        (Cors::Open { expose: false }, Some("*"), false, 204),
        (Cors::Open { expose: true }, Some("*"), true, 204),
    ] {
        let behaviour = Behaviour {
            cors,
            ..Behaviour::healthy()
        };
        let registry = Loopback::start(behaviour).await.unwrap();
        let reply = ask(&registry, registry.ca(), Ask::get("/v2/"))
            .await
            .unwrap();
        assert_eq!(reply.header("access-control-allow-origin"), allowed);
        assert_eq!(
            reply.header("access-control-expose-headers").is_some(),
            exposed
        );
        let reply = ask(&registry, registry.ca(), preflight.clone())
            .await
            .unwrap();
        assert_eq!(reply.status, answered);
        assert_eq!(
            reply.header("access-control-allow-headers").is_some(),
            answered == 204
        );
    }
}

#[tokio::test]
async fn the_clock_can_be_wrong() {
    let date = async |clock| {
        let reply = v2(Behaviour {
            clock,
            ..Behaviour::healthy()
        })
        .await;
        reply
            .header("date")
            .map(|date| httpdate::parse_http_date(date).unwrap())
    };
    let fixed = SystemTime::UNIX_EPOCH + Duration::from_secs(1_600_000_000);
    assert_eq!(date(Clock::Fixed(fixed)).await, Some(fixed));
    assert_eq!(date(Clock::Hidden).await, None);
    let hour = Duration::from_hours(1);
    assert!(date(Clock::Ahead(hour)).await > date(Clock::System).await);
    assert!(date(Clock::Behind(hour)).await < date(Clock::System).await);
}

#[tokio::test]
async fn one_connection_serves_many_requests() {
    let registry = Loopback::start(Behaviour::healthy()).await.unwrap();
    let stream = connect(&registry, registry.ca()).await.unwrap();
    let asks = [
        Ask::get("/v2/"),
        Ask::method("HEAD", "/v2/hello/manifests/latest").basic(PULLER),
        Ask::get("/v2/hello/tags/list").basic(PULLER),
    ];
    let replies = ask_on(stream, &registry.authority(), &asks).await.unwrap();
    let statuses: Vec<u16> = replies.iter().map(|reply| reply.status).collect();
    assert_eq!(statuses, [401, 200, 200]);
    assert!(replies[1].body.is_empty());
    assert_eq!(replies[2].json()["tags"][0], TAG);
    assert_eq!(registry.connections().total, 1);
    assert_eq!(registry.requests().len(), 3);
}

#[tokio::test]
async fn names_that_are_mapped_to_one_port_are_told_apart() {
    let registry = Loopback::start(Behaviour::v2(V2::CaptivePortal))
        .await
        .unwrap();
    let reply = async |host: &str| {
        let what = Ask::get("/").with("host", host);
        ask(&registry, registry.ca(), what).await.unwrap()
    };
    let portal = reply(registry.host()).await;
    assert_eq!(
        portal.header("location").unwrap(),
        format!("https://{ELSEWHERE_HOST}/login")
    );
    assert_eq!(reply(ELSEWHERE_HOST).await.status, 200);
    let data = reply(registry.data().host()).await;
    assert_eq!(data.header("server").unwrap(), "Windows-Azure-Blob/1.0");
}
