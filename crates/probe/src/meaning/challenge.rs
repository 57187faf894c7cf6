//! The challenge: what `GET /v2/` was answered, or that it was.

use acr_doctor_rules::check::{Check, Outcome};
use acr_doctor_rules::code::Code;
use acr_doctor_rules::evidence::{ChallengeFault, DnsFault, Fact, Observation, ProxyFault};

use super::failure::{dns, failed, told};
use super::{SKEW, error, saw};
use crate::answer::{Answer, Content};
use crate::challenge::Challenge;
use crate::entry::{Entry, Seen};
use crate::oci::Error;
use crate::step::{Failure, Purpose};
use crate::transcript::Transcript;
use crate::vantage::Vantage;
use crate::words::{join, list, number};

/// An answer in one line: request, status, and what the body says.
pub(super) fn line(answer: &Answer, between: &str) -> String {
    let mut out = join(&[&answer.asked, between, &number(i64::from(answer.status))]);
    out.push_str(match answer.content {
        Content::Html => " with a web page",
        Content::HalfJson => " with half a body",
        _ => "",
    });
    if let Some(title) = &answer.title {
        out.push_str(" \"");
        out.push_str(title);
        out.push('"');
    }
    if let Some(location) = &answer.location {
        out.push_str(", redirect to ");
        out.push_str(location);
    }
    if let Some(after) = &answer.retry_after {
        out.push_str(", Retry-After: ");
        out.push_str(after);
    }
    // A registry says "authentication required" to everybody who comes without a
    // token: as an answer to the first request that is no fault of anybody's.
    let errors: &[Error] = if answer.status == 401 && answer.asked.ends_with("/v2/") {
        &[]
    } else {
        &answer.errors
    };
    for error in errors {
        out.push_str(". ");
        out.push_str(&error.line());
    }
    out
}

/// The facts that any answer may bring with it.
pub(super) fn facts(answer: &Answer, entry: &Entry, status: Fact) -> Vec<Fact> {
    let mut out = vec![status];
    if answer.status == 407 {
        out.push(Fact::Proxy(ProxyFault::Authentication));
    }
    if answer.content == Content::Html {
        out.push(Fact::HtmlAnswer);
    }
    let elsewhere = answer
        .location
        .as_ref()
        .is_some_and(|location| *location != entry.endpoint.authority());
    if (300..400).contains(&answer.status) && elsewhere {
        out.push(Fact::RedirectElsewhere);
    }
    if answer.errors.iter().any(Error::public_access_disabled) {
        out.push(Fact::PublicAccessDisabled);
    }
    out
}

/// `GET /v2/`.
pub(super) fn challenge(entry: &Entry, of: &Transcript) -> Vec<Observation> {
    let answer = match &entry.seen {
        Seen::Answer(answer) => answer,
        // The fetches of a browser are told together.
        _ if entry.vantage == Vantage::Browser => return Vec::new(),
        _ => {
            return told(entry, of.wall_clock(entry.to_ms))
                .map(|told| failed(Check::Challenge, Some(Code::ConnectivityChallenge), told))
                .into_iter()
                .collect();
        }
    };
    let mut out = Vec::new();
    if !of.vantage.sight().sees_tls {
        out.push(reached(Check::Tls));
    }
    match answer.status {
        401 => unauthorized(answer, entry, &mut out),
        403 => {
            let facts = facts(answer, entry, Fact::ChallengeStatus(403));
            let code = Some(Code::ConnectivityForbidden);
            out.push(error(
                Check::Challenge,
                code,
                line(answer, " answered "),
                facts,
            ));
        }
        status => {
            let facts = facts(answer, entry, Fact::ChallengeStatus(status));
            let code = Some(Code::ConnectivityChallenge);
            out.push(error(
                Check::Challenge,
                code,
                line(answer, " answered "),
                facts,
            ));
        }
    }
    if let Some(skew) = answer.skew_s.filter(|skew| skew.abs() > SKEW) {
        let detail = join(&[
            "the clock of this machine and of the answer differ by ",
            &number(skew.abs()),
            " s",
        ]);
        let mut seen = saw(Check::Challenge, Outcome::Info, detail);
        seen.facts.push(Fact::ClockSkew(skew));
        seen.notice = true;
        out.push(seen);
    }
    out
}

/// 401: what the challenge asks for.
fn unauthorized(answer: &Answer, entry: &Entry, out: &mut Vec<Observation>) {
    let mut detail = line(answer, " answered ");
    let code = Code::ConnectivityWwwAuthenticate;
    let status = Fact::ChallengeStatus(401);
    let wrong = |fault| vec![status, Fact::Challenge(fault)];
    if answer.challenges.is_empty() {
        // A browser may not be shown the header: its absence proves nothing there.
        out.push(if entry.vantage.sight().reads_headers {
            detail.push_str(" without WWW-Authenticate");
            let code = Some(Code::ConnectivityChallenge);
            let mut facts = facts(answer, entry, status);
            facts.push(Fact::Challenge(ChallengeFault::Missing));
            error(Check::Challenge, code, detail, facts)
        } else {
            detail.push_str("; its headers are not shown to a page of another site");
            saw(Check::Challenge, Outcome::Info, detail)
        });
        return;
    }
    let lines: Vec<String> = answer.challenges.iter().map(Challenge::line).collect();
    detail.push_str(", WWW-Authenticate: ");
    detail.push_str(&list(lines.iter().map(String::as_str), "; "));
    let bearer = answer.challenges.iter().find(|one| one.is("bearer"));
    let whole = |one: &&Challenge| one.realm().is_some() && one.service().is_some();
    match bearer {
        Some(one) if whole(&one) => {
            out.push(saw(Check::Challenge, Outcome::Ok, detail));
            let realm = one.realm();
            if realm.is_some_and(|realm| realm.path_on(&entry.endpoint).is_none()) {
                let shown = realm
                    .map(crate::challenge::Realm::as_str)
                    .unwrap_or_default();
                let detail = join(&[
                    "the realm ",
                    shown,
                    " is not an address of this registry over https: not asked",
                ]);
                let mut seen = saw(Check::TokenEndpoint, Outcome::Skipped, detail);
                seen.facts.push(Fact::ForeignRealm);
                out.push(seen);
            }
        }
        Some(_) => out.push(error(
            Check::Challenge,
            Some(code),
            detail,
            wrong(ChallengeFault::Malformed),
        )),
        None if answer.challenges.iter().any(|one| one.is("basic")) => {
            out.push(saw(Check::Challenge, Outcome::Ok, detail.clone()));
            let code = Some(Code::ConnectivityAadLogin);
            let facts = wrong(ChallengeFault::BasicOnly);
            out.push(error(Check::AadLogin, code, detail, facts));
        }
        None => out.push(error(
            Check::Challenge,
            Some(code),
            detail,
            wrong(ChallengeFault::Malformed),
        )),
    }
}

/// An answer of any kind proves name, connection and TLS.
fn reached(check: Check) -> Observation {
    saw(
        check,
        Outcome::Ok,
        "an HTTP answer came: name, connection and TLS work".to_owned(),
    )
}

/// The `no-cors` fetch.
pub(super) fn reach(entry: &Entry) -> Vec<Observation> {
    if !matches!(entry.seen, Seen::Opaque) {
        return Vec::new();
    }
    let detail = join(&[
        "https://",
        &entry.endpoint.authority(),
        "/v2/ answered; the status is not shown to a page of another site",
    ]);
    vec![
        reached(Check::Tls),
        saw(Check::Challenge, Outcome::Info, detail),
    ]
}

/// What the fetches of a browser say together, when none was answered.
pub(super) fn browser(of: &Transcript, out: &mut Vec<Observation>) {
    if !of.is(Vantage::Browser) {
        return;
    }
    let at = |purpose: Purpose| of.entries.iter().find(|entry| entry.purpose == purpose);
    let answered = |entry: &Entry| matches!(entry.seen, Seen::Answer(_) | Seen::Opaque);
    let Some(fetch) = at(Purpose::Challenge) else {
        return;
    };
    let reached = answered(fetch) || at(Purpose::Reach).is_some_and(answered);
    let unknown_name = at(Purpose::Names).is_some_and(|entry| {
        matches!(entry.seen, Seen::Failed(Failure::Dns(DnsFault::NoSuchName)))
    });
    let host = of.registry.authority();
    if unknown_name {
        let fault = DnsFault::NoSuchName;
        out.push(if reached {
            // It is known to the resolver of this network alone.
            let detail = join(&["public DNS does not know ", &host]);
            saw(Check::Dns, Outcome::Info, detail)
        } else {
            let detail = join(&["public DNS: ", &dns(fault, &host)]);
            let code = Some(Code::ConnectivityDns);
            error(Check::Dns, code, detail, vec![Fact::Dns(fault)])
        });
    }
    let Some(control) = at(Purpose::Control).filter(|_| !reached) else {
        return;
    };
    if !matches!(control.seen, Seen::Answer(_) | Seen::Opaque) {
        let detail =
            "this page's own site does not answer either: nothing is known of the registry";
        out.push(saw(Check::Connectivity, Outcome::Info, detail.to_owned()));
        return;
    }
    if unknown_name {
        return;
    }
    let words = if matches!(fetch.seen, Seen::Silent) {
        ": silence; this page's own site answers"
    } else {
        ": no HTTP answer; this page's own site answers"
    };
    let detail = join(&["GET https://", &host, "/v2/", words]);
    out.push(saw(Check::Challenge, Outcome::Error, detail));
}
