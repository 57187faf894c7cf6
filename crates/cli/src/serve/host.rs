//! Whom a request is meant for.
//!
//! A web site can make the name of its own server point to 127.0.0.1 and so
//! have a browser ask us (DNS rebinding). Such a request still carries that
//! name, and is turned away.

use hyper::Request;
use hyper::header::HOST;

/// Whether the request names this server, by every name that it carries.
pub(super) fn is_ours<B>(request: &Request<B>, port: u16) -> bool {
    let mut hosts = request.headers().get_all(HOST).iter();
    let (Some(host), None) = (hosts.next(), hosts.next()) else {
        return false;
    };
    let target = request
        .uri()
        .authority()
        .map(|authority| authority.as_str().as_bytes());
    names_us(host.as_bytes(), port) && target.is_none_or(|target| names_us(target, port))
}

fn names_us(host: &[u8], port: u16) -> bool {
    let Ok(host) = std::str::from_utf8(host) else {
        return false;
    };
    let (name, given) = match host.rsplit_once(':') {
        Some((name, digits)) if !digits.ends_with(']') => (name, digits.parse().ok()),
        _ => (host, Some(80)),
    };
    let known = ["127.0.0.1", "localhost", "[::1]"];
    given == Some(port) && known.iter().any(|known| name.eq_ignore_ascii_case(known))
}

#[cfg(test)]
mod tests {
    use hyper::Request;

    use super::{is_ours, names_us};

    #[test]
    fn only_names_of_this_machine_with_this_port() {
        for host in [
            "127.0.0.1:8080",
            "localhost:8080",
            "LocalHost:8080",
            "[::1]:8080",
        ] {
            assert!(names_us(host.as_bytes(), 8080), "{host}");
        }
        for host in [
            "",
            "127.0.0.1",
            "127.0.0.1:8081",
            "[::1]",
            "evil.example:8080",
            "127.0.0.1.example:8080",
            "a@127.0.0.1:8080",
            "127.0.0.1:8080:8080",
            "localhost.:8080",
            "127.0.0.1:",
            "0.0.0.0:8080",
        ] {
            assert!(!names_us(host.as_bytes(), 8080), "{host}");
        }
        assert!(names_us(b"localhost", 80) && names_us(b"[::1]", 80));
    }

    #[test]
    fn a_second_name_must_be_ours_too() {
        let request = |uri: &str, hosts: &[&str]| {
            let request = hosts.iter().fold(Request::get(uri), |request, host| {
                request.header("host", *host)
            });
            is_ours(&request.body(()).unwrap(), 8080)
        };
        assert!(request("/", &["127.0.0.1:8080"]));
        assert!(!request("/", &[]));
        assert!(!request("/", &["127.0.0.1:8080", "evil.example:8080"]));
        assert!(!request("http://evil.example:8080/", &["127.0.0.1:8080"]));
        assert!(request("http://localhost:8080/", &["127.0.0.1:8080"]));
    }
}
