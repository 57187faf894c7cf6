//! Answers of HTTP: what a status and a challenge say of the registry.

use super::session::Session;
use crate::check::{Check, Outcome};
use crate::evidence::{ChallengeFault, Fact, ProxyFault, Span};
use crate::parse::run::Use;
use crate::parse::trace::Asked;

/// A request and what is known of its answer.
#[derive(Default)]
pub(in crate::parse) struct Exchange {
    /// What was asked for.
    pub asked: Asked,
    /// The lines that follow are headers of the request.
    pub asking: bool,
    /// The status of the answer; 0 before there is one.
    pub status: u16,
    /// What the headers `WWW-Authenticate` ask for.
    wants: Wants,
}

/// What the challenges of an answer ask for, the best of them.
#[derive(Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord)]
enum Wants {
    /// There is no challenge.
    #[default]
    Nothing,
    /// A challenge that cannot be followed.
    Malformed,
    /// A user name and a password.
    Basic,
    /// A token, and it says from where and for whom.
    Bearer,
}

impl Session {
    /// An answer to the request that was asked last.
    pub(super) fn answered(&mut self, status: u16, text: &str, lines: Span) -> Use {
        let asked = self.http.asked;
        self.http.status = status;
        self.http.wants = Wants::Nothing;
        let mut fact = asked.status(status);
        let (check, outcome) = match (asked, status) {
            (Asked::Tunnel, 407) => {
                return self.fail(Fact::Proxy(ProxyFault::Authentication), text, lines);
            }
            (Asked::Tunnel, 400..) => {
                return self.fail(Fact::Proxy(ProxyFault::Forbidden), text, lines);
            }
            (Asked::Tunnel, _) => (Check::Tcp, Outcome::Ok),
            (Asked::AccessToken, 200) => (Check::TokenEndpoint, Outcome::Ok),
            // No token without credentials: that is no fault.
            (Asked::AccessToken, 401) => (Check::TokenEndpoint, Outcome::Info),
            (Asked::AccessToken, _) => (Check::TokenEndpoint, Outcome::Error),
            (Asked::RefreshToken, 200) => (Check::RefreshToken, Outcome::Ok),
            // A GET, which the exchange does not know.
            (Asked::RefreshToken, 404 | 405) => (Check::RefreshToken, Outcome::Info),
            (Asked::RefreshToken, _) => (Check::RefreshToken, Outcome::Error),
            // A registry answers so; the headers can still tell otherwise.
            (_, 401) => (Check::Challenge, Outcome::Ok),
            // The firewall, the limits and the gateways answer for every path.
            (Asked::Other, 403 | 429 | 500..) => {
                fact = Some(Fact::ChallengeStatus(status));
                (Check::Challenge, Outcome::Error)
            }
            (Asked::Other, _) => return Use::Known,
            (Asked::Challenge, _) => (Check::Challenge, Outcome::Error),
        };
        self.note(check, outcome, fact, text, lines)
    }

    /// A header of the answer; `false` if there is nothing to learn from it.
    pub(super) fn header(&mut self, text: &str, lines: Span) -> bool {
        let http = &mut self.http;
        let Some((name, value)) = text.split_once(':').filter(|_| http.asked != Asked::Tunnel)
        else {
            return false;
        };
        let value = value.trim();
        if name.eq_ignore_ascii_case("www-authenticate") {
            http.wants = http.wants.max(wants(value));
            return self.add(Check::Challenge, text, lines);
        }
        if http.status == 401 {
            return false;
        }
        if name.eq_ignore_ascii_case("location") {
            let own = self.registry.as_deref().unwrap_or_default();
            let elsewhere =
                http.asked == Asked::Challenge && value.contains("://") && !value.contains(own);
            return elsewhere && self.challenge_fails(Fact::RedirectElsewhere, text, lines);
        }
        name.eq_ignore_ascii_case("content-type")
            && value.starts_with("text/html")
            && self.challenge_fails(Fact::HtmlAnswer, text, lines)
    }

    /// The headers have ended: a challenge that did not come is missing.
    pub(super) fn headers_end(&mut self, lines: Span) {
        let http = &mut self.http;
        let refused = http.status == 401 && http.asked == Asked::Challenge;
        http.status = 0;
        let fault = match http.wants {
            _ if !refused => return,
            Wants::Bearer => return,
            Wants::Basic => {
                let fact = Some(Fact::Challenge(ChallengeFault::BasicOnly));
                self.note(Check::AadLogin, Outcome::Error, fact, "Basic", lines);
                return;
            }
            Wants::Nothing => ChallengeFault::Missing,
            Wants::Malformed => ChallengeFault::Malformed,
        };
        self.challenge_fails(Fact::Challenge(fault), "", lines);
    }

    /// Turns what was seen of the challenge into a failure, with the lines that it has.
    fn challenge_fails(&mut self, fact: Fact, text: &str, lines: Span) -> bool {
        let mut seen = self.seen.iter_mut();
        if let Some(seen) = seen.find(|seen| seen.check == Check::Challenge) {
            seen.outcome = Outcome::Error;
            seen.facts.push(fact);
        }
        self.add(Check::Challenge, text, lines)
    }
}

/// What one header `WWW-Authenticate` asks for.
fn wants(value: &str) -> Wants {
    let scheme = value.split(' ').next().unwrap_or_default();
    if scheme.eq_ignore_ascii_case("Basic") {
        Wants::Basic
    } else if scheme.eq_ignore_ascii_case("Bearer")
        && value.contains("realm=\"")
        && value.contains("service=\"")
    {
        Wants::Bearer
    } else {
        Wants::Malformed
    }
}
