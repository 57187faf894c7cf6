//! A registry made of answers: what each step is given, unless a scenario says otherwise.

use acr_doctor_probe::names::Names;
use acr_doctor_probe::step::{Certificate, Secured};
use acr_doctor_probe::{Purpose, Raw, RawAnswer};

/// The clock of every scenario: 2026-03-02, 10:00:00 UTC.
pub(crate) const NOW: i64 = 1_772_445_600;
/// The same as a header.
pub(crate) const DATE: &str = "Mon, 02 Mar 2026 10:00:00 GMT";
/// The address of the registry.
pub(crate) const ADDRESS: &str = "20.62.128.14";
/// The challenge that ACR sends.
pub(crate) const BEARER: &str =
    r#"Bearer realm="https://lantern.azurecr.io/oauth2/token",service="lantern.azurecr.io""#;

/// What ACR says to somebody without a token.
pub(crate) const UNAUTHORIZED: &str = r#"{"errors":[{"code":"UNAUTHORIZED","message":"authentication required, visit https://aka.ms/acr/authorization for more information.","detail":[{"Type":"repository","Name":"team/app","Action":"pull"}]}]}"#;

/// An answer with JSON headers.
pub(crate) fn answer(status: u16, headers: &[(&str, &str)], body: &str) -> Raw {
    let mut all = vec![
        ("server", "AzureContainerRegistry"),
        ("date", DATE),
        ("content-type", "application/json; charset=utf-8"),
    ];
    all.retain(|(name, _)| !headers.iter().any(|(other, _)| other == name));
    all.extend_from_slice(headers);
    Raw::Answer(RawAnswer {
        status,
        headers: all
            .into_iter()
            .map(|(name, value)| (name.to_owned(), value.to_owned()))
            .collect(),
        body: body.as_bytes().to_vec(),
        truncated: false,
    })
}

/// A web page.
pub(crate) fn page(status: u16, title: &str) -> Raw {
    let body = [
        "<!DOCTYPE html><html><title>",
        title,
        "</title><body>…</body></html>",
    ]
    .concat();
    answer(
        status,
        &[("content-type", "text/html"), ("server", "Filter/7")],
        &body,
    )
}

/// An unsigned token with these claims. Its parts are made here, so that no
/// text of a real token stands in this repository.
pub(crate) fn jwt(claims: &str) -> String {
    const LETTERS: &[u8] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
    let encode = |text: &str| -> String {
        let mut bits = 0_u32;
        let mut held = 0;
        let mut out = String::new();
        for byte in text.bytes() {
            bits = bits << 8 | u32::from(byte);
            held += 8;
            while held >= 6 {
                held -= 6;
                out.push(LETTERS[(bits >> held & 63) as usize] as char);
            }
        }
        if held > 0 {
            out.push(LETTERS[(bits << (6 - held) & 63) as usize] as char);
        }
        out
    };
    [
        &encode(r#"{"alg":"RS256"}"#),
        ".",
        &encode(claims),
        ".c2lnbmF0dXJl",
    ]
    .concat()
}

/// The answer with an access token that permits these actions on `team/app`.
pub(crate) fn token(actions: &[&str]) -> Raw {
    let list: Vec<String> = actions
        .iter()
        .map(|action| ["\"", action, "\""].concat())
        .collect();
    let claims = [
        r#"{"iat":1772445600,"exp":1772456400,"access":[{"type":"repository","name":"team/app","actions":["#,
        &list.join(","),
        "]}]}",
    ]
    .concat();
    let body = [r#"{"access_token":""#, &jwt(&claims), r#""}"#].concat();
    answer(200, &[], &body)
}

/// Every action.
pub(crate) const ALL: &[&str] = &["pull", "push", "delete", "metadata_read", "metadata_write"];

/// The names of a registry in East US, with or without a private endpoint.
pub(crate) fn names(private_link: bool, address: &str) -> Names {
    let mut chain = vec![
        "eus1.fe.azcr.io".to_owned(),
        "eus-acr-reg.trafficmanager.net".to_owned(),
        "r0318eus.eastus.cloudapp.azure.com".to_owned(),
    ];
    if private_link {
        chain.insert(0, "lantern.privatelink.azurecr.io".to_owned());
    }
    Names {
        chain,
        v4: vec![address.parse().expect("an address")],
        v6: Vec::new(),
    }
}

/// The answer of a public resolver to a question for addresses.
pub(crate) fn doh(private_link: bool) -> Raw {
    let mut records = String::new();
    for name in names(private_link, ADDRESS).chain {
        records.push_str(r#"{"type":5,"data":""#);
        records.push_str(&name);
        records.push_str(r#"."},"#);
    }
    let body = [
        r#"{"Status":0,"Answer":["#,
        &records,
        r#"{"type":1,"data":"20.62.128.14"}]}"#,
    ]
    .concat();
    answer(200, &[("content-type", "application/dns-json")], &body)
}

/// A certificate as ACR shows it.
pub(crate) fn certificate() -> Certificate {
    Certificate {
        subject: "CN=*.azurecr.io".to_owned(),
        issuer: "CN=Microsoft Azure RSA TLS Issuing CA 04, O=Microsoft Corporation".to_owned(),
        names: vec!["*.azurecr.io".to_owned()],
        not_before: NOW - 86_400 * 30,
        not_after: NOW + 86_400 * 150,
    }
}

/// What a healthy registry of this vantage answers. With `cors`, a page may read it.
pub(crate) fn healthy(purpose: Purpose, page_reads: bool, browser: bool) -> Raw {
    let connected = || Raw::Connected {
        address: ADDRESS.parse().ok(),
        proxy: None,
    };
    let secured = || {
        Raw::Secured(Secured {
            version: "TLS 1.3".to_owned(),
            certificate: Some(certificate()),
            trusted: true,
        })
    };
    match purpose {
        Purpose::Names | Purpose::BlobNames => Raw::Names(names(false, ADDRESS)),
        Purpose::DataNames => Raw::Names(Names {
            v4: vec![ADDRESS.parse().expect("an address")],
            ..Names::default()
        }),
        Purpose::Connect | Purpose::BlobConnect => connected(),
        Purpose::Secure | Purpose::BlobSecure => secured(),
        Purpose::Reach => Raw::Opaque,
        Purpose::Control => answer(200, &[], ""),
        _ if browser && !page_reads => Raw::Hidden,
        Purpose::Challenge => answer(401, &[("www-authenticate", BEARER)], UNAUTHORIZED),
        Purpose::AnonymousToken => answer(401, &[], UNAUTHORIZED),
        Purpose::BasicToken | Purpose::AccessToken => token(ALL),
        Purpose::Exchange => {
            let body = [
                r#"{"refresh_token":""#,
                &jwt(r#"{"exp":1772456400}"#),
                r#""}"#,
            ]
            .concat();
            answer(200, &[], &body)
        }
        Purpose::Manifest => answer(
            200,
            &[("content-type", "application/vnd.oci.image.manifest.v1+json")],
            r#"{"schemaVersion":2,"config":{"digest":"sha256:44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a"},"layers":[]}"#,
        ),
        Purpose::Blob => answer(
            307,
            &[(
                "location",
                "https://eusmanaged14.blob.core.windows.net/c/a?sig=c2VjcmV0c2lnbmF0dXJl&se=2026",
            )],
            "",
        ),
        Purpose::BlobReach => answer(400, &[("server", "Windows-Azure-Blob/1.0")], ""),
    }
}
