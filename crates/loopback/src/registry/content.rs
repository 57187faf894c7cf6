//! What is in the registry: every repository has one image of one small layer.

use std::fmt::Write as _;

use ring::digest::{SHA256, digest};
use serde_json::json;

use super::credentials::Who;
use super::v2::needed_scope;
use super::{Registry, errors};
use crate::answer::Answer;
use crate::behaviour::Behaviour;
use crate::log::Request;
use crate::modes::Cors;

/// The tag of the image.
pub const TAG: &str = "latest";
/// The bytes of its layer.
pub const BLOB: &[u8] = b"a layer of the loopback registry\n";
/// The signature in the query of a link to the data host.
const SIGNATURE: &str = "sig=loopback";
/// The configuration of the image: the empty one of the OCI specification.
const CONFIG: &[u8] = b"{}";

/// What a path below `/v2/` is about.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Wanted<'a> {
    Manifest {
        repository: &'a str,
        reference: &'a str,
    },
    Blob {
        repository: &'a str,
        digest: &'a str,
    },
    Tags {
        repository: &'a str,
    },
}

impl<'a> Wanted<'a> {
    /// Reads a path of the distribution specification. A name may hold slashes.
    pub(super) fn of(path: &'a str) -> Option<Self> {
        let rest = path.strip_prefix("/v2/")?;
        if let Some(repository) = rest.strip_suffix("/tags/list") {
            return Some(Self::Tags { repository });
        }
        let (head, last) = rest.rsplit_once('/')?;
        if let Some(repository) = head.strip_suffix("/manifests") {
            return Some(Self::Manifest {
                repository,
                reference: last,
            });
        }
        let repository = head.strip_suffix("/blobs")?;
        Some(Self::Blob {
            repository,
            digest: last,
        })
    }

    pub(super) fn repository(&self) -> &'a str {
        match self {
            Self::Manifest { repository, .. }
            | Self::Blob { repository, .. }
            | Self::Tags { repository } => repository,
        }
    }

    pub(super) fn action(&self) -> &'static str {
        match self {
            Self::Manifest { .. } | Self::Blob { .. } => "pull",
            Self::Tags { .. } => "metadata_read",
        }
    }
}

impl Registry {
    /// The content for somebody who is known; for anybody if the registry is open.
    pub(super) fn content(&self, request: &Request, who: &Who, open: bool) -> Answer {
        if !matches!(request.method.as_str(), "GET" | "HEAD") {
            return errors::oci(405, "UNSUPPORTED", "the operation is unsupported");
        }
        if request.path() == "/v2/" || request.path() == "/v2" {
            return Answer::json(200, &json!({}));
        }
        let Some(wanted) = Wanted::of(request.path()) else {
            return errors::status(404);
        };
        let name = wanted.repository();
        if !open && !self.may(who, name, wanted.action()) {
            return self.challenged(
                request,
                "Bearer",
                &needed_scope(request),
                "insufficient_scope",
            );
        }
        if !self.behaviour.repositories.iter().any(|have| have == name) {
            return errors::oci(404, "NAME_UNKNOWN", "repository name not known to registry");
        }
        match wanted {
            Wanted::Tags { .. } => Answer::json(200, &json!({"name": name, "tags": [TAG]})),
            Wanted::Manifest { reference, .. } => manifest_answer(reference),
            Wanted::Blob { digest, .. } if bytes_of(digest).is_some() => {
                let path = format!("/blob/{digest}?{SIGNATURE}");
                Answer::empty(307).with("Location", self.links.data(request, &path))
            }
            Wanted::Blob { .. } => errors::oci(404, "BLOB_UNKNOWN", "blob unknown to registry"),
        }
    }
}

fn manifest_answer(reference: &str) -> Answer {
    let manifest = manifest();
    let digest = digest_of(manifest.as_bytes());
    if reference != TAG && reference != digest {
        return errors::oci(404, "MANIFEST_UNKNOWN", "manifest unknown to registry");
    }
    Answer::new(200, "application/vnd.oci.image.manifest.v1+json", manifest)
        .with("Docker-Content-Digest", digest)
}

/// The manifest by the OCI image specification.
fn manifest() -> String {
    json!({
        "schemaVersion": 2,
        "mediaType": "application/vnd.oci.image.manifest.v1+json",
        "config": {
            "mediaType": "application/vnd.oci.empty.v1+json",
            "digest": digest_of(CONFIG),
            "size": CONFIG.len(),
        },
        "layers": [{
            "mediaType": "application/octet-stream",
            "digest": digest_of(BLOB),
            "size": BLOB.len(),
        }],
    })
    .to_string()
}

fn digest_of(bytes: &[u8]) -> String {
    let mut text = String::from("sha256:");
    for byte in digest(&SHA256, bytes).as_ref() {
        // Writing to a string does not fail.
        let _ = write!(text, "{byte:02x}");
    }
    text
}

fn bytes_of(digest: &str) -> Option<&'static [u8]> {
    [BLOB, CONFIG]
        .into_iter()
        .find(|bytes| digest_of(bytes) == digest)
}

/// The data host: the bytes of a blob for a signed link, as Azure's storage.
pub(crate) fn data_answer(behaviour: &Behaviour, request: &Request) -> Answer {
    let blob = request.path().strip_prefix("/blob/").and_then(bytes_of);
    let mut answer = match (behaviour.data.status, blob) {
        (Some(status), _) => Answer::new(status, "application/xml", "<Error/>"),
        (None, Some(_)) if request.query() != SIGNATURE => Answer::new(
            403,
            "application/xml",
            "<Error><Code>AuthenticationFailed</Code></Error>",
        ),
        (None, Some(bytes)) => Answer::new(200, "application/octet-stream", bytes),
        (None, None) => Answer::new(
            404,
            "application/xml",
            "<Error><Code>BlobNotFound</Code></Error>",
        ),
    };
    if behaviour.cors != Cors::Closed {
        answer = answer.with("Access-Control-Allow-Origin", "*");
    }
    answer.wire = behaviour.wires.data.clone();
    answer.with("Server", "Windows-Azure-Blob/1.0")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_are_read_with_slashes_in_names() {
        assert_eq!(
            Wanted::of("/v2/team/app/manifests/latest"),
            Some(Wanted::Manifest {
                repository: "team/app",
                reference: "latest"
            })
        );
        assert_eq!(
            Wanted::of("/v2/hello/tags/list"),
            Some(Wanted::Tags {
                repository: "hello"
            })
        );
        assert_eq!(Wanted::of("/v2/"), None);
    }

    #[test]
    fn the_digest_is_of_the_bytes() {
        // From the OCI image specification: the descriptor of the empty JSON object.
        let empty = "sha256:44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a";
        assert_eq!(digest_of(CONFIG), empty);
        assert_eq!(bytes_of(empty), Some(CONFIG));
    }
}
