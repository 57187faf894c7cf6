//! From a request to its answer.

use std::fs;
use std::path::Path;

use acr_doctor_probe::policy::{Policy, STRICT};
use http_body_util::{Either, Full};
use hyper::body::{Body, Bytes};
use hyper::header::{
    ACCEPT_ENCODING, ALLOW, CACHE_CONTROL, CONTENT_ENCODING, CONTENT_TYPE, HeaderValue, VARY,
};
use hyper::{Method, Request, Response, StatusCode};

use super::api::Api;
use super::files::{self, Folder};
use super::lines::Lines;
use super::{encoding, gate, headers, host};

/// What an answer holds: something whole, or a probe under way.
pub(super) type Content = Either<Full<Bytes>, Lines>;

/// What is served, and on which port.
pub(super) struct Site {
    pub(super) folder: Folder,
    pub(super) port: u16,
    pub(super) api: Api,
}

impl Site {
    /// Answers a request. To `HEAD` the transport sends the headers alone.
    pub(super) async fn answer<B: Body<Data = Bytes>>(
        &self,
        request: Request<B>,
    ) -> Response<Content> {
        let mut policy = STRICT;
        let mut response = if !host::is_ours(&request, self.port) {
            plain(
                StatusCode::MISDIRECTED_REQUEST,
                "421: this server answers only to the name of this machine.\n",
            )
        } else if Api::owns(request.uri().path()) {
            self.api.answer(request).await
        } else if gate::same_origin(&request).is_err() {
            plain(
                StatusCode::FORBIDDEN,
                "403: the pages of other sites are not answered here.\n",
            )
        } else if !matches!(*request.method(), Method::GET | Method::HEAD) {
            let mut refused = plain(
                StatusCode::METHOD_NOT_ALLOWED,
                "405: only GET and HEAD are answered here.\n",
            );
            refused
                .headers_mut()
                .insert(ALLOW, HeaderValue::from_static("GET, HEAD"));
            refused
        } else if let Some((of_file, response)) = self.file(&request) {
            policy = of_file;
            response
        } else {
            plain(
                StatusCode::NOT_FOUND,
                "404: there is nothing of this name here. The page is at /.\n",
            )
        };
        headers::add(response.headers_mut(), policy);
        response
    }

    fn file<B>(&self, request: &Request<B>) -> Option<(Policy, Response<Content>)> {
        let file = self.folder.find(request.uri().path())?;
        let accepted = request.headers().get(ACCEPT_ENCODING);
        let accepted = accepted
            .and_then(|header| header.to_str().ok())
            .unwrap_or_default();
        let packed = encoding::accepted(accepted)
            .find_map(|encoding| Some((encoding.name, self.folder.packed(&file, encoding)?)));
        let (encoding, body) = match packed {
            Some((name, body)) => (Some(name), body),
            None => (None, fs::read(&file).ok()?),
        };
        let mut response = of_kind(&file, body);
        if let Some(name) = encoding {
            response
                .headers_mut()
                .insert(CONTENT_ENCODING, HeaderValue::from_static(name));
        }
        Some((Policy::of(&self.folder.name(&file)), response))
    }
}

fn of_kind(file: &Path, body: Vec<u8>) -> Response<Content> {
    let mut response = Response::new(Either::Left(Full::from(body)));
    let kept = if files::is_hashed(file) {
        "public, max-age=31536000, immutable"
    } else {
        "no-cache"
    };
    for (name, value) in [
        (CONTENT_TYPE, files::kind(file)),
        (CACHE_CONTROL, kept),
        (VARY, "Accept-Encoding"),
    ] {
        response
            .headers_mut()
            .insert(name, HeaderValue::from_static(value));
    }
    response
}

fn plain(status: StatusCode, body: &'static str) -> Response<Content> {
    let mut response = Response::new(Either::Left(Full::from(body)));
    *response.status_mut() = status;
    let headers = response.headers_mut();
    headers.insert(
        CONTENT_TYPE,
        HeaderValue::from_static("text/plain; charset=utf-8"),
    );
    headers.insert(CACHE_CONTROL, HeaderValue::from_static("no-store"));
    response
}
