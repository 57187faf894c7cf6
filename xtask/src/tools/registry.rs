//! A registry that we did not write, for the tests of the probe.

use std::env;
use std::path::Path;

use super::{apt, lock};

/// Debian's name of the package and of the program.
const NAME: &str = "docker-registry";

/// Has the program installed where that is possible. The tests find it
/// themselves; those that need it say so where it is missing.
pub(super) fn prepare() {
    let is_there = || {
        env::var_os("ACR_DOCTOR_DOCKER_REGISTRY").is_some()
            || Path::new("/usr/bin").join(NAME).is_file()
    };
    if is_there() {
        return;
    }
    let _lock = lock().ok();
    if !is_there() && apt::install(&[NAME]).is_none() {
        println!(
            "without {NAME} the tests against a registry of others do nothing: install it \
             (on Debian: apt-get install {NAME}), or set ACR_DOCTOR_DOCKER_REGISTRY to its path"
        );
    }
}
