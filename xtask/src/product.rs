//! The one place where xtask calls the product: its texts, its reports, its programs.

use std::path::PathBuf;

use acr_doctor_rules::catalog::Words;
use acr_doctor_rules::lang::Language;
use anyhow::{Context, Result};
use serde_json::Value;

use crate::{paths, sh};

// The page is no library; its words are wanted here all the same.
#[allow(dead_code, reason = "the page uses the rest")]
#[path = "../../src/words.rs"]
mod words;

/// The languages of the page, by their tags.
pub(crate) fn languages() -> impl Iterator<Item = &'static str> {
    Language::ALL.into_iter().map(Language::tag)
}

/// The texts of one language, as the page loads them.
pub(crate) fn texts(tag: &str) -> Result<String> {
    let language = Language::from_tag(tag).with_context(|| format!("no language {tag}"))?;
    let mut texts = words::Ui::cells(language);
    texts.push(words::END);
    texts += &Words::table(language);
    Ok(texts)
}

/// Explains a file; the reports are JSON by the contract, so that the measure
/// depends on what every other reader of the report depends on.
pub(crate) fn explain(input: &[u8], words: &Words) -> Result<Vec<Value>> {
    let reports = acr_doctor_rules::explain_all(input, words);
    reports
        .iter()
        .map(|report| Ok(serde_json::to_value(report)?))
        .collect()
}

/// The examples of the reference, as the page loads them.
pub(crate) fn examples() -> String {
    Words::examples()
}

/// The English words.
pub(crate) fn english() -> &'static Words {
    Words::bundled(Language::En)
}

/// Builds the native program the way it is shipped and returns its path.
pub(crate) fn program() -> Result<PathBuf> {
    native("acr-doctor-cli", "acr-doctor")
}

/// Builds the registry on loopback as quick as the program and returns its path.
pub(crate) fn loopback() -> Result<PathBuf> {
    native("acr-doctor-loopback", "loopback")
}

/// Each is built by itself: together they would share the features of the
/// crates that both use, and the program would not be the one that is shipped.
fn native(package: &str, program: &str) -> Result<PathBuf> {
    sh::run(sh::cargo().args(["build", "--profile", "native", "-p", package]))?;
    let name = format!("{program}{}", std::env::consts::EXE_SUFFIX);
    Ok(paths::target().join("native").join(name))
}

#[cfg(test)]
mod tests {
    use super::{languages, texts, words};
    use acr_doctor_rules::lang::Language;

    #[test]
    fn the_page_reads_the_texts_of_each_language() {
        for tag in languages() {
            let language = Language::from_tag(tag).unwrap();
            let words = words::read(language, texts(tag).unwrap()).unwrap();
            assert_eq!(words.language(), language);
            assert!(words::read(language, texts(tag).unwrap() + "\u{1e}").is_err());
        }
    }
}
