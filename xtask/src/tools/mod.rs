//! The pinned tools: what is installed already is used, what is missing is
//! installed into the tool folder, what cannot be had is named.

mod apt;
mod browser;
mod crates;
mod npm;
mod registry;

use std::ffi::OsString;
use std::fs::File;
use std::path::{Path, PathBuf};
use std::{env, fs};

use anyhow::{Context, Result};

pub(crate) use browser::Browser;

use crate::{paths, sh};

/// The tools that build the page.
pub(crate) struct Builders {
    pub(crate) trunk: PathBuf,
    pub(crate) esbuild: PathBuf,
    pub(crate) wasm_bindgen: PathBuf,
    pub(crate) wasm_opt: PathBuf,
}

impl Builders {
    /// A PATH on which Trunk finds exactly these tools.
    pub(crate) fn path(&self) -> Result<OsString> {
        let tools = [&self.wasm_bindgen, &self.wasm_opt];
        let dirs = tools
            .into_iter()
            .filter_map(|tool| tool.parent())
            .map(Path::to_path_buf);
        let before = env::var_os("PATH").unwrap_or_default();
        env::join_paths(dirs.chain(env::split_paths(&before)))
            .context("the tool folder cannot be on PATH")
    }

    /// The version of wasm-opt in Trunk's spelling.
    pub(crate) fn wasm_opt_version() -> String {
        format!("version_{}", npm::WASM_OPT.shown)
    }
}

/// Finds or installs what builds the page.
pub(crate) fn builders() -> Result<Builders> {
    wasm_target()?;
    Ok(Builders {
        trunk: crates::trunk()?,
        wasm_bindgen: crates::wasm_bindgen()?,
        wasm_opt: npm::program(&npm::WASM_OPT)?,
        esbuild: npm::program(&npm::ESBUILD)?,
    })
}

/// Has the registry of others installed that the tests of the probe ask.
pub(crate) fn other_registry() {
    registry::prepare();
}

/// Finds or installs what the end-to-end tests drive.
pub(crate) fn browser() -> Result<Browser> {
    browser::find()
}

/// Finds or installs what runs and deploys the worker of the edge.
pub(crate) fn wrangler() -> Result<PathBuf> {
    npm::wrangler()
}

/// Finds or installs everything and says where it is.
pub(crate) fn report() -> Result<()> {
    let Builders {
        trunk,
        esbuild,
        wasm_bindgen,
        wasm_opt,
    } = builders()?;
    let Browser {
        chromium,
        chromedriver,
        axe,
    } = browser()?;
    for tool in [
        trunk,
        wasm_bindgen,
        wasm_opt,
        esbuild,
        chromium,
        chromedriver,
        axe,
        wrangler()?,
    ] {
        println!("{}", tool.display());
    }
    Ok(())
}

/// The standard library of the target that the page is compiled for, and its
/// sources. rustup is asked only when they are missing; a compiler without
/// rustup may have them, too.
fn wasm_target() -> Result<()> {
    const TARGET: &str = "wasm32-unknown-unknown";
    let rustc = env::var_os("RUSTC").unwrap_or_else(|| "rustc".into());
    let sysroot = sh::output(sh::command(rustc).args(["--print", "sysroot"]))?;
    let sysroot = PathBuf::from(String::from_utf8(sysroot)?.trim());
    let parts = sysroot.join("lib/rustlib");
    if !parts.join(TARGET).join("lib").is_dir() {
        println!("adding the Rust target {TARGET}");
        sh::run(sh::command("rustup").args(["target", "add", TARGET]))
            .with_context(|| format!("install the Rust target {TARGET}"))?;
    }
    if !parts.join("src/rust/library/Cargo.lock").is_file() {
        println!("adding the sources of the Rust standard library");
        sh::run(sh::command("rustup").args(["component", "add", "rust-src"]))
            .context("install rust-src, the sources of the Rust standard library")?;
    }
    Ok(())
}

/// Takes the lock of the tool folder, so that two xtasks do not install the same thing twice.
fn lock() -> Result<File> {
    let dir = paths::tools()?;
    fs::create_dir_all(&dir).with_context(|| format!("cannot make {}", dir.display()))?;
    let lock = File::create(dir.join(".lock"))?;
    if lock.try_lock().is_err() {
        println!("waiting for another xtask that installs tools");
        lock.lock()?;
    }
    Ok(lock)
}
