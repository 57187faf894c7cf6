//! What must hold for outputs in any order, cut anywhere.

use acr_doctor_rules::clean::lines;
use acr_doctor_rules::evidence::Span;
use acr_doctor_rules::parse::parse;
use proptest::prelude::*;

/// Lines of every program, so that random texts reach every state of the readers.
fn pieces() -> Vec<&'static str> {
    let outputs = [
        super::curl::HEALTHY,
        super::dig::WINDOWS,
        super::dig::LINUX,
        super::dig::DIG,
        super::dig::POWERSHELL,
        super::openssl::HANDSHAKE,
        super::together::RUN,
    ];
    let others = "\
curl: (60) SSL certificate problem: unable to get local issuer certificate
* Uses proxy env variable https_proxy == 'http://proxy.contoso.example:8080'
> CONNECT contoso.azurecr.io:443 HTTP/1.1
< HTTP/1.1 407 Proxy Authentication Required
< Location: https://portal.contoso.example/
< WWW-Authenticate: Basic
GET https://fabrikam.azurecr.io/v2/ net::ERR_FAILED 403 (Forbidden)
Cross-Origin Request Blocked: https://contoso.azurecr.io/v2/. (Reason: CORS request did not succeed). Status code: (null).
*** Can't find fabrikam.azurecr.cn: No answer
;; connection timed out; no servers could be reached
connect:errno=111
Traceback (most recent call last):
レジストリ contoso.azurecr.io に 接続 できません (é) 401
";
    let all = outputs.iter().flat_map(|text| text.lines());
    all.chain(others.lines()).chain(["", "$ ", "{"]).collect()
}

/// The lines of every report lie inside the input, and every line is accounted for once.
fn assert_sound(text: &str) {
    let lines = lines(text, 1);
    let parsed = parse(&lines);
    let count = text.lines().count().max(1);
    let inside = |span: Span| 1 <= span.0 && span.0 <= span.1 && span.1 <= count;
    assert_eq!(parsed.accounts.len(), lines.len());
    for (account, line) in parsed.accounts.iter().zip(&lines) {
        assert_eq!(account.span, line.span);
    }
    assert!(!parsed.runs.is_empty());
    for run in &parsed.runs {
        for seen in &run.observations {
            assert!(inside(seen.lines), "{seen:?} of {count} lines in {text}");
        }
        for &span in &run.not_understood {
            assert!(inside(span), "{span:?} of {count} lines in {text}");
        }
    }
    // Runs follow one another.
    let ends = parsed.runs.windows(2);
    for pair in ends.filter(|pair| pair[1].span.0 > 0) {
        assert!(pair[0].span.1 <= pair[1].span.0);
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn outputs_in_any_order_are_accounted_for(
        picked in proptest::collection::vec(proptest::sample::select(pieces()), 0..40),
    ) {
        assert_sound(&(picked.join("\n") + "\n"));
    }

    #[test]
    fn outputs_cut_anywhere_are_accounted_for(
        picked in proptest::collection::vec(proptest::sample::select(pieces()), 1..12),
        cuts in proptest::collection::vec(0_usize..200, 1..12),
    ) {
        let mut text = String::new();
        for (piece, cut) in picked.iter().zip(cuts) {
            let end = (0..=piece.len().min(cut)).rev().find(|&at| piece.is_char_boundary(at));
            text.push_str(&piece[..end.unwrap_or(0)]);
            text.push('\n');
        }
        assert_sound(&text);
    }

    #[test]
    fn words_before_an_output_change_nothing(
        before in "([a-z ]{0,30}\n){0,3}",
    ) {
        let plain = super::report(super::together::CURL);
        let noisy = super::report(&(before + super::together::CURL));
        prop_assert_eq!(super::checks(&noisy), super::checks(&plain));
        prop_assert_eq!(super::causes(&noisy), super::causes(&plain));
        prop_assert_eq!(noisy.registry, plain.registry);
    }
}
