//! A Conditional Access policy refuses the token.

use crate::catalog::prelude::*;

pub(super) const CAUSE: Cause = Cause {
    id: "conditional_access",
    layer: Layer::Az,
    harm: Harm::Breaks,
    signs: &[
        // 53000 to 53011 and 530001 to 530035: device, application, place, risk, policy.
        Sign::sure(On::Any, &["AADSTS530"]),
        // The device has to prove itself.
        Sign::sure(On::Any, &["AADSTS50097"]),
        Sign::sure(On::Any, &["AADSTS50005:"]),
        Sign::sure(On::Any, &["AADSTS50131"]),
        // The address of the token and the address of the request differ.
        Sign::sure(On::Any, &["LocationConditionEvaluationSatisfied"]),
    ],
    follows: &[],
    title: text! {
        en: "A Conditional Access policy blocks this sign-in",
        ja: "条件付きアクセス ポリシーがサインインをブロックしています",
    },
    why: text! {
        en: "Microsoft Entra refused the token: a policy of your organization does not allow this access from this device, network or application. Signing in again from the same place seldom helps.",
        ja: "Microsoft Entra がトークンを拒否しました。組織のポリシーで、このデバイス、ネットワーク、またはアプリからのアクセスが許可されていません。同じ環境でサインインし直しても、多くの場合解決しません。",
    },
    tell: None,
    fixes: &[
        Step::by_hand(
            Applicability::Run,
            text! {
                en: "Try it from a device and a network that your organization allows: a managed computer, the company network or its VPN.",
                ja: "組織が許可しているデバイスとネットワーク (管理対象の PC、社内ネットワーク、VPN など) から試します。",
            },
        ),
        Step::by_hand(
            Applicability::AskAdmin,
            text! {
                en: "Send the tenant's administrator the Correlation ID and the time from the message: the sign-in log of Microsoft Entra names the policy.",
                ja: "メッセージにある Correlation ID と時刻をテナントの管理者に伝えます。Microsoft Entra のサインイン ログで該当するポリシーが分かります。",
            },
        ),
    ],
    links: &[
        "https://learn.microsoft.com/entra/identity/conditional-access/troubleshoot-conditional-access",
        "https://learn.microsoft.com/azure/container-registry/container-registry-configure-conditional-access",
    ],
    example: example!("conditional_access"),
};
