//! Names for behaviours, for the command line and for tests that go through all.

use std::time::Duration;

use crate::behaviour::Behaviour;
use crate::modes::{Cors, Forbidden, Pace, Tcp, TlsMode, TokenMode, V2, Wire};

/// A behaviour that has a name.
pub struct Named {
    /// The name, as the command line takes it.
    pub name: &'static str,
    /// Makes the behaviour.
    pub make: fn() -> Behaviour,
}

/// The behaviour with this name.
pub fn named(name: &str) -> Option<Behaviour> {
    NAMED
        .iter()
        .find(|named| named.name == name)
        .map(|named| (named.make)())
}

/// Short for the table.
const fn of(name: &'static str, make: fn() -> Behaviour) -> Named {
    Named { name, make }
}

/// All behaviours that have a name.
pub const NAMED: &[Named] = &[
    of("healthy", Behaviour::healthy),
    of("anonymous-pull", Behaviour::anonymous_pull),
    // What /v2/ answers.
    of("firewall", Behaviour::firewall),
    of("firewall-escaped", Behaviour::firewall_escaped),
    of("public-access-disabled", Behaviour::public_access_disabled),
    of("open", || Behaviour::v2(V2::Open)),
    of("without-header", || Behaviour::v2(V2::WithoutHeader)),
    of("basic", || Behaviour::v2(V2::Basic)),
    of("without-realm", || Behaviour::v2(V2::WithoutRealm)),
    of("without-service", || Behaviour::v2(V2::WithoutService)),
    of("several-challenges", || {
        Behaviour::v2(V2::SeveralChallenges)
    }),
    of("foreign-realm", || Behaviour::v2(V2::ForeignRealm)),
    of("404", || Behaviour::v2(V2::Status(404))),
    of("429", || {
        Behaviour::v2(V2::TooMany {
            retry_after: Some(7),
        })
    }),
    of("500", || Behaviour::v2(V2::Status(500))),
    of("502", || Behaviour::v2(V2::Status(502))),
    of("503", || Behaviour::v2(V2::Status(503))),
    of("web-filter-200", || Behaviour::web_filter(200)),
    of("web-filter-403", || Behaviour::web_filter(403)),
    of("captive-portal", || Behaviour::v2(V2::CaptivePortal)),
    of("redirect-loop", || Behaviour::v2(V2::RedirectLoop)),
    of("huge-body", || Behaviour::huge_body(10 * 1024 * 1024)),
    of("many-headers", || Behaviour::many_headers(1000)),
    of("cors-open", || cors(true)),
    of("cors-open-hidden", || cors(false)),
    // How the answer to /v2/ travels.
    of("reset-after-request", || Behaviour::wire(Wire::Reset)),
    of("close-after-request", || Behaviour::wire(Wire::Close)),
    of("silent-after-request", || Behaviour::wire(Wire::Silent)),
    of("cut-in-head", || Behaviour::wire(Wire::CutInHead)),
    of("cut-in-body", || Behaviour::wire(Wire::CutInBody)),
    of("drip", || {
        Behaviour::drip(Pace::Every(Duration::from_secs(1)))
    }),
    // TCP.
    of("refused", || Behaviour::tcp(Tcp::Refused)),
    of("reset", || Behaviour::tcp(Tcp::Reset)),
    of("close", || Behaviour::tcp(Tcp::Close)),
    of("silent", || Behaviour::tcp(Tcp::Silent)),
    // TLS.
    of("tls12", || Behaviour::tls(TlsMode::Tls12)),
    of("untrusted-ca", || {
        Behaviour::tls(TlsMode::UntrustedCa("Unknown Root CA".into()))
    }),
    of("self-signed", || Behaviour::tls(TlsMode::SelfSigned)),
    of("expired", || Behaviour::tls(TlsMode::Expired)),
    of("not-yet-valid", || Behaviour::tls(TlsMode::NotYetValid)),
    of("wrong-host", || Behaviour::tls(TlsMode::WrongHost)),
    of("plain-http", || Behaviour::tls(TlsMode::PlainHttp)),
    of("tls10-alert", || Behaviour::tls(TlsMode::Tls10Alert)),
    of("tls10-server-hello", || {
        Behaviour::tls(TlsMode::Tls10ServerHello)
    }),
    of("cut-in-handshake", || {
        Behaviour::tls(TlsMode::CutInHandshake)
    }),
    of("reset-in-handshake", || {
        Behaviour::tls(TlsMode::ResetInHandshake)
    }),
    of("silent-handshake", || {
        Behaviour::tls(TlsMode::SilentHandshake)
    }),
    // The token endpoint.
    of("token-400", || Behaviour::token(TokenMode::Status(400))),
    of("token-401", || Behaviour::token(TokenMode::Status(401))),
    of("token-403", || {
        Behaviour::token(TokenMode::Forbidden(Forbidden::Client))
    }),
    of("token-403-empty", || {
        Behaviour::token(TokenMode::Forbidden(Forbidden::Empty))
    }),
    of("token-404", || Behaviour::token(TokenMode::Status(404))),
    of("token-429", || {
        Behaviour::token(TokenMode::TooMany {
            retry_after: Some(7),
        })
    }),
    of("token-500", || Behaviour::token(TokenMode::Status(500))),
    of("token-html", || Behaviour::token(TokenMode::Html(200))),
    of("token-half-json", || Behaviour::token(TokenMode::HalfJson)),
    of("token-without-access", || {
        Behaviour::token(TokenMode::WithoutAccess)
    }),
    of("token-not-jwt", || Behaviour::token(TokenMode::NotJwt)),
    of("token-huge", || {
        Behaviour::token(TokenMode::Huge(10 * 1024 * 1024))
    }),
    // The exchange.
    of("exchange-400", || {
        Behaviour::exchange(TokenMode::Status(400))
    }),
    of("exchange-401", || {
        Behaviour::exchange(TokenMode::Status(401))
    }),
    of("exchange-403", || {
        Behaviour::exchange(TokenMode::Forbidden(Forbidden::Permissions))
    }),
    of("exchange-403-empty", || {
        Behaviour::exchange(TokenMode::Forbidden(Forbidden::Empty))
    }),
    of("exchange-404", || {
        Behaviour::exchange(TokenMode::Status(404))
    }),
    of("exchange-429", || {
        Behaviour::exchange(TokenMode::TooMany {
            retry_after: Some(7),
        })
    }),
    of("exchange-500", || {
        Behaviour::exchange(TokenMode::Status(500))
    }),
    of("exchange-html", || {
        Behaviour::exchange(TokenMode::Html(200))
    }),
    of("exchange-half-json", || {
        Behaviour::exchange(TokenMode::HalfJson)
    }),
    of("exchange-without-access", || {
        Behaviour::exchange(TokenMode::WithoutAccess)
    }),
    of("exchange-not-jwt", || {
        Behaviour::exchange(TokenMode::NotJwt)
    }),
    of("exchange-huge", || {
        Behaviour::exchange(TokenMode::Huge(10 * 1024 * 1024))
    }),
    // The data host.
    of("data-refused", || Behaviour::data_tcp(Tcp::Refused)),
    of("data-silent", || Behaviour::data_tcp(Tcp::Silent)),
];

fn cors(expose: bool) -> Behaviour {
    Behaviour {
        cors: Cors::Open { expose },
        ..Behaviour::default()
    }
}
