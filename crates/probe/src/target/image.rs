//! Image references: what stands behind the host.

use super::refusal::{Reason, Refusal};

/// What names one image of a repository.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "snake_case")
)]
pub enum Reference {
    /// A tag.
    Tag(String),
    /// A digest, such as `sha256:…`.
    Digest(String),
}

impl Reference {
    /// The tag or the digest itself.
    pub fn as_str(&self) -> &str {
        match self {
            Self::Tag(text) | Self::Digest(text) => text,
        }
    }
}

type Image = (Option<String>, Option<Reference>);

/// Reads the path of an image reference, or of a URL of the registry's own API.
pub(super) fn read(path: &str) -> Result<Image, Refusal> {
    if path
        .split(['/', ':', '@'])
        .any(|part| part == ".." || part == ".")
    {
        return Err(Refusal::new(Reason::DotSegment));
    }
    // `https://R/v2/REPOSITORY/manifests/TAG`, `/oauth2/token`, `/acr/v1/…`.
    if path == "v2" || path == "oauth2" || path.starts_with("oauth2/") || path.starts_with("acr/") {
        return Ok((None, None));
    }
    if let Some(api) = path.strip_prefix("v2/") {
        return endpoint(api);
    }
    let (rest, digest) = match path.split_once('@') {
        None => (path, None),
        Some((rest, digest)) => (rest, Some(digest)),
    };
    let (repository, tag) = match rest.split_once(':') {
        None => (rest, None),
        Some((repository, tag)) => (repository, Some(tag)),
    };
    if repository.is_empty() && tag.is_none() && digest.is_none() {
        return Ok((None, None));
    }
    let repository = checked(repository)?;
    let tag = tag.map(reference).transpose()?;
    let digest = digest.map(reference).transpose()?;
    if matches!(tag, Some(Reference::Digest(_))) || matches!(digest, Some(Reference::Tag(_))) {
        return Err(Refusal::new(Reason::BadReference));
    }
    Ok((Some(repository), digest.or(tag)))
}

/// What `/v2/…` asks for.
fn endpoint(api: &str) -> Result<Image, Refusal> {
    for (word, names_image) in [("/manifests/", true), ("/tags/", false), ("/blobs/", false)] {
        if let Some((repository, last)) = api.rsplit_once(word) {
            let reference = names_image.then(|| reference(last)).transpose()?;
            return Ok((Some(checked(repository)?), reference));
        }
    }
    Ok((None, None))
}

/// A repository: components of lower-case letters and digits with `.`, `_`,
/// `-` between them (source: the OCI distribution specification).
fn checked(repository: &str) -> Result<String, Refusal> {
    let legal = repository.len() <= 255
        && repository.split('/').all(|part| {
            let edge = |byte: Option<&u8>| {
                byte.is_some_and(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit())
            };
            let bytes = part.as_bytes();
            edge(bytes.first())
                && edge(bytes.last())
                && bytes.iter().all(|byte| {
                    byte.is_ascii_lowercase() || byte.is_ascii_digit() || b"._-".contains(byte)
                })
        });
    if legal {
        Ok(repository.to_owned())
    } else {
        Err(Refusal::new(Reason::BadRepository))
    }
}

fn reference(text: &str) -> Result<Reference, Refusal> {
    if let Some((algorithm, hex)) = text.split_once(':') {
        let legal = (32..=128).contains(&hex.len())
            && hex.bytes().all(|byte| byte.is_ascii_hexdigit())
            && !algorithm.is_empty()
            && algorithm.bytes().all(|byte| byte.is_ascii_alphanumeric());
        return if legal {
            Ok(Reference::Digest(text.to_owned()))
        } else {
            Err(Refusal::new(Reason::BadReference))
        };
    }
    let legal = (1..=128).contains(&text.len())
        && !text.starts_with(['.', '-'])
        && text
            .bytes()
            .all(|byte| byte.is_ascii_alphanumeric() || b"._-".contains(&byte));
    if legal {
        Ok(Reference::Tag(text.to_owned()))
    } else {
        Err(Refusal::new(Reason::BadReference))
    }
}

/// A repository given beside the target (`--repository`).
pub(super) fn repository(text: &str) -> Option<Image> {
    read(text).ok().filter(|image| image.0.is_some())
}
