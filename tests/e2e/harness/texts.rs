//! Texts to explain, made up for the tests, and files that hold them.

use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};

/// A firewall refuses: everything before it passed.
pub(crate) const FIREWALL: &str = "\
WARNING: Docker daemon status: available
WARNING: Docker version: 27.3.1, build ce12230, platform linux/amd64
WARNING: Docker pull of 'mcr.microsoft.com/mcr/hello-world:latest' : OK
WARNING: Azure CLI version: 2.80.0
WARNING: DNS lookup to harborlab.azurecr.io at IP 198.51.100.7 : OK
ERROR: 2026-03-04 05:06:07.080910 An error occurred: CONNECTIVITY_FORBIDDEN_ERROR
Looks like you don't have access to registry 'harborlab.azurecr.io'. To see configured firewall rules, run 'az acr show --query networkRuleSet --name harborlab'.
";

/// The line of [`FIREWALL`] that has the code.
pub(crate) const FIREWALL_LINE: usize = 6;

/// Nothing is wrong.
pub(crate) const HEALTHY: &str = "\
WARNING: Docker daemon status: available
WARNING: Docker version: 27.3.1, build ce12230, platform linux/amd64
WARNING: Docker pull of 'mcr.microsoft.com/mcr/hello-world:latest' : OK
WARNING: Azure CLI version: 2.80.0
WARNING: DNS lookup to quaylab.azurecr.io at IP 198.51.100.8 : OK
WARNING: Challenge endpoint https://quaylab.azurecr.io/v2/ : OK
WARNING: Fetch refresh token for registry 'quaylab.azurecr.io' : OK
WARNING: Fetch access token for registry 'quaylab.azurecr.io' : OK
WARNING: Helm version: 3.15.4
";

/// Nothing that the command prints.
pub(crate) const POEM: &str =
    "The harbour sleeps, the lamps are low,\nand none of this is output.\n";

/// A log of so many bytes with [`FIREWALL`] in the middle of it.
pub(crate) fn log_of(bytes: usize) -> String {
    let noise = "step 7: copied a layer of harborlab, nothing to report\n";
    let half = noise.repeat((bytes - FIREWALL.len()) / 2 / noise.len());
    let rest = bytes - half.len() - FIREWALL.len();
    let rest = &noise.repeat(rest / noise.len() + 1)[..rest];
    [&half, FIREWALL, rest].concat()
}

/// A folder that goes with the value.
pub(crate) struct Folder(PathBuf);

impl Folder {
    /// A new one.
    pub(crate) fn new() -> Self {
        static COUNT: AtomicUsize = AtomicUsize::new(0);
        let count = COUNT.fetch_add(1, Ordering::Relaxed);
        let name = format!("acr-doctor-e2e-{}-{count}", std::process::id());
        let path = std::env::temp_dir().join(name);
        fs::create_dir_all(&path).expect("a folder for files");
        Self(path)
    }

    /// A file in it.
    pub(crate) fn file(&self, name: &str, bytes: impl AsRef<[u8]>) -> PathBuf {
        let path = self.path(name);
        fs::write(&path, bytes).expect("a file");
        path
    }

    /// A file of so many bytes, all of them zero and none of them stored.
    pub(crate) fn hollow(&self, name: &str, bytes: u64) -> PathBuf {
        let path = self.path(name);
        let file = File::create(&path).expect("a file");
        file.set_len(bytes).expect("a file of that size");
        path
    }

    fn path(&self, name: &str) -> PathBuf {
        Path::new(&self.0).join(name)
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}
