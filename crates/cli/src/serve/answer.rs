//! From a request to its answer.

use std::fs;
use std::path::Path;

use http_body_util::Full;
use hyper::body::Bytes;
use hyper::header::{
    ACCEPT_ENCODING, ALLOW, CACHE_CONTROL, CONTENT_ENCODING, CONTENT_TYPE, HeaderValue, VARY,
};
use hyper::{Method, Request, Response, StatusCode};

use super::files::{self, Folder};
use super::{encoding, headers, host};

/// What is served, and on which port.
pub(super) struct Site {
    pub(super) folder: Folder,
    pub(super) port: u16,
}

impl Site {
    /// Answers a request, whatever its body is. To `HEAD` the transport sends
    /// the headers alone.
    pub(super) fn answer<B>(&self, request: &Request<B>) -> Response<Full<Bytes>> {
        let mut response = if !host::is_ours(request, self.port) {
            plain(
                StatusCode::MISDIRECTED_REQUEST,
                "421: this server answers only to the name of this machine.\n",
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
        } else {
            self.file(request).unwrap_or_else(|| {
                plain(
                    StatusCode::NOT_FOUND,
                    "404: there is nothing of this name here. The page is at /.\n",
                )
            })
        };
        headers::add(response.headers_mut());
        response
    }

    fn file<B>(&self, request: &Request<B>) -> Option<Response<Full<Bytes>>> {
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
        Some(response)
    }
}

fn of_kind(file: &Path, body: Vec<u8>) -> Response<Full<Bytes>> {
    let mut response = Response::new(Full::from(body));
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

fn plain(status: StatusCode, body: &'static str) -> Response<Full<Bytes>> {
    let mut response = Response::new(Full::from(body));
    *response.status_mut() = status;
    let headers = response.headers_mut();
    headers.insert(
        CONTENT_TYPE,
        HeaderValue::from_static("text/plain; charset=utf-8"),
    );
    headers.insert(CACHE_CONTROL, HeaderValue::from_static("no-store"));
    response
}
