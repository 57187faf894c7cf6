//! Who asks: only the page of this very server, in a browser on this machine,
//! or a program of its user.
//!
//! Every page that the user opens can send requests to 127.0.0.1. A browser
//! says with each where it comes from, and no page can make it say otherwise
//! (source: the Fetch standard, forbidden request headers).

use acr_doctor_probe::api::Fault;
use hyper::Request;
use hyper::header::{HOST, HeaderMap, HeaderName, ORIGIN};

/// The headers that browsers, curl and their like send by themselves. Cookies
/// are never read: on 127.0.0.1 the servers of all ports share them. A header
/// that says that others ask through a proxy is not among these.
const KNOWN: &[&str] = &[
    "accept",
    "accept-encoding",
    "accept-language",
    "cache-control",
    "connection",
    "content-length",
    "content-type",
    "cookie",
    "device-memory",
    "dnt",
    "downlink",
    "dpr",
    "ect",
    "expect",
    "host",
    "if-modified-since",
    "if-none-match",
    "keep-alive",
    "origin",
    "pragma",
    "priority",
    "purpose",
    "range",
    "referer",
    "rtt",
    "save-data",
    "te",
    "transfer-encoding",
    "upgrade-insecure-requests",
    "user-agent",
    "viewport-width",
    "width",
];

/// Beginnings of more of them: client hints and fetch metadata come in ever
/// new kinds, and only a browser can send them.
const BROWSERS_OWN: [&str; 2] = ["sec-ch-", "sec-fetch-"];

/// Whether a page of this server asks, or no page at all.
///
/// # Errors
/// Who asks instead.
pub(super) fn same_origin<B>(request: &Request<B>) -> Result<(), Fault> {
    let headers = request.headers();
    // `null` is the origin of a sandbox, of a file, and after some redirects.
    let mut origins = headers.get_all(ORIGIN).iter();
    let host = headers.get(HOST);
    let own = origins.all(|origin| {
        let place = origin.as_bytes().strip_prefix(b"http://");
        place.is_some_and(|place| {
            host.is_some_and(|host| host.as_bytes().eq_ignore_ascii_case(place))
        })
    });
    if !own {
        return Err(Fault::ForeignOrigin);
    }
    match said(headers, "sec-fetch-site") {
        // `none`: the user's own doing, such as typing the address.
        Said::Nothing | Said::One(b"same-origin" | b"none") => Ok(()),
        // Another site may lead to a document. It cannot read it, and no frame holds it.
        Said::One(b"cross-site" | b"same-site") if is_visit(headers) => Ok(()),
        Said::One(_) | Said::More => Err(Fault::CrossSite),
    }
}

/// Whether a link to a document was followed, in a window of its own.
fn is_visit(headers: &HeaderMap) -> bool {
    matches!(said(headers, "sec-fetch-mode"), Said::One(b"navigate"))
        && matches!(said(headers, "sec-fetch-dest"), Said::One(b"document"))
}

/// The value of a header that may stand once.
enum Said<'a> {
    Nothing,
    One(&'a [u8]),
    More,
}

fn said<'a>(headers: &'a HeaderMap, name: &str) -> Said<'a> {
    let mut values = headers.get_all(name).iter();
    match (values.next(), values.next()) {
        (None, _) => Said::Nothing,
        (Some(value), None) => Said::One(value.as_bytes()),
        _ => Said::More,
    }
}

/// Whether the API may be asked: as [`same_origin`] says it, without exception
/// for visits, and with headers that are known.
///
/// # Errors
/// What is wrong.
pub(super) fn api<B>(request: &Request<B>) -> Result<(), Fault> {
    same_origin(request)?;
    let headers = request.headers();
    if !matches!(
        said(headers, "sec-fetch-site"),
        Said::Nothing | Said::One(b"same-origin" | b"none")
    ) {
        return Err(Fault::CrossSite);
    }
    if headers.keys().all(is_known) {
        Ok(())
    } else {
        Err(Fault::UnknownHeader)
    }
}

fn is_known(name: &HeaderName) -> bool {
    let name = name.as_str();
    // Browsers for the sake of privacy, without the hints: Global Privacy Control
    // and the purpose of a request that is made ahead.
    KNOWN.contains(&name)
        || BROWSERS_OWN.iter().any(|start| name.starts_with(start))
        || matches!(name, "sec-gpc" | "sec-purpose")
}

#[cfg(test)]
mod tests {
    use acr_doctor_probe::api::Fault;
    use hyper::Request;

    use super::{api, same_origin};

    fn request(headers: &[(&str, &str)]) -> Request<()> {
        let mut request = Request::get("/").header("host", "127.0.0.1:8080");
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        request.body(()).unwrap()
    }

    #[test]
    fn another_origin_asks_for_nothing() {
        for origin in [
            "http://127.0.0.1:8081",
            "http://localhost:8080",
            "https://127.0.0.1:8080",
            "http://evil.example",
            "http://127.0.0.1:8080.evil.example",
            "null",
            "",
        ] {
            let asked = request(&[("origin", origin)]);
            assert_eq!(same_origin(&asked), Err(Fault::ForeignOrigin), "{origin}");
        }
        let own = ("origin", "http://127.0.0.1:8080");
        assert_eq!(same_origin(&request(&[own])), Ok(()));
        let two = request(&[own, ("origin", "http://evil.example")]);
        assert_eq!(same_origin(&two), Err(Fault::ForeignOrigin));
    }

    #[test]
    fn another_site_can_only_lead_to_a_document() {
        for site in ["cross-site", "same-site", "sideways", ""] {
            let asked = request(&[("sec-fetch-site", site)]);
            assert_eq!(same_origin(&asked), Err(Fault::CrossSite), "{site}");
        }
        let visit = |site, dest| {
            request(&[
                ("sec-fetch-site", site),
                ("sec-fetch-mode", "navigate"),
                ("sec-fetch-dest", dest),
            ])
        };
        assert_eq!(same_origin(&visit("cross-site", "document")), Ok(()));
        assert_eq!(api(&visit("cross-site", "document")), Err(Fault::CrossSite));
        assert_eq!(
            same_origin(&visit("cross-site", "iframe")),
            Err(Fault::CrossSite)
        );
        assert_eq!(api(&visit("none", "document")), Ok(()));
        let twice = request(&[
            ("sec-fetch-site", "same-origin"),
            ("sec-fetch-site", "cross-site"),
        ]);
        assert_eq!(same_origin(&twice), Err(Fault::CrossSite));
    }

    #[test]
    fn headers_are_those_of_browsers() {
        let usual = [
            ("sec-ch-ua-platform", "\"Linux\""),
            ("sec-fetch-storage-access", "none"),
            ("cookie", "of=another-port"),
            ("sec-gpc", "1"),
        ];
        assert_eq!(api(&request(&usual)), Ok(()));
        for name in [
            "x-anything",
            "authorization",
            "x-forwarded-for",
            "via",
            "x-http-method-override",
        ] {
            assert_eq!(
                api(&request(&[(name, "1")])),
                Err(Fault::UnknownHeader),
                "{name}"
            );
            assert_eq!(same_origin(&request(&[(name, "1")])), Ok(()), "{name}");
        }
    }
}
