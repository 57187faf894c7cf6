//! What a server has received, for the test to read and to wait for.

use std::fmt;
use std::sync::Arc;
use std::time::Duration;

use tokio::sync::watch;
use tokio::time::timeout;

/// How long a test waits for something to happen before it gets what there is.
pub const WAIT_LIMIT: Duration = Duration::from_secs(30);

/// A request as it came in.
#[derive(Clone, PartialEq, Eq)]
pub struct Request {
    /// The method.
    pub method: String,
    /// The target as sent: path and query, or the authority of a CONNECT.
    pub target: String,
    /// The headers in order, names as sent.
    pub headers: Vec<(String, String)>,
    /// The body.
    pub body: Vec<u8>,
}

impl Request {
    /// The first header with this name, whatever its case.
    pub fn header(&self, name: &str) -> Option<&str> {
        self.headers
            .iter()
            .find(|(have, _)| have.eq_ignore_ascii_case(name))
            .map(|(_, value)| value.as_str())
    }

    /// The target without its query.
    pub fn path(&self) -> &str {
        self.target.split('?').next().unwrap_or_default()
    }

    /// The query without the question mark; empty if there is none.
    pub fn query(&self) -> &str {
        self.target.split_once('?').map_or("", |(_, query)| query)
    }

    /// All of the request as one text: what a test searches for secrets.
    pub fn text(&self) -> String {
        let mut text = format!("{} {}\n", self.method, self.target);
        for (name, value) in &self.headers {
            text.extend([name, ": ", value, "\n"]);
        }
        text.push('\n');
        text.push_str(&String::from_utf8_lossy(&self.body));
        text
    }
}

/// Without the query, the values and the body: they can hold secrets.
impl fmt::Debug for Request {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let names: Vec<&str> = self.headers.iter().map(|(name, _)| name.as_str()).collect();
        f.debug_struct("Request")
            .field("method", &self.method)
            .field("path", &self.path())
            .field("headers", &names)
            .field("body_bytes", &self.body.len())
            .finish_non_exhaustive()
    }
}

/// How many connections there are and were.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Connections {
    /// Accepted since the start.
    pub total: usize,
    /// Open now.
    pub open: usize,
    /// The most that were open at one time.
    pub peak: usize,
    /// TLS handshakes that were completed.
    pub handshakes: usize,
    /// TLS handshakes that failed: most often the client refused the certificate.
    pub failed_handshakes: usize,
}

/// The requests and the connections of one server.
#[derive(Debug, Default)]
pub(crate) struct Log {
    requests: watch::Sender<Vec<Request>>,
    connections: watch::Sender<Connections>,
}

impl Log {
    pub(crate) fn record(&self, request: Request) {
        self.requests.send_modify(|all| all.push(request));
    }

    pub(crate) fn requests(&self) -> Vec<Request> {
        self.requests.borrow().clone()
    }

    pub(crate) async fn wait_for_requests(&self, count: usize) -> Vec<Request> {
        let mut seen = self.requests.subscribe();
        let _ = timeout(WAIT_LIMIT, seen.wait_for(|all| all.len() >= count)).await;
        self.requests()
    }

    pub(crate) fn connections(&self) -> Connections {
        *self.connections.borrow()
    }

    pub(crate) async fn wait_for_connections(
        &self,
        enough: impl FnMut(&Connections) -> bool,
    ) -> Connections {
        let mut seen = self.connections.subscribe();
        let _ = timeout(WAIT_LIMIT, seen.wait_for(enough)).await;
        self.connections()
    }

    pub(crate) fn handshake(&self, succeeded: bool) {
        self.connections.send_modify(|counts| {
            if succeeded {
                counts.handshakes += 1;
            } else {
                counts.failed_handshakes += 1;
            }
        });
    }

    /// Counts a connection until the guard is dropped.
    pub(crate) fn connected(self: &Arc<Self>) -> Connected {
        self.connections.send_modify(|counts| {
            counts.total += 1;
            counts.open += 1;
            counts.peak = counts.peak.max(counts.open);
        });
        Connected(self.clone())
    }
}

/// One open connection.
pub(crate) struct Connected(Arc<Log>);

impl Drop for Connected {
    fn drop(&mut self) {
        self.0.connections.send_modify(|counts| counts.open -= 1);
    }
}
