//! Tokens: what the exchange and the token endpoint gave.

use acr_doctor_rules::check::Check;
use acr_doctor_rules::code::Code;
use acr_doctor_rules::evidence::Fact;

use super::Notes;
use super::challenge::{facts, line};
use super::failure::failed;
use crate::answer::{Answer, Content};
use crate::entry::{Entry, Seen};
use crate::step::Purpose;
use crate::token::Permissions;
use crate::transcript::Transcript;
use crate::words::{join, list, number};

/// Notes a status that is not 200, as az says it. A page on the way is not
/// the registry's: its status says nothing of a sign-in.
fn refused(
    check: Check,
    code: Code,
    answer: &Answer,
    entry: &Entry,
    status: Option<Fact>,
    notes: &mut Notes,
) {
    let gateway = (500..600).contains(&answer.status);
    if answer.content == Content::Html && !gateway {
        let facts = facts(answer, entry, None);
        notes.error(check, Some(code), line(answer, " answered "), &facts);
        return;
    }
    let mut detail = join(&[
        &answer.asked,
        ". Response code: ",
        &number(i64::from(answer.status)),
        ".",
    ]);
    for error in &answer.errors {
        detail.push(' ');
        detail.push_str(&error.line());
    }
    notes.error(check, Some(code), detail, &facts(answer, entry, status));
}

/// A token without credentials.
pub(super) fn anonymous(entry: &Entry, of: &Transcript, notes: &mut Notes) {
    let code = Code::ConnectivityAccessToken;
    let check = Check::TokenEndpoint;
    let Seen::Answer(answer) = &entry.seen else {
        return failed(entry, of, check, code, notes);
    };
    let (pulls, words) = match answer.status {
        // What the body says of the missing credentials is nobody's fault.
        401 => (false, ": anonymous pull is not enabled"),
        200 => match &answer.token {
            Some(token) if token.jwt => match &of.repository {
                Some(repository) if token.permissions(repository).has("pull") => {
                    (true, ": anonymous pull is enabled")
                }
                Some(_) => (false, ": the token permits no pull"),
                None => (false, ": which repositories the token opens is not known"),
            },
            _ => return unreadable(check, answer, entry, notes),
        },
        status => {
            let status = Some(Fact::TokenStatus(status));
            return refused(check, code, answer, entry, status, notes);
        }
    };
    let status = number(i64::from(answer.status));
    let detail = join(&[&answer.asked, " answered ", &status]);
    notes.ok(check, detail.clone());
    let detail = join(&[&detail, words]);
    if pulls {
        notes.ok(Check::AnonymousToken, detail);
    } else {
        notes.info(Check::AnonymousToken, detail);
    }
}

/// 200 without a token that can be read.
fn unreadable(check: Check, answer: &Answer, entry: &Entry, notes: &mut Notes) {
    let code = Some(Code::ConnectivityAccessToken);
    let mut detail = line(answer, " answered ");
    if answer.content != Content::Html {
        detail.push_str(": Failed to decode access token");
    }
    notes.error(check, code, detail, &facts(answer, entry, None));
}

/// A refresh token for a token of Microsoft Entra.
pub(super) fn exchange(entry: &Entry, of: &Transcript, notes: &mut Notes) {
    let code = Code::ConnectivityRefreshToken;
    let check = Check::RefreshToken;
    let Seen::Answer(answer) = &entry.seen else {
        return failed(entry, of, check, code, notes);
    };
    let status = Some(Fact::ExchangeStatus(answer.status));
    match answer.status {
        200 if answer.token.is_some() => notes.ok(check, line(answer, " answered ")),
        200 => {
            let mut detail = line(answer, " answered ");
            detail.push_str(" and no refresh token");
            // No cause of the code is about an answer that is none.
            notes.error(check, None, detail, &facts(answer, entry, None));
        }
        429 => {
            let code = Code::ConnectivityTooManyRequests;
            refused(check, code, answer, entry, status, notes);
        }
        _ => refused(check, code, answer, entry, status, notes),
    }
}

/// An access token for credentials.
pub(super) fn access(entry: &Entry, of: &Transcript, notes: &mut Notes) {
    let code = Code::ConnectivityAccessToken;
    let check = Check::AccessToken;
    let Seen::Answer(answer) = &entry.seen else {
        return failed(entry, of, check, code, notes);
    };
    let status = Some(Fact::TokenStatus(answer.status));
    match answer.status {
        200 => match (&answer.token, &of.repository) {
            (Some(token), Some(repository)) if token.jwt => {
                permitted(answer, repository, token.permissions(repository), notes);
            }
            (Some(token), None) if token.jwt => notes.ok(check, line(answer, " answered ")),
            _ => unreadable(check, answer, entry, notes),
        },
        // The password was refused; the words of az speak of its own refresh token.
        401 if entry.purpose == Purpose::BasicToken && answer.content != Content::Html => {
            let facts = facts(answer, entry, status);
            notes.error(check, Some(code), line(answer, " answered "), &facts);
        }
        // A refresh token that the user brought: no password was wrong, and the
        // fact would say so.
        401 if of
            .entries
            .iter()
            .all(|one| one.purpose != Purpose::Exchange) =>
        {
            refused(check, code, answer, entry, None, notes);
        }
        _ => refused(check, code, answer, entry, status, notes),
    }
}

/// What the token permits on the repository, in the words of `az acr check-health --repository`.
fn permitted(answer: &Answer, repository: &str, permissions: Permissions, notes: &mut Notes) {
    let granted = list(permissions.granted(), ", ");
    let lacking = list(permissions.lacking(), ", ");
    let granted = if granted.is_empty() { "no" } else { &granted };
    let mut detail = join(&[
        &answer.asked,
        " answered 200. You have ",
        granted,
        " permissions for repository '",
        repository,
        "'.",
    ]);
    let check = Check::AccessToken;
    let lacking = join(&["You are lacking ", &lacking, " repository permissions."]);
    if permissions.has("pull") {
        notes.ok(check, detail);
        // Whoever only pulls needs no more: it is worth knowing, and no failure.
        if permissions.lacking().next().is_some() {
            notes.info(check, lacking);
            notes.in_passing();
        }
        return;
    }
    detail.push(' ');
    detail.push_str(&lacking);
    let code = Some(Code::ConnectivityAccessToken);
    notes.error(check, code, detail, &[]);
}
