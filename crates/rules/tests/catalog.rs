//! What must hold for every entry of the catalogue. No test asserts a count.

use acr_doctor_rules::catalog::Words;
use acr_doctor_rules::code::Code;
use acr_doctor_rules::lang::Language;
use acr_doctor_rules::{Report, explain_all};

/// The ids that were ever published, one a line, sorted. Ids are only added.
const PUBLISHED: &str = include_str!("published-causes.txt");

fn words() -> &'static Words {
    Words::bundled(Language::En)
}

fn reports(text: &str) -> Vec<Report> {
    explain_all(text.as_bytes(), words())
}

#[test]
fn causes_are_sorted_and_none_was_removed() {
    assert!(words().causes().is_sorted_by_key(|cause| cause.id));
    for id in PUBLISHED.lines() {
        assert!(
            words().cause(id).is_some(),
            "{id} was published and is gone"
        );
    }
    for cause in words().causes() {
        assert!(
            PUBLISHED.lines().any(|id| id == cause.id),
            "add {} to published-causes.txt",
            cause.id
        );
    }
}

#[test]
fn every_code_has_its_entry_in_the_order_of_the_codes() {
    let codes: Vec<Code> = words().codes().iter().map(|entry| entry.code).collect();
    assert_eq!(codes, Code::ALL);
}

#[test]
fn every_cause_is_shown_by_its_fixture() {
    let mut missing = Vec::new();
    for cause in words().causes() {
        let reports = reports(cause.example);
        let found = reports
            .iter()
            .flat_map(|report| &report.findings)
            .any(|finding| finding.cause == cause.id);
        if !found {
            let got: Vec<_> = reports
                .iter()
                .map(|report| (&report.root_cause, &report.codes))
                .collect();
            missing.push(format!("{}: {got:?}", cause.id));
        }
    }
    assert!(
        missing.is_empty(),
        "fixtures that do not show their cause:\n{}",
        missing.join("\n")
    );
}

#[test]
fn every_cause_can_be_found_told_and_fixed() {
    for cause in words().causes() {
        let listed = words()
            .codes()
            .iter()
            .any(|entry| entry.causes.contains(&cause.id));
        assert!(
            listed || !cause.signs.is_empty(),
            "{}: nothing leads to it",
            cause.id
        );
        assert!(!cause.fixes.is_empty(), "{}: no fix", cause.id);
        assert!(!cause.links.is_empty(), "{}: no source", cause.id);
        for link in cause.links {
            assert!(link.starts_with("https://"), "{}: {link}", cause.id);
            assert!(
                !link.contains("/en-us/"),
                "{}: a locale in {link}",
                cause.id
            );
        }
        for id in cause.follows {
            assert!(words().cause(id).is_some(), "{}: follows {id}", cause.id);
        }
        for sign in cause.signs {
            for words in sign.says {
                assert!(
                    words.len() >= 3,
                    "{}: the sign {words:?} is too short",
                    cause.id
                );
            }
        }
    }
}

#[test]
fn every_code_leads_to_causes_that_exist() {
    for entry in words().codes() {
        assert!(!entry.causes.is_empty(), "{}", entry.code.as_str());
        assert!(!entry.links.is_empty(), "{}", entry.code.as_str());
        for id in entry.causes {
            assert!(
                words().cause(id).is_some(),
                "{}: no cause {id}",
                entry.code.as_str()
            );
        }
    }
}

#[test]
fn the_prose_keeps_its_conventions() {
    let mut bad = Vec::new();
    for language in Language::ALL {
        let words = Words::bundled(language);
        let mut check = |id: &str, what: &str, text: &str, sentence: bool| {
            let stop = if language == Language::Ja { '。' } else { '.' };
            if text.is_empty() || text.contains(|c: char| c.is_control()) || text != text.trim() {
                bad.push(format!("{id} {language} {what}: empty or unclean"));
            }
            if sentence != text.ends_with([stop, ':', '?', ')', '）'])
                && (sentence || text.ends_with(stop))
            {
                bad.push(format!("{id} {language} {what}: how it ends: {text}"));
            }
            let japanese = text.chars().any(|c| ('\u{3040}'..='\u{30ff}').contains(&c));
            if japanese != (language == Language::Ja) {
                bad.push(format!("{id} {language} {what}: language: {text}"));
            }
            // One word for one thing: このマシン.
            if ["この端末", "このコンピューター"]
                .iter()
                .any(|other| text.contains(other))
            {
                bad.push(format!("{id} {language} {what}: another word: {text}"));
            }
        };
        for cause in words.causes() {
            check(cause.id, "title", cause.title, false);
            check(cause.id, "why", cause.why, true);
            for step in cause.steps() {
                check(cause.id, "step", step.text, true);
            }
        }
        for entry in words.codes() {
            check(entry.code.as_str(), "title", entry.title, false);
            check(entry.code.as_str(), "meaning", entry.meaning, true);
            check(entry.code.as_str(), "differs", entry.differs, true);
        }
    }
    assert!(bad.is_empty(), "{}", bad.join("\n"));
}

#[test]
fn a_table_speaks_as_the_bundled_words_do() {
    for language in Language::ALL {
        let table = Words::table(language);
        let (bundled, read) = (
            Words::bundled(language),
            Words::from_table(language, table).unwrap(),
        );
        assert_eq!(bundled.codes(), read.codes());
        for cause in words().causes() {
            let input = cause.example.as_bytes();
            assert_eq!(
                explain_all(input, bundled),
                explain_all(input, &read),
                "{}",
                cause.id
            );
        }
        for (kept, read) in bundled.causes().iter().zip(read.causes()) {
            assert_eq!(
                (kept.id, kept.tell, kept.fixes, kept.links),
                (read.id, read.tell, read.fixes, read.links)
            );
        }
        assert!(Words::from_table(language, "too short".to_owned()).is_err());
    }
}

#[test]
#[allow(clippy::disallowed_methods)] // a test may look at files
fn the_guide_to_adding_a_cause_is_true() {
    let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let guide = std::fs::read_to_string(root.join("CONTRIBUTING.md")).expect("the guide is there");
    let steps = guide
        .split("## Add a cause in five steps")
        .nth(1)
        .and_then(|rest| rest.split("\n## ").next())
        .expect("the guide begins with the steps");
    let numbered = steps
        .lines()
        .filter(|line| line.starts_with(|c: char| c.is_ascii_digit()));
    assert_eq!(numbered.count(), 5);
    // Every path that a step names exists, for an id that exists.
    let id = words().causes()[0].id;
    for path in steps.split('`').filter(|text| text.starts_with("crates/")) {
        let path = root.join(path.replace("<id>", id));
        assert!(path.exists(), "{} is named in the guide", path.display());
    }
}
