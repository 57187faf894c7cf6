//! What the user signs in with: used where it belongs, and kept nowhere.

use std::slice::from_ref;

use acr_doctor_loopback::{ADMIN, Behaviour, Cors, Loopback, PULLER, Request, V2, entra_token};
use serde_json::{Value, json};

use super::form::{ask_all, choose, open};
use super::registries::Registries;
use crate::harness::{Page, Setup, browse_with};

/// Everything in which a page could keep something, as one text.
const KEPT: &str = "
    const done = arguments[0];
    (async () => JSON.stringify([
        document.documentElement.outerHTML, document.title, document.cookie,
        location.href, history.state, Object.entries(localStorage), Object.entries(sessionStorage),
        await indexedDB.databases(), await caches.keys(), name,
        performance.getEntries().map(entry => entry.name),
        [...document.querySelectorAll('input:not([type=password]), textarea, select')]
            .map(field => field.value),
    ]))().then(done, error => done(`${error}`));
";

/// The rights that are shown: each action, and whether it is allowed.
const RIGHTS: &str = "
    return [...document.querySelectorAll('[data-action]')]
        .map(({ dataset }) => `${dataset.action} ${dataset.allowed}`).join(', ');
";

/// What somebody signs in with: the kind, its value in the form, user, secret.
struct Given {
    kind: &'static str,
    user: &'static str,
    secret: String,
    /// What the registry may see of it, and where.
    sent: String,
    to: &'static str,
}

fn password((user, secret): (&'static str, &str)) -> Given {
    use base64::Engine as _;
    let pair = format!("{user}:{secret}");
    Given {
        kind: "password",
        user,
        secret: secret.to_owned(),
        sent: base64::engine::general_purpose::STANDARD.encode(pair),
        to: "/oauth2/token",
    }
}

fn entra() -> Given {
    Given {
        kind: "entra",
        user: "",
        secret: entra_token(),
        sent: entra_token(),
        to: "/oauth2/exchange",
    }
}

/// Opens the fold, chooses what to sign in with, and types it.
async fn sign_in(page: &Page, given: &Given, repository: &str) {
    page.ask("document.querySelector('details.more').open = true")
        .await;
    page.click_on(&format!("#sign-in option[value={}]", given.kind))
        .await;
    page.until(
        "there is a field for the secret",
        "return !!document.querySelector('#secret')",
    )
    .await;
    let kind = page
        .text("return document.querySelector('#secret').type")
        .await;
    assert_eq!(kind, "password");
    let mut fields = vec![
        ("#secret", given.secret.as_str()),
        ("#repository", repository),
    ];
    if !given.user.is_empty() {
        fields.push(("#user", given.user));
    }
    for (field, text) in fields {
        let element = page.element(field).await;
        element.clear().await.expect("an empty field");
        element.send_keys(text).await.expect("the text is typed");
    }
}

/// Fails if the secret, or what is sent of it, is anywhere but in its field.
async fn is_kept_nowhere(page: &Page, given: &Given) {
    let kept = page.ask_later(KEPT, Vec::new()).await;
    let kept = kept.as_str().expect("a text");
    assert!(kept.starts_with('['), "{kept}");
    page.fill_clipboard("nothing copied").await;
    page.click("button", "Copy as Markdown").await;
    page.until(
        "it is copied",
        "return document.querySelector('.said').textContent === 'Copied'",
    )
    .await;
    let copied = page.clipboard().await;
    assert!(copied.contains("azurecr.io"), "{copied}");
    for hidden in [&given.secret, &given.sent] {
        assert!(!kept.contains(hidden.as_str()), "the page keeps a secret");
        assert!(
            !copied.contains(hidden.as_str()),
            "the report holds a secret"
        );
    }
}

/// Fails if a request but those to the right path holds the secret, or if none does.
fn went_to(requests: &[Request], given: &Given) {
    let with: Vec<&Request> = requests
        .iter()
        .filter(|request| request.text().contains(&given.sent))
        .collect();
    assert!(!with.is_empty(), "{} was never sent", given.kind);
    for request in with {
        assert_eq!(request.path(), given.to, "{request:?}");
        assert!(!request.target.contains(&given.sent), "{request:?}");
    }
    for request in requests {
        assert!(!request.target.contains(&given.secret), "{request:?}");
    }
}

/// A healthy registry whose answers a page may read, and a server that may ask it.
fn healthy(v2: V2) -> (Registries, Setup) {
    let registries = Registries::start(vec![Behaviour {
        cors: Cors::Open { expose: true },
        ..Behaviour::v2(v2)
    }]);
    let setup = Setup {
        serve: registries.serve(),
        ..registries.setup()
    };
    (registries, setup)
}

/// What each vantage is asked for.
fn names(registry: &Loopback) -> [(&'static str, String); 2] {
    [
        ("machine", registry.authority()),
        ("browser", registry.host().to_owned()),
    ]
}

const ALL: &str = "pull true, push true, delete true, metadata_read true, metadata_write true";
const READS: &str = "pull true, push false, delete false, metadata_read true, metadata_write false";

#[test]
fn the_rights_of_each_way_to_sign_in_are_shown_and_the_secret_is_kept_nowhere() {
    let (registries, setup) = healthy(V2::Healthy);
    browse_with(&setup, async |page| {
        let mut seen = 0;
        for (vantage, name) in names(registries.first()) {
            open(page, "en").await;
            choose(page, vantage).await;
            for (given, rights) in [
                (password(PULLER), READS),
                (password(ADMIN), ALL),
                (entra(), ALL),
            ] {
                sign_in(page, &given, "hello").await;
                ask_all(page, from_ref(&name)).await;
                assert_eq!(
                    page.ask(RIGHTS).await,
                    Value::from(rights),
                    "{vantage}: {}",
                    given.kind
                );
                is_kept_nowhere(page, &given).await;
                let requests = registries.first().requests();
                went_to(&requests[seen..], &given);
                seen = requests.len();
            }
        }
    });
    assert_eq!(registries.elsewhere(), []);
}

#[test]
fn a_wrong_password_is_named_and_kept_nowhere() {
    let (registries, setup) = healthy(V2::Healthy);
    browse_with(&setup, async |page| {
        open(page, "en").await;
        let given = password((PULLER.0, "wr0ng-s3cret-of-nobody"));
        sign_in(page, &given, "hello").await;
        let told = &ask_all(page, &registries.authorities()).await[0];
        assert_eq!(told.cause, "registry_password_wrong", "{}", told.text);
        assert_eq!(page.ask(RIGHTS).await, json!(""));
        is_kept_nowhere(page, &given).await;
        went_to(&registries.first().requests(), &given);
    });
}

#[test]
fn the_secret_is_gone_when_the_page_is_left() {
    let (registries, setup) = healthy(V2::Healthy);
    browse_with(&setup, async |page| {
        open(page, "en").await;
        let given = password(PULLER);
        sign_in(page, &given, "hello").await;
        ask_all(page, &registries.authorities()).await;
        page.click("link", "Explain").await;
        page.until(
            "that is the other document",
            "return !!document.querySelector('#paste')",
        )
        .await;
        let kept = page.ask_later(KEPT, Vec::new()).await;
        assert!(!kept.as_str().expect("a text").contains(&given.secret));
        page.go_back().await;
        page.until(
            "the form is back",
            "return !!document.querySelector('#registry')",
        )
        .await;
        let secrets = "return [...document.querySelectorAll('input')].map(field => field.value)";
        let fields = page.ask(secrets).await.to_string();
        assert!(!fields.contains(&given.secret), "the secret came back");
    });
}

#[test]
fn a_realm_on_another_host_gets_no_secret() {
    let (registries, setup) = healthy(V2::ForeignRealm);
    browse_with(&setup, async |page| {
        for (vantage, name) in names(registries.first()) {
            open(page, "en").await;
            choose(page, vantage).await;
            for given in [password(PULLER), entra()] {
                sign_in(page, &given, "hello").await;
                let told = &ask_all(page, from_ref(&name)).await[0];
                assert!(told.text.contains("elsewhere.example"), "{}", told.text);
                is_kept_nowhere(page, &given).await;
                for request in registries.first().requests() {
                    let text = request.text();
                    assert!(!text.contains(&given.sent) && !text.contains(&given.secret));
                }
            }
        }
    });
    assert_eq!(registries.elsewhere(), []);
}
