//! From the path of a request to a file of the page, and to no other file.

use std::fs;
use std::path::{Path, PathBuf};
use std::time::SystemTime;

use super::encoding::Encoding;

/// The folder that is served. Files are looked up as they are asked for, so a
/// page that is built anew is served at once.
pub(super) struct Folder {
    root: PathBuf,
}

impl Folder {
    /// The folder of a built page; none where there is no `index.html`.
    pub(super) fn open(path: &Path) -> Option<Self> {
        let root = path.canonicalize().ok()?;
        root.join("index.html").is_file().then_some(Self { root })
    }

    /// The file that the path of a request names.
    pub(super) fn find(&self, path: &str) -> Option<PathBuf> {
        let path = decode(path.strip_prefix('/')?)?;
        let mut file = self.root.clone();
        for segment in path.split('/').filter(|segment| !segment.is_empty()) {
            if !is_name(segment) {
                return None;
            }
            file.push(segment);
        }
        if path.is_empty() || path.ends_with('/') {
            file.push("index.html");
        }
        // What a name points to must lie in the folder as well.
        let file = file.canonicalize().ok()?;
        (file.starts_with(&self.root) && file.is_file()).then_some(file)
    }

    /// The path of a file that was found, as it stands in the folder: `/` between
    /// names, none before them. Nothing where a name is not Unicode.
    pub(super) fn name(&self, file: &Path) -> String {
        let inside = file.strip_prefix(&self.root).unwrap_or(file);
        let names: Option<Vec<_>> = inside.iter().map(|name| name.to_str()).collect();
        names.unwrap_or_default().join("/")
    }

    /// The compressed form of a file, if there is one that is not older.
    pub(super) fn packed(&self, file: &Path, encoding: Encoding) -> Option<Vec<u8>> {
        let mut packed = file.as_os_str().to_owned();
        packed.push(".");
        packed.push(encoding.extension);
        let packed = Path::new(&packed).canonicalize().ok()?;
        let fresh = packed.starts_with(&self.root) && modified(&packed)? >= modified(file)?;
        fresh.then(|| fs::read(packed).ok())?
    }
}

fn modified(file: &Path) -> Option<SystemTime> {
    fs::metadata(file).and_then(|about| about.modified()).ok()
}

/// Whether a segment is a plain name: nothing hidden, nothing that goes up,
/// nothing that a file system reads in its own way.
fn is_name(segment: &str) -> bool {
    !segment.starts_with('.')
        && !segment.contains(|letter: char| letter.is_control() || "\\:*?\"<>|".contains(letter))
}

/// Decodes `%20` and its kin; none where that is not text.
fn decode(path: &str) -> Option<String> {
    let mut out = Vec::with_capacity(path.len());
    let mut bytes = path.bytes();
    while let Some(byte) = bytes.next() {
        if byte == b'%' {
            let mut digit = || char::from(bytes.next()?).to_digit(16);
            out.push((digit()? * 16 + digit()?) as u8);
        } else {
            out.push(byte);
        }
    }
    String::from_utf8(out).ok()
}

/// What a file is, by its name.
pub(super) fn kind(file: &Path) -> &'static str {
    match file
        .extension()
        .and_then(|extension| extension.to_str())
        .unwrap_or_default()
    {
        "css" => "text/css; charset=utf-8",
        "html" => "text/html; charset=utf-8",
        "ico" => "image/x-icon",
        "js" | "mjs" => "text/javascript; charset=utf-8",
        "json" => "application/json",
        "png" => "image/png",
        "svg" => "image/svg+xml",
        "txt" => "text/plain; charset=utf-8",
        "wasm" => "application/wasm",
        "webmanifest" => "application/manifest+json",
        "xml" => "application/xml",
        _ => "application/octet-stream",
    }
}

/// Whether the name of a file holds a hash of its content: then it never changes.
pub(super) fn is_hashed(file: &Path) -> bool {
    let name = file
        .file_name()
        .and_then(|name| name.to_str())
        .unwrap_or_default();
    name.split(['-', '_', '.']).any(|part| {
        (13..=64).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_hexdigit())
    })
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::{Folder, decode, is_hashed, is_name, kind};

    #[test]
    fn nothing_outside_of_the_folder_is_found() {
        let folder = Folder {
            root: Path::new(env!("CARGO_MANIFEST_DIR"))
                .join("src")
                .canonicalize()
                .unwrap(),
        };
        assert!(
            folder
                .find("/main.rs")
                .is_some_and(|file| file.ends_with("src/main.rs"))
        );
        let found = folder.find("//serve/mod%2ers").unwrap();
        assert_eq!(folder.name(&found), "serve/mod.rs");
        for path in [
            "/../Cargo.toml",
            "/%2e%2e/Cargo.toml",
            "/serve/../../Cargo.toml",
            "/..%2fCargo.toml",
            "/%2e%2e%5cCargo.toml",
            "//etc/passwd",
            "/%2fetc/passwd",
            "/serve",
            "/main.rs/",
            "main.rs",
            "/main.rs%00",
            "/%ff",
            "/%4",
            "/C:/main.rs",
            "/./main.rs",
        ] {
            assert_eq!(folder.find(path), None, "{path}");
        }
    }

    #[test]
    fn names_are_decoded_once() {
        assert_eq!(decode("a%20b%252e").as_deref(), Some("a b%2e"));
        assert!(is_name("a b") && !is_name("..") && !is_name(".git") && !is_name("a\\b"));
    }

    #[test]
    fn files_are_known_by_their_names() {
        assert_eq!(
            kind(Path::new("a-1234567890abcdef_bg.wasm")),
            "application/wasm"
        );
        assert_eq!(kind(Path::new("LICENSE")), "application/octet-stream");
        assert!(is_hashed(Path::new("page-1234567890abcdef_bg.wasm")));
        assert!(!is_hashed(Path::new("index.html")) && !is_hashed(Path::new("boot.js")));
    }
}
