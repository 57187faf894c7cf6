//! The text tables: one file a language, so that a reader loads one of them.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result};

use super::files;
use crate::product;

/// Writes the tables into the folder and their names into its documents, in
/// the place of `%TEXTS_EN%` and `%TEXTS_JA%`.
pub(super) fn write(folder: &Path) -> Result<()> {
    let mut names = Vec::new();
    for language in product::languages() {
        let table = product::texts(language)?;
        let name = format!("texts-{language}-{}.txt", files::hash(table.as_bytes()));
        fs::write(folder.join(&name), table)?;
        names.push((format!("%TEXTS_{}%", language.to_uppercase()), name));
    }
    for file in files::read(folder)? {
        if file.extension() != "html" {
            continue;
        }
        let mut html =
            fs::read_to_string(&file.path).with_context(|| format!("{} is not text", file.name))?;
        for (placeholder, name) in &names {
            html = html.replace(placeholder, name);
        }
        fs::write(&file.path, html)?;
    }
    Ok(())
}
