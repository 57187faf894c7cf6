//! What the platform says in the place of a registry.
//!
//! Where a worker's request reaches no server, the platform answers by itself,
//! with a status that no registry sends (source: Cloudflare, "Cloudflare 5xx
//! errors", 520 to 530, and "1xxx errors", 1016). Such an answer is a failure,
//! not the registry's word.

use acr_doctor_probe::step::{Failure, HttpFault, Raw, RawAnswer};
use acr_doctor_rules::evidence::{ConnectionFault, DnsFault};

/// The headers of an answer that mean something to the probe; all others, and
/// with them all cookies, are left behind.
pub const KEPT_HEADERS: [&str; 7] = [
    "content-type",
    "date",
    "docker-content-digest",
    "location",
    "retry-after",
    "server",
    "www-authenticate",
];

/// An answer as the probe is to see it.
pub fn judge(answer: RawAnswer) -> Raw {
    let by_platform = answer.headers.iter().any(|(name, value)| {
        name.eq_ignore_ascii_case("server") && value.eq_ignore_ascii_case("cloudflare")
    });
    if !by_platform {
        return Raw::Answer(answer);
    }
    match answer.status {
        520 => Raw::Failed(Failure::Http(HttpFault::Malformed)),
        521 => Raw::Failed(Failure::Connection(ConnectionFault::Refused)),
        522 | 523 => Raw::Failed(Failure::Connection(ConnectionFault::Timeout)),
        524 => Raw::Silent,
        // TLS failed, and the platform shows no certificate: what is wrong
        // with it is not to be seen from here.
        525 | 526 => Raw::Hidden,
        530 if says(&answer.body, b"1016") => Raw::Failed(Failure::Dns(DnsFault::NoSuchName)),
        527..=530 => Raw::Hidden,
        _ => Raw::Answer(answer),
    }
}

fn says(body: &[u8], word: &[u8]) -> bool {
    body.windows(word.len()).any(|part| part == word)
}

#[cfg(test)]
mod tests {
    use acr_doctor_probe::step::{Failure, Raw, RawAnswer};
    use acr_doctor_rules::evidence::{ConnectionFault, DnsFault};

    use super::judge;

    fn answer(status: u16, server: &str, body: &str) -> Raw {
        judge(RawAnswer {
            status,
            headers: vec![("Server".to_owned(), server.to_owned())],
            body: body.as_bytes().to_vec(),
            truncated: false,
        })
    }

    #[test]
    fn what_the_platform_says_is_not_what_the_registry_says() {
        let failure = |status, body| match answer(status, "cloudflare", body) {
            Raw::Failed(failure) => Some(failure),
            _ => None,
        };
        let refused = Failure::Connection(ConnectionFault::Refused);
        assert_eq!(failure(521, "error code: 521"), Some(refused));
        let timeout = Failure::Connection(ConnectionFault::Timeout);
        assert_eq!(failure(522, ""), Some(timeout.clone()));
        assert_eq!(failure(523, ""), Some(timeout));
        let unknown = Failure::Dns(DnsFault::NoSuchName);
        assert_eq!(failure(530, "error code: 1016"), Some(unknown));
        for status in [525, 526, 530] {
            assert!(matches!(answer(status, "cloudflare", ""), Raw::Hidden));
        }
        assert!(matches!(answer(524, "cloudflare", ""), Raw::Silent));
    }

    #[test]
    fn what_the_registry_says_stays() {
        for (status, server) in [
            (401, "AzureContainerRegistry"),
            (403, "cloudflare"),
            (502, "cloudflare"),
            (521, "AzureContainerRegistry"),
        ] {
            let Raw::Answer(kept) = answer(status, server, "") else {
                panic!("{status} of {server} is an answer");
            };
            assert_eq!(kept.status, status);
        }
    }
}
