//! What is below HTTP, read byte by byte, and what is not HTTP at all.

use acr_doctor_loopback::{Authority, Behaviour, Loopback, TlsMode, V2, WRONG_HOST};
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::TcpStream;

use super::client::{Ask, ask, connect, handshake};

/// Sends bytes in plain and reads to the end.
async fn raw(registry: &Loopback, bytes: &[u8]) -> Vec<u8> {
    let mut stream = TcpStream::connect(registry.address()).await.unwrap();
    stream.write_all(bytes).await.unwrap();
    let mut answer = Vec::new();
    // What came before a reset counts too.
    let _ = stream.read_to_end(&mut answer).await;
    answer
}

/// The outside of a ClientHello: these servers do not look inside.
const CLIENT_HELLO: [u8; 9] = [0x16, 3, 1, 0, 4, 1, 0, 0, 0];

#[tokio::test]
async fn plain_http_answers_in_plain() {
    let registry = Loopback::start(Behaviour::tls(TlsMode::PlainHttp))
        .await
        .unwrap();
    let request = b"GET /v2/ HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n";
    assert!(raw(&registry, request).await.starts_with(b"HTTP/1.1 401 "));
    let old = b"GET /v2/ HTTP/1.0\r\n\r\n";
    assert!(raw(&registry, old).await.starts_with(b"HTTP/1.1 401 "));
    assert!(
        raw(&registry, &CLIENT_HELLO)
            .await
            .starts_with(b"HTTP/1.1 400 ")
    );
}

#[tokio::test]
async fn requests_beyond_the_limits_are_refused() {
    let registry = Loopback::start(Behaviour::tls(TlsMode::PlainHttp))
        .await
        .unwrap();
    let long = format!("GET / HTTP/1.1\r\nA: {}\r\n", "a".repeat(70_000));
    for (request, status) in [
        (long.as_str(), "431"),
        ("POST / HTTP/1.1\r\nContent-Length: 99999999\r\n\r\n", "413"),
        ("POST / HTTP/1.1\r\nContent-Length: many\r\n\r\n", "400"),
        (
            "POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n",
            "411",
        ),
    ] {
        let answer = raw(&registry, request.as_bytes()).await;
        assert!(
            answer.starts_with(format!("HTTP/1.1 {status} ").as_bytes()),
            "{status}"
        );
    }
}

#[tokio::test]
async fn a_client_that_waits_for_continue_gets_it() {
    let registry = Loopback::start(Behaviour::tls(TlsMode::PlainHttp))
        .await
        .unwrap();
    let mut stream = TcpStream::connect(registry.address()).await.unwrap();
    let head = b"POST /oauth2/token HTTP/1.1\r\nExpect: 100-continue\r\nContent-Length: 2\r\n\r\n";
    stream.write_all(head).await.unwrap();
    let mut answer = [0; 25];
    stream.read_exact(&mut answer).await.unwrap();
    assert_eq!(&answer, b"HTTP/1.1 100 Continue\r\n\r\n");
    stream.write_all(b"ab").await.unwrap();
    assert_eq!(registry.wait_for_requests(1).await[0].body, b"ab");
}

#[tokio::test]
async fn tls_1_0_speaks_tls_1_0() {
    let alert = Loopback::start(Behaviour::tls(TlsMode::Tls10Alert))
        .await
        .unwrap();
    // Fatal, protocol_version.
    assert_eq!(raw(&alert, &CLIENT_HELLO).await, [0x15, 3, 1, 0, 2, 2, 70]);
    let hello = Loopback::start(Behaviour::tls(TlsMode::Tls10ServerHello))
        .await
        .unwrap();
    let mut stream = TcpStream::connect(hello.address()).await.unwrap();
    stream.write_all(&CLIENT_HELLO).await.unwrap();
    let mut record = [0; 11];
    stream.read_exact(&mut record).await.unwrap();
    // A handshake record, a ServerHello, and the version both outside and inside.
    assert_eq!((record[0], record[5]), (0x16, 2));
    assert_eq!((&record[1..3], &record[9..11]), (&[3, 1][..], &[3, 1][..]));
}

#[tokio::test]
async fn the_version_of_tls_is_the_one_asked_for() {
    for (mode, version) in [
        (TlsMode::Trusted, rustls::ProtocolVersion::TLSv1_3),
        (TlsMode::Tls12, rustls::ProtocolVersion::TLSv1_2),
    ] {
        let registry = Loopback::start(Behaviour::tls(mode)).await.unwrap();
        let stream = connect(&registry, registry.ca()).await.unwrap();
        assert_eq!(stream.get_ref().1.protocol_version(), Some(version));
        assert_eq!(stream.get_ref().1.peer_certificates().unwrap().len(), 1);
    }
}

#[tokio::test]
async fn the_certificate_is_for_all_the_names_it_should_be() {
    let behaviour = Behaviour {
        more_names: vec!["dns.example".into()],
        ..Behaviour::healthy()
    };
    let registry = Loopback::start(behaviour).await.unwrap();
    for name in [
        "myregistry.azurecr.io",
        "localhost",
        "127.0.0.1",
        "dns.example",
    ] {
        let stream = TcpStream::connect(registry.address()).await.unwrap();
        handshake(stream, name, registry.ca()).await.unwrap();
    }
    let wrong = Loopback::start(Behaviour::tls(TlsMode::WrongHost))
        .await
        .unwrap();
    let stream = TcpStream::connect(wrong.address()).await.unwrap();
    handshake(stream, WRONG_HOST, wrong.ca()).await.unwrap();
}

#[tokio::test]
async fn registries_can_share_an_authority() {
    let ca = Authority::new("One for all").unwrap();
    let one = Loopback::start_under(Behaviour::healthy(), &ca)
        .await
        .unwrap();
    let two = Loopback::start_under(Behaviour::v2(V2::Open), &ca)
        .await
        .unwrap();
    assert_eq!(ask(&one, &ca, Ask::get("/v2/")).await.unwrap().status, 401);
    assert_eq!(ask(&two, &ca, Ask::get("/v2/")).await.unwrap().status, 200);
    assert_ne!(one.spki_hash(), two.spki_hash());
}

#[tokio::test]
async fn the_file_of_the_authority_goes_with_it() {
    let registry = Loopback::start(Behaviour::healthy()).await.unwrap();
    let file = registry.ca_file().to_owned();
    assert_eq!(std::fs::read_to_string(&file).unwrap(), registry.ca_pem());
    drop(registry.ca_pem());
    registry.stop().await;
    assert!(!file.exists());
}

#[test]
fn a_program_without_a_runtime_can_have_one_too() {
    let registry = Loopback::start_blocking(Behaviour::tls(TlsMode::PlainHttp)).unwrap();
    let address = registry.address();
    let mut stream = std::net::TcpStream::connect(address).unwrap();
    std::io::Write::write_all(&mut stream, b"GET /v2/ HTTP/1.0\r\n\r\n").unwrap();
    let mut answer = String::new();
    std::io::Read::read_to_string(&mut stream, &mut answer).unwrap();
    assert!(answer.starts_with("HTTP/1.1 401 "));
    let requests = registry.wait(|registry| registry.wait_for_requests(1));
    assert_eq!(requests[0].path(), "/v2/");
}
