//! The challenge: what `GET /v2/` was answered, or that it was.

use acr_doctor_rules::check::{Check, Outcome};
use acr_doctor_rules::code::Code;
use acr_doctor_rules::evidence::{ChallengeFault, DnsFault, Fact, ProxyFault};

use super::failure::dns;
use super::{Notes, SKEW};
use crate::answer::{Answer, Content};
use crate::challenge::Challenge;
use crate::entry::{Entry, Seen};
use crate::oci::Error;
use crate::step::{Failure, Purpose};
use crate::transcript::Transcript;
use crate::vantage::Vantage;
use crate::words::{join, number};

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
pub(super) fn facts(answer: &Answer, entry: &Entry, status: Option<Fact>) -> Vec<Fact> {
    let mut out: Vec<Fact> = status.into_iter().collect();
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
pub(super) fn challenge(entry: &Entry, of: &Transcript, notes: &mut Notes) {
    let Seen::Answer(answer) = &entry.seen else {
        // The fetches of a browser are told together.
        if entry.vantage != Vantage::Browser {
            super::way::no_answer(entry, of, notes);
        }
        return;
    };
    if !of.vantage.sight().sees_tls {
        reached(notes);
    }
    if answer.status == 401 {
        unauthorized(answer, entry, notes);
    } else {
        let code = if answer.status == 403 {
            Code::ConnectivityForbidden
        } else {
            Code::ConnectivityChallenge
        };
        let facts = facts(answer, entry, Some(Fact::ChallengeStatus(answer.status)));
        let detail = line(answer, " answered ");
        notes.error(Check::Challenge, Some(code), detail, &facts);
    }
    if let Some(skew) = answer.skew_s.filter(|skew| skew.abs() > SKEW) {
        let detail = join(&[
            "the clock of this machine and of the answer differ by ",
            &number(skew.abs()),
            " s",
        ]);
        let fact = Fact::ClockSkew(skew);
        notes.add(Check::Challenge, Outcome::Info, None, detail, &[fact]);
        notes.in_passing();
    }
}

/// 401: what the challenge asks for.
fn unauthorized(answer: &Answer, entry: &Entry, notes: &mut Notes) {
    let mut detail = line(answer, " answered ");
    let status = Fact::ChallengeStatus(401);
    let check = Check::Challenge;
    if answer.challenges.is_empty() {
        // A browser may not be shown the header: its absence proves nothing there.
        if entry.vantage.sight().reads_headers {
            detail.push_str(" without WWW-Authenticate");
            let mut facts = facts(answer, entry, Some(status));
            facts.push(Fact::Challenge(ChallengeFault::Missing));
            let code = Some(Code::ConnectivityChallenge);
            notes.error(check, code, detail, &facts);
        } else {
            detail.push_str("; its headers are not shown to a page of another site");
            notes.info(check, detail);
        }
        return;
    }
    let mut before = ", WWW-Authenticate: ";
    let (mut bearer, mut basic) = (None, false);
    for challenge in &answer.challenges {
        detail.push_str(before);
        detail.push_str(&challenge.line());
        before = "; ";
        basic |= challenge.is("basic");
        if bearer.is_none() && challenge.is("bearer") {
            bearer = Some(challenge);
        }
    }
    let realm = bearer
        .filter(|bearer| bearer.service().is_some())
        .and_then(Challenge::realm);
    if let Some(realm) = realm {
        notes.ok(check, detail);
        if realm.followed_on(&entry.endpoint).is_none() {
            let detail = join(&[
                "the realm ",
                realm.as_str(),
                " is not an address of this registry over https: not asked",
            ]);
            let facts = [Fact::ForeignRealm];
            notes.error(Check::TokenEndpoint, None, detail, &facts);
        }
    } else if bearer.is_none() && basic {
        notes.ok(check, detail.clone());
        let facts = [status, Fact::Challenge(ChallengeFault::BasicOnly)];
        let code = Some(Code::ConnectivityAadLogin);
        notes.error(Check::AadLogin, code, detail, &facts);
    } else {
        let facts = [status, Fact::Challenge(ChallengeFault::Malformed)];
        let code = Some(Code::ConnectivityWwwAuthenticate);
        notes.error(check, code, detail, &facts);
    }
}

/// An answer of any kind proves name, connection and TLS.
fn reached(notes: &mut Notes) {
    let detail = "an HTTP answer came: name, connection and TLS work";
    notes.ok(Check::Tls, detail.to_owned());
}

/// The `no-cors` fetch.
pub(super) fn reach(entry: &Entry, notes: &mut Notes) {
    if !matches!(entry.seen, Seen::Opaque) {
        return;
    }
    reached(notes);
    let detail = join(&[
        "https://",
        &entry.endpoint.authority(),
        "/v2/ answered; the status is not shown to a page of another site",
    ]);
    notes.info(Check::Challenge, detail);
}

/// What the fetches of a browser say together, when none was answered.
pub(super) fn browser(of: &Transcript, notes: &mut Notes) {
    if !of.is(Vantage::Browser) {
        return;
    }
    let (mut fetched, mut silent, mut reached, mut unknown) = (false, false, false, false);
    let mut control = None;
    for entry in &of.entries {
        let answered = matches!(entry.seen, Seen::Answer(_) | Seen::Opaque);
        match entry.purpose {
            Purpose::Challenge => {
                fetched = true;
                reached |= answered;
                silent = matches!(entry.seen, Seen::Silent);
            }
            Purpose::Reach => reached |= answered,
            Purpose::Control => control = Some(answered),
            Purpose::Names => {
                let fault = &entry.seen;
                unknown = matches!(fault, Seen::Failed(Failure::Dns(DnsFault::NoSuchName)));
            }
            _ => {}
        }
    }
    if !fetched {
        return;
    }
    let host = of.registry.authority();
    if unknown && reached {
        // It is known to the resolver of this network alone.
        let detail = join(&["public DNS does not know ", &host]);
        notes.info(Check::Dns, detail);
    } else if unknown {
        let fault = DnsFault::NoSuchName;
        let detail = join(&["public DNS: ", &dns(fault, &host)]);
        let code = Some(Code::ConnectivityDns);
        notes.error(Check::Dns, code, detail, &[Fact::Dns(fault)]);
    }
    match control.filter(|_| !reached) {
        Some(true) if !unknown => {
            let words = if silent {
                ": silence; this page's own site answers"
            } else {
                ": no answer that the browser accepts; this page's own site answers"
            };
            let detail = join(&["GET https://", &host, "/v2/", words]);
            notes.error(Check::Challenge, None, detail, &[]);
        }
        Some(false) => {
            let detail =
                "this page's own site does not answer either: nothing is known of the registry";
            notes.info(Check::Connectivity, detail.to_owned());
        }
        _ => {}
    }
}
