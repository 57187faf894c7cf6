//! How bad a finding is: what is only said in passing, or only worth knowing,
//! breaks nothing.

use acr_doctor_rules::catalog::Severity;
use acr_doctor_rules::report::Finding;
use acr_doctor_rules::{Language, Report, explain};

fn finding(report: &Report) -> &Finding {
    report.findings.first().expect("a finding")
}

#[test]
fn what_vnet_finds_beside_a_way_that_works_is_a_warning() {
    for message in [
        "Registry \"harborlab\" doesn't have private endpoints to verify DNS routings.",
        "Registry \"harborlab\" has more than one private endpoint in the vnet of \"vnet-hub\". DNS routing will be unreliable",
        "Registry \"harborlab\" doesn't have private endpoints in the vnet of \"vnet-hub\". Please make sure you provided correct vnet",
    ] {
        let text = [
            "WARNING: DNS lookup to harborlab.azurecr.io at IP 203.0.113.31 : OK\n\
             WARNING: Fetch access token for registry 'harborlab.azurecr.io' : OK\n\
             ERROR: ",
            message,
        ]
        .concat();
        let report = explain(&text, Language::En);
        assert_eq!(finding(&report).severity, Severity::Warning, "{message}");
        assert_eq!(report.healthy, Some(true), "{message}");
    }
}

#[test]
fn a_public_address_behind_a_privatelink_name_is_a_warning() {
    // The registry may well admit the public way: nothing was asked of it.
    let report = explain(
        "$ nslookup contoso.azurecr.io\n\
         Server:\t\t10.0.0.2\n\
         Address:\t10.0.0.2#53\n\
         \n\
         Non-authoritative answer:\n\
         contoso.azurecr.io\tcanonical name = contoso.privatelink.azurecr.io.\n\
         contoso.privatelink.azurecr.io\tcanonical name = eus1.fe.azcr.io.\n\
         Name:\teus1.fe.azcr.io\n\
         Address: 20.62.128.14\n",
        Language::En,
    );
    assert_eq!(
        finding(&report).cause,
        "private_endpoint_dns_public_address"
    );
    assert_eq!(finding(&report).severity, Severity::Warning);
    assert_ne!(report.healthy, Some(false));
}
