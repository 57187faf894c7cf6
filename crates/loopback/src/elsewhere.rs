//! A host that is none of the registry's: where a foreign realm and a captive
//! portal lead to. Its log shows who followed.

use serde_json::json;

use crate::answer::{Answer, Service};
use crate::log::Request;

/// The name of the host.
pub const ELSEWHERE_HOST: &str = "elsewhere.example";

/// The service of the host.
pub(crate) struct Elsewhere;

impl Service for Elsewhere {
    fn answer(&self, request: &Request) -> Answer {
        elsewhere_answer(request)
    }
}

/// A token for whoever asks, a sign-in page otherwise.
pub(crate) fn elsewhere_answer(request: &Request) -> Answer {
    if request.path().starts_with("/oauth2/") {
        return Answer::json(
            200,
            &json!({"access_token": "taken", "refresh_token": "taken"}),
        );
    }
    Answer::new(
        200,
        "text/html; charset=utf-8",
        "<!DOCTYPE html>\n<html><head><title>Guest network</title></head>\n\
         <body><h1>Guest network</h1><p>Sign in to use the internet.</p></body></html>\n",
    )
}
