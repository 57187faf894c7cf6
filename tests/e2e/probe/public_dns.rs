//! The box for public DNS: without it no resolver hears of the registry; with
//! it one does, and what it says is used.

use acr_doctor_loopback::{Behaviour, Blocking};
use serde_json::{Value, json};

use super::form::{ask_all, choose, open};
use super::registries::{Registries, UNKNOWN};
use super::resolver::Resolver;
use crate::harness::{Page, browse_with};

/// The two resolvers that the policy of the document allows.
fn resolvers() -> [Blocking<Resolver>; 2] {
    ["cloudflare-dns.com", "dns.google"].map(|host| Resolver::start(host, answer))
}

/// What the public knows: the one registry does not exist, the others have a
/// private endpoint and, outside of its network, a public address.
fn answer(target: &str) -> String {
    let name = target.split_once("name=").unwrap_or_default().1;
    let name = name.split('&').next().unwrap_or_default();
    if name == UNKNOWN {
        return json!({ "Status": 3, "Question": [{ "name": name, "type": 1 }] }).to_string();
    }
    let (label, zone) = name.split_once('.').unwrap_or_default();
    let chain = [
        format!("{label}.privatelink.{zone}"),
        "eus1.fe.azcr.io".to_owned(),
        "r0318eus.eastus.cloudapp.azure.com".to_owned(),
    ];
    let mut owner = name.to_owned();
    let mut records: Vec<Value> = Vec::new();
    for alias in chain {
        records.push(json!({ "name": owner, "type": 5, "TTL": 60, "data": alias }));
        owner = alias;
    }
    records.push(json!({ "name": owner, "type": 1, "TTL": 60, "data": "20.62.128.14" }));
    json!({ "Status": 0, "Answer": records }).to_string()
}

/// Ticks the box, or takes the tick out.
async fn tick(page: &Page, wanted: bool) {
    page.click_on("#public-dns").await;
    let script = format!("return document.querySelector('#public-dns').checked === {wanted}");
    page.until("the box is as it shall be", &script).await;
}

#[test]
fn a_public_resolver_is_asked_only_with_consent_and_its_answer_is_used() {
    let registries = Registries::start(vec![Behaviour::healthy()]);
    let host = registries.first().host().to_owned();
    let resolvers = resolvers();
    let more = resolvers
        .each_ref()
        .map(|resolver| (resolver.host, resolver.port, resolver.key.as_str()));
    browse_with(&registries.setup_with(&more), async |page| {
        let [cloudflare, google] = &resolvers;
        open(page, "en").await;
        choose(page, "browser").await;
        let names = [host.clone(), UNKNOWN.to_owned()];
        let without = ask_all(page, &names).await;
        assert_eq!(without[0].way(), "challenge hidden, reach hidden");
        assert!(cloudflare.asked().is_empty() && google.asked().is_empty());

        // The box names who will learn of it.
        let label = page
            .text("return document.querySelector('#public-dns').labels[0].textContent")
            .await;
        assert!(label.contains("cloudflare-dns.com"), "{label}");
        tick(page, true).await;
        let with = ask_all(page, &names).await;
        assert!(google.asked().is_empty(), "{:?}", google.asked());
        let asked = cloudflare.asked();
        assert!(
            asked
                .iter()
                .all(|head| head.starts_with("GET /dns-query?name="))
        );
        for head in &asked {
            let head = head.to_ascii_lowercase();
            for header in ["cookie:", "referer:", "authorization:"] {
                assert!(!head.contains(header), "{head}");
            }
        }

        let [known, unknown] = &with[..] else {
            panic!("two were asked: {with:?}")
        };
        assert!(
            known.way().ends_with("challenge hidden, reach hidden"),
            "{known:?}"
        );
        for part in ["privatelink.azurecr.io", "eastus", "20.62.128.14"] {
            assert!(known.text.contains(part), "{part}: {}", known.text);
        }
        assert!(known.findings.is_empty(), "{known:?}");
        let way = "challenge hidden, reach hidden, control passed";
        assert!(
            unknown.way().starts_with("names ") && unknown.way().ends_with(way),
            "{unknown:?}"
        );
        assert!(unknown.text.contains("no such host"), "{}", unknown.text);
        assert_eq!(unknown.cause, "registry_name_wrong", "{}", unknown.text);

        tick(page, false).await;
        let count = cloudflare.asked().len();
        ask_all(page, &names).await;
        assert_eq!(
            cloudflare.asked().len(),
            count,
            "it is asked without consent"
        );
    });
}
