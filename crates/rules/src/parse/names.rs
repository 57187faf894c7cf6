//! Names in the text: the login server, as far as the text proves it.

/// What stands around the name of a login server in the CLI's sentences.
const AROUND: &[(&str, &str)] = &[
    ("DNS lookup to ", " at IP"),
    ("Challenge endpoint https://", "/v2/"),
    ("for registry '", "'"),
    ("in registry '", "'"),
    ("to registry '", "'"),
    ("the registry '", "'"),
    ("Registry '", "'"),
    ("login server '", "'"),
    ("Get \"https://", "/v2/"),
];

/// The login server that a sentence names, in lower case; a redacted one stays as it is.
pub(super) fn login_server(text: &str) -> Option<String> {
    AROUND.iter().find_map(|(before, after)| {
        let start = text.find(before)? + before.len();
        let name = &text[start..];
        let name = &name[..name.find(after)?];
        let redacted = name.contains(['<', '[', '*']);
        let host = name.contains('.') && !name.contains([' ', '/']);
        let foreign = name.ends_with("mcr.microsoft.com") || name.ends_with("docker.io");
        ((host || redacted) && !foreign && name.len() <= 253).then(|| name.to_ascii_lowercase())
    })
}

/// Hosts of container registries of Azure, in any of its clouds.
pub(super) fn is_azure(host: &str) -> bool {
    host.contains(".azurecr.")
}
