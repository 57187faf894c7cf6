//! Tools that are Rust programs: Trunk and the command line of wasm-bindgen.

use std::fs;
use std::path::PathBuf;

use anyhow::{Context, Result};

use super::lock;
use crate::{paths, sh};

/// The last Trunk that builds with this project's Rust version.
const TRUNK: &str = "0.21.14";

/// Trunk builds the page.
pub(super) fn trunk() -> Result<PathBuf> {
    tool("trunk", "trunk", TRUNK, true, "5 to 8 minutes")
}

/// wasm-bindgen joins the compiled page with JavaScript. Its command line must
/// have the version of the crate in Cargo.lock, to the last digit. Its own lock
/// is not used: it may name a version of a crate that was withdrawn.
pub(super) fn wasm_bindgen() -> Result<PathBuf> {
    let version = locked("wasm-bindgen")?;
    tool(
        "wasm-bindgen-cli",
        "wasm-bindgen",
        &version,
        false,
        "2 to 3 minutes",
    )
}

/// Finds a program of this version on PATH or in the tool folder, or installs it.
fn tool(package: &str, program: &str, version: &str, locked: bool, time: &str) -> Result<PathBuf> {
    if let Some(path) = paths::on_path(program)
        && sh::prints_version(&path, version)
    {
        return Ok(path);
    }
    if let Some(path) = installed(package, program, version)? {
        return Ok(path);
    }
    let _lock = lock()?;
    if let Some(path) = installed(package, program, version)? {
        return Ok(path);
    }
    println!("installing {package} {version}, {time}, once");
    let mut cargo = sh::cargo();
    cargo.arg("install").arg(format!("{package}@{version}"));
    cargo.arg("--root").arg(paths::tools()?).arg("--quiet");
    if locked {
        cargo.arg("--locked");
    }
    sh::run(&mut cargo).with_context(|| format!("cannot install {package} {version}"))?;
    installed(package, program, version)?
        .with_context(|| format!("{program} {version} is not there after its installation"))
}

/// The program in the tool folder if Cargo's own list there names the version.
fn installed(package: &str, program: &str, version: &str) -> Result<Option<PathBuf>> {
    let root = paths::tools()?;
    let list = fs::read_to_string(root.join(".crates.toml")).unwrap_or_default();
    let path = root
        .join("bin")
        .join(format!("{program}{}", std::env::consts::EXE_SUFFIX));
    let entry = format!("\"{package} {version} (");
    Ok((list.lines().any(|line| line.starts_with(&entry)) && path.is_file()).then_some(path))
}

/// The version of a crate in Cargo.lock.
fn locked(name: &str) -> Result<String> {
    let lock = fs::read_to_string(paths::root().join("Cargo.lock"))?;
    version_in(&lock, name).with_context(|| format!("Cargo.lock names no {name}"))
}

fn version_in(lock: &str, name: &str) -> Option<String> {
    let name = format!("name = \"{name}\"");
    let mut lines = lock.lines().skip_while(|line| *line != name);
    let version = lines.nth(1)?.strip_prefix("version = \"")?;
    Some(version.strip_suffix('"')?.to_owned())
}

#[cfg(test)]
mod tests {
    use super::version_in;

    #[test]
    fn version_is_the_one_of_that_package() {
        let lock = "[[package]]\nname = \"wasm-bindgen-macro\"\nversion = \"1.0.0\"\n\n\
                    [[package]]\nname = \"wasm-bindgen\"\nversion = \"0.2.130\"\n";
        assert_eq!(version_in(lock, "wasm-bindgen").as_deref(), Some("0.2.130"));
        assert_eq!(version_in(lock, "bindgen"), None);
    }
}
