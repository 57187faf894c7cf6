//! The last form of programs, scripts and styles, and of the names of files.
//!
//! Trunk names a file after what it was before wasm-opt and esbuild; a cache
//! that keeps files by name for ever would then keep an old one when only a
//! tool changed. So each file that carries a hash is named again after what it
//! has become, those first that others mention. Names inside of the program
//! that its script mentions become short on the way.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result};

use super::{files, names};
use crate::sh;

/// In this order no file mentions a later one, but for documents, the last.
const ORDER: &[&str] = &["wasm", "css", "js", "html"];

/// Shortens what is in a folder and renames what carries a hash.
pub(super) fn finish(esbuild: &Path, folder: &Path) -> Result<()> {
    let mut files = files::read(folder)?;
    files.retain(|file| ORDER.contains(&file.extension()));
    files.sort_by_key(|file| {
        ORDER
            .iter()
            .position(|extension| *extension == file.extension())
    });
    let (mut shortened, mut renamed) = (names::Names::new(), names::Names::new());
    for file in files {
        let mut content = file.bytes()?;
        if file.extension() == "wasm" {
            content = names::shorten(&content, &mut shortened)
                .with_context(|| format!("{} is not as wasm-bindgen makes it", file.name))?;
        } else {
            let mut text =
                String::from_utf8(content).with_context(|| format!("{} is not text", file.name))?;
            // The longest first: one name can be the beginning of another.
            shortened.sort_by_key(|(before, _)| std::cmp::Reverse(before.len()));
            for (before, after) in shortened.iter().chain(&renamed) {
                text = text.replace(before, after);
            }
            content = text.into_bytes();
        }
        fs::write(&file.path, &content)?;
        if matches!(file.extension(), "css" | "js") {
            content = minify(esbuild, &file.path)?;
            fs::write(&file.path, &content)?;
        }
        let name = base_name(&file.name);
        if let Some(hash) = hash_in(name) {
            let new = name.replace(hash, &files::hash(&content));
            fs::rename(&file.path, file.path.with_file_name(&new))?;
            renamed.push((name.to_owned(), new));
        }
    }
    Ok(())
}

fn minify(esbuild: &Path, path: &Path) -> Result<Vec<u8>> {
    let mut command = sh::command(esbuild);
    command.args([
        "--minify",
        "--charset=utf8",
        "--legal-comments=none",
        "--log-level=warning",
    ]);
    sh::output(command.arg(path)).with_context(|| format!("cannot minify {}", path.display()))
}

fn base_name(name: &str) -> &str {
    name.rsplit_once('/').map_or(name, |(_, name)| name)
}

/// The hash that Trunk wrote into a name; a leading zero of it is not written.
fn hash_in(name: &str) -> Option<&str> {
    name.split(['-', '_', '.']).find(|part| {
        (13..=16).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_hexdigit())
    })
}

#[cfg(test)]
mod tests {
    use super::hash_in;

    #[test]
    fn only_a_hash_is_a_hash() {
        assert_eq!(
            hash_in("page-9f8e7d6c5b4a3210_bg.wasm"),
            Some("9f8e7d6c5b4a3210")
        );
        assert_eq!(
            hash_in("style-f8e7d6c5b4a3210.css"),
            Some("f8e7d6c5b4a3210")
        );
        assert_eq!(hash_in("boot.js"), None);
        assert_eq!(hash_in("acr-doctor-page.js"), None);
    }
}
