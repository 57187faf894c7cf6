//! curl, with and without `-v`, on Linux, macOS and Windows.

use acr_doctor_rules::evidence::{
    ChallengeFault, ConnectionFault, DnsFault, Fact, Kind, ProxyFault, TlsFault,
};

use super::{Expected, assert_read, evidence, report};

/// A whole answer of a registry that is well, over a direct connection.
pub(crate) const HEALTHY: &str = r#"$ curl -v https://contoso.azurecr.io/v2/
* Host contoso.azurecr.io:443 was resolved.
* IPv6: (none)
* IPv4: 203.0.113.9
*   Trying 203.0.113.9:443...
* Connected to contoso.azurecr.io (203.0.113.9) port 443
* ALPN: curl offers h2,http/1.1
} [5 bytes data]
* TLSv1.3 (OUT), TLS handshake, Client hello (1):
} [512 bytes data]
*  CAfile: /etc/ssl/certs/ca-certificates.crt
*  CApath: /etc/ssl/certs
* TLSv1.3 (IN), TLS handshake, Server hello (2):
{ [122 bytes data]
* SSL connection using TLSv1.3 / TLS_AES_256_GCM_SHA384 / X25519 / RSASSA-PSS
* ALPN: server accepted http/1.1
* Server certificate:
*  subject: C=US; ST=WA; L=Redmond; O=Microsoft Corporation; CN=*.azurecr.io
*  start date: Oct  1 00:00:00 2026 GMT
*  expire date: Mar 30 00:00:00 2027 GMT
*  subjectAltName: host "contoso.azurecr.io" matched cert's "*.azurecr.io"
*  issuer: C=US; O=Microsoft Corporation; CN=Microsoft Azure RSA TLS Issuing CA 04
*  SSL certificate verify ok.
* using HTTP/1.x
> GET /v2/ HTTP/1.1
> Host: contoso.azurecr.io
> User-Agent: curl/8.5.0
> Accept: */*
>
< HTTP/1.1 401 Unauthorized
< Server: AzureContainerRegistry
< Date: Mon, 23 Nov 2026 08:15:02 GMT
< Content-Type: application/json; charset=utf-8
< Content-Length: 149
< Connection: keep-alive
< Access-Control-Expose-Headers: Docker-Content-Digest
< Access-Control-Expose-Headers: WWW-Authenticate
< Docker-Distribution-Api-Version: registry/2.0
< Strict-Transport-Security: max-age=31536000; includeSubDomains
< Www-Authenticate: Bearer realm="https://contoso.azurecr.io/oauth2/token",service="contoso.azurecr.io"
< X-Ms-Correlation-Request-Id: 11111111-2222-4333-8444-555555555555
<
{ [149 bytes data]
{"errors":[{"code":"UNAUTHORIZED","message":"authentication required, visit https://aka.ms/acr/authorization for more information.","detail":null}]}
* Connection #0 to host contoso.azurecr.io left intact
"#;

fn reads(text: &str, checks: &[&str], facts: &[Fact], cause: Option<&str>) {
    let expected = Expected {
        checks,
        facts,
        cause,
    };
    assert_read(Kind::Curl, text, &expected);
}

/// The answer of the healthy registry with another status and other headers.
fn answered(status: &str, headers: &str, body: &str) -> String {
    let (before, _) = HEALTHY.split_once("< HTTP/1.1 401").unwrap();
    let end = "\n* Connection #0 to host contoso.azurecr.io left intact\n";
    [
        before,
        "< HTTP/1.1 ",
        status,
        "\n",
        headers,
        "<\n",
        body,
        end,
    ]
    .concat()
}

#[test]
fn a_challenge_shows_that_the_way_is_well() {
    let well = ["dns ok", "tcp ok", "tls ok", "challenge ok"];
    reads(HEALTHY, &well, &[Fact::ChallengeStatus(401)], None);
    let seen = evidence(HEALTHY).observations;
    assert!(
        seen[2]
            .detail
            .contains("Microsoft Azure RSA TLS Issuing CA 04")
    );
    assert!(seen[3].detail.contains("Bearer realm="));
    let line = |start: &str| {
        1 + HEALTHY
            .lines()
            .position(|line| line.starts_with(start))
            .unwrap()
    };
    assert_eq!(seen[3].lines, (line("< HTTP/1.1 401"), line("{\"errors\"")));
    assert_eq!(report(HEALTHY).findings, []);
}

#[test]
fn http_2_and_older_versions_of_curl_say_it_in_other_words() {
    let text = "\
C:\\Users\\dev>curl.exe -v https://contoso.azurecr.io/v2/
  % Total    % Received % Xferd  Average Speed   Time    Time     Time  Current
                                 Dload  Upload   Total   Spent    Left  Speed
  0     0    0     0    0     0      0      0 --:--:-- --:--:-- --:--:--     0*   Trying 203.0.113.9:443...
* Connected to contoso.azurecr.io (203.0.113.9) port 443 (#0)
* schannel: disabled automatic use of client certificate
* ALPN: server accepted h2
* [HTTP/2] [1] OPENED stream for https://contoso.azurecr.io/v2/
* [HTTP/2] [1] [:authority: contoso.azurecr.io]
> GET /v2/ HTTP/2
> Host: contoso.azurecr.io
>
< HTTP/2 401
< www-authenticate: Bearer realm=\"https://contoso.azurecr.io/oauth2/token\",service=\"contoso.azurecr.io\"
<
100   149  100   149    0     0    871      0 --:--:-- --:--:-- --:--:--   876
* Connection #0 to host contoso.azurecr.io left intact
";
    let text = text.replace("     0*   Trying", "     0\n*   Trying");
    reads(
        &text,
        &["dns ok", "tcp ok", "challenge ok"],
        &[Fact::ChallengeStatus(401)],
        None,
    );
}

#[test]
fn headers_alone_are_read_too() {
    let text = "\
$ curl -i https://contoso.azurecr.io/v2/
HTTP/1.1 401 Unauthorized
Server: openresty
Www-Authenticate: Bearer realm=\"https://contoso.azurecr.io/oauth2/token\",service=\"contoso.azurecr.io\"

{\"errors\":[{\"code\":\"UNAUTHORIZED\",\"message\":\"authentication required\",\"detail\":null}]}
";
    reads(text, &["challenge ok"], &[Fact::ChallengeStatus(401)], None);
}

#[test]
fn what_the_registry_answers_is_told_by_its_status() {
    let json = "< Content-Type: application/json\n";
    let page = "< Content-Type: text/html\n";
    let denied = r#"{"errors":[{"code":"DENIED","message":"client with IP '198.51.100.7' is not allowed access. Refer https://aka.ms/acr/firewall to grant access."}]}"#;
    let status = Fact::ChallengeStatus;
    let cases: [(&str, &str, &str, &[Fact], &str); 9] = [
        ("403 Forbidden", json, denied, &[status(403)], "ip_firewall"),
        (
            "403 Forbidden",
            page,
            "<html>\n<body>Blocked by policy.</body>\n</html>",
            &[status(403), Fact::HtmlAnswer],
            "web_filter_block_page",
        ),
        (
            "404 Not Found",
            json,
            "{}",
            &[status(404)],
            "registry_http_404",
        ),
        ("200 OK", json, "{}", &[status(200)], "no_challenge_200"),
        (
            "429 Too Many Requests",
            json,
            "{}",
            &[status(429)],
            "registry_throttled",
        ),
        (
            "500 Internal Server Error",
            json,
            "{}",
            &[status(500)],
            "registry_http_500",
        ),
        (
            "502 Bad Gateway",
            "",
            "<html>\n</html>",
            &[status(502)],
            "gateway_502",
        ),
        (
            "503 Service Unavailable",
            json,
            "{}",
            &[status(503)],
            "registry_http_503",
        ),
        (
            "302 Found",
            "< Location: https://portal.contoso.example/login\n",
            "",
            &[status(302), Fact::RedirectElsewhere],
            "captive_portal",
        ),
    ];
    for (line, headers, body, facts, cause) in cases {
        let text = answered(line, headers, body);
        let checks = ["dns ok", "tcp ok", "tls ok", "challenge error"];
        reads(&text, &checks, facts, Some(cause));
    }
}

#[test]
fn the_challenge_itself_can_be_wrong() {
    let missing = answered("401 Unauthorized", "< Server: gateway\n", "");
    reads(
        &missing,
        &["dns ok", "tcp ok", "tls ok", "challenge error"],
        &[
            Fact::ChallengeStatus(401),
            Fact::Challenge(ChallengeFault::Missing),
        ],
        Some("challenge_header_missing"),
    );
    let malformed = answered("401 Unauthorized", "< WWW-Authenticate: Bearer\n", "");
    reads(
        &malformed,
        &["dns ok", "tcp ok", "tls ok", "challenge error"],
        &[
            Fact::ChallengeStatus(401),
            Fact::Challenge(ChallengeFault::Malformed),
        ],
        Some("challenge_malformed"),
    );
    let basic = answered(
        "401 Unauthorized",
        "< WWW-Authenticate: Basic realm=\"x\"\n",
        "",
    );
    reads(
        &basic,
        &[
            "dns ok",
            "tcp ok",
            "tls ok",
            "challenge ok",
            "aad_login error",
        ],
        &[
            Fact::ChallengeStatus(401),
            Fact::Challenge(ChallengeFault::BasicOnly),
        ],
        Some("registry_without_aad_login"),
    );
}

#[test]
fn a_paste_that_stops_in_the_headers_proves_no_missing_one() {
    let (cut, _) = HEALTHY.split_once("< Www-Authenticate").unwrap();
    let well = ["dns ok", "tcp ok", "tls ok", "challenge ok"];
    reads(cut, &well, &[Fact::ChallengeStatus(401)], None);
}

#[test]
fn names_that_do_not_resolve() {
    let no_name = [Fact::Dns(DnsFault::NoSuchName)];
    for text in [
        "curl: (6) Could not resolve host: contoso.azurecr.io\n",
        "curl: (6) Could not resolve host: contoso.azurecr.io; Name or service not known\n",
        "* Could not resolve host: contoso.azurecr.io\n* Closing connection\ncurl: (6) Could not resolve host: contoso.azurecr.io\n",
        "* Could not resolve: contoso.azurecr.io (Domain name not found)\n* shutting down connection #0\ncurl: (6) Could not resolve: contoso.azurecr.io (Domain name not found)\n",
    ] {
        reads(text, &["dns error"], &no_name, Some("dns_nxdomain"));
    }
    let slow = "$ curl -v --connect-timeout 5 https://contoso.azurecr.io/v2/\n* Resolving timed out after 5002 milliseconds\n* Closing connection\ncurl: (28) Resolving timed out after 5002 milliseconds\n";
    let timeout = [Fact::Dns(DnsFault::Timeout)];
    reads(slow, &["dns error"], &timeout, Some("dns_timeout"));
}

#[test]
fn connections_that_fail() {
    let timeout = Fact::Connection(ConnectionFault::Timeout);
    let refused = Fact::Connection(ConnectionFault::Refused);
    for (text, checks, fact, cause) in [
        (
            "*   Trying 203.0.113.9:443...\n* Connection timed out after 20001 milliseconds\n* Closing connection\ncurl: (28) Connection timed out after 20001 milliseconds\n",
            &["dns ok", "tcp error"][..],
            timeout,
            "connection_timeout",
        ),
        (
            "curl: (28) Failed to connect to contoso.azurecr.io port 443 after 134172 ms: Couldn't connect to server\n",
            &["tcp error"],
            timeout,
            "connection_timeout",
        ),
        (
            "*   Trying 203.0.113.9:443...\n* connect to 203.0.113.9 port 443 from 10.0.0.4 port 50312 failed: Connection refused\n* Failed to connect to contoso.azurecr.io port 443 after 21 ms: Couldn't connect to server\n* Closing connection\ncurl: (7) Failed to connect to contoso.azurecr.io port 443 after 21 ms: Couldn't connect to server\n",
            &["dns ok", "tcp error"],
            refused,
            "connection_refused",
        ),
        (
            "curl: (7) Failed to connect to contoso.azurecr.io port 443: Connection refused\n",
            &["tcp error"],
            refused,
            "connection_refused",
        ),
    ] {
        let text = [
            "dev@build:~$ curl -v https://contoso.azurecr.io/v2/\n",
            text,
        ]
        .concat();
        reads(&text, checks, &[fact], Some(cause));
    }
    // One address of two answers: that is enough.
    let second = "*   Trying [2001:db8::9]:443...\n* Immediate connect fail for 2001:db8::9: Network is unreachable\n*   Trying 203.0.113.9:443...\n* Connected to contoso.azurecr.io (203.0.113.9) port 443\n";
    reads(second, &["dns ok", "tcp ok"], &[], None);
}

#[test]
fn answers_that_do_not_come() {
    let reset = [Fact::Connection(ConnectionFault::Reset)];
    for text in [
        "curl: (52) Empty reply from server\n",
        "curl: (56) Recv failure: Connection reset by peer\n",
        "curl: (56) Recv failure: Connection was reset\n",
    ] {
        reads(text, &["challenge error"], &reset, Some("connection_reset"));
    }
}

#[test]
fn tls_that_fails() {
    for (line, fault, cause) in [
        (
            "curl: (60) SSL certificate problem: unable to get local issuer certificate",
            TlsFault::UnknownIssuer,
            "tls_interception",
        ),
        (
            "curl: (60) SSL certificate problem: self-signed certificate in certificate chain",
            TlsFault::UnknownIssuer,
            "tls_interception",
        ),
        (
            "curl: (60) schannel: SEC_E_UNTRUSTED_ROOT (0x80090325) - The certificate chain was issued by an authority that is not trusted.",
            TlsFault::UnknownIssuer,
            "tls_interception",
        ),
        (
            "curl: (60) SSL certificate problem: self-signed certificate",
            TlsFault::SelfSigned,
            "tls_self_signed_certificate",
        ),
        (
            "curl: (60) SSL certificate problem: certificate has expired",
            TlsFault::Expired,
            "tls_expired_certificate",
        ),
        (
            "curl: (60) SSL certificate problem: certificate is not yet valid",
            TlsFault::Expired,
            "clock_skew",
        ),
        (
            "curl: (60) SSL: no alternative certificate subject name matches target host name 'contoso.azurecr.io'",
            TlsFault::WrongHost,
            "tls_wrong_host",
        ),
        (
            "curl: (60) schannel: SNI or certificate check failed: SEC_E_WRONG_PRINCIPAL (0x80090322) - The target principal name is incorrect.",
            TlsFault::WrongHost,
            "tls_wrong_host",
        ),
        (
            "curl: (35) error:0A00010B:SSL routines::wrong version number",
            TlsFault::NotTls,
            "tls_not_spoken",
        ),
        (
            "curl: (35) error:0A00042E:SSL routines::tlsv1 alert protocol version",
            TlsFault::OldProtocol,
            "tls_old_protocol",
        ),
        (
            "curl: (35) OpenSSL SSL_connect: SSL_ERROR_SYSCALL in connection to contoso.azurecr.io:443",
            TlsFault::Cut,
            "firewall_cuts_tls",
        ),
        (
            "curl: (35) Recv failure: Connection was reset",
            TlsFault::Cut,
            "firewall_cuts_tls",
        ),
        (
            "curl: (35) OpenSSL SSL_connect: Connection reset by peer in connection to contoso.azurecr.io:443",
            TlsFault::Cut,
            "connection_reset",
        ),
        (
            "curl: (28) SSL connection timeout",
            TlsFault::Cut,
            "firewall_cuts_tls",
        ),
    ] {
        let fact = [Fact::Tls(fault)];
        let advice = "More details here: https://curl.se/docs/sslcerts.html\n\ncurl failed to verify the legitimacy of the server and therefore could not\nestablish a secure connection to it. To learn more about this situation and\nhow to fix it, please visit the web page mentioned above.\n";
        reads(
            &[line, "\n", advice].concat(),
            &["tls error"],
            &fact,
            Some(cause),
        );
    }
    let verbose = "*   Trying 203.0.113.9:443...\n* Connected to contoso.azurecr.io (203.0.113.9) port 443\n* TLSv1.3 (OUT), TLS handshake, Client hello (1):\n* OpenSSL SSL_connect: SSL_ERROR_SYSCALL in connection to contoso.azurecr.io:443\n* Closing connection\ncurl: (35) OpenSSL SSL_connect: SSL_ERROR_SYSCALL in connection to contoso.azurecr.io:443\n";
    let cut = [Fact::Tls(TlsFault::Cut)];
    let checks = ["dns ok", "tcp ok", "tls error"];
    reads(verbose, &checks, &cut, Some("firewall_cuts_tls"));
}

#[test]
fn proxies_that_fail() {
    let command = "$ curl -v https://contoso.azurecr.io/v2/\n";
    let tunnel = "* Uses proxy env variable https_proxy == 'http://proxy.contoso.example:8080'\n* Host proxy.contoso.example:8080 was resolved.\n* IPv4: 10.0.0.9\n*   Trying 10.0.0.9:8080...\n* Connected to proxy.contoso.example (10.0.0.9) port 8080\n* CONNECT tunnel: HTTP/1.1 negotiated\n* Establish HTTP proxy tunnel to contoso.azurecr.io:443\n> CONNECT contoso.azurecr.io:443 HTTP/1.1\n> Host: contoso.azurecr.io:443\n> Proxy-Connection: Keep-Alive\n>\n";
    for (text, fault, cause) in [
        (
            "curl: (5) Could not resolve proxy: proxy.contoso.example\n".to_owned(),
            ProxyFault::Unreachable,
            "proxy_unreachable",
        ),
        (
            "* Uses proxy env variable HTTPS_PROXY == 'http://proxy.contoso.example:8080'\n*   Trying 10.0.0.9:8080...\n* connect to 10.0.0.9 port 8080 failed: Connection refused\n* Failed to connect to proxy.contoso.example port 8080 after 3 ms: Couldn't connect to server\n* Closing connection\ncurl: (7) Failed to connect to proxy.contoso.example port 8080 after 3 ms: Couldn't connect to server\n".to_owned(),
            ProxyFault::Unreachable,
            "proxy_unreachable",
        ),
        (
            "curl: (97) cannot complete SOCKS5 connection to contoso.azurecr.io. (1)\n".to_owned(),
            ProxyFault::Unreachable,
            "proxy_unreachable",
        ),
        (
            [tunnel, "< HTTP/1.1 407 Proxy Authentication Required\n< Proxy-Authenticate: NTLM\n<\n* CONNECT tunnel failed, response 407\n* Closing connection\ncurl: (56) CONNECT tunnel failed, response 407\n"].concat(),
            ProxyFault::Authentication,
            "proxy_authentication",
        ),
        (
            "curl: (56) Received HTTP code 407 from proxy after CONNECT\n".to_owned(),
            ProxyFault::Authentication,
            "proxy_authentication",
        ),
        (
            [tunnel, "< HTTP/1.1 403 Forbidden\n< Content-Type: text/html\n<\n* CONNECT tunnel failed, response 403\n* Closing connection\ncurl: (56) CONNECT tunnel failed, response 403\n"].concat(),
            ProxyFault::Forbidden,
            "proxy_forbids_registry",
        ),
    ] {
        let fact = [Fact::Proxy(fault)];
        reads(&[command, &text].concat(), &["tcp error"], &fact, Some(cause));
    }
    let through = [command, tunnel, "< HTTP/1.1 200 Connection established\n<\n* CONNECT phase completed\n* CONNECT tunnel established, response 200\n* SSL connection using TLSv1.3 / TLS_AES_256_GCM_SHA384\n*  SSL certificate verify ok.\n> GET /v2/ HTTP/1.1\n> Host: contoso.azurecr.io\n>\n< HTTP/1.1 401 Unauthorized\n< Www-Authenticate: Bearer realm=\"https://contoso.azurecr.io/oauth2/token\",service=\"contoso.azurecr.io\"\n<\n* Connection #0 to host proxy.contoso.example left intact\n"].concat();
    let checks = ["tcp ok", "tls ok", "challenge ok"];
    reads(&through, &checks, &[Fact::ChallengeStatus(401)], None);
}

#[test]
fn other_paths_and_the_exit_of_fail() {
    let token = "$ curl -i \"https://contoso.azurecr.io/oauth2/token?service=contoso.azurecr.io&scope=repository:app:pull\"\nHTTP/1.1 401 Unauthorized\nServer: openresty\n\n{\"errors\":[{\"code\":\"UNAUTHORIZED\",\"message\":\"authentication required\"}]}\n";
    let facts = [Fact::TokenStatus(401)];
    reads(token, &["token_endpoint info"], &facts, None);
    let failed = "$ curl -fsS https://contoso.azurecr.io/v2/\ncurl: (22) The requested URL returned error: 403\n";
    let facts = [Fact::ChallengeStatus(403)];
    reads(failed, &["challenge error"], &facts, Some("ip_firewall"));
}

#[test]
fn the_token_in_a_header_is_told_to_nobody() {
    let text = HEALTHY.replace(
        "> Accept: */*\n",
        "> Accept: */*\n> Authorization: Basic Y29udG9zbzpzZWNyZXQ=\n",
    );
    let told = [super::debug(&report(&text)), super::debug(&evidence(&text))].concat();
    assert!(!told.contains("Y29udG9zbzpzZWNyZXQ"));
}

#[test]
fn curl_to_another_host_is_not_ours() {
    let text = HEALTHY.replace("contoso.azurecr.io", "www.contoso.example");
    let text = text.replace("*.azurecr.io", "*.contoso.example");
    let report = report(&text);
    assert_eq!(report.kind, Kind::Unknown);
    assert_eq!(report.checks, []);
    assert_eq!(report.findings, []);
}

#[test]
fn a_failure_without_a_host_in_a_long_log_is_of_anything() {
    let failure = "curl: (60) SSL certificate problem: unable to get local issuer certificate\n";
    let log = "   Compiling gadget v1.0.1\n".repeat(80);
    let of_log = report(&[&log, failure, &log].concat());
    assert!(of_log.findings.is_empty(), "{of_log:?}");
    let alone = report(failure);
    assert_eq!(alone.root_cause.as_deref(), Some("tls_interception"));
}
