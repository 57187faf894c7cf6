//! The way: name, connection, TLS.

use acr_doctor_rules::check::{Check, Outcome};
use acr_doctor_rules::code::Code;
use acr_doctor_rules::evidence::{Fact, Observation, TlsFault};

use super::failure::{failed, issued, told};
use super::{error, saw};
use crate::address::Class;
use crate::entry::{Entry, Seen};
use crate::names::Names;
use crate::step::{Failure, Purpose};
use crate::transcript::Transcript;
use crate::vantage::Vantage;
use crate::words::{join, list};

/// Aliases and addresses in one line.
pub(super) fn line(host: &str, names: &Names) -> String {
    let mut out = host.to_owned();
    for alias in &names.chain {
        out.push_str(" -> ");
        out.push_str(alias);
    }
    for (index, address) in names.addresses().enumerate() {
        out.push_str(if index == 0 { " -> " } else { ", " });
        out.push_str(&address.to_string());
    }
    out
}

/// The name of the login server. A browser's public resolver is not this
/// machine's: what it says is told and proves nothing of the way from here.
pub(super) fn names(entry: &Entry) -> Vec<Observation> {
    let host = &entry.endpoint.host;
    let own = entry.vantage != Vantage::Browser;
    match &entry.seen {
        Seen::Names(names) if !names.is_empty() => {
            let outcome = if own { Outcome::Ok } else { Outcome::Info };
            vec![saw(Check::Dns, outcome, line(host, names))]
        }
        Seen::Names(names) => {
            let detail = join(&[&line(host, names), ": no address"]);
            vec![if own {
                error(Check::Dns, Some(Code::ConnectivityDns), detail, Vec::new())
            } else {
                saw(Check::Dns, Outcome::Info, detail)
            }]
        }
        // Told together with what the fetches showed, see `challenge::browser`.
        _ if !own => Vec::new(),
        Seen::Silent => {
            let fault = acr_doctor_rules::evidence::DnsFault::Timeout;
            let detail = super::failure::dns(fault, host);
            let facts = vec![Fact::Dns(fault)];
            vec![error(
                Check::Dns,
                Some(Code::ConnectivityDns),
                detail,
                facts,
            )]
        }
        // What is no answer of a resolver says nothing of the name.
        Seen::Failed(Failure::Dns(_)) => told(entry, None)
            .map(|told| failed(Check::Dns, Some(Code::ConnectivityDns), told))
            .into_iter()
            .collect(),
        Seen::Failed(Failure::Blocked(class)) => {
            let class = class.as_str().replace('_', "-");
            let detail = join(&[host, ": not asked: a ", &class, " address"]);
            vec![saw(Check::Dns, Outcome::Skipped, detail)]
        }
        _ => Vec::new(),
    }
}

/// The TCP connection.
pub(super) fn connect(entry: &Entry) -> Vec<Observation> {
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
        return vec![saw(Check::Tcp, Outcome::Ok, detail)];
    }
    told(entry, None)
        .map(|told| failed(Check::Tcp, Some(Code::ConnectivityChallenge), told))
        .into_iter()
        .collect()
}

/// The TLS handshake.
pub(super) fn secure(entry: &Entry, of: &Transcript) -> Vec<Observation> {
    if let Seen::Secured(secured) = &entry.seen {
        let mut detail = join(&[&entry.endpoint.authority(), ": ", &secured.version]);
        if let Some(certificate) = &secured.certificate {
            detail.push_str(", certificate of ");
            detail.push_str(&certificate.subject);
            detail.push_str(", issued by ");
            detail.push_str(&issued(certificate));
            detail.push_str(", until ");
            detail.push_str(&crate::date::day(certificate.not_after));
        }
        if !secured.trusted {
            let facts = vec![Fact::Tls(TlsFault::UnknownIssuer)];
            detail.push_str(", which this machine does not trust");
            return vec![error(
                Check::Tls,
                Some(Code::ConnectivitySsl),
                detail,
                facts,
            )];
        }
        return vec![saw(Check::Tls, Outcome::Ok, detail)];
    }
    let Some(mut told) = told(entry, of.wall_clock(entry.to_ms)) else {
        return Vec::new();
    };
    // A handshake that hangs or is cut is a handshake that somebody stopped.
    if told
        .facts
        .iter()
        .any(|fact| matches!(fact, Fact::Connection(_)))
    {
        told.facts = vec![Fact::Tls(TlsFault::Cut)];
        told.detail.push_str(", during the TLS handshake");
    }
    told.tls = true;
    vec![failed(Check::Tls, Some(Code::ConnectivitySsl), told)]
}

/// The name leads past the private endpoint, and the registry refuses what
/// comes that way: neither alone says that the private zone is missing.
pub(super) fn private_link(of: &Transcript, out: &mut Vec<Observation>) {
    if !of.is(Vantage::Machine) {
        return;
    }
    let refused = of.entries.iter().any(|entry| {
        entry.purpose == Purpose::Challenge
            && matches!(&entry.seen, Seen::Answer(answer) if answer.status == 403
                && answer.content != crate::answer::Content::Html)
    });
    let past = of
        .entries
        .iter()
        .enumerate()
        .find_map(|(index, entry)| match &entry.seen {
            Seen::Names(names)
                if entry.purpose == Purpose::Names && names.private_link() && names.public() =>
            {
                Some((index, names))
            }
            _ => None,
        });
    let Some((index, names)) = past.filter(|_| refused) else {
        return;
    };
    let addresses: Vec<String> = names.addresses().map(|one| one.to_string()).collect();
    let detail = join(&[
        "the registry has a private endpoint, and its name leads to the public address ",
        &list(addresses.iter().map(String::as_str), ", "),
        ": DNS routing verification failed",
    ]);
    let mut seen = saw(Check::PrivateEndpointDns, Outcome::Error, detail);
    seen.lines = (index + 1, index + 1);
    out.push(seen);
}
