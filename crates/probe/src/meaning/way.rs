//! The way: name, connection, TLS.

use acr_doctor_rules::check::{Check, Outcome};
use acr_doctor_rules::code::Code;
use acr_doctor_rules::evidence::{ConnectionFault, DnsFault, Fact, TlsFault};

use super::Notes;
use super::failure::{failed, issued, told};
use crate::address::Class;
use crate::entry::{Entry, Seen};
use crate::names::Names;
use crate::step::{Failure, Purpose};
use crate::transcript::Transcript;
use crate::vantage::Vantage;
use crate::words::join;

/// Aliases and addresses in one line.
pub(super) fn line(host: &str, names: &Names) -> String {
    let mut out = host.to_owned();
    for alias in &names.chain {
        out.push_str(" -> ");
        out.push_str(alias);
    }
    let mut before = " -> ";
    for address in names.addresses() {
        out.push_str(before);
        out.push_str(&address.to_string());
        before = ", ";
    }
    out
}

/// The name of the login server. A browser's public resolver is not this
/// machine's: what it says is told and proves nothing of the way from here.
pub(super) fn names(entry: &Entry, notes: &mut Notes) {
    let host = &entry.endpoint.host;
    let own = entry.vantage != Vantage::Browser;
    let code = Code::ConnectivityDns;
    match &entry.seen {
        Seen::Names(names) if own && names.is_empty() => {
            let detail = join(&[&line(host, names), ": no address"]);
            notes.error(Check::Dns, Some(code), detail, &[]);
        }
        Seen::Names(names) => {
            let outcome = if own { Outcome::Ok } else { Outcome::Info };
            notes.add(Check::Dns, outcome, None, line(host, names), &[]);
        }
        // Told together with what the fetches showed, see `challenge::browser`.
        _ if !own => {}
        Seen::Silent => {
            let fault = DnsFault::Timeout;
            let detail = super::failure::dns(fault, host);
            notes.error(Check::Dns, Some(code), detail, &[Fact::Dns(fault)]);
        }
        // What is no answer of a resolver says nothing of the name.
        Seen::Failed(Failure::Dns(_) | Failure::Blocked(_)) => {
            if let Some(mut told) = told(entry, None) {
                if !entry.vantage.sight().sees_dns {
                    told.detail.insert_str(0, "public DNS: ");
                }
                told.note(Check::Dns, code, notes);
            }
        }
        _ => {}
    }
}

/// The TCP connection.
pub(super) fn connect(entry: &Entry, notes: &mut Notes) {
    if let Seen::Connected { address, proxy } = &entry.seen {
        let mut detail = join(&["connected to ", &entry.endpoint.authority()]);
        if let Some(address) = address {
            detail.push_str(" at ");
            detail.push_str(&address.to_string());
            if Class::of(*address) == Class::Private {
                detail.push_str(" (private network)");
            }
        }
        if let Some(proxy) = proxy {
            detail.push_str(" through the proxy server ");
            detail.push_str(proxy);
        }
        notes.ok(Check::Tcp, detail);
    } else if let Some(told) = told(entry, None) {
        told.note(Check::Tcp, Code::ConnectivityChallenge, notes);
    }
}

/// The TLS handshake.
pub(super) fn secure(entry: &Entry, of: &Transcript, notes: &mut Notes) {
    let Seen::Secured(secured) = &entry.seen else {
        if let Some(mut told) = told(entry, of.wall_clock(entry.to_ms)) {
            // A handshake that is cut is one that somebody stopped. Silence can be
            // that, too, or a server that is busy.
            if let Some(Fact::Connection(fault)) = told.facts.first() {
                if *fault == ConnectionFault::Reset {
                    told.facts = vec![Fact::Tls(TlsFault::Cut)];
                }
                told.detail.push_str(", during the TLS handshake");
            }
            told.note(Check::Tls, Code::ConnectivitySsl, notes);
        }
        return;
    };
    let mut detail = join(&[&entry.endpoint.authority(), ": ", &secured.version]);
    if let Some(certificate) = &secured.certificate {
        detail.push_str(&join(&[
            ", certificate of ",
            &certificate.subject,
            ", issued by ",
            &issued(certificate),
            ", until ",
            &crate::date::day(certificate.not_after),
        ]));
    }
    if secured.trusted {
        notes.ok(Check::Tls, detail);
    } else {
        detail.push_str(", which this machine does not trust");
        let facts = [Fact::Tls(TlsFault::UnknownIssuer)];
        notes.error(Check::Tls, Some(Code::ConnectivitySsl), detail, &facts);
    }
}

/// The name leads past the private endpoint, and the registry refuses what
/// comes that way: neither alone says that the private zone is missing.
pub(super) fn private_link(of: &Transcript, notes: &mut Notes) {
    let mut past = None;
    let mut refused = false;
    for (index, entry) in of.entries.iter().enumerate() {
        match &entry.seen {
            Seen::Names(names)
                if entry.purpose == Purpose::Names && names.private_link() && names.public() =>
            {
                past = Some((index + 1, names));
            }
            Seen::Answer(answer) => {
                refused |= entry.purpose == Purpose::Challenge
                    && answer.status == 403
                    && answer.content != crate::answer::Content::Html;
            }
            _ => {}
        }
    }
    let Some((at, names)) = past.filter(|_| refused && of.is(Vantage::Machine)) else {
        return;
    };
    let line = line(&of.registry.host, names);
    let detail = join(&[
        &line,
        ": a private endpoint, and a public address here: DNS routing verification failed",
    ]);
    notes.line = at;
    notes.error(Check::PrivateEndpointDns, None, detail, &[]);
}

/// What the connection showed instead of an answer to a request.
pub(super) fn no_answer(entry: &Entry, of: &Transcript, notes: &mut Notes) {
    failed(
        entry,
        of,
        Check::Challenge,
        Code::ConnectivityChallenge,
        notes,
    );
}
