//! The registry's name does not resolve here.

use crate::catalog::prelude::*;

pub(super) const ENTRY: CodeEntry = CodeEntry {
    code: Code::ConnectivityDns,
    since: "2.0.67",
    until: None,
    documented: true,
    causes: &[
        "dns_nxdomain",
        "registry_name_wrong",
        "dnl_name_needed",
        "dns_only_through_proxy",
        "wrong_cloud",
        "dns_server_failure",
        "dns_timeout",
    ],
    rules_out: &[Check::Challenge, Check::RefreshToken, Check::AccessToken],
    title: text! {
        en: "The registry's name does not resolve here",
        ja: "レジストリの名前を解決できません",
    },
    meaning: text! {
        en: "This machine found no IPv4 address for {registry}. If az may not read the registry it guesses the login server from the name, so a missing role or a wrong subscription can show up as this too.",
        ja: "このマシンでは {registry} の IPv4 アドレスが見つかりませんでした。az がレジストリを読み取れない場合はログイン サーバー名を推測するため、ロールの不足やサブスクリプションの誤りでもこのエラーになります。",
    },
    differs: text! {
        en: "The reference speaks of a ping. Nothing is pinged: it is an IPv4 look-up. Registries with a domain name label have another login server than az guesses.",
        ja: "リファレンスには ping とありますが、実際は IPv4 の名前解決です。ドメイン名ラベル付きのレジストリでは、az が推測するログイン サーバー名と実際の名前が異なります。",
    },
    links: &["https://aka.ms/acr/errors#connectivity_dns_error"],
};
