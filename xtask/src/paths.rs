//! Where things are.

use std::env;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};

/// The root of the repository.
pub(crate) fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .parent()
        .expect("xtask is a folder of the repository")
}

/// The page as it is served.
pub(crate) fn dist() -> PathBuf {
    root().join("dist")
}

/// Where Cargo builds.
pub(crate) fn target() -> PathBuf {
    env::var_os("CARGO_TARGET_DIR").map_or_else(|| root().join("target"), |dir| root().join(dir))
}

/// What xtask keeps between two runs; made when it is not there.
pub(crate) fn scratch() -> Result<PathBuf> {
    let dir = target().join("xtask");
    std::fs::create_dir_all(&dir).with_context(|| format!("cannot make {}", dir.display()))?;
    Ok(dir)
}

/// The folder for tools that are not installed on the machine. It is outside
/// of the repository so that two checkouts and a `cargo clean` share them.
pub(crate) fn tools() -> Result<PathBuf> {
    if let Some(dir) = env::var_os("ACR_DOCTOR_TOOLS") {
        return Ok(root().join(dir));
    }
    let cache = env::var_os("XDG_CACHE_HOME")
        .map(PathBuf::from)
        .filter(|dir| dir.is_absolute())
        .or_else(|| env::home_dir().map(|home| home.join(".cache")))
        .context("no home folder: set ACR_DOCTOR_TOOLS to a folder for the tools")?;
    Ok(cache.join("acr-doctor").join("tools"))
}

/// An executable on PATH.
pub(crate) fn on_path(name: &str) -> Option<PathBuf> {
    let name = format!("{name}{}", env::consts::EXE_SUFFIX);
    env::split_paths(&env::var_os("PATH")?)
        .map(|dir| dir.join(&name))
        .find(|path| path.is_file())
}
