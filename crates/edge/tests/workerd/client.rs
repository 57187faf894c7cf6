//! A client that sends what it is told to, byte by byte.

use std::collections::BTreeMap;
use std::io::{self, Read, Write};
use std::net::TcpStream;
use std::time::Duration;

/// No answer takes longer: a probe ends after 24 seconds.
const WAIT: Duration = Duration::from_mins(1);

/// An answer; the names of its headers are in lower case.
#[derive(Clone, Debug)]
pub(crate) struct Answer {
    pub(crate) status: u16,
    pub(crate) headers: BTreeMap<String, String>,
    pub(crate) body: Vec<u8>,
}

impl Answer {
    pub(crate) fn text(&self) -> &str {
        str::from_utf8(&self.body).expect("a text")
    }

    pub(crate) fn header(&self, name: &str) -> Option<&str> {
        self.headers.get(name).map(String::as_str)
    }
}

/// Sends a request as it is and reads one answer: workerd keeps a connection
/// for some seconds, whatever it is told.
pub(crate) fn send(authority: &str, request: &[u8]) -> io::Result<Answer> {
    let mut stream = TcpStream::connect(authority)?;
    stream.set_read_timeout(Some(WAIT))?;
    stream.set_write_timeout(Some(WAIT))?;
    // Who refuses a long body need not read it to its end.
    let _ = stream.write_all(request);
    let bodiless = request.starts_with(b"HEAD ");
    let mut raw = Vec::new();
    let mut part = vec![0; 1 << 16];
    loop {
        let length = stream.read(&mut part)?;
        raw.extend_from_slice(&part[..length]);
        if let Some(answer) = read(&raw, bodiless) {
            return Ok(answer);
        }
        if length == 0 {
            let raw = String::from_utf8_lossy(&raw);
            return Err(io::Error::other(format!("no whole answer: {raw}")));
        }
    }
}

/// A request with these headers, and a body where there is one.
pub(crate) fn request(
    method: &str,
    path: &str,
    authority: &str,
    headers: &[(&str, &str)],
    body: &[u8],
) -> Vec<u8> {
    let mut out = format!("{method} {path} HTTP/1.1\r\nhost: {authority}\r\nconnection: close\r\n");
    for (name, value) in headers {
        out += &[name, ": ", value, "\r\n"].concat();
    }
    if method == "POST" || !body.is_empty() {
        out += &["content-length: ", &body.len().to_string(), "\r\n"].concat();
    }
    out += "\r\n";
    [out.as_bytes(), body].concat()
}

/// The answer, if it is there as a whole.
fn read(raw: &[u8], bodiless: bool) -> Option<Answer> {
    let end = raw.windows(4).position(|part| part == b"\r\n\r\n")?;
    let mut lines = str::from_utf8(&raw[..end]).ok()?.split("\r\n");
    let status = lines.next()?.split(' ').nth(1)?.parse().ok()?;
    let mut headers = BTreeMap::<String, String>::new();
    for line in lines {
        let (name, value) = line.split_once(':')?;
        let value = value.trim();
        headers
            .entry(name.to_ascii_lowercase())
            .and_modify(|before| *before = format!("{before}, {value}"))
            .or_insert_with(|| value.to_owned());
    }
    let rest = &raw[end + 4..];
    let chunked = headers
        .get("transfer-encoding")
        .is_some_and(|how| how == "chunked");
    let body = if bodiless {
        Vec::new()
    } else if chunked {
        chunks(rest)?
    } else {
        let length = headers.get("content-length")?.parse().ok()?;
        rest.get(..length)?.to_vec()
    };
    Some(Answer {
        status,
        headers,
        body,
    })
}

/// A body in chunks (RFC 9112, section 7.1), whole or not at all.
fn chunks(mut rest: &[u8]) -> Option<Vec<u8>> {
    let mut body = Vec::new();
    loop {
        let end = rest.windows(2).position(|part| part == b"\r\n")?;
        let size = str::from_utf8(&rest[..end]).ok()?;
        let size = usize::from_str_radix(size, 16).ok()?;
        if size == 0 {
            return Some(body);
        }
        body.extend_from_slice(rest.get(end + 2..end + 2 + size)?);
        rest = rest.get(end + 2 + size + 2..)?;
    }
}
