//! One connection after its handshake: HTTP/1.1 by hand, because a library
//! would not let half a head out.

use std::future::pending;
use std::io;
use std::time::Duration;

use tokio::io::{AsyncRead, AsyncReadExt as _, AsyncWrite, AsyncWriteExt as _};
use tokio::net::TcpStream;
use tokio::time::{sleep, timeout};
use tokio_rustls::server::TlsStream;

use crate::answer::{Answer, Service};
use crate::gate::Gate;
use crate::log::{Log, Request};
use crate::modes::{Pace, Wire};

/// The longest head that is read.
const HEAD_LIMIT: usize = 64 * 1024;
/// The longest body that is read.
const BODY_LIMIT: usize = 16 * 1024 * 1024;
/// The most headers that are read.
const HEADERS_LIMIT: usize = 200;
/// How long what a client still sends is read after the last answer. Closing
/// with unread bytes would be a reset, and the client could lose the answer.
const LINGER: Duration = Duration::from_secs(2);

/// A stream whose TCP connection can be reset.
pub(crate) trait Stream: AsyncRead + AsyncWrite + Unpin + Send {
    /// The connection below.
    fn tcp(&self) -> &TcpStream;
}

impl Stream for TcpStream {
    fn tcp(&self) -> &TcpStream {
        self
    }
}

impl Stream for TlsStream<TcpStream> {
    fn tcp(&self) -> &TcpStream {
        self.get_ref().0
    }
}

/// What came from the client.
pub(crate) enum Heard {
    /// A request, and whether the client wants no other after it.
    Request(Request, bool),
    /// The client left.
    Gone,
    /// Something that is no request: to be refused with this status.
    Refuse(u16),
}

/// A connection that speaks HTTP/1.1.
pub(crate) struct Connection<S> {
    stream: S,
    /// What was read and not used yet.
    buffer: Vec<u8>,
}

/// Answers requests until the client leaves or an answer ends the connection.
pub(crate) async fn serve<S: Stream>(
    stream: S,
    service: &dyn Service,
    log: &Log,
    gate: Option<&Gate>,
) {
    let mut connection = Connection::new(stream);
    loop {
        let (request, close) = match connection.request().await {
            Heard::Request(request, close) => (request, close),
            Heard::Gone => return,
            Heard::Refuse(status) => {
                let answer = Answer::new(status, "text/plain", "no HTTP request\n");
                return connection.last(&answer).await;
            }
        };
        let head_only = request.method == "HEAD";
        let answer = service.answer(&request);
        log.record(request);
        if let Some(gate) = gate {
            tokio::select! {
                () = gate.pass() => {}
                () = connection.gone() => return,
            }
        }
        if !connection
            .send(&answer, head_only, close)
            .await
            .is_ok_and(|keep| keep)
        {
            return;
        }
        if close {
            return connection.close().await;
        }
    }
}

impl<S: Stream> Connection<S> {
    pub(crate) fn new(stream: S) -> Self {
        Self {
            stream,
            buffer: Vec::new(),
        }
    }

    /// The stream, and what was read beyond the last request.
    pub(crate) fn into_parts(self) -> (S, Vec<u8>) {
        (self.stream, self.buffer)
    }

    /// Reads the next request.
    pub(crate) async fn request(&mut self) -> Heard {
        loop {
            match parse(&self.buffer) {
                Parsed::Whole {
                    request,
                    used,
                    version,
                } => {
                    self.buffer.drain(..used);
                    let close = match request.header("connection") {
                        Some(value) => value.eq_ignore_ascii_case("close"),
                        // RFC 9112, 9.3: HTTP/1.0 closes, later versions stay.
                        None => version == 0,
                    };
                    return Heard::Request(request, close);
                }
                Parsed::Refuse(status) => return Heard::Refuse(status),
                Parsed::Part { expects_continue } => {
                    if expects_continue
                        && self
                            .write(b"HTTP/1.1 100 Continue\r\n\r\n", &[])
                            .await
                            .is_err()
                    {
                        return Heard::Gone;
                    }
                }
            }
            if !matches!(self.stream.read_buf(&mut self.buffer).await, Ok(1..)) {
                return Heard::Gone;
            }
        }
    }

    /// Waits until the client leaves. What it sends meanwhile is kept.
    pub(crate) async fn gone(&mut self) {
        while self.buffer.len() < HEAD_LIMIT {
            if !matches!(self.stream.read_buf(&mut self.buffer).await, Ok(1..)) {
                return;
            }
        }
        pending::<()>().await;
    }

    /// Sends an answer the way it wants to travel. `false` ends the connection.
    async fn send(&mut self, answer: &Answer, head_only: bool, close: bool) -> io::Result<bool> {
        let head = answer.head(close);
        let body: &[u8] = if head_only { &[] } else { &answer.body };
        match &answer.wire {
            Wire::Whole => {
                self.write(&head, body).await?;
                return Ok(true);
            }
            Wire::Drip(pace) => return self.drip(&[&head, body].concat(), pace).await,
            Wire::Reset => self.stream.tcp().set_zero_linger()?,
            Wire::Close => {}
            Wire::Silent => self.gone().await,
            Wire::CutInHead => self.write(&head[..head.len() / 2], &[]).await?,
            Wire::CutInBody => self.write(&head, &body[..body.len() / 2]).await?,
        }
        Ok(false)
    }

    /// Sends one byte at a time, as long as the client is there.
    async fn drip(&mut self, bytes: &[u8], pace: &Pace) -> io::Result<bool> {
        for byte in bytes {
            let next = async {
                match pace {
                    Pace::Every(interval) => sleep(*interval).await,
                    Pace::Gate(gate) => gate.pass().await,
                }
            };
            tokio::select! {
                () = next => self.write(&[*byte], &[]).await?,
                () = self.gone() => return Ok(false),
            }
        }
        Ok(true)
    }

    pub(crate) async fn write(&mut self, head: &[u8], body: &[u8]) -> io::Result<()> {
        // One write for what fits in one TLS record, as servers do.
        if head.len() + body.len() <= 16 * 1024 {
            self.stream.write_all(&[head, body].concat()).await?;
        } else {
            self.stream.write_all(head).await?;
            self.stream.write_all(body).await?;
        }
        self.stream.flush().await
    }

    /// Sends the last answer of a connection and closes it.
    pub(crate) async fn last(mut self, answer: &Answer) {
        if self.write(&answer.head(true), &answer.body).await.is_ok() {
            self.close().await;
        }
    }

    /// Closes in order: the client gets all that was sent.
    async fn close(mut self) {
        if self.stream.shutdown().await.is_ok() {
            linger(&mut self.stream).await;
        }
    }
}

/// Reads and drops what still comes, for a limited time.
pub(crate) async fn linger(stream: &mut (impl AsyncRead + Unpin)) {
    let _ = timeout(LINGER, drain(stream)).await;
}

/// Reads and drops what comes until the client leaves.
pub(crate) async fn drain(stream: &mut (impl AsyncRead + Unpin)) {
    let mut dropped = [0; 4096];
    while matches!(stream.read(&mut dropped).await, Ok(1..)) {}
}

enum Parsed {
    Whole {
        request: Request,
        used: usize,
        version: u8,
    },
    Part {
        expects_continue: bool,
    },
    Refuse(u16),
}

/// Parses the first request in the buffer.
fn parse(buffer: &[u8]) -> Parsed {
    let mut headers = [httparse::EMPTY_HEADER; HEADERS_LIMIT];
    let mut head = httparse::Request::new(&mut headers);
    let head_bytes = match head.parse(buffer) {
        Ok(httparse::Status::Complete(bytes)) => bytes,
        Ok(httparse::Status::Partial) if buffer.len() < HEAD_LIMIT => {
            return Parsed::Part {
                expects_continue: false,
            };
        }
        Ok(httparse::Status::Partial) | Err(httparse::Error::TooManyHeaders) => {
            return Parsed::Refuse(431);
        }
        Err(_) => return Parsed::Refuse(400),
    };
    let version = head.version.unwrap_or_default();
    let mut request = Request {
        method: head.method.unwrap_or_default().into(),
        target: head.path.unwrap_or_default().into(),
        headers: head
            .headers
            .iter()
            .map(|header| {
                (
                    header.name.into(),
                    String::from_utf8_lossy(header.value).into(),
                )
            })
            .collect(),
        body: Vec::new(),
    };
    if request.header("transfer-encoding").is_some() {
        return Parsed::Refuse(411);
    }
    let length = match request.header("content-length").map(str::parse) {
        None => 0,
        Some(Ok(length)) if length <= BODY_LIMIT => length,
        Some(Ok(_)) => return Parsed::Refuse(413),
        Some(Err(_)) => return Parsed::Refuse(400),
    };
    let Some(body) = buffer.get(head_bytes..head_bytes + length) else {
        // Asked for once: before the first byte of the body.
        let expects_continue = buffer.len() == head_bytes && request.header("expect").is_some();
        return Parsed::Part { expects_continue };
    };
    request.body = body.to_vec();
    Parsed::Whole {
        request,
        used: head_bytes + length,
        version,
    }
}
