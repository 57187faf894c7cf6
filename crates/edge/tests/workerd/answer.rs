//! Answers of the probe API, read as the page reads them.

use acr_doctor_probe::api::{LINES, Line, Problem};
use acr_doctor_probe::policy::{HEADERS, STRICT};
use acr_doctor_probe::step::Purpose;
use acr_doctor_probe::{Entry, Seen, Transcript};

use crate::client::Answer;

/// Checks what stands on every answer of the API.
pub(crate) fn check(answer: &Answer) {
    for (name, value) in HEADERS {
        assert_eq!(answer.header(name), Some(value), "{name}");
    }
    let policy = answer.header("content-security-policy");
    assert_eq!(policy, Some(STRICT.header));
    assert_eq!(answer.header("cache-control"), Some("no-store"));
    for header in answer.headers.keys() {
        assert!(!header.starts_with("access-control"), "{header}");
        assert_ne!(header, "set-cookie");
    }
}

/// The lines of an answer.
pub(crate) fn lines(answer: &Answer) -> Vec<Line> {
    let lines = answer.text().lines();
    lines
        .map(|line| serde_json::from_str(line).expect(line))
        .collect()
}

/// The transcript of a probe that was made.
pub(crate) fn transcript(answer: &Answer) -> Transcript {
    assert_eq!(answer.status, 200, "{}", answer.text());
    assert_eq!(answer.header("content-type"), Some(LINES));
    check(answer);
    let mut lines = lines(answer);
    let Some(Line::End(end)) = lines.pop() else {
        panic!("the last line is not the end: {}", answer.text());
    };
    let entries = lines.into_iter().map(|line| match line {
        Line::Entry(entry) => *entry,
        other => panic!("no entry: {other:?}"),
    });
    Transcript::from_parts(end, entries.collect())
}

/// Why nothing was done.
pub(crate) fn problem(answer: &Answer) -> Problem {
    check(answer);
    assert_eq!(answer.header("content-type"), Some("application/json"));
    match &lines(answer)[..] {
        [Line::Error(problem)] => {
            assert_eq!(problem.reason.status(), answer.status);
            problem.clone()
        }
        other => panic!("no refusal: {other:?}"),
    }
}

/// The entry of a step.
pub(crate) fn entry(transcript: &Transcript, purpose: Purpose) -> &Entry {
    let found = transcript.entries.iter().find(|it| it.purpose == purpose);
    found.unwrap_or_else(|| panic!("no {purpose:?}: {transcript:?}"))
}

/// The status of an answer to a step.
pub(crate) fn status(transcript: &Transcript, purpose: Purpose) -> u16 {
    match &entry(transcript, purpose).seen {
        Seen::Answer(answer) => answer.status,
        other => panic!("no answer: {other:?}"),
    }
}
