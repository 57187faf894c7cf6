//! The files of a folder, and names made from content.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use sha2::{Digest, Sha256};

/// A file in a folder.
pub(crate) struct File {
    /// Its name from the folder on, with `/`.
    pub(crate) name: String,
    pub(crate) path: PathBuf,
}

impl File {
    /// What follows the last dot of the name.
    pub(crate) fn extension(&self) -> &str {
        self.name
            .rsplit_once('.')
            .map_or("", |(_, extension)| extension)
    }

    pub(crate) fn bytes(&self) -> Result<Vec<u8>> {
        fs::read(&self.path).with_context(|| format!("cannot read {}", self.path.display()))
    }
}

/// All files of a folder and of the folders in it, sorted by name.
pub(crate) fn read(folder: &Path) -> Result<Vec<File>> {
    let mut files = Vec::new();
    let mut folders = vec![(folder.to_path_buf(), String::new())];
    while let Some((folder, prefix)) = folders.pop() {
        let entries =
            fs::read_dir(&folder).with_context(|| format!("cannot read {}", folder.display()))?;
        for entry in entries {
            let entry = entry?;
            let name = format!("{prefix}{}", entry.file_name().to_string_lossy());
            if entry.file_type()?.is_dir() {
                folders.push((entry.path(), format!("{name}/")));
            } else {
                files.push(File {
                    name,
                    path: entry.path(),
                });
            }
        }
    }
    files.sort_by(|a, b| a.name.cmp(&b.name));
    Ok(files)
}

/// The first 16 hexadecimal digits of the SHA-256 of a content.
pub(super) fn hash(content: &[u8]) -> String {
    let digest: [u8; 32] = Sha256::digest(content).into();
    let (start, _) = digest.split_first_chunk().expect("32 bytes hold 8");
    format!("{:016x}", u64::from_be_bytes(*start))
}
