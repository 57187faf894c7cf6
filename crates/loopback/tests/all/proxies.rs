//! The forward proxy.

use acr_doctor_loopback::{Behaviour, Loopback, Proxy, ProxyMode};
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::TcpStream;

use super::client::{Ask, ask_on, handshake};

/// Sends a CONNECT and reads the head of the answer.
async fn connect(stream: &mut TcpStream, target: &str, more: &str) -> String {
    let request = format!("CONNECT {target} HTTP/1.1\r\nHost: {target}\r\n{more}\r\n");
    stream.write_all(request.as_bytes()).await.unwrap();
    let mut head = Vec::new();
    while !head.ends_with(b"\r\n\r\n") {
        head.push(stream.read_u8().await.unwrap());
    }
    String::from_utf8(head).unwrap()
}

#[tokio::test]
async fn a_tunnel_carries_the_whole_conversation() {
    let registry = Loopback::start(Behaviour::healthy()).await.unwrap();
    let proxy = Proxy::start(ProxyMode::Works).await.unwrap();
    let mut stream = TcpStream::connect(proxy.address()).await.unwrap();
    let head = connect(&mut stream, &registry.authority(), "").await;
    assert!(head.starts_with("HTTP/1.1 200 "));
    let stream = handshake(stream, registry.host(), registry.ca())
        .await
        .unwrap();
    let replies = ask_on(stream, &registry.authority(), &[Ask::get("/v2/")])
        .await
        .unwrap();
    assert_eq!(replies[0].status, 401);
    assert_eq!(proxy.requests()[0].target, registry.authority());
    // The client is gone: so are the tunnel and both its ends.
    assert_eq!(
        proxy.wait_for_connections(|now| now.open == 0).await.open,
        0
    );
    assert_eq!(
        registry
            .wait_for_connections(|now| now.open == 0)
            .await
            .open,
        0
    );
}

#[tokio::test]
async fn all_tunnels_can_lead_to_one_address() {
    let registry = Loopback::start(Behaviour::healthy()).await.unwrap();
    let proxy = Proxy::start_to(ProxyMode::Works, Some(registry.address()))
        .await
        .unwrap();
    let mut stream = TcpStream::connect(proxy.address()).await.unwrap();
    connect(&mut stream, "myregistry.azurecr.io:443", "").await;
    assert!(
        handshake(stream, registry.host(), registry.ca())
            .await
            .is_ok()
    );
}

#[tokio::test]
async fn a_password_is_asked_for_on_the_same_connection() {
    let registry = Loopback::start(Behaviour::healthy()).await.unwrap();
    let mode = ProxyMode::AsksPassword {
        user: "user".into(),
        password: "secret".into(),
    };
    let proxy = Proxy::start(mode).await.unwrap();
    let mut stream = TcpStream::connect(proxy.address()).await.unwrap();
    let head = connect(&mut stream, &registry.authority(), "").await;
    assert!(head.starts_with("HTTP/1.1 407 ") && head.contains("Proxy-Authenticate: Basic "));
    // user:secret
    let right = "Proxy-Authorization: Basic dXNlcjpzZWNyZXQ=\r\n";
    let head = connect(&mut stream, &registry.authority(), right).await;
    assert!(head.starts_with("HTTP/1.1 200 "));
}

#[tokio::test]
async fn proxies_refuse_each_in_its_own_way() {
    for (mode, status) in [
        (ProxyMode::Refuses, "407"),
        (ProxyMode::Forbids, "403"),
        (ProxyMode::BadGateway, "502"),
    ] {
        let proxy = Proxy::start(mode).await.unwrap();
        let mut stream = TcpStream::connect(proxy.address()).await.unwrap();
        let head = connect(&mut stream, "myregistry.azurecr.io:443", "").await;
        assert!(head.starts_with(&format!("HTTP/1.1 {status} ")), "{head}");
    }
}

#[tokio::test]
async fn a_target_that_refuses_is_a_bad_gateway() {
    let nobody = Proxy::start(ProxyMode::Unreachable).await.unwrap();
    let refused = TcpStream::connect(nobody.address()).await.unwrap_err();
    assert_eq!(refused.kind(), std::io::ErrorKind::ConnectionRefused);
    let proxy = Proxy::start(ProxyMode::Works).await.unwrap();
    let mut stream = TcpStream::connect(proxy.address()).await.unwrap();
    let target = format!("myregistry.azurecr.io:{}", nobody.port());
    assert!(
        connect(&mut stream, &target, "")
            .await
            .starts_with("HTTP/1.1 502 ")
    );
}

#[tokio::test]
async fn a_silent_proxy_reads_and_says_nothing() {
    let proxy = Proxy::start(ProxyMode::Silent).await.unwrap();
    let mut stream = TcpStream::connect(proxy.address()).await.unwrap();
    let mut client = Box::pin(connect(&mut stream, "myregistry.azurecr.io:443", ""));
    tokio::select! {
        _ = &mut client => panic!("it answered"),
        requests = proxy.wait_for_requests(1) => assert_eq!(requests[0].method, "CONNECT"),
    }
    drop(client);
    drop(stream);
    assert_eq!(
        proxy.wait_for_connections(|now| now.open == 0).await.open,
        0
    );
}
