//! `openssl s_client`.

use acr_doctor_rules::evidence::{ConnectionFault, DnsFault, Fact, Kind, TlsFault};

use super::{Expected, assert_read, evidence};

fn reads(text: &str, checks: &[&str], facts: &[Fact], cause: Option<&str>) {
    let expected = Expected {
        checks,
        facts,
        cause,
    };
    assert_read(Kind::OpenSsl, text, &expected);
}

/// A handshake; who signed it, and what OpenSSL says of that, are put in.
pub(crate) const HANDSHAKE: &str = "\
$ openssl s_client -connect contoso.azurecr.io:443 -servername contoso.azurecr.io </dev/null
CONNECTED(00000003)
VERIFYdepth=0 C = US, ST = WA, O = Example, CN = *.azurecr.io
verify return:1
---
Certificate chain
 0 s:C = US, ST = WA, O = Example, CN = *.azurecr.io
   i:ISSUER
   a:PKEY: rsaEncryption, 2048 (bit); sigalg: RSA-SHA384
   v:NotBefore: Oct  1 00:00:00 2026 GMT; NotAfter: Mar 30 00:00:00 2027 GMT
---
Server certificate
-----BEGIN CERTIFICATE-----
MIIBszCCAVmgAwIBAgIUcontosoEXAMPLEcontosoEXAMPLEwCgYIKoZIzj0EAwI
wDjEMMAoGA1UEAwwDYWNyMB4XDTI2MTAwMTAwMDAwMFoXDTI3MDMzMDAwMDAwMFo
-----END CERTIFICATE-----
subject=C = US, ST = WA, O = Example, CN = *.azurecr.io
issuer=ISSUER
---
No client certificate CA names sent
Peer signing digest: SHA256
Peer signature type: RSA-PSS
Server Temp Key: X25519, 253 bits
---
SSL handshake has read 4321 bytes and written 396 bytes
SUMMARY
---
New, TLSv1.3, Cipher is TLS_AES_256_GCM_SHA384
Server public key is 2048 bit
Secure Renegotiation IS NOT supported
Compression: NONE
Expansion: NONE
No ALPN negotiated
Early data was not sent
CODE
---
---
Post-Handshake New Session Ticket arrived:
SSL-Session:
    Protocol  : TLSv1.3
    Cipher    : TLS_AES_256_GCM_SHA384
    Session-ID: 00
    TLS session ticket lifetime hint: 300 (seconds)
    0000 - 1a 2b 3c 4d 5e 6f 70 81-92 a3 b4 c5 d6 e7 f8 09   .+<M^op.........
    Start Time: 1795439702
    Verify return code: NUMBER
    Extended master secret: no
---
read R BLOCK
DONE
";

fn handshake(issuer: &str, number: &str) -> String {
    let ok = number.starts_with("0 ");
    let words = number.split_once('(').unwrap().1.trim_end_matches(')');
    let code = number.split(' ').next().unwrap();
    let verify = if ok {
        String::new()
    } else {
        ["verify error:num=", code, ":", words, "\nverify return:1\n"].concat()
    };
    let summary = if ok {
        "Verification: OK".to_owned()
    } else {
        ["Verification error: ", words].concat()
    };
    HANDSHAKE
        .replace("VERIFY", &verify)
        .replace("ISSUER", issuer)
        .replace("SUMMARY", &summary)
        .replace("CODE", &["Verify return code: ", number].concat())
        .replace("NUMBER", number)
}

#[test]
fn a_trusted_certificate_is_well() {
    let text = handshake(
        "C = US, O = Microsoft Corporation, CN = Microsoft Azure RSA TLS Issuing CA 04",
        "0 (ok)",
    );
    reads(&text, &["tcp ok", "tls ok"], &[], None);
}

#[test]
fn certificates_that_are_not_trusted() {
    let proxy = "C = US, O = Contoso Inspection, CN = Contoso Inspection CA";
    for (number, fault, cause) in [
        (
            "20 (unable to get local issuer certificate)",
            TlsFault::UnknownIssuer,
            "tls_interception",
        ),
        (
            "19 (self-signed certificate in certificate chain)",
            TlsFault::UnknownIssuer,
            "tls_interception",
        ),
        (
            "21 (unable to verify the first certificate)",
            TlsFault::UnknownIssuer,
            "tls_interception",
        ),
        (
            "18 (self-signed certificate)",
            TlsFault::SelfSigned,
            "tls_self_signed_certificate",
        ),
        (
            "10 (certificate has expired)",
            TlsFault::Expired,
            "tls_expired_certificate",
        ),
        (
            "9 (certificate is not yet valid)",
            TlsFault::Expired,
            "clock_skew",
        ),
        (
            "62 (hostname mismatch)",
            TlsFault::WrongHost,
            "tls_wrong_host",
        ),
    ] {
        let text = handshake(proxy, number);
        reads(
            &text,
            &["tcp ok", "tls error"],
            &[Fact::Tls(fault)],
            Some(cause),
        );
        let tls = &evidence(&text).observations[1];
        assert!(tls.detail.contains("issuer=C = US, O = Contoso Inspection"));
    }
}

#[test]
fn a_genuine_chain_without_a_list_of_authorities_is_not_intercepted() {
    let text = handshake(
        "C = US, O = Microsoft Corporation, CN = Microsoft Azure RSA TLS Issuing CA 04",
        "20 (unable to get local issuer certificate)",
    );
    reads(&text, &["tcp ok", "tls info"], &[], None);
}

#[test]
fn handshakes_and_connections_that_fail() {
    let command = "$ openssl s_client -connect contoso.azurecr.io:443\n";
    let nothing = "---\nno peer certificate available\n---\nNo client certificate CA names sent\n---\nSSL handshake has read 0 bytes and written 316 bytes\nVerification: OK\n---\nNew, (NONE), Cipher is (NONE)\nThis TLS version forbids renegotiation.\nCompression: NONE\nExpansion: NONE\nNo ALPN negotiated\nEarly data was not sent\nVerify return code: 0 (ok)\n---\n";
    for (text, checks, fact, cause) in [
        (
            ["CONNECTED(00000003)\n40E7B4F9:error:0A00010B:SSL routines:ssl3_get_record:wrong version number:../ssl/record/ssl3_record.c:354:\n", nothing].concat(),
            &["tcp ok", "tls error"][..],
            Fact::Tls(TlsFault::NotTls),
            "tls_not_spoken",
        ),
        (
            ["CONNECTED(00000003)\nwrite:errno=104\n", nothing].concat(),
            &["tcp ok", "tls error"],
            Fact::Tls(TlsFault::Cut),
            "firewall_cuts_tls",
        ),
        (
            ["CONNECTED(00000003)\nwrite:errno=0\n", nothing].concat(),
            &["tcp ok", "tls error"],
            Fact::Tls(TlsFault::Cut),
            "firewall_cuts_tls",
        ),
        (
            ["CONNECTED(00000003)\n40E7B4F9:error:0A000126:SSL routines:ssl3_read_n:unexpected eof while reading:../ssl/record/rec_layer_s3.c:320:\n", nothing].concat(),
            &["tcp ok", "tls error"],
            Fact::Tls(TlsFault::Cut),
            "firewall_cuts_tls",
        ),
        (
            "40E7B4F9:error:8000006F:system library:BIO_connect:Connection refused:../crypto/bio/bio_sock2.c:114:calling connect()\n40E7B4F9:error:10000067:BIO routines:BIO_connect:connect error:../crypto/bio/bio_sock2.c:116:\nconnect:errno=111\n".to_owned(),
            &["tcp error"],
            Fact::Connection(ConnectionFault::Refused),
            "connection_refused",
        ),
        (
            "connect:errno=110\n".to_owned(),
            &["tcp error"],
            Fact::Connection(ConnectionFault::Timeout),
            "connection_timeout",
        ),
        (
            "40E7B4F9:error:10080002:BIO routines:BIO_lookup_ex:system lib:../crypto/bio/bio_addr.c:738:Name or service not known\nconnect:errno=22\n".to_owned(),
            &["dns error"],
            Fact::Dns(DnsFault::NoSuchName),
            "dns_nxdomain",
        ),
    ] {
        reads(&[command, &text].concat(), checks, &[fact], Some(cause));
        // `CONNECTED(` and `connect:errno` are enough where the command was not pasted.
        if text.starts_with("CONNECTED") || text.starts_with("connect:") {
            reads(&text, checks, &[fact], Some(cause));
        }
    }
}
