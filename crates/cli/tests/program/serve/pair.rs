//! Asking a registry on loopback through the probe API.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::{IpAddr, TcpStream};

use acr_doctor_loopback::{Behaviour, Blocking, Loopback, named};
use acr_doctor_probe::Transcript;
use acr_doctor_probe::api::{Line, Problem};
use serde_json::{Value, json};

use super::support::{Answer, Server, page};

/// The only type of body that is read.
pub(super) const JSON: &str = "Content-Type: application/json\r\n";

/// A registry, and a server that may ask it.
pub(super) struct Pair {
    pub(super) registry: Blocking<Loopback>,
    pub(super) server: Server,
}

impl Pair {
    /// A registry that is asked by its name, trusted by the test's authority and
    /// found by `--resolve`. `name` is of the test.
    pub(super) fn start(name: &str, behaviour: Behaviour, more: &[&str]) -> Self {
        let registry = Loopback::start_blocking(behaviour).expect("the registry starts");
        let ca_file = registry.ca_file().to_str().expect("a path in Unicode");
        let mut options = vec!["--ca-file".to_owned(), ca_file.to_owned()];
        options.extend(["--allow-host".to_owned(), registry.authority()]);
        // What is an address already leads to itself.
        let is_name =
            |server: &&acr_doctor_loopback::Server| server.host().parse::<IpAddr>().is_err();
        let servers = [registry.registry(), registry.data(), registry.elsewhere()];
        for server in servers.into_iter().filter(is_name) {
            options.extend(["--resolve".to_owned(), server.resolve()]);
        }
        options.extend(more.iter().map(|&option| option.to_owned()));
        let server = Server::start_with(&page(name), &options);
        Self { registry, server }
    }

    /// With a behaviour that has a name, and allowed to ask it.
    pub(super) fn named(test: &str, behaviour: &str) -> Self {
        let known = named(behaviour).unwrap_or_else(|| panic!("no behaviour is {behaviour}"));
        Self::start(test, known, &["--allow-loopback", "--timeout", "20"])
    }

    /// Asks the registry, with more fields in the request.
    pub(super) fn ask(&self, fields: &Value) -> Open {
        let mut request = fields.clone();
        request["registry"] = json!(self.registry.authority());
        self.server.begin(&request)
    }
}

impl Server {
    /// A POST to the API as the page sends it, but for what is given.
    pub(super) fn post(&self, headers: &str, body: &str) -> Answer {
        let port = self.port;
        let length = body.len();
        self.ask(&format!(
            "POST /api/probe HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\n{headers}Content-Length: {length}\r\nConnection: close\r\n\r\n{body}"
        ))
    }

    /// Asks for a probe and reads the head of the answer.
    pub(super) fn begin(&self, request: &Value) -> Open {
        let (port, body) = (self.port, request.to_string());
        let length = body.len();
        let mut stream = self.connect();
        let head = format!(
            "POST /api/probe HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nOrigin: http://127.0.0.1:{port}\r\n\
             Sec-Fetch-Site: same-origin\r\nContent-Type: application/json\r\nContent-Length: {length}\r\n\
             Connection: close\r\n\r\n{body}"
        );
        stream
            .write_all(head.as_bytes())
            .expect("the request is sent");
        Open::read(stream)
    }
}

/// The reason that an answer gives, with its status.
pub(super) fn refusal(answer: &Answer) -> (u16, Problem) {
    let text = String::from_utf8_lossy(&answer.body);
    match serde_json::from_str(&text) {
        Ok(Line::Error(problem)) => (answer.status, problem),
        other => panic!("{}: {text}: {other:?}", answer.status),
    }
}

/// What holds for every answer of the API that is not a probe.
pub(super) fn check(answer: &Answer) {
    for (name, value) in [
        ("content-type", "application/json"),
        ("cache-control", "no-store"),
        ("x-content-type-options", "nosniff"),
        ("referrer-policy", "no-referrer"),
        ("cross-origin-resource-policy", "same-origin"),
    ] {
        assert_eq!(answer.headers[name], value, "{name}");
    }
    assert!(answer.headers["content-security-policy"].contains("connect-src 'self';"));
    let cors = answer
        .headers
        .keys()
        .find(|name| name.starts_with("access-control"));
    assert_eq!(cors, None);
}

/// An answer of which more may come.
pub(super) struct Open {
    reader: BufReader<TcpStream>,
    /// The status line and the headers.
    pub(super) head: String,
}

impl Open {
    fn read(stream: TcpStream) -> Self {
        let mut reader = BufReader::new(stream);
        let mut head = String::new();
        while !head.ends_with("\r\n\r\n") {
            let read = reader.read_line(&mut head).expect("the head comes");
            assert!(read > 0, "cut: {head}");
        }
        Self { reader, head }
    }

    pub(super) fn status(&self) -> u16 {
        self.head[9..12].parse().expect("a status")
    }

    /// The next chunk as it was sent (RFC 9112, section 7.1); empty at the end.
    fn chunk(&mut self) -> Vec<u8> {
        let mut size = String::new();
        self.reader.read_line(&mut size).expect("a chunk comes");
        let size = usize::from_str_radix(size.trim_end(), 16).expect("the size of a chunk");
        let mut chunk = vec![0; size + 2];
        self.reader
            .read_exact(&mut chunk)
            .expect("the chunk is whole");
        chunk.truncate(size);
        chunk
    }

    /// What one chunk holds: the lines that were known by then.
    pub(super) fn next(&mut self) -> Vec<Line> {
        let chunk = String::from_utf8(self.chunk()).expect("UTF-8");
        assert!(
            chunk.is_empty() || chunk.ends_with('\n'),
            "half a line: {chunk}"
        );
        chunk
            .lines()
            .map(|line| serde_json::from_str(line).expect(line))
            .collect()
    }

    /// All that is left, as text.
    pub(super) fn rest(mut self) -> String {
        let mut all = Vec::new();
        loop {
            let chunk = self.chunk();
            if chunk.is_empty() {
                return String::from_utf8(all).expect("UTF-8");
            }
            all.extend(chunk);
        }
    }

    /// All lines that are left, put together.
    pub(super) fn transcript(self) -> Transcript {
        let text = self.rest();
        let mut entries = Vec::new();
        let mut lines = text.lines();
        for line in lines.by_ref() {
            match serde_json::from_str(line).expect(line) {
                Line::Entry(entry) => entries.push(*entry),
                Line::End(end) => {
                    assert_eq!(lines.next(), None, "nothing comes after the end");
                    return Transcript::from_parts(end, entries);
                }
                Line::Error(problem) => panic!("{problem:?}"),
            }
        }
        panic!("no end: {text}");
    }
}
