//! `--resolve HOST:PORT:ADDRESS`: addresses that are given instead of looked up.

use std::net::IpAddr;
use std::str::FromStr;

/// The addresses of one host and port, as curl's option has it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Override {
    host: String,
    port: u16,
    addresses: Vec<IpAddr>,
}

impl Override {
    /// The addresses that are given for a host and port; the last one given counts.
    pub(crate) fn of<'a>(all: &'a [Self], host: &str, port: u16) -> Option<&'a [IpAddr]> {
        let fits = |given: &&Self| given.port == port && (given.host == "*" || given.host == host);
        all.iter()
            .rev()
            .find(fits)
            .map(|given| &given.addresses[..])
    }

    /// The addresses that are given for a host, whatever the port.
    pub(super) fn of_host<'a>(all: &'a [Self], host: &str) -> Option<&'a [IpAddr]> {
        let fits = |given: &&Self| given.host == "*" || given.host == host;
        all.iter()
            .rev()
            .find(fits)
            .map(|given| &given.addresses[..])
    }
}

impl FromStr for Override {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let wrong = || "HOST:PORT:ADDRESS is needed, such as myregistry.azurecr.io:443:10.0.0.4";
        let mut parts = text.splitn(3, ':');
        let (Some(host), Some(port), Some(addresses)) = (parts.next(), parts.next(), parts.next())
        else {
            return Err(wrong().to_owned());
        };
        let address = |text: &str| text.trim_matches(['[', ']']).parse().ok();
        let addresses: Option<Vec<_>> = addresses.split(',').map(address).collect();
        match (port.parse(), addresses) {
            (Ok(port), Some(addresses)) if !host.is_empty() => Ok(Self {
                host: host.to_ascii_lowercase(),
                port,
                addresses,
            }),
            _ => Err(wrong().to_owned()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Override;

    #[test]
    fn the_forms_of_curl_are_read() {
        let all: Vec<Override> = [
            "A.azurecr.io:443:10.0.0.4",
            "a.azurecr.io:444:[::1],10.0.0.5",
        ]
        .map(|text| text.parse().unwrap())
        .into();
        let of = |host, port| Override::of(&all, host, port).map(<[_]>::to_vec);
        assert_eq!(
            of("a.azurecr.io", 443),
            Some(vec!["10.0.0.4".parse().unwrap()])
        );
        let two = vec!["::1".parse().unwrap(), "10.0.0.5".parse().unwrap()];
        assert_eq!(of("a.azurecr.io", 444), Some(two));
        assert_eq!(of("a.azurecr.io", 445), None);
        assert_eq!(of("b.azurecr.io", 443), None);
        let any: [Override; 1] = ["*:443:::1".parse().unwrap()];
        assert!(Override::of(&any, "b.azurecr.io", 443).is_some());
    }

    #[test]
    fn everything_else_is_refused() {
        for text in [
            "",
            "a",
            "a:443",
            "a:443:",
            "a:x:1.1.1.1",
            ":443:1.1.1.1",
            "a:443:name",
            "a:70000:1.1.1.1",
        ] {
            assert!(text.parse::<Override>().is_err(), "{text}");
        }
    }
}
