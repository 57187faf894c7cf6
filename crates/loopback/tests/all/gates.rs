//! Waiting, without a clock: gates, silence, drips, and what ends them.

use acr_doctor_loopback::{Behaviour, Gate, Loopback, Pace, Tcp, TlsMode, WAIT_LIMIT, Wire};
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::TcpStream;
use tokio::time::timeout;

use super::client::{Ask, ask, connect};

const REQUEST: &[u8] = b"GET /v2/ HTTP/1.1\r\nHost: myregistry.azurecr.io\r\n\r\n";

#[tokio::test]
async fn a_gate_holds_answers_until_it_lets_them_through() {
    let gate = Gate::closed();
    let behaviour = Behaviour {
        gate: Some(gate.clone()),
        ..Behaviour::healthy()
    };
    let registry = Loopback::start(behaviour).await.unwrap();
    let both = async {
        tokio::join!(
            ask(&registry, registry.ca(), Ask::get("/v2/")),
            ask(&registry, registry.ca(), Ask::get("/v2/")),
        )
    };
    let holding = async {
        assert_eq!(gate.wait_for_waiting(2).await, 2);
        assert_eq!(registry.connections().open, 2);
        assert_eq!(registry.requests().len(), 2);
        gate.release(1);
        let one_left = registry.wait_for_connections(|now| now.open == 1).await;
        assert_eq!((one_left.open, gate.waiting()), (1, 1));
        gate.open();
    };
    let ((first, second), ()) = tokio::join!(both, holding);
    assert_eq!((first.unwrap().status, second.unwrap().status), (401, 401));
    let seen = registry.wait_for_connections(|now| now.open == 0).await;
    assert_eq!((seen.total, seen.peak, seen.handshakes), (2, 2, 2));
}

#[tokio::test]
async fn who_leaves_a_gate_is_noticed() {
    let gate = Gate::closed();
    let behaviour = Behaviour {
        gate: Some(gate.clone()),
        ..Behaviour::healthy()
    };
    let registry = Loopback::start(behaviour).await.unwrap();
    let mut stream = connect(&registry, registry.ca()).await.unwrap();
    stream.write_all(REQUEST).await.unwrap();
    assert_eq!(gate.wait_for_waiting(1).await, 1);
    drop(stream);
    assert_eq!(
        registry
            .wait_for_connections(|now| now.open == 0)
            .await
            .open,
        0
    );
    assert_eq!(gate.waiting(), 0);
}

#[tokio::test]
async fn a_drip_falls_byte_by_byte() {
    let gate = Gate::closed();
    let behaviour = Behaviour::drip(Pace::Gate(gate.clone()));
    let registry = Loopback::start(behaviour).await.unwrap();
    let mut stream = connect(&registry, registry.ca()).await.unwrap();
    stream.write_all(REQUEST).await.unwrap();
    for expected in b"HTTP/1.1 401" {
        assert_eq!(gate.wait_for_waiting(1).await, 1);
        gate.release(1);
        let mut read = [0; 16];
        assert_eq!(stream.read(&mut read).await.unwrap(), 1);
        assert_eq!(read[0], *expected);
    }
    // The rest at once, and the connection can be used again.
    gate.open();
    let mut rest = Vec::new();
    while !rest.ends_with(b"}]}") {
        assert_ne!(stream.read_buf(&mut rest).await.unwrap(), 0);
    }
}

#[tokio::test]
async fn a_drip_by_time_comes_whole_in_the_end() {
    let behaviour = Behaviour::drip(Pace::Every(std::time::Duration::ZERO));
    let registry = Loopback::start(behaviour).await.unwrap();
    let reply = ask(&registry, registry.ca(), Ask::get("/v2/"))
        .await
        .unwrap();
    assert_eq!(reply.json()["errors"][0]["code"], "UNAUTHORIZED");
}

#[tokio::test]
async fn silence_lasts_until_the_client_leaves() {
    // After the TCP connection, in the handshake, after the request.
    for behaviour in [
        Behaviour::tcp(Tcp::Silent),
        Behaviour::tls(TlsMode::SilentHandshake),
    ] {
        let registry = Loopback::start(behaviour).await.unwrap();
        let stream = TcpStream::connect(registry.address()).await.unwrap();
        let mut client = Box::pin(super::client::handshake(
            stream,
            registry.host(),
            registry.ca(),
        ));
        tokio::select! {
            _ = &mut client => panic!("it answered"),
            seen = registry.wait_for_connections(|now| now.open == 1) => assert_eq!(seen.open, 1),
        }
        drop(client);
        assert_eq!(
            registry
                .wait_for_connections(|now| now.open == 0)
                .await
                .open,
            0
        );
    }
    let registry = Loopback::start(Behaviour::wire(Wire::Silent))
        .await
        .unwrap();
    let mut client = Box::pin(ask(&registry, registry.ca(), Ask::get("/v2/")));
    tokio::select! {
        _ = &mut client => panic!("it answered"),
        requests = registry.wait_for_requests(1) => assert_eq!(requests.len(), 1),
    }
    drop(client);
    assert_eq!(
        registry
            .wait_for_connections(|now| now.open == 0)
            .await
            .open,
        0
    );
}

#[tokio::test]
async fn stopping_ends_every_connection_and_frees_the_port() {
    let registry = Loopback::start(Behaviour::wire(Wire::Silent))
        .await
        .unwrap();
    let address = registry.address();
    let mut stream = connect(&registry, registry.ca()).await.unwrap();
    stream.write_all(REQUEST).await.unwrap();
    registry.wait_for_requests(1).await;
    registry.stop().await;
    // No answer and no close_notify: the connection is simply gone.
    assert!(!matches!(stream.read(&mut [0; 16]).await, Ok(1..)));
    let refused = TcpStream::connect(address).await.unwrap_err();
    assert_eq!(refused.kind(), std::io::ErrorKind::ConnectionRefused);
}

#[tokio::test]
async fn dropping_ends_every_connection_too() {
    let registry = Loopback::start(Behaviour::wire(Wire::Silent))
        .await
        .unwrap();
    let address = registry.address();
    let mut stream = connect(&registry, registry.ca()).await.unwrap();
    stream.write_all(REQUEST).await.unwrap();
    registry.wait_for_requests(1).await;
    drop(registry);
    let ended = timeout(WAIT_LIMIT, stream.read(&mut [0; 16])).await;
    assert!(!matches!(ended.unwrap(), Ok(1..)));
    assert!(TcpStream::connect(address).await.is_err());
}

#[tokio::test]
async fn what_the_client_refuses_is_counted() {
    let registry = Loopback::start(Behaviour::tls(TlsMode::SelfSigned))
        .await
        .unwrap();
    assert!(
        ask(&registry, registry.ca(), Ask::get("/v2/"))
            .await
            .is_err()
    );
    let seen = registry
        .wait_for_connections(|now| now.failed_handshakes == 1)
        .await;
    assert_eq!((seen.failed_handshakes, seen.handshakes), (1, 0));
    assert!(registry.requests().is_empty());
}
