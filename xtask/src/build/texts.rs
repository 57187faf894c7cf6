//! What the page loads beside the program: a table of texts for each language,
//! of which a reader loads one, and the examples, which only the reference needs.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result};

use super::files;
use crate::product;

/// Writes them into the folder and their names into its documents, in the
/// place of `%TEXTS_EN%`, `%TEXTS_JA%` and `%EXAMPLES%`.
pub(super) fn write(folder: &Path) -> Result<()> {
    let mut texts = vec![("examples".to_owned(), product::examples())];
    for language in product::languages() {
        texts.push((format!("texts-{language}"), product::texts(language)?));
    }
    let mut names = Vec::new();
    for (kind, text) in texts {
        let name = format!("{kind}-{}.txt", files::hash(text.as_bytes()));
        fs::write(folder.join(&name), text)?;
        let placeholder = kind.to_uppercase().replace('-', "_");
        names.push((format!("%{placeholder}%"), name));
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
