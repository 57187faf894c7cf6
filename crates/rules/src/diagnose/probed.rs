//! Headlines of a probe: what it has proven, and what it could not see.

use super::headlines::Headlines;
use super::values::Values;
use crate::catalog::{Certainty, Words};
use crate::check::{Check, Outcome};
use crate::code::Code;
use crate::evidence::{Evidence, Observation};
use crate::labels;
use crate::lang::Language;
use crate::report::Finding;

/// The headline and what it means. `None` where a finding speaks for itself.
pub(super) fn headline(
    evidence: &Evidence,
    findings: &[Finding],
    healthy: Option<bool>,
    words: &Words,
) -> Option<(String, String)> {
    let language = words.language();
    let say = Headlines::of(language);
    let seen = |check, outcome| {
        let mut all = evidence.observations.iter();
        all.find(|seen| seen.check == check && seen.outcome == outcome)
    };
    let (title, text) = match findings.first().filter(|first| !first.harmless) {
        // What is possible beside other things says less than that nothing came.
        Some(first) if first.certainty == Certainty::Possible && first.cause != "unknown" => {
            let failed = seen(Check::Challenge, Outcome::Error)?;
            match failed.code {
                None => (say.no_answer, say.no_answer_why),
                Some(_) if answered(failed) => (say.odd, say.odd_why),
                Some(_) => return None,
            }
        }
        // The code is proven. What the CLI's message leaves open is none of a probe's.
        Some(first) if first.certainty == Certainty::Likely => {
            let code = Code::from_name(first.code.as_deref()?)?;
            let stop = if language == Language::En { "." } else { "。" };
            let title = Values::of(evidence, language).prose(words.code(code).title);
            return Some((title, [say.likely, " ", &first.title, stop].concat()));
        }
        Some(_) => return None,
        None if healthy == Some(true) => {
            let values = Values::of(evidence, language);
            return Some((values.prose(say.probed), works(evidence, words, &values)));
        }
        None if seen(Check::Connectivity, Outcome::Info).is_some() => {
            (say.offline, say.offline_why)
        }
        None => match seen(Check::Challenge, Outcome::Info).filter(|seen| !seen.notice) {
            Some(seen) if seen.detail.contains(" answered 401") => {
                (say.half_hidden, say.half_hidden_why)
            }
            Some(_) => (say.hidden, say.hidden_why),
            None => {
                let skipped = |seen: &Observation| seen.outcome == Outcome::Skipped;
                if evidence.observations.iter().any(skipped) {
                    (say.not_asked, say.not_asked_why)
                } else {
                    let mut text = say.ended_early_why.to_owned();
                    add(&mut text, &proven(evidence, language), language);
                    let values = Values::of(evidence, language);
                    return Some((values.prose(say.ended_early), values.prose(&text)));
                }
            }
        },
    };
    let values = Values::of(evidence, language);
    Some((values.prose(title), values.prose(text)))
}

/// Something came that is no answer of a registry.
pub(super) fn answered(seen: &Observation) -> bool {
    use crate::evidence::Fact;
    let status = |fact: &Fact| matches!(fact, Fact::ChallengeStatus(_));
    seen.facts.iter().any(status)
        || ["is not HTTP", "headers are longer"]
            .iter()
            .any(|words| seen.detail.contains(words))
}

/// What is proven where nothing is wrong.
fn works(evidence: &Evidence, words: &Words, values: &Values) -> String {
    let language = words.language();
    let say = Headlines::of(language);
    let mut text = proven(evidence, language);
    let mut known = false;
    for seen in &evidence.observations {
        let sentence = match (seen.check, seen.outcome) {
            (Check::AnonymousToken, Outcome::Ok) => {
                known = true;
                say.pull_on
            }
            (Check::AnonymousToken, _) if seen.detail.contains("not enabled") => say.pull_off,
            (Check::AnonymousToken, _) if seen.detail.contains("no pull") => say.pull_none,
            (Check::AnonymousToken, _) => say.pull_unknown,
            (Check::AccessToken, Outcome::Ok) => {
                known = true;
                if seen.detail.contains("for repository '") {
                    say.may_pull
                } else {
                    say.signed_in
                }
            }
            _ => continue,
        };
        add(&mut text, &values.prose(sentence), language);
    }
    if !known {
        add(&mut text, say.not_signed_in, language);
    }
    text
}

/// `Proven from here: DNS lookup, TCP connection.` Empty where nothing is.
fn proven(evidence: &Evidence, language: Language) -> String {
    let (between, stop) = match language {
        Language::En => (", ", "."),
        Language::Ja => ("、", "。"),
    };
    let mut names: Vec<&str> = Vec::new();
    for seen in &evidence.observations {
        let name = labels::check(seen.check, language);
        // Anonymous pull has a sentence of its own.
        let told = seen.check == Check::AnonymousToken || names.contains(&name);
        if seen.outcome == Outcome::Ok && !told {
            names.push(name);
        }
    }
    if names.is_empty() {
        return String::new();
    }
    [
        Headlines::of(language).proven,
        " ",
        &names.join(between),
        stop,
    ]
    .concat()
}

/// Adds a sentence.
fn add(text: &mut String, sentence: &str, language: Language) {
    if !text.is_empty() && !sentence.is_empty() && language == Language::En {
        text.push(' ');
    }
    text.push_str(sentence);
}
