//! `/v2/` and below: the challenge, or what stands in its place.

use super::credentials::Who;
use super::{Registry, errors};
use crate::answer::Answer;
use crate::log::Request;
use crate::modes::V2;

impl Registry {
    /// The answer to everything that is no token endpoint.
    pub(super) fn v2(&self, request: &Request) -> Answer {
        let mut answer = self.v2_by_mode(request);
        if let Some(bytes) = self.behaviour.body_bytes {
            answer.body = vec![b'x'; bytes];
        }
        for number in 0..self.behaviour.more_headers {
            answer = answer.with(&format!("X-More-{number}"), "more");
        }
        answer
    }

    fn v2_by_mode(&self, request: &Request) -> Answer {
        let realm = || self.links.realm(request);
        let service = self.links.service();
        let challenge = match &self.behaviour.v2 {
            V2::Healthy => return self.healthy(request, "Bearer"),
            V2::Basic => return self.healthy(request, "Basic"),
            V2::Open => return self.content(request, &Who::Nobody, true),
            V2::WithoutHeader => return errors::unauthorized(),
            V2::Forbidden(body) => return errors::forbidden(*body),
            V2::Status(status) => return errors::status(*status),
            V2::TooMany { retry_after } => return errors::too_many(*retry_after),
            V2::WebFilter(status) => return errors::web_filter(*status),
            V2::CaptivePortal => {
                let login = self.links.elsewhere(request, "/login");
                return Answer::empty(302).with("Location", login);
            }
            V2::RedirectLoop => {
                let next = if request.path() == "/v2/" {
                    "/v2/loop"
                } else {
                    "/v2/"
                };
                return Answer::empty(302).with("Location", next);
            }
            V2::WithoutRealm => format!("Bearer service=\"{service}\""),
            V2::WithoutService => format!("Bearer realm=\"{}\"", realm()),
            V2::SeveralChallenges => format!(
                "Basic realm=\"one, \\\"two\\\"\", bearer Realm=\"{}\" , service = \"{service}\", \
                 error=\"a, b\", Negotiate",
                realm()
            ),
            V2::Header(header) => header.clone(),
            V2::ForeignRealm => {
                let realm = self.links.elsewhere(request, "/oauth2/token");
                format!("Bearer realm=\"{realm}\",service=\"{service}\"")
            }
        };
        errors::unauthorized().with("WWW-Authenticate", challenge)
    }

    /// A registry that works, with a challenge of this scheme.
    fn healthy(&self, request: &Request, scheme: &str) -> Answer {
        let who = self.who(request);
        let known = match who {
            Who::Nobody => false,
            Who::WrongPassword => return errors::basic_refused(),
            Who::WrongToken => return self.challenged(request, scheme, "", "invalid_token"),
            Who::User(_) | Who::Bearer(_) => true,
        };
        if !known {
            return self.challenged(request, scheme, &needed_scope(request), "");
        }
        self.content(request, &who, false)
    }

    /// 401 with a challenge of this scheme; `scope` and `error` where they are not empty.
    pub(super) fn challenged(
        &self,
        request: &Request,
        scheme: &str,
        scope: &str,
        error: &str,
    ) -> Answer {
        if scheme == "Basic" {
            return errors::basic_refused();
        }
        let realm = self.links.realm(request);
        let mut header = format!(
            "Bearer realm=\"{realm}\",service=\"{}\"",
            self.links.service()
        );
        for (name, value) in [("scope", scope), ("error", error)] {
            if !value.is_empty() {
                header.extend([",", name, "=\"", value, "\""]);
            }
        }
        errors::unauthorized().with("WWW-Authenticate", header)
    }
}

/// The scope that a request needs; empty for `/v2/` itself.
pub(super) fn needed_scope(request: &Request) -> String {
    match super::content::Wanted::of(request.path()) {
        Some(wanted) => format!("repository:{}:{}", wanted.repository(), wanted.action()),
        None if request.path() == "/v2/_catalog" => "registry:catalog:*".into(),
        None => String::new(),
    }
}
