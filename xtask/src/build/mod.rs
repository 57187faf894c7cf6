//! `cargo xtask build`: makes `dist/`.
//!
//! 1. Trunk compiles the documents and gathers their files in a folder of its own.
//! 2. Each document must have its own policy.
//! 3. The text tables are written beside them and named in the page.
//! 4. Scripts, styles and names are brought into their last form.
//! 5. The result is checked: nothing that the page's policy would refuse.
//! 6. The headers are written for hosts that only hold files.
//! 7. Everything that is text or code is compressed once, for the server.
//!
//! `dist/` is replaced as a whole at the end, and only when an input changed.

mod check;
pub(crate) mod compress;
mod documents;
mod files;
mod fingerprint;
mod finish;
pub(crate) mod headers;
mod names;
mod texts;

use std::env;
use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Instant;

use anyhow::{Context, Result};

pub(crate) use files::read as read_folder;

use crate::tools::{self, Builders};
use crate::{paths, sh};

/// Makes `dist/` if it is not up to date, and returns its path.
pub(crate) fn build() -> Result<PathBuf> {
    let scratch = paths::scratch()?;
    let lock = File::create(scratch.join("build.lock"))?;
    lock.lock()?;
    let dist = paths::dist();
    let stored = scratch.join("dist.fingerprint");
    let fingerprint = fingerprint::of_inputs()?;
    if dist.join("index.html").is_file()
        && fs::read_to_string(&stored).is_ok_and(|stored| stored == fingerprint)
    {
        println!("dist is up to date");
        return Ok(dist);
    }
    let start = Instant::now();
    let stage = scratch.join("stage");
    let tools = tools::builders()?;
    let [first, others @ ..] = documents::DOCUMENTS;
    trunk(&tools, first, &stage)?;
    for document in others {
        let beside = scratch.join("stage.beside");
        trunk(&tools, document, &beside)?;
        documents::join(&beside, &stage)?;
    }
    documents::check(&stage)?;
    texts::write(&stage)?;
    finish::finish(&tools.esbuild, &stage)?;
    check::check(&stage)?;
    headers::write(&stage)?;
    compress::compress(&stage)?;
    replace(&stage, &dist, &scratch.join("dist.old"))?;
    // The one from the start: what changed while it built is not in it.
    fs::write(&stored, fingerprint)?;
    println!("dist is built, {:.1} s", start.elapsed().as_secs_f64());
    Ok(dist)
}

fn trunk(tools: &Builders, document: &str, stage: &Path) -> Result<()> {
    if stage.exists() {
        fs::remove_dir_all(stage)?;
    }
    let mut trunk = sh::command(&tools.trunk);
    trunk.args([
        "build",
        "--release",
        "--cargo-profile",
        "page",
        "--offline",
        "--html-output",
        document,
        "--dist",
    ]);
    trunk.arg(stage).arg(document);
    trunk.env("PATH", tools.path()?);
    trunk.env("TRUNK_TOOLS_WASM_OPT", Builders::wasm_opt_version());
    for_size(&mut trunk);
    // Trunk takes the common `NO_COLOR=1` for a malformed option of its own.
    trunk.env_remove("NO_COLOR");
    // Its message names the cause; where in Trunk that was helps nobody here.
    trunk.env("RUST_BACKTRACE", "0");
    sh::run(&mut trunk).context("cannot build the page")
}

/// Has a command that compiles to WebAssembly make it small.
pub(crate) fn for_size(command: &mut Command) {
    command.env("CARGO_ENCODED_RUSTFLAGS", flags());
    for (name, value) in STANDARD_LIBRARY {
        command.env(name, value);
    }
}

/// The standard library is built with the page, for size, and a panic ends it
/// without a word: that is an eighth of the page. Cargo and the compiler call
/// both unstable; the pinned compiler is the one they were tried with.
const STANDARD_LIBRARY: [(&str, &str); 3] = [
    ("RUSTC_BOOTSTRAP", "1"),
    ("CARGO_UNSTABLE_BUILD_STD", "std,panic_abort"),
    ("CARGO_UNSTABLE_BUILD_STD_FEATURES", "optimize_for_size"),
];

/// The flags for the compiler: no words for panics (see [`STANDARD_LIBRARY`]),
/// and paths of this machine stay out of the page, so that every machine builds
/// the same bytes.
fn flags() -> String {
    let mut flags: Vec<String> = env::var("RUSTFLAGS")
        .map(|flags| flags.split_whitespace().map(str::to_owned).collect())
        .unwrap_or_default();
    let home = env::var_os("CARGO_HOME")
        .map(PathBuf::from)
        .or_else(|| env::home_dir().map(|home| home.join(".cargo")));
    if let Some(home) = home {
        let sources = home.join("registry").join("src");
        flags.push(format!("--remap-path-prefix={}=", sources.display()));
    }
    flags.extend(
        [
            "-Zunstable-options",
            "-Cpanic=immediate-abort",
            "-Zlocation-detail=none",
            "-Zfmt-debug=none",
        ]
        .map(str::to_owned),
    );
    flags.join("\u{1f}")
}

/// Puts the new folder in the place of the old one in two renames, so that
/// nobody meets one that is half there.
fn replace(new: &Path, place: &Path, old: &Path) -> Result<()> {
    if old.exists() {
        fs::remove_dir_all(old)?;
    }
    if place.exists() {
        fs::rename(place, old)?;
    }
    fs::rename(new, place)
        .with_context(|| format!("cannot move the page to {}", place.display()))?;
    if old.exists() {
        fs::remove_dir_all(old)?;
    }
    Ok(())
}
