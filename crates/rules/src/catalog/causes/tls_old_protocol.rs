//! The two sides have no version of TLS in common.

use super::connection_timeout::of_registry;
use crate::catalog::prelude::*;

pub(super) const CAUSE: Cause = Cause {
    id: "tls_old_protocol",
    layer: Layer::Way,
    harm: Harm::Breaks,
    signs: &[
        Sign::sure(On::Fact(Fact::Tls(TlsFault::OldProtocol)), &[]).when(of_registry),
        Sign::sure(On::Any, &["NO_PROTOCOLS_AVAILABLE"]),
        Sign::sure(On::Any, &["WRONG_SSL_VERSION"]),
        Sign::sure(On::Any, &["alert protocol version"]).when(of_registry),
        Sign::sure(On::Any, &[".azurecr.", "protocol version not supported"]),
        // Other signs of an old TLS on the way.
        Sign::likely(On::Any, &["UNSAFE_LEGACY_RENEGOTIATION"]),
        Sign::likely(On::Any, &["ALERT_HANDSHAKE_FAILURE"]),
        Sign::likely(On::Any, &["DH_KEY_TOO_SMALL"]),
    ],
    follows: &[],
    title: text! {
        en: "The two sides have no TLS version in common",
        ja: "双方に共通する TLS バージョンがありません",
    },
    why: text! {
        en: "Azure registries speak TLS 1.2 and newer. Either a proxy server or gateway on the way speaks only an older version, or the CLI on this machine is too old for TLS 1.2.",
        ja: "Azure のレジストリは TLS 1.2 以降に対応しています。途中のプロキシ サーバーやゲートウェイが古いバージョンにしか対応していないか、このマシンの CLI が古すぎます。",
    },
    tell: Some(Step::run(
        "az rest --method get --url https://{registry}/v2/ --skip-authorization-header",
        text! {
            en: "This is the cause if the answer says \"unsupported protocol\" or \"protocol version\". Any HTTP answer, Unauthorized too, means that TLS works.",
            ja: "\"unsupported protocol\" または \"protocol version\" と表示されれば、これが原因です。HTTP の応答が返れば (Unauthorized でも) TLS は正常です。",
        },
    )),
    fixes: &[
        Step::by_hand(
            Applicability::AskAdmin,
            text! {
                en: "If a proxy server or gateway is in the way, ask whoever runs it to switch on TLS 1.2 or to pass TLS to {registry} through untouched.",
                ja: "途中にプロキシ サーバーやゲートウェイがある場合は、TLS 1.2 を有効にするか、{registry} への TLS をそのまま通過させるよう、管理者に依頼します。",
            },
        ),
        Step::run(
            "az upgrade",
            text! {
                en: "Bring the CLI up to date: it comes with its own Python and TLS library.",
                ja: "CLI を更新します。Python と TLS ライブラリも一緒に更新されます。",
            },
        ),
    ],
    links: &[
        "https://aka.ms/acr/errors#connectivity_ssl_error",
        "https://learn.microsoft.com/cli/azure/update-azure-cli",
    ],
    example: example!("tls_old_protocol"),
};
