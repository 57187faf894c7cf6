//! Any bytes make at least one report, every span lies inside the input, and
//! every renderer can write it.
#![no_main]

use std::sync::LazyLock;

use acr_doctor_rules::catalog::Words;
use acr_doctor_rules::lang::Language;
use acr_doctor_rules::{clean, explain_all, render};
use libfuzzer_sys::fuzz_target;

static WORDS: LazyLock<[&Words; 2]> = LazyLock::new(|| Language::ALL.map(Words::bundled));

fuzz_target!(|input: &[u8]| {
    let text = clean::decode(input);
    for line in text.lines() {
        let once = clean::tidy(line);
        assert_eq!(clean::tidy(&once), once);
    }
    for words in &*WORDS {
        let reports = explain_all(input, words);
        assert!(!reports.is_empty());
        for report in reports {
            for span in report.findings.iter().filter_map(|finding| finding.lines) {
                assert!(1 <= span.0 && span.0 <= span.1);
            }
            let _ = render::markdown(&report, words.language());
        }
    }
});
