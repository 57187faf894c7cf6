//! Whose rate is limited.

use std::net::{IpAddr, Ipv6Addr};

/// The header in which the platform names the client. It replaces what the
/// client itself sends by that name (source: Cloudflare, HTTP headers).
pub const ADDRESS: &str = "cf-connecting-ip";

/// The key of a client for the rate limiter: its IPv4 address, or the network
/// of 64 bits that one IPv6 client has for itself. Clients without an address
/// share one key.
pub fn key(address: Option<&str>) -> String {
    match address.and_then(|address| address.trim().parse().ok()) {
        Some(IpAddr::V6(address)) => match address.to_ipv4_mapped() {
            Some(inner) => inner.to_string(),
            None => network(address).to_string(),
        },
        Some(address) => address.to_string(),
        None => String::from("unknown"),
    }
}

fn network(address: Ipv6Addr) -> Ipv6Addr {
    Ipv6Addr::from_bits(address.to_bits() & !u128::from(u64::MAX))
}

#[cfg(test)]
mod tests {
    use super::key;

    #[test]
    fn a_client_is_its_address_or_its_network() {
        assert_eq!(key(Some("198.51.100.23")), "198.51.100.23");
        assert_eq!(key(Some("::ffff:198.51.100.23")), "198.51.100.23");
        let one = key(Some("2001:db8:1:2::1"));
        assert_eq!(one, key(Some("2001:db8:1:2:ffff:ffff:ffff:ffff")));
        assert_ne!(one, key(Some("2001:db8:1:3::1")));
        assert_eq!(key(None), key(Some("not an address")));
    }
}
