//! The probe API: the page asks a registry through this program.

use std::sync::Arc;
use std::time::Duration;

use acr_doctor_probe::address::Rules;
use acr_doctor_probe::api::{self, Fault, Line, Offer, Problem};
use acr_doctor_probe::ask::{Ask, Limits};
use acr_doctor_probe::vantage::Vantage;
use http_body_util::{BodyExt, Either, Full};
use hyper::body::{Body, Bytes};
use hyper::header::{ALLOW, CACHE_CONTROL, CONTENT_TYPE, HeaderMap, HeaderValue, RETRY_AFTER};
use hyper::{Method, Request, Response, StatusCode};
use serde::Serialize;
use tokio::sync::Semaphore;
use tokio_rustls::rustls::pki_types::CertificateDer;

use super::answer::Content;
use super::gate;
use super::lines::{self, Lines};
use crate::args::Serve;
use crate::probe::{Machine, Override, Policy};

/// How many probes may be under way at once: a page asks for one.
const MOST_PROBES: usize = 4;
/// How much of a body that is too long is still read, so that its sender comes
/// to read why it was refused.
const READ_AT_MOST: u64 = 1 << 20;

/// What the API may do, and how much of it is being done.
pub(super) struct Api {
    hosts: Vec<String>,
    policy: Policy,
    overrides: Vec<Override>,
    extra: Vec<CertificateDer<'static>>,
    timeout: Duration,
    places: Arc<Semaphore>,
}

impl Api {
    /// With the options of the command line, and the certificates of `--ca-file`.
    pub(super) fn new(options: &Serve, extra: Vec<CertificateDer<'static>>) -> Self {
        Self {
            hosts: options.allow_host.clone(),
            policy: Policy::Only(Rules {
                loopback: options.allow_loopback,
                // A private endpoint is the user's own.
                private: true,
            }),
            overrides: options.resolve.clone(),
            extra,
            timeout: options.timeout,
            places: Arc::new(Semaphore::new(MOST_PROBES)),
        }
    }

    /// Whether a path belongs to the API, also where there is nothing at it.
    pub(super) fn owns(path: &str) -> bool {
        path == "/api" || path.starts_with("/api/")
    }

    /// Answers a request to the API. The name of the server is already checked.
    pub(super) async fn answer<B: Body<Data = Bytes>>(
        &self,
        request: Request<B>,
    ) -> Response<Content> {
        let answered = match gate::api(&request) {
            Ok(()) => self.find(request).await,
            Err(fault) => Err(fault.into()),
        };
        answered.unwrap_or_else(refused)
    }

    async fn find<B: Body<Data = Bytes>>(
        &self,
        request: Request<B>,
    ) -> Result<Response<Content>, Refused> {
        let allowed = |allow, methods: &[Method]| {
            if methods.contains(request.method()) {
                return Ok(());
            }
            Err(Refused::Method { allow })
        };
        match request.uri().path() {
            api::VANTAGE_PATH => {
                allowed("GET, HEAD", &[Method::GET, Method::HEAD])?;
                Ok(json(&Offer {
                    vantage: Vantage::Machine,
                    version: env!("CARGO_PKG_VERSION").to_owned(),
                }))
            }
            api::PROBE_PATH => {
                allowed("POST", &[Method::POST])?;
                self.probe(request).await
            }
            _ => Err(Fault::NotFound.into()),
        }
    }

    async fn probe<B: Body<Data = Bytes>>(
        &self,
        request: Request<B>,
    ) -> Result<Response<Content>, Refused> {
        // A form of another site can send anything but this type.
        if !is_json(request.headers()) {
            return Err(Fault::ContentType.into());
        }
        let body = tokio::time::timeout(self.timeout, read(request.into_body()));
        let body = body.await.map_err(|_| Fault::TooSlow)??;
        // What is wrong with the JSON is not told: the words would hold parts of it.
        let request: api::Request = serde_json::from_slice(&body).map_err(|_| Fault::Malformed)?;
        let hosts: Vec<_> = self.hosts.iter().map(String::as_str).collect();
        let ask = request.ask(&hosts, self.limits())?;
        let place = Arc::clone(&self.places).try_acquire_owned();
        let place = place.map_err(|_| Fault::Busy)?;
        let machine = Machine::new(
            self.policy.clone(),
            self.overrides.clone(),
            self.extra.clone(),
        );
        let ask = Ask {
            proxied: machine.has_proxy(&ask.target.endpoint()),
            ..ask
        };
        let lines = Lines::new(ask, machine, place);
        Ok(of_kind(api::LINES, Either::Right(lines)))
    }

    fn limits(&self) -> Limits {
        let step_ms = u64::try_from(self.timeout.as_millis()).unwrap_or(u64::MAX);
        Limits {
            step_ms,
            all_ms: step_ms.saturating_mul(3),
        }
    }
}

/// Why there is no answer.
enum Refused {
    /// For a reason that the body of the answer tells.
    Because(Problem),
    /// For its method; the header of the answer names those that are allowed.
    Method { allow: &'static str },
}

impl<P: Into<Problem>> From<P> for Refused {
    fn from(problem: P) -> Self {
        Self::Because(problem.into())
    }
}

fn refused(why: Refused) -> Response<Content> {
    let (problem, allow) = match why {
        Refused::Because(problem) => (problem, None),
        Refused::Method { allow } => (Fault::Method.into(), Some(allow)),
    };
    let reason = problem.reason;
    let mut response = json(&Line::Error(problem));
    *response.status_mut() =
        StatusCode::from_u16(reason.status()).unwrap_or(StatusCode::BAD_REQUEST);
    let headers = response.headers_mut();
    if let Some(allow) = allow {
        headers.insert(ALLOW, HeaderValue::from_static(allow));
    }
    if reason == api::Reason::Request(Fault::Busy) {
        headers.insert(RETRY_AFTER, HeaderValue::from_static("1"));
    }
    response
}

fn json(value: &impl Serialize) -> Response<Content> {
    let text = lines::text(value);
    of_kind("application/json", Either::Left(Full::from(text)))
}

fn of_kind(kind: &'static str, content: Content) -> Response<Content> {
    let mut response = Response::new(content);
    let headers = response.headers_mut();
    headers.insert(CONTENT_TYPE, HeaderValue::from_static(kind));
    headers.insert(CACHE_CONTROL, HeaderValue::from_static("no-store"));
    response
}

/// Whether the body is said to be JSON in UTF-8, and nothing else is said.
fn is_json(headers: &HeaderMap) -> bool {
    let mut types = headers.get_all(CONTENT_TYPE).iter();
    let (Some(kind), None) = (types.next(), types.next()) else {
        return false;
    };
    let Ok(kind) = kind.to_str() else {
        return false;
    };
    let (kind, parameters) = kind.split_once(';').unwrap_or((kind, ""));
    let parameters = parameters.trim().replace('"', "");
    kind.trim().eq_ignore_ascii_case("application/json")
        && (parameters.is_empty() || parameters.eq_ignore_ascii_case("charset=utf-8"))
}

/// Reads a body that may be long, or never end.
async fn read<B: Body<Data = Bytes>>(body: B) -> Result<Vec<u8>, Fault> {
    if body.size_hint().lower() > READ_AT_MOST {
        return Err(Fault::BodyTooLarge);
    }
    let mut body = std::pin::pin!(body);
    let mut kept = Vec::new();
    let mut length = 0;
    while let Some(frame) = body.frame().await {
        let Ok(data) = frame.map_err(|_| Fault::Malformed)?.into_data() else {
            continue;
        };
        length += data.len() as u64;
        if length > READ_AT_MOST {
            break;
        }
        if length <= api::BODY_LIMIT as u64 {
            kept.extend_from_slice(&data);
        }
    }
    if length > api::BODY_LIMIT as u64 {
        return Err(Fault::BodyTooLarge);
    }
    Ok(kept)
}
