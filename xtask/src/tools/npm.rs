//! Tools that come from npm: wasm-opt, esbuild, axe and wrangler.

use std::fs;
use std::path::PathBuf;

use anyhow::{Context, Result, bail};
use serde_json::{Value, json};

use super::lock;
use crate::{paths, sh};

/// A package of npm and the file in it that is used.
pub(super) struct Package {
    /// The folder in the tool folder: what lies in one is installed together.
    folder: &'static str,
    name: &'static str,
    version: &'static str,
    /// The version as the program itself prints it.
    pub(super) shown: &'static str,
    file: &'static str,
}

/// Makes WebAssembly smaller.
pub(super) const WASM_OPT: Package = Package {
    folder: "npm",
    name: "binaryen",
    version: "132.0.0",
    shown: "132",
    file: ".bin/wasm-opt",
};

/// Makes JavaScript and CSS smaller.
pub(super) const ESBUILD: Package = Package {
    folder: "npm",
    name: "esbuild",
    version: "0.28.2",
    shown: "0.28.2",
    file: ".bin/esbuild",
};

/// Checks the accessibility of the page, in the page.
const AXE: Package = Package {
    folder: "npm",
    name: "axe-core",
    version: "4.14.1",
    shown: "4.14.1",
    file: "axe-core/axe.min.js",
};

/// Runs the worker of the edge, with workerd in it. It is the last version for
/// Node.js 20. By itself, because it is large and only the edge needs it.
const WRANGLER: Package = Package {
    folder: "wrangler",
    name: "wrangler",
    version: "4.86.0",
    shown: "4.86.0",
    file: ".bin/wrangler",
};

const ALL: [&Package; 4] = [&WASM_OPT, &ESBUILD, &AXE, &WRANGLER];

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

/// Wrangler, in the folder of its modules: one on PATH may lack workerd.
pub(super) fn wrangler() -> Result<PathBuf> {
    file(&WRANGLER)
}

fn file(package: &Package) -> Result<PathBuf> {
    if !is_installed(package)? {
        let _lock = lock()?;
        if !is_installed(package)? {
            install(package.folder)?;
        }
    }
    let path = modules(package)?.join(package.file);
    if !path.is_file() {
        bail!("{} is not there after its installation", path.display());
    }
    Ok(path)
}

fn modules(package: &Package) -> Result<PathBuf> {
    Ok(paths::tools()?.join(package.folder).join("node_modules"))
}

/// Read from the package itself: starting each tool to ask would cost a second.
fn is_installed(package: &Package) -> Result<bool> {
    let manifest = modules(package)?.join(package.name).join("package.json");
    let Ok(text) = fs::read(manifest) else {
        return Ok(false);
    };
    let manifest: Value = serde_json::from_slice(&text).unwrap_or_default();
    Ok(manifest["version"] == package.version)
}

fn install(folder: &str) -> Result<()> {
    let npm = paths::on_path("npm")
        .context("npm is missing: install Node.js 20 or later with npm, then run this again")?;
    let dir = paths::tools()?.join(folder);
    let packages = || ALL.iter().filter(|package| package.folder == folder);
    fs::create_dir_all(&dir)?;
    let wanted = packages().map(|package| (package.name.to_owned(), Value::from(package.version)));
    let manifest = json!({ "private": true, "dependencies": wanted.collect::<Value>() });
    fs::write(dir.join("package.json"), format!("{manifest:#}\n"))?;
    let names: Vec<_> = packages().map(|package| package.name).collect();
    println!("installing {} from npm, a minute, once", names.join(", "));
    let mut command = sh::command(npm);
    command
        .current_dir(&dir)
        .args(["install", "--no-audit", "--no-fund", "--loglevel=error"]);
    sh::run(&mut command).context("cannot install the tools that come from npm")
}
