//! The subscription that az works in is not there for this account.

use crate::catalog::prelude::*;

pub(super) const CAUSE: Cause = Cause {
    id: "subscription_not_found",
    layer: Layer::Az,
    harm: Harm::Breaks,
    signs: &[
        Sign::sure(On::Any, &["SubscriptionNotFound"]),
        Sign::sure(On::Any, &["InvalidSubscriptionId"]),
        // Older versions print Azure Resource Manager's sentence alone.
        Sign::sure(On::Any, &["The subscription '", "could not be found"]),
        // az's own list of subscriptions does not hold it.
        Sign::sure(On::Any, &["Subscription '", "' not found"]),
        Sign::sure(On::Any, &["Subscription '", "' not recognized"]),
        Sign::sure(On::Any, &["The subscription of '", "doesn't exist"]),
        Sign::sure(On::Any, &["No subscription found"]),
        Sign::sure(On::Any, &["No subscriptions found"]),
        // Moved to another tenant; the tenant is gone.
        Sign::likely(On::Any, &["InvalidAuthenticationTokenTenant"]),
        Sign::likely(On::Any, &["AADSTS90002:"]),
    ],
    follows: &[],
    title: text! {
        en: "The subscription that az uses cannot be found",
        ja: "az が使うサブスクリプションが見つかりません",
    },
    why: text! {
        en: "The subscription is misspelled, deleted, in another tenant, or not visible to the account that is signed in. az looks for the registry in that one subscription only.",
        ja: "サブスクリプションの名前または ID の誤り、削除、別のテナントへの移動、サインイン中のアカウントに権限がない、のいずれかです。az はレジストリをこのサブスクリプションでのみ検索します。",
    },
    tell: None,
    fixes: &[
        Step::run(
            "az account list --all --refresh --output table",
            text! {
                en: "See which subscriptions this account has now.",
                ja: "このアカウントで現在使えるサブスクリプションを確認します。",
            },
        ),
        Step::fill_in(
            "az account set --subscription <subscription>",
            text! {
                en: "Switch to the one that holds the registry.",
                ja: "レジストリのあるサブスクリプションに切り替えます。",
            },
        ),
        Step::fill_in(
            "az login --tenant <tenant-id>",
            text! {
                en: "If it is not in the list, sign in to the tenant that holds it, or as the account that may see it.",
                ja: "一覧にない場合は、それが属するテナントに、または権限のあるアカウントでサインインします。",
            },
        ),
    ],
    links: &["https://learn.microsoft.com/cli/azure/manage-azure-subscriptions-azure-cli"],
    example: example!("subscription_not_found"),
};
