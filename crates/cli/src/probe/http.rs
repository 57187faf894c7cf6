//! HTTP/1.1 over a connection that was made: one request after the other, no
//! redirect followed, bodies cut at a limit.

use acr_doctor_probe::step::{BODY_LIMIT, HttpFault, RawAnswer};
use http_body_util::{BodyExt, Full};
use hyper::body::{Bytes, Incoming};
use hyper::client::conn::http1::{self, SendRequest};
use hyper::{Request, Response};
use hyper_util::rt::TokioIo;
use tokio::task::AbortHandle;

use super::stream::Io;

/// How the program names itself.
pub(crate) const AGENT: &str = concat!("acr-doctor/", env!("CARGO_PKG_VERSION"));

/// Real registries send about 20 header fields; a gateway gone wrong sends more.
const MOST_HEADERS: usize = 2_000;
/// Room for that many.
const MOST_HEAD: usize = 256 << 10;

/// A connection that answers requests. It ends when this is dropped.
pub(crate) struct Connection {
    sender: SendRequest<Full<Bytes>>,
    task: AbortHandle,
}

impl Connection {
    /// Makes a stream ready for requests.
    pub(crate) async fn open(stream: Box<dyn Io>) -> Result<Self, HttpFault> {
        let (sender, connection) = http1::Builder::new()
            .max_headers(MOST_HEADERS)
            .max_buf_size(MOST_HEAD)
            .handshake(TokioIo::new(stream))
            .await
            .map_err(|error| fault(&error))?;
        // What goes wrong with the connection is told to the request that waits.
        let task = tokio::spawn(async move { drop(connection.await) }).abort_handle();
        Ok(Self { sender, task })
    }

    /// Whether another request can be sent.
    pub(crate) async fn is_open(&mut self) -> bool {
        self.sender.ready().await.is_ok()
    }

    /// Sends a request and reads its answer.
    pub(crate) async fn ask(
        &mut self,
        request: Request<Full<Bytes>>,
    ) -> Result<RawAnswer, HttpFault> {
        let answer = self.sender.send_request(request).await;
        read(answer.map_err(|error| fault(&error))?).await
    }
}

impl Drop for Connection {
    fn drop(&mut self) {
        self.task.abort();
    }
}

async fn read(answer: Response<Incoming>) -> Result<RawAnswer, HttpFault> {
    let (head, mut incoming) = answer.into_parts();
    let headers = head
        .headers
        .iter()
        .map(|(name, value)| {
            let value = String::from_utf8_lossy(value.as_bytes());
            (name.as_str().to_owned(), value.into_owned())
        })
        .collect();
    let mut body = Vec::new();
    let mut truncated = false;
    while let Some(frame) = incoming.frame().await {
        let Ok(data) = frame.map_err(|error| fault(&error))?.into_data() else {
            continue;
        };
        let room = BODY_LIMIT - body.len();
        body.extend_from_slice(&data[..data.len().min(room)]);
        if data.len() > room {
            truncated = true;
            break;
        }
    }
    Ok(RawAnswer {
        status: head.status.as_u16(),
        headers,
        body,
        truncated,
    })
}

/// How an exchange failed.
fn fault(error: &hyper::Error) -> HttpFault {
    if error.is_parse_too_large() {
        HttpFault::HeadersTooLarge
    } else if error.is_parse() {
        HttpFault::Malformed
    } else if error.is_user() {
        HttpFault::Unsent
    } else {
        HttpFault::Cut
    }
}
