//! The certificate is out of date, or the clock is.

use super::connection_timeout::of_registry;
use crate::catalog::prelude::*;

pub(super) const CAUSE: Cause = Cause {
    id: "tls_expired_certificate",
    layer: Layer::Way,
    harm: Harm::Breaks,
    signs: &[
        // `not yet valid` alone is the clock.
        Sign::sure(On::Fact(Fact::Tls(TlsFault::Expired)), &[])
            .lacking(&["certificate is not yet valid", " is before "])
            .when(of_registry),
        Sign::sure(On::Any, &[".azurecr.", "current time", " is after "]),
    ],
    follows: &["clock_skew"],
    title: text! {
        en: "The certificate is out of date",
        ja: "証明書の有効期限が切れています",
    },
    why: text! {
        en: "Azure renews its certificates in time. So either the clock of this machine is wrong, or a proxy server or gateway on the way shows an old certificate of its own.",
        ja: "Azure の証明書は期限前に更新されます。このマシンの時計がずれているか、途中のプロキシ サーバーやゲートウェイが期限切れの証明書を提示しています。",
    },
    tell: Some(Step::run(
        "az rest --method get --url https://{registry}/v2/ --skip-authorization-header",
        text! {
            en: "This is the cause if the answer says \"certificate has expired\". Any HTTP answer, Unauthorized too, means that TLS works.",
            ja: "\"certificate has expired\" と表示されれば、これが原因です。HTTP の応答が返れば (Unauthorized でも) TLS は正常です。",
        },
    )),
    fixes: &[
        Step::run(
            "date",
            text! {
                en: "Compare date and time with a clock you trust. If they are wrong, set the clock and run the check again.",
                ja: "日付と時刻を正しい時計と比べます。ずれていれば、時計を合わせてから、もう一度確認を実行します。",
            },
        ),
        Step::by_hand(
            Applicability::AskAdmin,
            text! {
                en: "If the clock is right, ask whoever runs your proxy server or gateway to renew its certificate, or to pass TLS to {registry} through untouched.",
                ja: "時計が正しい場合は、プロキシ サーバーやゲートウェイの証明書を更新するか、{registry} への TLS をそのまま通過させるよう、管理者に依頼します。",
            },
        ),
    ],
    links: &[
        "https://aka.ms/acr/errors#connectivity_ssl_error",
        "https://learn.microsoft.com/cli/azure/use-cli-effectively#work-behind-a-proxy",
    ],
    example: example!("tls_expired_certificate"),
};
