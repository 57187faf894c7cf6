//! What the page is made of, as one hash: while it is the same, `dist/` is good.

use std::fs;
use std::path::Path;

use anyhow::Result;

use super::files;
use crate::paths;

/// Files and folders that go into the page. The versions of the tools stand in
/// the sources of xtask; the crates that only the program uses are not here.
const INPUTS: &[&str] = &[
    ".cargo/config.toml",
    "Cargo.lock",
    "Cargo.toml",
    "Trunk.toml",
    "crates/probe",
    "crates/rules",
    "src",
    "www",
    "xtask/src/build",
    "xtask/src/product.rs",
    "xtask/src/tools",
];

/// The hash over names and contents of all inputs.
pub(super) fn of_inputs() -> Result<String> {
    let root = paths::root();
    let mut lines = String::new();
    let mut add = |name: &str, path: &Path| -> Result<()> {
        lines += &[&files::hash(&fs::read(path)?), " ", name, "\n"].concat();
        Ok(())
    };
    for name in INPUTS {
        let path = root.join(name);
        if path.is_dir() {
            for file in files::read(&path)? {
                add(&format!("{name}/{}", file.name), &file.path)?;
            }
        } else if path.is_file() {
            add(name, &path)?;
        }
    }
    // The documents stand in the root, where Trunk looks for them.
    let mut documents: Vec<_> = fs::read_dir(root)?.collect::<Result<_, _>>()?;
    documents.sort_by_key(fs::DirEntry::file_name);
    for document in documents {
        let name = document.file_name().to_string_lossy().into_owned();
        if document.path().extension().is_some_and(|end| end == "html") {
            add(&name, &document.path())?;
        }
    }
    Ok(files::hash(lines.as_bytes()))
}
