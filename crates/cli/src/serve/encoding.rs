//! Which of the compressed files a client can take.

/// A compression that may lie beside a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Encoding {
    /// As `Accept-Encoding` and `Content-Encoding` name it.
    pub(super) name: &'static str,
    /// What its files end with.
    pub(super) extension: &'static str,
}

/// The compressions, the smallest result first.
const KNOWN: [Encoding; 2] = [
    Encoding {
        name: "br",
        extension: "br",
    },
    Encoding {
        name: "gzip",
        extension: "gz",
    },
];

/// What a client accepts by its `Accept-Encoding`, in our order.
pub(super) fn accepted(header: &str) -> impl Iterator<Item = Encoding> {
    KNOWN
        .into_iter()
        .filter(|encoding| weight(header, encoding.name) > 0.0)
}

/// The weight of one encoding; nothing said about it weighs nothing.
fn weight(header: &str, name: &str) -> f32 {
    let weights = header.split(',').filter_map(|item| {
        let mut parts = item.split(';').map(str::trim);
        let coding = parts.next()?;
        let weight = parts.find_map(|part| part.strip_prefix("q=").or(part.strip_prefix("Q=")));
        Some((
            coding,
            weight.map_or(1.0, |weight| weight.parse().unwrap_or(0.0)),
        ))
    });
    let of = |wanted: &str| {
        weights
            .clone()
            .find(|(coding, _)| coding.eq_ignore_ascii_case(wanted))
            .map(|(_, weight)| weight)
    };
    of(name).or_else(|| of("*")).unwrap_or(0.0)
}

#[cfg(test)]
mod tests {
    use super::accepted;

    #[test]
    fn the_smallest_that_the_client_takes() {
        let names = |header| {
            accepted(header)
                .map(|encoding| encoding.name)
                .collect::<Vec<_>>()
        };
        assert_eq!(names("gzip, deflate, br, zstd"), ["br", "gzip"]);
        assert_eq!(names("gzip;q=1.0, br;q=0"), ["gzip"]);
        assert_eq!(names("*"), ["br", "gzip"]);
        assert_eq!(names("*;q=0.5, br;q=0"), ["gzip"]);
        assert_eq!(names("GZIP"), ["gzip"]);
        assert!(names("").is_empty() && names("identity, x;q=br").is_empty());
    }
}
