//! Opening the page where there is something to open it with.

/// Opens the address in the browser. Where that fails the address is on the
/// terminal, and that is enough.
pub(super) fn open(address: &str) {
    if has_display(|name| std::env::var_os(name).is_some_and(|value| !value.is_empty())) {
        let _ = open::that_detached(address);
    }
}

/// Whether a window can be shown. Without one, what opens addresses on Unix may
/// start a browser of the terminal, in the middle of ours.
fn has_display(is_set: impl Fn(&str) -> bool) -> bool {
    if cfg!(any(windows, target_os = "macos")) {
        return !is_set("SSH_CONNECTION");
    }
    ["DISPLAY", "WAYLAND_DISPLAY", "WSL_DISTRO_NAME"]
        .into_iter()
        .any(is_set)
}

#[cfg(test)]
mod tests {
    use super::has_display;

    #[test]
    fn no_browser_is_opened_over_ssh_without_a_display() {
        assert!(!has_display(|name| name == "SSH_CONNECTION"));
    }
}
