//! The documents of the site. A policy belongs to a document, not to a place in
//! it: what explains a paste must not be able to send it anywhere, and what
//! asks registries must. Each is compiled with what it needs and no more.

use std::fs;
use std::path::Path;

use acr_doctor_probe::policy::{PROBE_DOCUMENT, Policy};
use anyhow::{Result, ensure};

/// All of them; the first is the one of the site.
pub(super) const DOCUMENTS: [&str; 2] = ["index.html", PROBE_DOCUMENT];

/// Brings what was built for another document into the folder of the site.
pub(super) fn join(from: &Path, folder: &Path) -> Result<()> {
    for file in fs::read_dir(from)? {
        let file = file?;
        // What both have, such as an icon, has the same name and content.
        fs::rename(file.path(), folder.join(file.file_name()))?;
    }
    fs::remove_dir_all(from)?;
    Ok(())
}

/// Checks that every document has its policy, word for word.
pub(super) fn check(folder: &Path) -> Result<()> {
    for name in DOCUMENTS {
        let html = fs::read_to_string(folder.join(name))?;
        let policy = Policy::of(name).meta;
        let meta = format!("<meta http-equiv=\"Content-Security-Policy\" content=\"{policy}\">");
        ensure!(
            html.contains(&meta),
            "{name} has another policy than its own"
        );
    }
    Ok(())
}
