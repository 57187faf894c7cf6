//! Failures: how a connection fails, in words and as facts.

use acr_doctor_rules::check::{Check, Outcome};
use acr_doctor_rules::code::Code;
use acr_doctor_rules::evidence::{ConnectionFault, DnsFault, Fact, ProxyFault, TlsFault};

use super::Notes;
use crate::entry::{Entry, Seen};
use crate::inspectors;
use crate::step::{Certificate, Failure, HttpFault};
use crate::transcript::Transcript;
use crate::words::{join, list, number};

/// Words and facts of a failure.
pub(super) struct Told {
    pub(super) detail: String,
    pub(super) facts: Vec<Fact>,
    /// It happened in the TLS handshake.
    pub(super) tls: bool,
    /// Nothing was sent: the rules of addresses forbid it.
    pub(super) blocked: bool,
}

/// Tells what came instead of an answer. `None` if an answer came.
pub(super) fn told(entry: &Entry, now: Option<i64>) -> Option<Told> {
    let mut tls = false;
    let mut blocked = false;
    let host = entry.endpoint.authority();
    let (words, fact) = match &entry.seen {
        Seen::Silent => {
            let words = join(&["no answer within ", &time(entry.to_ms - entry.from_ms)]);
            (words, Some(Fact::Connection(ConnectionFault::Timeout)))
        }
        Seen::Failed(failure) => match failure {
            Failure::Dns(fault) => (dns(*fault, &host), Some(Fact::Dns(*fault))),
            Failure::Connection(fault) => {
                let words = match fault {
                    ConnectionFault::Timeout => "no answer in time",
                    ConnectionFault::Refused => "connection refused",
                    ConnectionFault::Reset => "connection reset",
                    ConnectionFault::Unreachable => "no way leads to that network or host",
                };
                (words.to_owned(), Some(Fact::Connection(*fault)))
            }
            Failure::Proxy(fault) => {
                let words = match fault {
                    ProxyFault::Unreachable => "the proxy server cannot be reached",
                    ProxyFault::Authentication => "the proxy server wants a sign-in (407)",
                    ProxyFault::Forbidden => "the proxy server refuses to connect to this host",
                    ProxyFault::BadGateway => {
                        "the proxy server could not connect to this host (5xx)"
                    }
                };
                (words.to_owned(), Some(Fact::Proxy(*fault)))
            }
            Failure::Tls(fault, certificate) => {
                tls = true;
                let words = handshake(*fault, certificate.as_deref(), now);
                (words, Some(Fact::Tls(*fault)))
            }
            Failure::Http(fault) => match fault {
                HttpFault::Cut => (
                    "the connection was closed before the answer was whole".to_owned(),
                    Some(Fact::Connection(ConnectionFault::Reset)),
                ),
                HttpFault::Malformed => ("what came is not HTTP".to_owned(), None),
                HttpFault::HeadersTooLarge => {
                    ("the headers are longer than is read".to_owned(), None)
                }
                HttpFault::Unsent => ("the request could not be sent".to_owned(), None),
            },
            Failure::Blocked(class) => {
                blocked = true;
                let class = class.as_str().replace('_', "-");
                (join(&["not asked: a ", &class, " address"]), None)
            }
        },
        _ => return None,
    };
    Some(Told {
        detail: join(&[&host, ": ", &words]),
        facts: fact.into_iter().collect(),
        tls,
        blocked,
    })
}

/// A time as people say it: whole seconds, below one second milliseconds.
fn time(ms: u64) -> String {
    let (count, unit) = if ms < 1000 {
        (ms, " ms")
    } else {
        (ms / 1000, " s")
    };
    join(&[&number(i64::try_from(count).unwrap_or(i64::MAX)), unit])
}

/// Notes the failure of an entry under the code that the CLI has for the phase.
pub(super) fn failed(entry: &Entry, of: &Transcript, check: Check, code: Code, notes: &mut Notes) {
    if let Some(told) = told(entry, of.wall_clock(entry.to_ms)) {
        told.note(check, code, notes);
    }
}

impl Told {
    /// Notes it, under the code that the CLI has for the phase.
    pub(super) fn note(self, check: Check, code: Code, notes: &mut Notes) {
        if self.blocked {
            notes.add(check, Outcome::Skipped, None, self.detail, &[]);
            return;
        }
        let code = if self.tls {
            Code::ConnectivitySsl
        } else {
            code
        };
        notes.error(check, Some(code), self.detail, &self.facts);
    }
}

/// How a look-up fails, in the words of Go's resolver.
pub(super) fn dns(fault: DnsFault, host: &str) -> String {
    let words = match fault {
        DnsFault::NoSuchName => "no such host",
        DnsFault::ServerFailure => "the resolver failed",
        DnsFault::Timeout => "the resolver did not answer in time",
    };
    join(&["lookup ", host, ": ", words])
}

/// How a handshake fails, with what the certificate says.
fn handshake(fault: TlsFault, certificate: Option<&Certificate>, now: Option<i64>) -> String {
    let issuer = certificate
        .map(issued)
        .filter(|issuer| !issuer.is_empty())
        .unwrap_or_else(|| "an authority".to_owned());
    match fault {
        TlsFault::UnknownIssuer => join(&[
            "the certificate is issued by ",
            &issuer,
            ", which this machine does not trust",
        ]),
        TlsFault::SelfSigned => "the certificate is signed by itself".to_owned(),
        TlsFault::Expired => match certificate {
            Some(early) if now.is_some_and(|now| now < early.not_before) => join(&[
                "certificate is not yet valid (from ",
                &crate::date::day(early.not_before),
                ")",
            ]),
            Some(late) => join(&[
                "the certificate ended on ",
                &crate::date::day(late.not_after),
            ]),
            None => "the certificate is out of date".to_owned(),
        },
        TlsFault::WrongHost => match certificate {
            Some(certificate) if !certificate.names.is_empty() => {
                let names = list(certificate.names.iter().take(5).map(String::as_str), ", ");
                join(&["the certificate is for ", &names])
            }
            _ => "the certificate is for another host".to_owned(),
        },
        TlsFault::OldProtocol => "no version of TLS in common".to_owned(),
        TlsFault::NotTls => "the other side does not speak TLS".to_owned(),
        TlsFault::Cut => "cut during the TLS handshake".to_owned(),
    }
}

/// Who issued a certificate, with the inspecting product if it is one.
pub(super) fn issued(certificate: &Certificate) -> String {
    let mut out = crate::words::cut(&certificate.issuer, 200).to_owned();
    if let Some(product) = inspectors::product(&certificate.issuer) {
        out.push_str(" (");
        out.push_str(product);
        out.push_str(": traffic inspection)");
    }
    out
}

#[cfg(test)]
mod tests {
    use super::time;

    #[test]
    fn short_times_are_told_in_milliseconds() {
        let told = [0, 300, 999, 1000, 9_999].map(time);
        assert_eq!(told, ["0 ms", "300 ms", "999 ms", "1 s", "9 s"]);
    }
}
