//! Tools that come from npm: wasm-opt, esbuild and axe.

use std::fs;
use std::path::PathBuf;

use anyhow::{Context, Result, bail};
use serde_json::{Value, json};

use super::lock;
use crate::{paths, sh};

/// A package of npm and the file in it that is used.
pub(super) struct Package {
    name: &'static str,
    version: &'static str,
    /// The version as the program itself prints it.
    pub(super) shown: &'static str,
    file: &'static str,
}

/// Makes WebAssembly smaller.
pub(super) const WASM_OPT: Package = Package {
    name: "binaryen",
    version: "132.0.0",
    shown: "132",
    file: ".bin/wasm-opt",
};

/// Makes JavaScript and CSS smaller.
pub(super) const ESBUILD: Package = Package {
    name: "esbuild",
    version: "0.28.2",
    shown: "0.28.2",
    file: ".bin/esbuild",
};

/// Checks the accessibility of the page, in the page.
const AXE: Package = Package {
    name: "axe-core",
    version: "4.14.1",
    shown: "4.14.1",
    file: "axe-core/axe.min.js",
};

const ALL: [&Package; 3] = [&WASM_OPT, &ESBUILD, &AXE];

/// A program on PATH or in the tool folder.
pub(super) fn program(package: &Package) -> Result<PathBuf> {
    let name = package.file.trim_start_matches(".bin/");
    if let Some(path) = paths::on_path(name)
        && sh::prints_version(&path, package.shown)
    {
        return Ok(path);
    }
    file(package)
}

/// The script that the end-to-end tests load into the page.
pub(super) fn axe() -> Result<PathBuf> {
    file(&AXE)
}

fn file(package: &Package) -> Result<PathBuf> {
    if !is_installed(package)? {
        let _lock = lock()?;
        if !is_installed(package)? {
            install()?;
        }
    }
    let path = modules()?.join(package.file);
    if !path.is_file() {
        bail!("{} is not there after its installation", path.display());
    }
    Ok(path)
}

fn modules() -> Result<PathBuf> {
    Ok(paths::tools()?.join("npm").join("node_modules"))
}

/// Read from the package itself: starting each tool to ask would cost a second.
fn is_installed(package: &Package) -> Result<bool> {
    let manifest = modules()?.join(package.name).join("package.json");
    let Ok(text) = fs::read(manifest) else {
        return Ok(false);
    };
    let manifest: Value = serde_json::from_slice(&text).unwrap_or_default();
    Ok(manifest["version"] == package.version)
}

fn install() -> Result<()> {
    let npm = paths::on_path("npm")
        .context("npm is missing: install Node.js 20 or later with npm, then run this again")?;
    let dir = paths::tools()?.join("npm");
    fs::create_dir_all(&dir)?;
    let wanted = ALL.map(|package| (package.name.to_owned(), Value::from(package.version)));
    let manifest = json!({ "private": true, "dependencies": Value::from_iter(wanted) });
    fs::write(dir.join("package.json"), format!("{manifest:#}\n"))?;
    println!(
        "installing {} from npm, a minute, once",
        ALL.map(|package| package.name).join(", ")
    );
    let mut command = sh::command(npm);
    command
        .current_dir(&dir)
        .args(["install", "--no-audit", "--no-fund", "--loglevel=error"]);
    sh::run(&mut command).context("cannot install the tools that come from npm")
}
