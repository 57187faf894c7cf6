//! Addresses: what kind of place an IP address is, and who may be led there.

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};

crate::named::named! {
    /// What kind of place an address is (source: the IANA special-purpose
    /// address registries; the metadata services of the large clouds).
    Class {
        /// On the public internet.
        Public = "public",
        /// A private network (RFC 1918, RFC 4193): also a private endpoint.
        Private = "private",
        /// Behind a carrier's address translation (RFC 6598).
        SharedCgnat = "shared_cgnat",
        /// This machine.
        Loopback = "loopback",
        /// This link only.
        LinkLocal = "link_local",
        /// A service of the cloud for its own virtual machines, which hands out credentials.
        Metadata = "metadata",
        /// No address at all.
        Unspecified = "unspecified",
        /// Many machines at once, broadcast included.
        Multicast = "multicast",
        /// For examples in texts only.
        Documentation = "documentation",
        /// For no use, or for none that a registry has.
        Reserved = "reserved",
    }
}

impl Class {
    /// The class of an address. IPv4 inside IPv6 (mapped, compatible, NAT64,
    /// 6to4) has the class of the IPv4 address: that is where it leads.
    pub fn of(address: IpAddr) -> Self {
        match address {
            IpAddr::V4(v4) => Self::of_v4(v4),
            IpAddr::V6(v6) => Self::of_v6(v6),
        }
    }

    fn of_v4(address: Ipv4Addr) -> Self {
        match address.octets() {
            // Azure's virtual public address of the host, and the metadata
            // services of AWS and others, Alibaba Cloud and Oracle Cloud.
            [169, 254, 169, 254 | 253 | 123]
            | [169, 254, 170, 2 | 23]
            | [168, 63, 129, 16]
            | [100, 100, 100, 200]
            | [192, 0, 0, 192] => Self::Metadata,
            [0, 0, 0, 0] => Self::Unspecified,
            [127, ..] => Self::Loopback,
            [10, ..] | [172, 16..=31, ..] | [192, 168, ..] => Self::Private,
            [100, 64..=127, ..] => Self::SharedCgnat,
            [169, 254, ..] => Self::LinkLocal,
            [192, 0, 2, _] | [198, 51, 100, _] | [203, 0, 113, _] => Self::Documentation,
            [224..=239, ..] | [255, 255, 255, 255] => Self::Multicast,
            [0 | 240..=255, ..] | [192, 0, 0, _] | [192, 88, 99, _] | [198, 18 | 19, ..] => {
                Self::Reserved
            }
            _ => Self::Public,
        }
    }

    fn of_v6(address: Ipv6Addr) -> Self {
        let inner = |high: u16, low: u16| {
            let ([a, b], [c, d]) = (high.to_be_bytes(), low.to_be_bytes());
            Self::of_v4(Ipv4Addr::new(a, b, c, d))
        };
        match address.segments() {
            [0, 0, 0, 0, 0, 0, 0, 0] => Self::Unspecified,
            [0, 0, 0, 0, 0, 0, 0, 1] => Self::Loopback,
            [0xfd00, 0x0ec2, 0, 0, 0, 0, 0, 0x254] | [0xfd20, 0x0ce, 0, 0, 0, 0, 0, 0x254] => {
                Self::Metadata
            }
            // Mapped, compatible, translated (RFC 2765), NAT64 (RFC 6052, RFC 8215), 6to4.
            [0, 0, 0, 0, 0, 0 | 0xffff, high, low]
            | [0, 0, 0, 0, 0xffff, 0, high, low]
            | [0x64, 0xff9b, 0, 0, 0, 0, high, low]
            | [0x64, 0xff9b, 1, _, _, _, high, low]
            | [0x2002, high, low, ..] => inner(high, low),
            [0x2001, 0xdb8, ..] | [0x3fff, 0..=0x0fff, ..] => Self::Documentation,
            [0xfc00..=0xfdff, ..] => Self::Private,
            [0xfe80..=0xfebf, ..] => Self::LinkLocal,
            // Site-local, deprecated, still somebody's private network.
            [0xfec0..=0xfeff, ..] => Self::Private,
            [0xff00..=0xffff, ..] => Self::Multicast,
            // Teredo leads to an IPv4 address of somebody else's choice.
            [0x2001, 0..=0x01ff, ..] => Self::Reserved,
            [0x2000..=0x3fff, ..] => Self::Public,
            _ => Self::Reserved,
        }
    }
}

/// Which addresses a driver may connect to, beyond public ones. It is asked
/// for every address that a name has, right before the connection is made:
/// a name may be given another address between two look-ups.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Rules {
    /// This machine itself: tests, `--allow-loopback`, `check` in a terminal.
    pub loopback: bool,
    /// Private networks: a private endpoint is the user's own.
    pub private: bool,
}

impl Rules {
    /// Whether a connection to an address of this class may be made. Link-local
    /// and metadata addresses are never admitted: they hand out credentials.
    pub const fn admits(self, class: Class) -> bool {
        match class {
            Class::Public => true,
            Class::Private | Class::SharedCgnat => self.private,
            Class::Loopback => self.loopback,
            Class::LinkLocal
            | Class::Metadata
            | Class::Unspecified
            | Class::Multicast
            | Class::Documentation
            | Class::Reserved => false,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Class, Rules};

    #[test]
    fn unwraps_what_hides_an_address_in_another() {
        for (address, class) in [
            ("20.62.128.1", Class::Public),
            ("2603:1030:7::1", Class::Public),
            ("10.0.0.4", Class::Private),
            ("172.31.255.255", Class::Private),
            ("172.32.0.1", Class::Public),
            ("fd12:3456::1", Class::Private),
            ("100.64.0.1", Class::SharedCgnat),
            ("127.1.2.3", Class::Loopback),
            ("::1", Class::Loopback),
            ("::ffff:127.0.0.1", Class::Loopback),
            ("::127.0.0.1", Class::Loopback),
            ("64:ff9b::7f00:1", Class::Loopback),
            ("2002:7f00:1::", Class::Loopback),
            ("2002:a9fe:a9fe::1", Class::Metadata),
            ("169.254.169.254", Class::Metadata),
            ("::ffff:169.254.169.254", Class::Metadata),
            ("fd00:ec2::254", Class::Metadata),
            ("168.63.129.16", Class::Metadata),
            ("100.100.100.200", Class::Metadata),
            ("169.254.1.1", Class::LinkLocal),
            ("fe80::1", Class::LinkLocal),
            ("0.0.0.0", Class::Unspecified),
            ("::", Class::Unspecified),
            ("0.1.2.3", Class::Reserved),
            ("255.255.255.255", Class::Multicast),
            ("239.1.1.1", Class::Multicast),
            ("ff02::1", Class::Multicast),
            ("203.0.113.7", Class::Documentation),
            ("2001:db8::1", Class::Documentation),
            ("2001::1", Class::Reserved),
            ("192.0.0.192", Class::Metadata),
            ("240.0.0.1", Class::Reserved),
        ] {
            let parsed = address.parse().expect("an address of the table");
            assert_eq!(Class::of(parsed), class, "{address}");
        }
    }

    #[test]
    fn never_admits_what_hands_out_credentials() {
        let everything = Rules {
            loopback: true,
            private: true,
        };
        assert!(!everything.admits(Class::Metadata) && !everything.admits(Class::LinkLocal));
        assert!(everything.admits(Class::Loopback) && everything.admits(Class::Private));
        let nothing = Rules::default();
        for class in Class::ALL.iter().copied() {
            assert_eq!(nothing.admits(class), class == Class::Public);
        }
    }
}
