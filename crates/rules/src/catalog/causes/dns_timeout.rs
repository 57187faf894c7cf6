//! The resolver does not answer.

use crate::catalog::prelude::*;

pub(super) static CAUSE: Cause = Cause {
    id: "dns_timeout",
    layer: Layer::Name,
    harm: Harm::Breaks,
    signs: &[Sign::sure(On::Fact(Fact::Dns(DnsFault::Timeout)), &[])],
    follows: &[],
    title: text! {
        en: "The DNS server of this machine does not answer",
        ja: "この端末の DNS サーバーが応答しません",
    },
    why: text! {
        en: "The look-up of {registry} ended without an answer. The resolver is down, or a firewall drops the question.",
        ja: "{registry} の名前解決に応答がありませんでした。DNS サーバーが停止しているか、ファイアウォールが問い合わせを破棄しています。",
    },
    tell: Some(Step::run("nslookup {registry}", text! { en: "\"timed out\" or \"no servers could be reached\" means that no resolver answers; NXDOMAIN means that one does.", ja: "「timed out」や「no servers could be reached」と表示されれば、DNS サーバーが応答していません。NXDOMAIN なら応答しています。" })),
    fixes: &[Step::by_hand(Applicability::AskAdmin, text! { en: "Check the DNS servers that this machine uses, and whether port 53 to them is open. On a VPN, connect again.", ja: "この端末の DNS サーバーの設定と、ポート 53 の通信が許可されているかを確認します。VPN の場合は接続し直してください。" })],
    links: &["https://learn.microsoft.com/azure/container-registry/container-registry-troubleshoot-access"],
    example: example!("dns_timeout"),
};
