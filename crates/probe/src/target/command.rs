//! Command lines: the registry in what somebody ran.

use super::refusal::{Reason, Refusal};
use super::{Others, Target, image, one};

/// What kind of line it is.
pub(super) enum Line<'a> {
    /// No command.
    None,
    /// Of a container tool.
    Docker(Words<'a>),
    /// Of the Azure CLI.
    Az(Words<'a>),
}

/// The words of a command, without the command itself.
pub(super) struct Words<'a> {
    words: Vec<&'a str>,
    az: bool,
}

const TOOLS: &[&str] = &[
    "docker", "podman", "nerdctl", "crictl", "ctr", "helm", "oras", "skopeo", "buildah", "crane",
    "curl",
];

/// Options whose value names nobody's registry.
const SECRETS: &[&str] = &["-u", "-p", "--username", "--password"];

/// Options of az that name the registry.
const NAMES: &[&str] = &["--name", "-n", "--registry", "-r"];

/// Recognises a command line. A single word is none.
pub(super) fn read(input: &str) -> Line<'_> {
    let mut words: Vec<&str> = input
        .split([' ', '\t'])
        .map(|word| word.trim_matches(['"', '\'']))
        .filter(|word| !word.is_empty())
        .collect();
    while words
        .first()
        .is_some_and(|first| ["$", ">", "#", "sudo", "PS>"].contains(first))
    {
        words.remove(0);
    }
    if words.len() < 2 {
        return Line::None;
    }
    let tool = words.remove(0);
    let tool = tool.strip_suffix(".exe").unwrap_or(tool);
    if tool == "az" {
        Line::Az(Words { words, az: true })
    } else if TOOLS.contains(&tool) {
        Line::Docker(Words { words, az: false })
    } else {
        Line::None
    }
}

impl Words<'_> {
    /// Finds the registry. No word of the line, which may hold a password, gets
    /// into a refusal but a suggested login server.
    pub(super) fn read(&self, others: Others<'_>) -> Result<Target, Refusal> {
        let mut refusal = Refusal::new(Reason::NoRegistry);
        if self.az {
            let Some(name) = self.option(NAMES) else {
                return Err(refusal);
            };
            let mut target = one(name, others)?;
            if let Some(found) = self
                .option(&["--repository", "--image", "-t"])
                .and_then(image::repository)
            {
                (target.repository, target.reference) = found;
            }
            return Ok(target);
        }
        // Registries of Azure first: any other word with a dot in it may be a password.
        for others in [Others::Listed(&[]), others] {
            let mut before = "";
            for word in self.words.iter().copied() {
                let value_of = core::mem::replace(&mut before, word);
                if SECRETS.contains(&value_of) {
                    continue;
                }
                let word = word.strip_prefix("docker://").unwrap_or(word);
                let word = word.strip_prefix("oci://").unwrap_or(word);
                let host = word.split("://").last().unwrap_or(word);
                let host = host.split('/').next().unwrap_or(host);
                // A bare word is a subcommand, a user, a local image; a dot or a colon
                // before the first slash is what makes it a registry for docker, too.
                if word.starts_with('-') || !host.contains(['.', ':']) {
                    continue;
                }
                match one(word, others) {
                    Ok(target) => return Ok(target),
                    Err(found) if refusal.reason == Reason::NoRegistry => refusal = found,
                    Err(_) => {}
                }
            }
        }
        Err(refusal)
    }

    /// The value of an option, as the next word or behind `=`.
    fn option(&self, names: &[&str]) -> Option<&str> {
        let mut words = self.words.iter().copied();
        while let Some(word) = words.next() {
            if names.contains(&word) {
                return words.next();
            }
            if let Some((name, value)) = word.split_once('=')
                && names.contains(&name)
            {
                return Some(value.trim_matches(['"', '\'']));
            }
        }
        None
    }
}
