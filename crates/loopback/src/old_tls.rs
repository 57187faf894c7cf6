//! What rustls cannot do, by hand: to be a server of TLS 1.0, and to break off
//! in the handshake.

use std::io;

use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::TcpStream;

use crate::connection::linger;

/// Record type `alert`, version TLS 1.0, fatal, `protocol_version` (RFC 2246, 7.2).
const PROTOCOL_VERSION_ALERT: [u8; 7] = [0x15, 0x03, 0x01, 0x00, 0x02, 0x02, 0x46];

/// Reads the record with the ClientHello. Whoever closes with it unread resets.
pub(crate) async fn client_hello(stream: &mut TcpStream) -> io::Result<Vec<u8>> {
    let mut header = [0; 5];
    stream.read_exact(&mut header).await?;
    let mut record = vec![0; usize::from(u16::from_be_bytes([header[3], header[4]]))];
    stream.read_exact(&mut record).await?;
    Ok(record)
}

/// Answers with the alert of a server that knows nothing newer than TLS 1.0.
pub(crate) async fn alert(mut stream: TcpStream) -> io::Result<()> {
    client_hello(&mut stream).await?;
    stream.write_all(&PROTOCOL_VERSION_ALERT).await?;
    stream.shutdown().await?;
    linger(&mut stream).await;
    Ok(())
}

/// Goes on in TLS 1.0: a ServerHello of version 0x0301. A client of today ends it there.
pub(crate) async fn server_hello(mut stream: TcpStream) -> io::Result<()> {
    client_hello(&mut stream).await?;
    stream.write_all(&hello()).await?;
    linger(&mut stream).await;
    Ok(())
}

/// Breaks off in the middle of the ServerHello.
pub(crate) async fn cut(mut stream: TcpStream) -> io::Result<()> {
    client_hello(&mut stream).await?;
    let hello = hello();
    stream.write_all(&hello[..hello.len() / 2]).await?;
    stream.shutdown().await?;
    linger(&mut stream).await;
    Ok(())
}

/// Resets on the ClientHello.
pub(crate) async fn reset(mut stream: TcpStream) -> io::Result<()> {
    client_hello(&mut stream).await?;
    stream.set_zero_linger()
}

/// A ServerHello of TLS 1.0 (RFC 2246, 7.4.1.3) in a record of its own.
fn hello() -> Vec<u8> {
    let mut body = vec![0x03, 0x01];
    body.extend([0x5a; 32]); // random
    body.push(0); // no session
    body.extend([0x00, 0x2f]); // TLS_RSA_WITH_AES_128_CBC_SHA
    body.push(0); // no compression
    // An empty renegotiation_info (RFC 5746): without it OpenSSL complains of that
    // and not of the version.
    body.extend([0x00, 0x05, 0xff, 0x01, 0x00, 0x01, 0x00]);
    let length = body.len() as u8;
    let mut record = vec![0x16, 0x03, 0x01, 0x00, length + 4, 0x02, 0x00, 0x00, length];
    record.extend(body);
    record
}
