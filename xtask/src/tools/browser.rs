//! Chromium, its driver, and what the end-to-end tests load into pages.

use std::env;
use std::path::PathBuf;

use anyhow::{Result, bail};

use super::{apt, lock, npm};
use crate::paths;

/// What the end-to-end tests need.
pub(crate) struct Browser {
    pub(crate) chromium: PathBuf,
    pub(crate) chromedriver: PathBuf,
    pub(crate) axe: PathBuf,
}

const CHROMIUM: &[&str] = &["chromium", "chromium-browser", "google-chrome"];
const CHROMEDRIVER: &[&str] = &["chromedriver"];

/// Debian's names. The font shows the Japanese of the page.
const PACKAGES: &[&str] = &["chromium", "chromium-driver", "fonts-noto-cjk"];

/// Finds or installs the browser. The two variables win: a machine may have several.
pub(super) fn find() -> Result<Browser> {
    let axe = npm::axe()?;
    let have = || {
        let chromium = program("CHROMIUM", CHROMIUM)?;
        Some((chromium, program("CHROMEDRIVER", CHROMEDRIVER)?))
    };
    let found = have().or_else(|| {
        let _lock = lock().ok()?;
        have().or_else(|| apt::install(PACKAGES).and_then(|()| have()))
    });
    let Some((chromium, chromedriver)) = found else {
        bail!(
            "no Chromium with chromedriver: install both in the same version (on Debian: \
             apt-get install {}), or set CHROMIUM and CHROMEDRIVER to their paths",
            PACKAGES.join(" ")
        );
    };
    Ok(Browser {
        chromium,
        chromedriver,
        axe,
    })
}

fn program(variable: &str, names: &[&str]) -> Option<PathBuf> {
    match env::var_os(variable) {
        Some(path) => Some(PathBuf::from(path)).filter(|path| path.is_file()),
        None => names.iter().find_map(|name| paths::on_path(name)),
    }
}
