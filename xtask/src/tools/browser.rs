//! Chromium, its driver, and what the end-to-end tests load into pages.

use std::path::PathBuf;
use std::process::{Command, Stdio};
use std::{env, fs};

use anyhow::{Result, bail};

use super::{lock, npm};
use crate::{paths, sh};

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
        have().or_else(|| install().and_then(|()| have()))
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

/// Installs Debian's packages where that is possible without a question.
fn install() -> Option<()> {
    let apt = paths::on_path("apt-get")?;
    let with_sudo = !is_root();
    if with_sudo {
        let mut ask = Command::new(paths::on_path("sudo")?);
        ask.args(["-n", "true"])
            .stdout(Stdio::null())
            .stderr(Stdio::null());
        ask.status()
            .ok()
            .filter(std::process::ExitStatus::success)?;
    }
    println!(
        "installing {} with apt-get, 1 to 3 minutes, once",
        PACKAGES.join(", ")
    );
    let apt_get = |arguments: &[&str]| {
        let mut command = if with_sudo {
            let mut sudo = sh::command("sudo");
            // sudo clears the environment; apt must not stop for a question.
            sudo.args(["-n", "DEBIAN_FRONTEND=noninteractive"])
                .arg(&apt);
            sudo
        } else {
            let mut command = sh::command(&apt);
            command.env("DEBIAN_FRONTEND", "noninteractive");
            command
        };
        sh::run(command.arg("-q").args(arguments))
            .inspect_err(|error| eprintln!("{error:#}"))
            .ok()
    };
    apt_get(&["update"])?;
    apt_get(&[&["install", "-y", "--no-install-recommends"], PACKAGES].concat())
}

/// Whether this is root: on Linux the owner of the process's own folder.
fn is_root() -> bool {
    #[cfg(unix)]
    {
        use std::os::unix::fs::MetadataExt;
        fs::metadata("/proc/self").is_ok_and(|own| own.uid() == 0)
    }
    #[cfg(not(unix))]
    {
        false
    }
}
