//! The requests of the plan.

use super::Probe;
use crate::secret::{Credentials, Secret};
use crate::step::{By, Endpoint, Purpose, Request, Step, Value};
use crate::token::ACTIONS;
use crate::words::{encode, join, list};

/// The kinds of manifest that are read (source: the OCI image specification and
/// Docker's image manifest, version 2, schema 2).
const MANIFESTS: &str = "application/vnd.oci.image.manifest.v1+json, \
    application/vnd.oci.image.index.v1+json, \
    application/vnd.docker.distribution.manifest.v2+json, \
    application/vnd.docker.distribution.manifest.list.v2+json";

/// The value of `Authorization: Basic`, without the scheme (RFC 7617).
pub(super) fn basic(user: &str, password: &Secret) -> Secret {
    let mut out = String::new();
    let pair = join(&[user, ":", password.expose()]);
    crate::token::base64(pair.as_bytes(), &mut out);
    Secret::new(out)
}

impl Probe {
    /// The step of a purpose, and who is asked.
    pub(super) fn step(&self, purpose: Purpose) -> (Step, Endpoint) {
        let registry = self.transcript.registry.clone();
        let data = || {
            let known = self.known.data.clone();
            known.unwrap_or_else(|| registry.clone())
        };
        let endpoint = match purpose {
            Purpose::DataNames => Endpoint::https(&self.data_name().unwrap_or_default()),
            Purpose::BlobNames
            | Purpose::BlobConnect
            | Purpose::BlobSecure
            | Purpose::BlobReach => data(),
            Purpose::AnonymousToken | Purpose::BasicToken | Purpose::AccessToken => {
                let realm = self.known.realm.as_ref();
                realm.map_or(registry, |realm| realm.endpoint.clone())
            }
            _ => registry,
        };
        let step = match purpose {
            Purpose::Names | Purpose::DataNames | Purpose::BlobNames => Step::Lookup {
                host: endpoint.host.clone(),
                by: match self.ask.public_dns {
                    Some(resolver) if !self.transcript.vantage.sight().sees_dns => {
                        By::Doh(resolver)
                    }
                    _ => By::System,
                },
            },
            Purpose::Connect | Purpose::BlobConnect => Step::Connect {
                endpoint: endpoint.clone(),
            },
            Purpose::Secure | Purpose::BlobSecure => Step::Secure {
                endpoint: endpoint.clone(),
            },
            Purpose::Reach => Step::Reach {
                endpoint: endpoint.clone(),
            },
            Purpose::Control => Step::Control,
            _ => Step::Request(self.request(purpose, endpoint.clone())),
        };
        (step, endpoint)
    }

    fn request(&self, purpose: Purpose, endpoint: Endpoint) -> Request {
        let mut request = Request {
            purpose,
            endpoint,
            path: "/".to_owned(),
            headers: Vec::new(),
            form: Vec::new(),
        };
        match purpose {
            Purpose::Challenge => request.path.push_str("v2/"),
            Purpose::AnonymousToken => request.path = self.token_path(&["pull"]),
            Purpose::BasicToken => {
                request.path = self.token_path(&ACTIONS);
                if let Credentials::Basic { user, password } = &self.ask.credentials {
                    request.authorize("Basic ", basic(user, password).expose());
                }
            }
            Purpose::Exchange => {
                request.path.push_str("oauth2/exchange");
                request.plain("grant_type", "access_token");
                request.plain("service", self.service());
                if let Credentials::EntraToken(token) = &self.ask.credentials {
                    request.hidden("access_token", token.expose());
                }
            }
            Purpose::AccessToken => {
                let (path, service) = self.realm();
                path.clone_into(&mut request.path);
                request.plain("grant_type", "refresh_token");
                request.plain("service", service);
                let scope = self.scope(&ACTIONS);
                request.plain("scope", scope.as_deref().unwrap_or("registry:catalog:*"));
                let token = match &self.ask.credentials {
                    Credentials::RefreshToken(token) => Some(token),
                    _ => self.known.refresh.as_ref(),
                };
                request.hidden("refresh_token", token.map_or("", Secret::expose));
            }
            Purpose::Manifest | Purpose::Blob => {
                let kind = if purpose == Purpose::Blob {
                    "/blobs/"
                } else {
                    request
                        .headers
                        .push(("accept", Value::Plain(MANIFESTS.to_owned())));
                    "/manifests/"
                };
                let reference = self.known.digest.as_deref();
                let reference = reference.or(self
                    .ask
                    .target
                    .reference
                    .as_ref()
                    .map(crate::target::Reference::as_str));
                let reference = reference.unwrap_or("latest");
                let repository = self.ask.repository().unwrap_or_default();
                request.path = join(&["/v2/", repository, kind, reference]);
                if let Some(token) = &self.known.access {
                    request.authorize("Bearer ", token.expose());
                }
            }
            _ => {}
        }
        request
    }

    /// The usual name of the dedicated data endpoint, where the region is known.
    pub(super) fn data_name(&self) -> Option<String> {
        let target = &self.ask.target;
        let suffix = target.cloud?.suffix();
        let region = target
            .region
            .as_deref()
            .or_else(|| self.known.names.region())?;
        let first = target.host.split('.').next()?;
        Some(join(&[first, ".", region, ".data.", suffix]))
    }

    fn realm(&self) -> (&str, &str) {
        self.known
            .realm
            .as_ref()
            .map_or(("/oauth2/token", &self.ask.target.host), |realm| {
                (&realm.path, &realm.service)
            })
    }

    fn service(&self) -> &str {
        self.realm().1
    }

    /// The scope of a token on the repository, if there is one.
    fn scope(&self, actions: &[&str]) -> Option<String> {
        let repository = self.ask.repository()?;
        let actions = list(actions.iter().copied(), ",");
        Some(join(&["repository:", repository, ":", &actions]))
    }

    /// Path and query of a GET for a token.
    fn token_path(&self, actions: &[&str]) -> String {
        let (path, service) = self.realm();
        let mut out = join(&[path, "?service="]);
        encode(service, &mut out);
        if let Some(scope) = self.scope(actions) {
            out.push_str("&scope=");
            encode(&scope, &mut out);
        }
        out
    }
}

impl Request {
    fn plain(&mut self, name: &'static str, value: &str) {
        self.form.push((name, Value::Plain(value.to_owned())));
    }

    fn hidden(&mut self, name: &'static str, value: &str) {
        let value = Value::Hidden(Secret::new(value.to_owned()));
        self.form.push((name, value));
    }

    fn authorize(&mut self, scheme: &str, value: &str) {
        let value = Value::Hidden(Secret::new(join(&[scheme, value])));
        self.headers.push(("authorization", value));
    }
}
