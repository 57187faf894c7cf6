//! Look-ups of names: `nslookup`, `dig`, `host`, `Resolve-DnsName`.

use acr_doctor_rules::evidence::{DnsFault, Fact, Kind};

use super::{Expected, assert_read, causes, evidence, report};

fn reads(text: &str, checks: &[&str], facts: &[Fact], cause: Option<&str>) {
    let expected = Expected {
        checks,
        facts,
        cause,
    };
    assert_read(Kind::DnsLookup, text, &expected);
}

const NO_NAME: &[Fact] = &[Fact::Dns(DnsFault::NoSuchName)];
const SERVER: &[Fact] = &[Fact::Dns(DnsFault::ServerFailure)];
const TIMEOUT: &[Fact] = &[Fact::Dns(DnsFault::Timeout)];

/// `nslookup` of Windows; the address is put in.
pub(crate) const WINDOWS: &str = "\
C:\\Users\\dev>nslookup contoso.azurecr.io
Server:  dns.contoso.example
Address:  10.0.0.2

Non-authoritative answer:
Name:    r0927eus.eastus.cloudapp.azure.com
Address:  ADDRESS
Aliases:  contoso.azurecr.io
          contoso.privatelink.azurecr.io
          eus.fe.azcr.io
          eus-acr-reg.trafficmanager.net

";

/// `nslookup` of BIND.
pub(crate) const LINUX: &str = "\
dev@build:~$ nslookup contoso.azurecr.io
Server:\t\t127.0.0.53
Address:\t127.0.0.53#53

Non-authoritative answer:
contoso.azurecr.io\tcanonical name = contoso.privatelink.azurecr.io.
contoso.privatelink.azurecr.io\tcanonical name = eus.fe.azcr.io.
eus.fe.azcr.io\tcanonical name = eus-acr-reg.trafficmanager.net.
Name:\tr0927eus.eastus.cloudapp.azure.com
Address: ADDRESS

";

/// `dig`.
pub(crate) const DIG: &str = "\
$ dig contoso.azurecr.io

; <<>> DiG 9.18.28-0ubuntu0.22.04.1-Ubuntu <<>> contoso.azurecr.io
;; global options: +cmd
;; Got answer:
;; ->>HEADER<<- opcode: QUERY, status: NOERROR, id: 40532
;; flags: qr rd ra; QUERY: 1, ANSWER: 4, AUTHORITY: 0, ADDITIONAL: 1

;; OPT PSEUDOSECTION:
; EDNS: version: 0, flags:; udp: 65494
;; QUESTION SECTION:
;contoso.azurecr.io.\t\tIN\tA

;; ANSWER SECTION:
contoso.azurecr.io.\t3600\tIN\tCNAME\tcontoso.privatelink.azurecr.io.
contoso.privatelink.azurecr.io. 60 IN\tCNAME\teus.fe.azcr.io.
eus.fe.azcr.io.\t\t60\tIN\tCNAME\tr0927eus.eastus.cloudapp.azure.com.
r0927eus.eastus.cloudapp.azure.com. 10 IN A\tADDRESS

;; Query time: 12 msec
;; SERVER: 10.0.0.2#53(10.0.0.2) (UDP)
;; WHEN: Mon Nov 23 08:15:02 UTC 2026
;; MSG SIZE  rcvd: 203

";

/// `Resolve-DnsName`.
pub(crate) const POWERSHELL: &str = "\
PS C:\\> Resolve-DnsName contoso.azurecr.io

Name                           Type   TTL   Section    NameHost
----                           ----   ---   -------    --------
contoso.azurecr.io             CNAME  3600  Answer     contoso.privatelink.azurecr.io
contoso.privatelink.azurecr.io CNAME  60    Answer     eus.fe.azcr.io
eus.fe.azcr.io                 CNAME  60    Answer     r0927eus.eastus.cloudapp.azure.com

Name       : r0927eus.eastus.cloudapp.azure.com
QueryType  : A
TTL        : 10
Section    : Answer
IP4Address : ADDRESS


Name                   : cloudapp.azure.com
QueryType              : SOA
TTL                    : 10
Section                : Authority
NameAdministrator      : msnhst.microsoft.com
SerialNumber           : 10001

";

/// `host`, and `dig +short`.
const HOST: &str = "\
$ host contoso.azurecr.io
contoso.azurecr.io is an alias for contoso.privatelink.azurecr.io.
contoso.privatelink.azurecr.io is an alias for eus.fe.azcr.io.
eus.fe.azcr.io has address ADDRESS
";
const SHORT: &str = "\
$ dig +short contoso.azurecr.io
contoso.privatelink.azurecr.io.
eus.fe.azcr.io.
ADDRESS
";

const ALL: [&str; 6] = [WINDOWS, LINUX, DIG, POWERSHELL, HOST, SHORT];

#[test]
fn a_private_endpoint_with_a_private_address_is_well() {
    for text in ALL {
        let text = text.replace("ADDRESS", "10.1.2.3");
        reads(&text, &["dns ok", "private_endpoint_dns ok"], &[], None);
    }
}

#[test]
fn a_private_endpoint_with_a_public_address_is_told() {
    for text in ALL {
        let text = text.replace("ADDRESS", "203.0.113.9");
        let found = evidence(&text);
        let told = &found.observations[1];
        assert_eq!(
            (told.check.as_str(), told.outcome.as_str()),
            ("private_endpoint_dns", "info"),
            "{text}"
        );
        assert!(told.detail.contains("privatelink"), "{}", told.detail);
        assert!(told.detail.contains("203.0.113.9"), "{}", told.detail);
        assert_eq!(report(&text).not_understood, [], "{text}");
    }
}

#[test]
fn a_public_resolver_proves_nothing_of_the_private_zone() {
    for (from, to) in [
        (DIG, "$ dig @8.8.8.8 contoso.azurecr.io"),
        (LINUX, "dev@build:~$ nslookup contoso.azurecr.io 1.1.1.1"),
    ] {
        let (_, rest) = from.split_once('\n').unwrap();
        let text = [to, "\n", &rest.replace("ADDRESS", "203.0.113.9")].concat();
        reads(&text, &["dns ok"], &[], None);
    }
}

#[test]
fn a_registry_without_private_endpoint_resolves() {
    for text in ALL {
        let text = text
            .replace("ADDRESS", "203.0.113.9")
            .replace("contoso.privatelink.azurecr.io", "contoso.eus.fe.azcr.io");
        reads(&text, &["dns ok"], &[], None);
    }
}

#[test]
fn names_that_do_not_exist() {
    for text in [
        "C:\\>nslookup contoso.azurecr.io\nServer:  UnKnown\nAddress:  10.0.0.2\n\n*** UnKnown can't find contoso.azurecr.io: Non-existent domain\n",
        "Server:\t\t127.0.0.53\nAddress:\t127.0.0.53#53\n\n** server can't find contoso.azurecr.io: NXDOMAIN\n\n",
        "; <<>> DiG 9.18.28 <<>> contoso.azurecr.io\n;; global options: +cmd\n;; Got answer:\n;; ->>HEADER<<- opcode: QUERY, status: NXDOMAIN, id: 4711\n;; flags: qr rd ra; QUERY: 1, ANSWER: 0, AUTHORITY: 1, ADDITIONAL: 1\n\n;; QUESTION SECTION:\n;contoso.azurecr.io.\t\tIN\tA\n\n;; AUTHORITY SECTION:\nazurecr.io.\t\t300\tIN\tSOA\tns1-01.azure-dns.com. azuredns-hostmaster.microsoft.com. 1 3600 300 2419200 300\n\n;; Query time: 20 msec\n",
        "Host contoso.azurecr.io not found: 3(NXDOMAIN)\n",
        "PS C:\\> Resolve-DnsName contoso.azurecr.io\nResolve-DnsName : contoso.azurecr.io : DNS name does not exist\nAt line:1 char:1\n+ Resolve-DnsName contoso.azurecr.io\n+ ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~\n    + CategoryInfo          : ResourceUnavailable: (contoso.azurecr.io:String) [Resolve-DnsName], Win32Exception\n    + FullyQualifiedErrorId : DNS_ERROR_RCODE_NAME_ERROR,Microsoft.DnsClient.Commands.ResolveDnsName\n",
        "dev@build:~$ nslookup contoso.azurecr.io\nServer:\t\t10.0.0.2\nAddress:\t10.0.0.2#53\n\n*** Can't find contoso.azurecr.io: No answer\n\n",
    ] {
        reads(text, &["dns error"], NO_NAME, Some("dns_nxdomain"));
    }
    // The name is there, and has no address: an empty private zone.
    let empty = "$ dig contoso.azurecr.io\n;; ->>HEADER<<- opcode: QUERY, status: NOERROR, id: 4711\n;; flags: qr rd ra; QUERY: 1, ANSWER: 0, AUTHORITY: 1, ADDITIONAL: 1\n\n;; QUESTION SECTION:\n;contoso.azurecr.io.\t\tIN\tA\n\n";
    reads(empty, &["dns error"], NO_NAME, Some("dns_nxdomain"));
    // Nothing is wrong without an IPv6 address.
    let v6 = empty.replace("IN\tA\n", "IN\tAAAA\n");
    assert_eq!(report(&v6).findings, []);
}

#[test]
fn a_misspelled_domain_is_the_cause() {
    let text = "Server:  UnKnown\nAddress:  10.0.0.2\n\n*** UnKnown can't find contoso.azureacr.io: Non-existent domain\n";
    let report = report(text);
    assert_eq!(report.root_cause.as_deref(), Some("registry_name_wrong"));
    assert_eq!(report.registry.as_deref(), Some("contoso.azureacr.io"));
}

#[test]
fn resolvers_that_fail_or_do_not_answer() {
    for text in [
        "Server:\t\t10.0.0.2\nAddress:\t10.0.0.2#53\n\n** server can't find contoso.azurecr.io: SERVFAIL\n",
        "C:\\>nslookup contoso.azurecr.io\nServer:  UnKnown\nAddress:  10.0.0.2\n\n*** UnKnown can't find contoso.azurecr.io: Server failed\n",
        "$ dig contoso.azurecr.io\n;; ->>HEADER<<- opcode: QUERY, status: SERVFAIL, id: 1\n;; QUESTION SECTION:\n;contoso.azurecr.io.\t\tIN\tA\n",
    ] {
        reads(text, &["dns error"], SERVER, Some("dns_server_failure"));
    }
    for text in [
        "$ dig contoso.azurecr.io\n;; communications error to 10.0.0.2#53: timed out\n;; communications error to 10.0.0.2#53: timed out\n\n; <<>> DiG 9.18.28 <<>> contoso.azurecr.io\n;; global options: +cmd\n;; no servers could be reached\n",
        "$ nslookup contoso.azurecr.io\n;; connection timed out; no servers could be reached\n",
        "C:\\>nslookup contoso.azurecr.io\nDNS request timed out.\n    timeout was 2 seconds.\nServer:  UnKnown\nAddress:  10.0.0.2\n\nDNS request timed out.\n    timeout was 2 seconds.\n*** Request to UnKnown timed-out\n",
    ] {
        reads(text, &["dns error"], TIMEOUT, Some("dns_timeout"));
    }
}

#[test]
fn a_resolver_without_a_name_of_its_own_can_answer() {
    let text = "C:\\>nslookup contoso.azurecr.io\nDNS request timed out.\n    timeout was 2 seconds.\nServer:  UnKnown\nAddress:  10.0.0.2\n\nNon-authoritative answer:\nName:    r0927eus.eastus.cloudapp.azure.com\nAddresses:  2001:db8::9\n          203.0.113.9\nAliases:  contoso.azurecr.io\n";
    reads(text, &["dns ok"], &[], None);
}

#[test]
fn docker_version_is_no_look_up() {
    let text = "Server: Docker Engine - Community\n Engine:\n  Version:          28.2.2\nAddress: contoso.azurecr.io\n";
    assert_eq!(evidence(text).observations, []);
    assert!(causes(&report(text)).is_empty());
}
