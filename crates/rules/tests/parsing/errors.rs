//! Errors of the CLI that come without a code.

use acr_doctor_rules::check::Check;
use acr_doctor_rules::evidence::{ConnectionFault, DnsFault, Fact};

use super::{causes, checks, evidence, report};

#[test]
fn the_end_of_a_traceback_and_the_record_after_it_are_one_error() {
    let text = "\
WARNING: cli.azure.cli.command_modules.acr.check_health: DNS lookup to contoso.azurecr.io at IP 203.0.113.9 : OK
DEBUG: cli.azure.cli.core.azclierror: Traceback (most recent call last):
  File \"example.py\", line 7, in example
azure.cli.core.azclierror.AuthenticationError: AADSTS700082: The refresh token has expired due to inactivity.

ERROR: cli.azure.cli.core.azclierror: AADSTS700082: The refresh token has expired due to inactivity.
Run the command below to authenticate interactively; additional arguments may be added as needed:
az logout
";
    let report = report(text);
    assert_eq!(checks(&report)[..2], ["dns ok", "aad_token error"]);
    let errors = checks(&report)
        .iter()
        .filter(|seen| seen.ends_with("error"))
        .count();
    assert_eq!(errors, 1);
    assert_eq!(causes(&report), ["az_session_expired"]);
    assert_eq!(report.findings[0].lines, Some((4, 8)));
    assert_eq!(report.not_understood, []);
}

#[test]
fn a_registry_that_az_did_not_find_is_a_notice() {
    let text = "\
WARNING: The resource with name 'contoso' and type 'Microsoft.ContainerRegistry/registries' could not be found in subscription 'Example (00000000-0000-0000-0000-000000000000)'.
ERROR: An error occurred: CONNECTIVITY_DNS_ERROR
Failed to resolve the login server.
";
    let found = evidence(text);
    assert!(found.observations[0].notice);
    assert_eq!(found.observations[0].check, Check::LoginServer);
    assert_eq!(found.not_understood, []);
    let report = report(text);
    assert_eq!(report.codes, ["CONNECTIVITY_DNS_ERROR"]);
    assert!(causes(&report).contains(&"registry_name_wrong"));
}

#[test]
fn a_lone_connection_error_is_read_by_its_number() {
    let timeout = Fact::Connection(ConnectionFault::Timeout);
    let refused = Fact::Connection(ConnectionFault::Refused);
    let no_name = Fact::Dns(DnsFault::NoSuchName);
    for (tail, fact, cause) in [
        (
            "[WinError 10060] Ein Verbindungsversuch ist fehlgeschlagen",
            timeout,
            "connection_timeout",
        ),
        (
            "[WinError 10061] 接続できませんでした",
            refused,
            "connection_refused",
        ),
        (
            "[Errno 110] Connexion terminée par expiration du délai",
            timeout,
            "connection_timeout",
        ),
        (
            "[Errno 111] Connection refused",
            refused,
            "connection_refused",
        ),
        (
            "[Errno 111] Verbindungsaufbau abgelehnt",
            refused,
            "connection_refused",
        ),
        ("[Errno 11001] getaddrinfo failed", no_name, "dns_nxdomain"),
        (
            "[Errno -2] Der Name oder der Dienst ist nicht bekannt",
            no_name,
            "dns_nxdomain",
        ),
        (
            "[Errno -3] Temporary failure in name resolution",
            Fact::Dns(DnsFault::ServerFailure),
            "dns_server_failure",
        ),
    ] {
        for head in [
            "",
            "ERROR: ",
            "<urllib3.connection.HTTPSConnection object at 0x7f1e2d3c4b5a>: ",
            "HTTPSConnection(host='contoso.azurecr.io', port=443): ",
        ] {
            let text = [head, "Failed to establish a new connection: ", tail].concat();
            let found = evidence(&text);
            assert_eq!(found.observations[0].facts, [fact], "{text}");
            assert_eq!(found.not_understood, [], "{text}");
            assert_eq!(report(&text).root_cause.as_deref(), Some(cause), "{text}");
        }
    }
}
