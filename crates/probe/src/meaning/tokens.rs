//! Tokens: what the exchange and the token endpoint gave.

use acr_doctor_rules::check::{Check, Outcome};
use acr_doctor_rules::code::Code;
use acr_doctor_rules::evidence::{Fact, Observation};

use super::challenge::{facts, line};
use super::failure::{failed, told};
use super::{error, saw};
use crate::answer::{Answer, Content};
use crate::entry::{Entry, Seen};
use crate::step::Purpose;
use crate::token::Permissions;
use crate::transcript::Transcript;
use crate::words::{join, list};

/// What stands before a status where a token was asked for, as az says it.
const STATUS: &str = ". Response code: ";

/// The answer of an entry, or the observation of its failure.
fn answer<'a>(
    entry: &'a Entry,
    of: &Transcript,
    check: Check,
    code: Code,
) -> Result<&'a Answer, Vec<Observation>> {
    if let Seen::Answer(answer) = &entry.seen {
        return Ok(answer);
    }
    let failed =
        told(entry, of.wall_clock(entry.to_ms)).map(|told| failed(check, Some(code), told));
    Err(failed.into_iter().collect())
}

/// The observation of a status that is not 200.
fn refused(check: Check, code: Code, answer: &Answer, entry: &Entry, status: Fact) -> Observation {
    let mut facts = facts(answer, entry, status);
    if answer.content == Content::Html && !(500..600).contains(&answer.status) {
        // A page is not the registry's: its status says nothing of a sign-in.
        facts.retain(|fact| *fact != status);
        return error(check, Some(code), line(answer, " answered "), facts);
    }
    // The code lists candidates of its own; the fact alone proves what 401 means here.
    let mut detail = line(answer, STATUS);
    if let Some(at) = detail.find(STATUS) {
        let after = at + STATUS.len() + 3;
        if detail.as_bytes().get(after) != Some(&b'.') {
            detail.insert(after.min(detail.len()), '.');
        }
    }
    error(check, Some(code), detail, facts)
}

/// A token without credentials.
pub(super) fn anonymous(entry: &Entry, of: &Transcript) -> Vec<Observation> {
    let code = Code::ConnectivityAccessToken;
    let answer = match answer(entry, of, Check::TokenEndpoint, code) {
        Ok(answer) => answer,
        Err(failed) => return failed,
    };
    let said = |outcome, words: &str| {
        let detail = join(&[&line(answer, " answered "), words]);
        saw(Check::AnonymousToken, outcome, detail)
    };
    let endpoint = || {
        let detail = line(answer, " answered ");
        saw(Check::TokenEndpoint, Outcome::Ok, detail)
    };
    match answer.status {
        // What the body says of the missing credentials is nobody's fault.
        401 => vec![
            saw(
                Check::TokenEndpoint,
                Outcome::Ok,
                join(&[&answer.asked, " answered 401"]),
            ),
            saw(
                Check::AnonymousToken,
                Outcome::Info,
                "no token without credentials: anonymous pull is not enabled".to_owned(),
            ),
        ],
        200 => match &answer.token {
            Some(token) if token.jwt => {
                let pulls = |repository: &str| token.claims().permissions(repository).has("pull");
                let words = match of.repository.as_deref() {
                    Some(repository) if pulls(repository) => {
                        let words = join(&[": anonymous pull of ", repository, " is enabled"]);
                        return vec![endpoint(), said(Outcome::Ok, &words)];
                    }
                    Some(_) => ": the token permits no pull",
                    None => ": which repositories it opens is not known",
                };
                vec![endpoint(), said(Outcome::Info, words)]
            }
            _ => vec![unreadable(Check::TokenEndpoint, answer, entry)],
        },
        status => vec![refused(
            Check::TokenEndpoint,
            code,
            answer,
            entry,
            Fact::TokenStatus(status),
        )],
    }
}

/// 200 without a token that can be read.
fn unreadable(check: Check, answer: &Answer, entry: &Entry) -> Observation {
    let code = Some(Code::ConnectivityAccessToken);
    if answer.content == Content::Html {
        let facts = facts(answer, entry, Fact::TokenStatus(200));
        return error(check, code, line(answer, " answered "), facts);
    }
    let detail = join(&[
        &line(answer, " answered "),
        ": Failed to decode access token",
    ]);
    error(check, code, detail, Vec::new())
}

/// A refresh token for a token of Microsoft Entra.
pub(super) fn exchange(entry: &Entry, of: &Transcript) -> Vec<Observation> {
    let code = Code::ConnectivityRefreshToken;
    let check = Check::RefreshToken;
    let answer = match answer(entry, of, check, code) {
        Ok(answer) => answer,
        Err(failed) => return failed,
    };
    vec![match answer.status {
        200 if answer.token.is_some() => saw(check, Outcome::Ok, line(answer, " answered ")),
        200 if answer.content == Content::Html => {
            let facts = facts(answer, entry, Fact::ExchangeStatus(200));
            error(check, Some(code), line(answer, " answered "), facts)
        }
        200 => {
            let detail = join(&[&line(answer, " answered "), " and no refresh token"]);
            error(check, None, detail, Vec::new())
        }
        status => {
            let code = if status == 429 {
                Code::ConnectivityTooManyRequests
            } else {
                code
            };
            refused(check, code, answer, entry, Fact::ExchangeStatus(status))
        }
    }]
}

/// An access token for credentials.
pub(super) fn access(entry: &Entry, of: &Transcript) -> Vec<Observation> {
    let code = Code::ConnectivityAccessToken;
    let check = Check::AccessToken;
    let answer = match answer(entry, of, check, code) {
        Ok(answer) => answer,
        Err(failed) => return failed,
    };
    let status = Fact::TokenStatus(answer.status);
    vec![match answer.status {
        200 => match (&answer.token, of.repository.as_deref()) {
            (Some(token), Some(repository)) if token.jwt => {
                permitted(answer, repository, token.claims().permissions(repository))
            }
            (Some(token), None) if token.jwt => saw(check, Outcome::Ok, line(answer, " answered ")),
            _ => unreadable(check, answer, entry),
        },
        // The password was refused; the words of az speak of its own refresh token.
        401 if entry.purpose == Purpose::BasicToken && answer.content != Content::Html => {
            let facts = facts(answer, entry, status);
            error(check, Some(code), line(answer, " answered "), facts)
        }
        // A refresh token that the user brought: no password was wrong.
        401 if of
            .entries
            .iter()
            .all(|one| one.purpose != Purpose::Exchange)
            && answer.content != Content::Html =>
        {
            let mut seen = refused(check, code, answer, entry, status);
            seen.facts.retain(|fact| *fact != status);
            seen
        }
        _ => refused(check, code, answer, entry, status),
    }]
}

/// What the token permits on the repository, in the words of `az acr check-health --repository`.
fn permitted(answer: &Answer, repository: &str, permissions: Permissions) -> Observation {
    let granted = list(permissions.granted(), ", ");
    let lacking = list(permissions.lacking(), ", ");
    let asked = join(&[&answer.asked, " answered 200. You have "]);
    let place = join(&[" permissions for repository '", repository, "'."]);
    let check = Check::AccessToken;
    if lacking.is_empty() {
        return saw(check, Outcome::Ok, join(&[&asked, &granted, &place]));
    }
    let granted = if granted.is_empty() { "no" } else { &granted };
    let detail = join(&[
        &asked,
        granted,
        &place,
        " You are lacking ",
        &lacking,
        " repository permissions.",
    ]);
    let code = Some(Code::ConnectivityAccessToken);
    error(check, code, detail, Vec::new())
}
