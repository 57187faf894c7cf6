//! Compression at build time, as strong as it goes: the server only hands out files.

use std::fs;
use std::io::Write;
use std::path::Path;

use anyhow::Result;
use brotli::enc::BrotliEncoderParams;
use flate2::Compression;
use flate2::write::GzEncoder;

use super::files;

/// What shrinks. Pictures are compressed already.
const EXTENSIONS: &[&str] = &[
    "css",
    "html",
    "ico",
    "js",
    "json",
    "svg",
    "txt",
    "wasm",
    "webmanifest",
    "xml",
];

/// Writes `.br` and `.gz` beside each file that shrinks.
pub(super) fn compress(folder: &Path) -> Result<()> {
    for file in files::read(folder)? {
        // What the hosts read is never sent.
        if !EXTENSIONS.contains(&file.extension()) || file.name == super::headers::AZURE {
            continue;
        }
        let content = file.bytes()?;
        for (extension, packed) in [("br", brotli(&content)?), ("gz", gzip(&content)?)] {
            if packed.len() < content.len() {
                fs::write(format!("{}.{extension}", file.path.display()), packed)?;
            }
        }
    }
    Ok(())
}

/// Brotli at its strongest.
pub(crate) fn brotli(content: &[u8]) -> Result<Vec<u8>> {
    let parameters = BrotliEncoderParams {
        quality: 11,
        lgwin: 24,
        size_hint: content.len(),
        ..BrotliEncoderParams::default()
    };
    let mut packed = Vec::new();
    brotli::BrotliCompress(&mut &*content, &mut packed, &parameters)?;
    Ok(packed)
}

fn gzip(content: &[u8]) -> Result<Vec<u8>> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
    encoder.write_all(content)?;
    Ok(encoder.finish()?)
}
