//! Lines of a browser's console.

use acr_doctor_rules::evidence::{ConnectionFault, DnsFault, Fact, Kind, ProxyFault, TlsFault};

use super::{Expected, assert_read, causes, checks, evidence, report};

fn reads(text: &str, checks: &[&str], facts: &[Fact], cause: Option<&str>) {
    let expected = Expected {
        checks,
        facts,
        cause,
    };
    assert_read(Kind::Console, text, &expected);
}

/// What Chromium says of an answer that the page may not read; the status is put in.
fn chromium(status: &str) -> String {
    [
        "Access to fetch at 'https://contoso.azurecr.io/v2/' from origin 'https://acr.example' has been blocked by CORS policy: No 'Access-Control-Allow-Origin' header is present on the requested resource.\nprobe.js:12  GET https://contoso.azurecr.io/v2/ net::ERR_FAILED ",
        status,
        "\nreach @ probe.js:12\n(anonymous) @ probe.js:30\nUncaught (in promise) TypeError: Failed to fetch\n    at reach (probe.js:12:3)\n",
    ]
    .concat()
}

/// The same of Firefox.
fn firefox(status: &str) -> String {
    [
        "Cross-Origin Request Blocked: The Same Origin Policy disallows reading the remote resource at https://contoso.azurecr.io/v2/. (Reason: CORS header ‘Access-Control-Allow-Origin’ missing). Status code: ",
        status,
        ".\nUncaught (in promise) TypeError: NetworkError when attempting to fetch resource.\n",
    ]
    .concat()
}

/// The same of Safari.
fn safari(status: &str) -> String {
    [
        "[Error] Origin https://acr.example is not allowed by Access-Control-Allow-Origin. Status code: ",
        status,
        "\n[Error] Fetch API cannot load https://contoso.azurecr.io/v2/ due to access control checks.\n[Error] Failed to load resource: Origin https://acr.example is not allowed by Access-Control-Allow-Origin. Status code: ",
        status,
        " (v2, line 0)\n[Error] Unhandled Promise Rejection: TypeError: Load failed\n",
    ]
    .concat()
}

#[test]
fn the_console_tells_the_status_that_the_page_cannot_see() {
    for (code, words, fact, challenge, cause) in [
        ("401", "401 (Unauthorized)", 401, "challenge ok", None),
        (
            "403",
            "403 (Forbidden)",
            403,
            "challenge error",
            Some("ip_firewall"),
        ),
        (
            "404",
            "404 (Not Found)",
            404,
            "challenge error",
            Some("registry_http_404"),
        ),
        (
            "503",
            "503 (Service Unavailable)",
            503,
            "challenge error",
            Some("registry_http_503"),
        ),
    ] {
        let fact = [Fact::ChallengeStatus(fact)];
        let hidden = ["tls ok", challenge];
        reads(&chromium(words), &hidden, &fact, cause);
        reads(&safari(code), &hidden, &fact, cause);
        reads(&firefox(code), &[challenge], &fact, cause);
        let get = ["GET https://contoso.azurecr.io/v2/ ", words, "\n"].concat();
        reads(&get, &[challenge], &fact, cause);
    }
}

#[test]
fn an_answer_that_is_hidden_proves_the_way_and_nothing_more() {
    let all = chromium("");
    let text = all.lines().next().unwrap();
    reads(text, &["tls ok", "challenge info"], &[], None);
}

#[test]
fn errors_of_the_network_stack() {
    use ConnectionFault::{Refused, Reset, Timeout};
    use ProxyFault::{Authentication, Forbidden, Unreachable};
    use TlsFault::{Expired, NotTls, OldProtocol, UnknownIssuer, WrongHost};
    for (name, check, fact, cause) in [
        (
            "NAME_NOT_RESOLVED",
            "dns error",
            Fact::Dns(DnsFault::NoSuchName),
            "dns_nxdomain",
        ),
        (
            "CONNECTION_REFUSED",
            "tcp error",
            Fact::Connection(Refused),
            "connection_refused",
        ),
        (
            "CONNECTION_TIMED_OUT",
            "tcp error",
            Fact::Connection(Timeout),
            "connection_timeout",
        ),
        (
            "TIMED_OUT",
            "tcp error",
            Fact::Connection(Timeout),
            "connection_timeout",
        ),
        (
            "ADDRESS_UNREACHABLE",
            "tcp error",
            Fact::Connection(Timeout),
            "connection_timeout",
        ),
        (
            "CONNECTION_RESET",
            "tcp error",
            Fact::Connection(Reset),
            "connection_reset",
        ),
        (
            "CONNECTION_CLOSED",
            "tcp error",
            Fact::Connection(Reset),
            "connection_reset",
        ),
        (
            "EMPTY_RESPONSE",
            "tcp error",
            Fact::Connection(Reset),
            "connection_reset",
        ),
        (
            "CERT_AUTHORITY_INVALID",
            "tls error",
            Fact::Tls(UnknownIssuer),
            "tls_interception",
        ),
        (
            "CERT_COMMON_NAME_INVALID",
            "tls error",
            Fact::Tls(WrongHost),
            "tls_wrong_host",
        ),
        (
            "CERT_DATE_INVALID",
            "tls error",
            Fact::Tls(Expired),
            "tls_expired_certificate",
        ),
        (
            "SSL_PROTOCOL_ERROR",
            "tls error",
            Fact::Tls(NotTls),
            "tls_not_spoken",
        ),
        (
            "SSL_VERSION_OR_CIPHER_MISMATCH",
            "tls error",
            Fact::Tls(OldProtocol),
            "tls_old_protocol",
        ),
        (
            "PROXY_CONNECTION_FAILED",
            "tcp error",
            Fact::Proxy(Unreachable),
            "proxy_unreachable",
        ),
        (
            "TUNNEL_CONNECTION_FAILED",
            "tcp error",
            Fact::Proxy(Forbidden),
            "proxy_forbids_registry",
        ),
        (
            "PROXY_AUTH_UNSUPPORTED",
            "tcp error",
            Fact::Proxy(Authentication),
            "proxy_authentication",
        ),
    ] {
        for text in [
            ["GET https://contoso.azurecr.io/v2/ net::ERR_", name, "\n"].concat(),
            [
                "probe.js:12 GET https://contoso.azurecr.io/v2/ net::ERR_",
                name,
                "\nUncaught (in promise) TypeError: Failed to fetch\n",
            ]
            .concat(),
            [
                "contoso.azurecr.io/v2/:1 Failed to load resource: net::ERR_",
                name,
                "\n",
            ]
            .concat(),
            ["Failed to load resource: net::ERR_", name, "\n"].concat(),
        ] {
            reads(&text, &[check], &[fact], Some(cause));
        }
    }
}

#[test]
fn firefox_and_safari_have_words_of_their_own() {
    let timeout = Fact::Connection(ConnectionFault::Timeout);
    for (text, check, fact, cause) in [
        (
            "GET https://contoso.azurecr.io/v2/ NS_ERROR_UNKNOWN_HOST",
            "dns error",
            Fact::Dns(DnsFault::NoSuchName),
            "dns_nxdomain",
        ),
        (
            "GET https://contoso.azurecr.io/v2/ NS_ERROR_NET_TIMEOUT",
            "tcp error",
            timeout,
            "connection_timeout",
        ),
        (
            "GET https://contoso.azurecr.io/v2/ NS_ERROR_PROXY_CONNECTION_REFUSED",
            "tcp error",
            Fact::Proxy(ProxyFault::Unreachable),
            "proxy_unreachable",
        ),
        (
            "contoso.azurecr.io: SEC_ERROR_UNKNOWN_ISSUER",
            "tls error",
            Fact::Tls(TlsFault::UnknownIssuer),
            "tls_interception",
        ),
        (
            "[Error] Failed to load resource: A server with the specified hostname could not be found. (v2, line 0)",
            "dns error",
            Fact::Dns(DnsFault::NoSuchName),
            "dns_nxdomain",
        ),
        (
            "[Error] Failed to load resource: The request timed out. (v2, line 0)",
            "tcp error",
            timeout,
            "connection_timeout",
        ),
        (
            "[Error] Failed to load resource: Could not connect to the server. (v2, line 0)",
            "tcp error",
            Fact::Connection(ConnectionFault::Refused),
            "connection_refused",
        ),
        (
            "[Error] Failed to load resource: The certificate for this server is invalid. You might be connecting to a server that is pretending to be “contoso.azurecr.io”, which could put your confidential information at risk. (v2, line 0)",
            "tls error",
            Fact::Tls(TlsFault::UnknownIssuer),
            "tls_interception",
        ),
    ] {
        reads(text, &[check], &[fact], Some(cause));
    }
    let requests = "XHRGET\nhttps://contoso.azurecr.io/v2/\n[HTTP/2 401  90ms]\n";
    let facts = [Fact::ChallengeStatus(401)];
    reads(requests, &["challenge ok"], &facts, None);
}

#[test]
fn a_request_that_did_not_succeed_says_not_why() {
    let text = "Cross-Origin Request Blocked: The Same Origin Policy disallows reading the remote resource at https://contoso.azurecr.io/v2/. (Reason: CORS request did not succeed). Status code: (null).\n";
    let report = report(text);
    assert_eq!(checks(&report), ["challenge error"]);
    assert!(causes(&report).len() > 5, "{:?}", causes(&report));
    assert!(
        report
            .findings
            .iter()
            .all(|found| found.certainty.as_str() != "sure")
    );
    assert_eq!(report.not_understood, []);
}

#[test]
fn a_redirect_to_another_host_is_a_portal() {
    let text = "Access to fetch at 'https://portal.contoso.example/login' (redirected from 'https://contoso.azurecr.io/v2/') from origin 'https://acr.example' has been blocked by CORS policy: No 'Access-Control-Allow-Origin' header is present on the requested resource.\n";
    let facts = [Fact::RedirectElsewhere];
    reads(text, &["challenge error"], &facts, Some("captive_portal"));
}

#[test]
fn what_the_browser_kept_back_is_no_fault_of_the_registry() {
    for text in [
        "Access to fetch at 'https://contoso.azurecr.io/v2/' from origin 'https://acr.example' has been blocked by CORS policy: Permission was denied for this request to access the `local` address space.\n",
        "GET https://contoso.azurecr.io/v2/ net::ERR_BLOCKED_BY_CLIENT\n",
        "GET https://contoso.azurecr.io/v2/ net::ERR_NETWORK_CHANGED\n",
    ] {
        reads(text, &["tcp info"], &[], None);
    }
}

#[test]
fn other_requests_of_the_page_are_not_the_registrys() {
    let text = "GET https://fonts.contoso.example/a.woff2 net::ERR_NAME_NOT_RESOLVED\n";
    assert_eq!(evidence(text).observations, []);
    let both = [&chromium("401 (Unauthorized)"), text].concat();
    let facts = [Fact::ChallengeStatus(401)];
    reads(&both, &["tls ok", "challenge ok"], &facts, None);
}
