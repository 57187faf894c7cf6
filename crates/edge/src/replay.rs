//! For tests alone: a recorded transcript in, its report out, by the same code
//! that the page and the program run.

use acr_doctor_probe::Transcript;
use acr_doctor_rules::catalog::Words;
use acr_doctor_rules::{Language, diagnose};
use worker::{Request, Response, Result};

use crate::answer;

pub(crate) const PATH: &str = "/api/replay";

/// Explains the transcript in the body, in English.
pub(crate) async fn answer(mut request: Request) -> Result<Response> {
    let transcript: Transcript = request.json().await?;
    let evidence = transcript.evidence();
    answer::json(&diagnose::diagnose(&evidence, Words::bundled(Language::En)))
}
