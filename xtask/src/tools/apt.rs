//! Packages of Debian.

use std::fs;
use std::process::{Command, Stdio};

use crate::{paths, sh};

/// Installs Debian's packages where that is possible without a question.
pub(super) fn install(packages: &[&str]) -> Option<()> {
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
        packages.join(", ")
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
    apt_get(&[&["install", "-y", "--no-install-recommends"], packages].concat())
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
