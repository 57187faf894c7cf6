//! Names: what DNS says of a host, whoever was asked.

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};

use acr_doctor_rules::evidence::DnsFault;

use crate::address::Class;
use crate::json::Json;

/// The answer of a resolver: aliases and addresses. Without any address the
/// name exists and leads nowhere (NODATA).
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct Names {
    /// The chain of aliases (CNAME), each the target of the one before, without
    /// the name that was asked for; in lower case, without the final dot.
    pub chain: Vec<String>,
    /// The IPv4 addresses.
    pub v4: Vec<Ipv4Addr>,
    /// The IPv6 addresses.
    pub v6: Vec<Ipv6Addr>,
}

impl Names {
    /// All addresses, IPv4 first.
    pub fn addresses(&self) -> impl Iterator<Item = IpAddr> + '_ {
        let v4 = self.v4.iter().copied().map(IpAddr::V4);
        v4.chain(self.v6.iter().copied().map(IpAddr::V6))
    }

    /// Whether there is no address.
    pub fn is_empty(&self) -> bool {
        self.v4.is_empty() && self.v6.is_empty()
    }

    /// Whether an alias of the chain lies in a `privatelink` zone: the registry
    /// has a private endpoint, whoever can reach it.
    pub fn private_link(&self) -> bool {
        self.chain.iter().any(|name| name.contains(".privatelink."))
    }

    /// Whether all addresses are on the public internet.
    pub fn public(&self) -> bool {
        !self.is_empty()
            && self
                .addresses()
                .all(|address| Class::of(address) == Class::Public)
    }

    /// Whether Azure's traffic manager stands in the chain: the way of a registry's public name.
    pub fn traffic_manager(&self) -> bool {
        self.chain
            .iter()
            .any(|name| name.ends_with(".trafficmanager.net"))
    }

    /// The Azure region that the chain ends in, such as `eastus`.
    pub fn region(&self) -> Option<&str> {
        let labels = self
            .chain
            .iter()
            .rev()
            .find_map(|name| name.split_once(".cloudapp.").map(|(labels, _)| labels))?;
        let region = labels.rsplit('.').next()?;
        (!region.is_empty() && region.bytes().all(|byte| byte.is_ascii_alphanumeric()))
            .then_some(region)
    }
}

/// Reads an answer of DNS over HTTPS as JSON (`application/dns-json`: Google's
/// and Cloudflare's forms, RFC 8427's relatives).
///
/// # Errors
/// The fault that the resolver reports; [`DnsFault::ServerFailure`] also where
/// the body is no such answer.
pub fn read_doh(body: &[u8]) -> Result<Names, DnsFault> {
    let json = Json::read(body).map_err(|_| DnsFault::ServerFailure)?;
    match json.get("Status").and_then(Json::number) {
        Some(0) => {}
        Some(3) => return Err(DnsFault::NoSuchName),
        _ => return Err(DnsFault::ServerFailure),
    }
    let mut names = Names::default();
    for record in json.get("Answer").map(Json::items).unwrap_or_default() {
        let Some(data) = record.get("data").and_then(Json::text) else {
            continue;
        };
        match record.get("type").and_then(Json::number) {
            Some(1) => names.v4.extend(data.parse::<Ipv4Addr>()),
            Some(28) => names.v6.extend(data.parse::<Ipv6Addr>()),
            // Thirty aliases are more than any chain has, and less than harm.
            Some(5) if names.chain.len() < 30 && data.len() <= 254 => {
                let name = data.strip_suffix('.').unwrap_or(data);
                names.chain.push(name.to_ascii_lowercase());
            }
            _ => {}
        }
        if names.v4.len() + names.v6.len() >= 64 {
            break;
        }
    }
    Ok(names)
}

#[cfg(test)]
mod tests {
    use super::{DnsFault, read_doh};

    const GOOGLE: &[u8] = br#"{"Status":0,"TC":false,"RD":true,"RA":true,"AD":false,"CD":false,
        "Question":[{"name":"lantern.azurecr.io.","type":1}],
        "Answer":[{"name":"lantern.azurecr.io.","type":5,"TTL":60,"data":"lantern.privatelink.azurecr.io."},
        {"name":"lantern.privatelink.azurecr.io.","type":5,"TTL":60,"data":"eus1.fe.azcr.io."},
        {"name":"eus1.fe.azcr.io.","type":5,"TTL":9,"data":"eus-acr-reg.trafficmanager.net."},
        {"name":"eus-acr-reg.trafficmanager.net.","type":5,"TTL":9,"data":"r0318eus.EastUS.cloudapp.azure.com."},
        {"name":"r0318eus.eastus.cloudapp.azure.com.","type":1,"TTL":9,"data":"20.62.128.1"}]}"#;

    #[test]
    fn the_chain_tells_private_endpoint_and_region() {
        let names = read_doh(GOOGLE).expect("an answer");
        assert!(names.private_link() && names.public() && names.traffic_manager());
        assert_eq!(names.region(), Some("eastus"));
        assert_eq!(names.addresses().count(), 1);
    }

    #[test]
    fn faults() {
        assert_eq!(read_doh(br#"{"Status":3}"#), Err(DnsFault::NoSuchName));
        assert_eq!(read_doh(br#"{"Status":2}"#), Err(DnsFault::ServerFailure));
        assert_eq!(read_doh(b"<html>"), Err(DnsFault::ServerFailure));
        let nodata = read_doh(br#"{"Status": 0, "Question":[]}"#).expect("an answer");
        assert!(nodata.is_empty() && !nodata.public());
        let six =
            br#"{"Status":0,"Answer":[{"type":28,"data":"2603:1030:7::1"},{"type":1,"data":"x"}]}"#;
        assert_eq!(read_doh(six).expect("an answer").v6.len(), 1);
    }
}
