//! What a probe says as a whole: what leads, and what stands over it.

use acr_doctor_rules::Language;
use acr_doctor_rules::catalog::Severity;
use acr_doctor_rules::check::{Check, Outcome};
use acr_doctor_rules::code::Code;
use acr_doctor_rules::evidence::{Fact, Observation};

use super::{failed, info, ok, report, saw, unfinished};

#[test]
fn a_healthy_probe_says_what_it_has_proven() {
    let way = || {
        vec![
            ok(Check::Dns, "lantern.azurecr.io -> 203.0.113.4"),
            ok(Check::Tcp, "connected"),
            ok(Check::Tls, "TLS 1.3"),
            ok(Check::Challenge, "401"),
            ok(Check::TokenEndpoint, "401"),
        ]
    };
    let with = |more: Observation| {
        let mut all = way();
        all.push(more);
        let report = report(all);
        assert_eq!(report.root_cause.as_deref(), Some("none"));
        assert!(
            !report.summary.contains("--repository"),
            "{}",
            report.summary
        );
        assert!(report.headline.contains("lantern.azurecr.io works"));
        report.summary
    };
    let anonymous = |outcome, words| {
        let detail = [
            "GET https://lantern.azurecr.io/oauth2/token answered: ",
            words,
        ]
        .concat();
        saw(Check::AnonymousToken, outcome, &detail, &[])
    };
    let off = with(anonymous(Outcome::Info, "anonymous pull is not enabled"));
    assert_eq!(
        off,
        "Proven from here: DNS lookup, TCP connection, TLS handshake, Challenge endpoint, \
         Token endpoint. Anonymous pull is not enabled, as is usual. No credentials were used: \
         what an identity may do was not asked."
    );
    let on = with(anonymous(Outcome::Ok, "anonymous pull is enabled"));
    assert!(on.ends_with("anyone may pull this repository."), "{on}");
    let none = with(anonymous(Outcome::Info, "the token permits no pull"));
    assert!(
        none.contains("cannot be pulled without credentials"),
        "{none}"
    );
    let unknown = with(anonymous(
        Outcome::Info,
        "which repositories the token opens is not known",
    ));
    assert!(unknown.contains("is not known"), "{unknown}");
    let detail = "answered 200. You have pull permissions for repository 'team/app'.";
    let rights = with(ok(Check::AccessToken, detail));
    assert!(
        rights.ends_with("accepted and may pull team/app."),
        "{rights}"
    );
}

#[test]
fn what_a_probe_cannot_see_has_a_headline_of_its_own() {
    let answered = ok(
        Check::Tls,
        "an HTTP answer came: name, connection and TLS work",
    );
    for (observations, headline, healthy) in [
        (
            vec![
                answered.clone(),
                info(Check::Challenge, "answered; the status is not shown"),
            ],
            "lantern.azurecr.io answers; a browser may not see what",
            None,
        ),
        (
            vec![
                answered,
                info(
                    Check::Challenge,
                    "GET https://x/v2/ answered 401; its headers are not shown",
                ),
            ],
            "lantern.azurecr.io asks for a sign-in; a browser may not see how",
            None,
        ),
        (
            vec![failed(
                Check::Challenge,
                "no HTTP answer; this page's own site answers",
            )],
            "No answer from lantern.azurecr.io reached this browser",
            Some(false),
        ),
        (
            vec![info(
                Check::Connectivity,
                "this page's own site does not answer either",
            )],
            "This page's own connection is down",
            None,
        ),
        (
            vec![ok(Check::Dns, "x"), ok(Check::Tcp, "x")],
            "The probe ended before it was done; no error up to there",
            None,
        ),
        (
            vec![saw(
                Check::Tcp,
                Outcome::Skipped,
                "not asked: a link-local address",
                &[],
            )],
            "Not all of lantern.azurecr.io was asked",
            None,
        ),
    ] {
        let report = unfinished(observations.clone(), Language::En);
        assert_eq!(
            (report.headline.as_str(), report.healthy),
            (headline, healthy)
        );
        assert_eq!(report.root_cause, None, "{headline}");
        let japanese = unfinished(observations, Language::Ja);
        for text in [&report.summary, &japanese.headline, &japanese.summary] {
            assert!(
                !text.contains("Paste") && !text.contains("貼り付け"),
                "{text}"
            );
            assert!(!text.is_empty() && !text.contains('{'), "{text}");
        }
        let kana = |c: char| ('\u{3040}'..='\u{30ff}').contains(&c);
        assert!(japanese.summary.contains(kana) && japanese.headline.contains(kana));
    }
    let early = unfinished(vec![ok(Check::Dns, "x"), ok(Check::Tcp, "x")], Language::En);
    assert!(
        early
            .summary
            .ends_with("Proven from here: DNS lookup, TCP connection.")
    );
}

#[test]
fn no_cause_leads_where_a_browser_hides_the_reason() {
    let report = unfinished(
        vec![failed(Check::Challenge, "no HTTP answer")],
        Language::En,
    );
    assert_eq!(report.root_cause, None);
    assert!(report.findings.len() > 5, "the candidates stay");
    for finding in &report.findings {
        assert_eq!(finding.certainty.as_str(), "possible", "{}", finding.cause);
    }
}

#[test]
fn an_answer_that_no_registry_gives_has_no_leading_cause() {
    let odd = |detail: &str, facts: &[Fact]| {
        let mut seen = saw(Check::Challenge, Outcome::Error, detail, facts);
        seen.code = Some(Code::ConnectivityChallenge);
        unfinished(vec![seen], Language::En)
    };
    for status in [400, 405, 418, 451] {
        let report = odd("answered", &[Fact::ChallengeStatus(status)]);
        assert_eq!(report.root_cause, None, "{status}");
        assert_eq!(report.healthy, Some(false), "{status}");
        assert_eq!(
            report.headline,
            "lantern.azurecr.io gave an answer that no registry gives"
        );
        let causes: Vec<_> = report
            .findings
            .iter()
            .map(|one| one.cause.as_str())
            .collect();
        assert_eq!(
            causes,
            ["web_filter_block_page", "captive_portal", "gateway_502"]
        );
    }
    assert_eq!(odd("what came is not HTTP", &[]).root_cause, None);
    // What a sign knows keeps its lead.
    let page = odd("answered", &[Fact::ChallengeStatus(418), Fact::HtmlAnswer]);
    assert_eq!(page.root_cause.as_deref(), Some("web_filter_block_page"));
    let gone = odd("answered", &[Fact::ChallengeStatus(404)]);
    assert_eq!(gone.root_cause.as_deref(), Some("registry_http_404"));
}

#[test]
fn a_token_that_may_pull_is_healthy() {
    for (lacking, cause) in [
        (
            "push, delete, metadata_write",
            "repository_permissions_read_only",
        ),
        ("delete, metadata_write", "repository_permissions_no_delete"),
    ] {
        let detail = ["You are lacking ", lacking, " repository permissions."].concat();
        let mut note = info(Check::AccessToken, &detail);
        note.notice = true;
        let report = report(vec![
            ok(Check::Challenge, "401"),
            ok(
                Check::AccessToken,
                "You have pull permissions for repository 'team/app'.",
            ),
            note,
        ]);
        assert_eq!(report.root_cause.as_deref(), Some("none"));
        assert_eq!(report.healthy, Some(true));
        assert!(report.codes.is_empty());
        let found = &report.findings[0];
        assert_eq!(
            (found.cause.as_str(), found.severity),
            (cause, Severity::Info)
        );
        assert!(report.headline.contains("works"), "{}", report.headline);
    }
}

#[test]
fn a_likely_cause_of_a_probe_is_told_under_the_headline_of_its_code() {
    let facts = [Fact::ChallengeStatus(302), Fact::RedirectElsewhere];
    let mut seen = saw(Check::Challenge, Outcome::Error, "answered 302", &facts);
    seen.code = Some(Code::ConnectivityChallenge);
    let english = unfinished(vec![seen.clone()], Language::En);
    assert_eq!(english.root_cause.as_deref(), Some("captive_portal"));
    assert_eq!(english.headline, "The registry gave no usable answer");
    assert_eq!(
        english.summary,
        "Most likely: The network wants you to sign in on its own page first."
    );
    let japanese = unfinished(vec![seen], Language::Ja);
    assert!(
        japanese.summary.starts_with("最も可能性が高い原因: ") && japanese.summary.ends_with('。')
    );
}
