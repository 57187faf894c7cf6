//! The words that are compiled in.

use super::{Cause, CodeEntry, Step, Words, causes, codes};
use crate::lang::{Language, Text};

/// The catalogue in one language. What it makes lives as long as the program.
pub(super) fn words(language: Language) -> Words {
    let say = |text: &Text| text.in_language(language);
    let step = |step: &Step<Text>| Step {
        applicability: step.applicability,
        text: say(&step.text),
        command: step.command,
    };
    let cause = |cause: &&Cause<Text>| Cause {
        id: cause.id,
        layer: cause.layer,
        harm: cause.harm,
        signs: cause.signs,
        follows: cause.follows,
        title: say(&cause.title),
        why: say(&cause.why),
        tell: cause.tell.as_ref().map(step),
        fixes: cause.fixes.iter().map(step).collect::<Vec<_>>().leak(),
        links: cause.links,
        example: cause.example,
    };
    let code = |entry: &&CodeEntry<Text>| CodeEntry {
        code: entry.code,
        since: entry.since,
        until: entry.until,
        documented: entry.documented,
        causes: entry.causes,
        rules_out: entry.rules_out,
        title: say(&entry.title),
        meaning: say(&entry.meaning),
        differs: say(&entry.differs),
        links: entry.links,
    };
    Words {
        language,
        causes: causes::SOURCES.iter().map(cause).collect(),
        codes: codes::SOURCES.iter().map(code).collect(),
    }
}
