//! Answers of HTTP: what a status and a challenge say of the registry.

use super::session::Session;
use crate::check::{Check, Outcome};
use crate::evidence::{ChallengeFault, Fact, ProxyFault, Span};
use crate::parse::trace;

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
    pub wants: Wants,
}

/// What a request asks for.
#[derive(Default, PartialEq, Eq)]
pub(in crate::parse) enum Asked {
    /// The challenge, or nobody said.
    #[default]
    Unsaid,
    /// A proxy server to connect.
    Tunnel,
    /// A path of the registry.
    Path(String),
}

/// What the challenges of an answer ask for, the best of them.
#[derive(Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(in crate::parse) enum Wants {
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
    pub(super) fn answered(&mut self, status: u16, text: &str, lines: Span) {
        self.http.status = status;
        self.http.wants = Wants::Nothing;
        let path = match &self.http.asked {
            Asked::Unsaid => "/v2/",
            Asked::Path(path) => path,
            Asked::Tunnel => {
                self.tunnel(status, text, lines);
                return;
            }
        };
        let known = trace::answer(path, status);
        let (check, outcome, fact) = match (known, status) {
            (Some(Fact::TokenStatus(_)), 200) => (Check::TokenEndpoint, Outcome::Ok, known),
            // No token without credentials: that is no fault.
            (Some(Fact::TokenStatus(_)), 401) => (Check::TokenEndpoint, Outcome::Info, known),
            (Some(Fact::TokenStatus(_)), _) => (Check::TokenEndpoint, Outcome::Error, known),
            (Some(Fact::ExchangeStatus(_)), 200) => (Check::RefreshToken, Outcome::Ok, known),
            // A GET, which the exchange does not know.
            (Some(Fact::ExchangeStatus(_)), 404 | 405) => {
                (Check::RefreshToken, Outcome::Info, None)
            }
            (Some(Fact::ExchangeStatus(_)), _) => (Check::RefreshToken, Outcome::Error, known),
            // A registry answers so; the headers can still tell otherwise.
            (_, 401) => (Check::Challenge, Outcome::Ok, known),
            // The firewall, the limits and the gateways answer for every path.
            (None, 403 | 429 | 500..) => {
                let fact = Fact::ChallengeStatus(status);
                (Check::Challenge, Outcome::Error, Some(fact))
            }
            (None, _) => return,
            _ => (Check::Challenge, Outcome::Error, known),
        };
        self.note(check, outcome, fact, text, lines);
    }

    /// The answer of a proxy server to CONNECT.
    fn tunnel(&mut self, status: u16, text: &str, lines: Span) {
        match status {
            200..=299 => self.note(Check::Tcp, Outcome::Ok, None, text, lines),
            407 => self.fail(Fact::Proxy(ProxyFault::Authentication), text, lines),
            400.. => self.fail(Fact::Proxy(ProxyFault::Forbidden), text, lines),
            _ => {}
        }
    }

    /// A header of the answer; `false` if there is nothing to learn from it.
    pub(super) fn header(&mut self, text: &str, lines: Span) -> bool {
        let Some((name, value)) = text.split_once(':') else {
            return false;
        };
        let is = |other: &str| name.eq_ignore_ascii_case(other);
        let of_registry = self.http.asked != Asked::Tunnel;
        let value = value.trim();
        if is("www-authenticate") && of_registry {
            self.http.wants = self.http.wants.max(wants(value));
            return self.add(Check::Challenge, text, lines);
        }
        let refused = of_registry && self.http.status != 401;
        if is("location") && refused {
            let from = self.registry.as_deref().unwrap_or_default();
            if value.contains("://") && !value.contains(from) && self.asks_for_challenge() {
                self.challenge_fails(Fact::RedirectElsewhere, text, lines);
                return true;
            }
        }
        if is("content-type") && refused && value.starts_with("text/html") {
            self.challenge_fails(Fact::HtmlAnswer, text, lines);
            return true;
        }
        false
    }

    /// The headers have ended: a challenge that did not come is missing.
    pub(super) fn headers_end(&mut self, lines: Span) {
        let wants = self.http.wants;
        if self.http.status == 401 && self.asks_for_challenge() {
            match wants {
                Wants::Nothing => {
                    self.challenge_fails(Fact::Challenge(ChallengeFault::Missing), "", lines);
                }
                Wants::Malformed => {
                    self.challenge_fails(Fact::Challenge(ChallengeFault::Malformed), "", lines);
                }
                Wants::Basic => {
                    let fact = Some(Fact::Challenge(ChallengeFault::BasicOnly));
                    self.note(Check::AadLogin, Outcome::Error, fact, "Basic", lines);
                }
                Wants::Bearer => {}
            }
        }
        self.http.status = 0;
    }

    /// Whether the answer is one to `GET /v2/`.
    fn asks_for_challenge(&self) -> bool {
        match &self.http.asked {
            Asked::Unsaid => true,
            Asked::Path(path) => matches!(path.as_str(), "/v2/" | "/v2"),
            Asked::Tunnel => false,
        }
    }

    /// Turns what was seen of the challenge into a failure, with the lines that it has.
    fn challenge_fails(&mut self, fact: Fact, text: &str, lines: Span) {
        let seen = self.seen.iter_mut();
        for seen in seen.filter(|seen| seen.check == Check::Challenge) {
            seen.outcome = Outcome::Error;
            seen.facts.push(fact);
        }
        self.add(Check::Challenge, text, lines);
    }
}

/// What one header `WWW-Authenticate` asks for.
fn wants(value: &str) -> Wants {
    let scheme = |name: &str| {
        let head = value.get(..name.len());
        head.is_some_and(|head| head.eq_ignore_ascii_case(name))
    };
    if scheme("Bearer") && value.contains("realm=\"") && value.contains("service=\"") {
        Wants::Bearer
    } else if scheme("Basic") {
        Wants::Basic
    } else {
        Wants::Malformed
    }
}
