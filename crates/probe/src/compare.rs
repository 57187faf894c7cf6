//! What two who looked at one registry prove together and neither proves alone.

use acr_doctor_rules::Language;
use acr_doctor_rules::code::Code;
use acr_doctor_rules::evidence::Kind;
use acr_doctor_rules::report::Report;

use crate::entry::Seen;
use crate::step::{Failure, Purpose};
use crate::transcript::Transcript;
use crate::vantage::Vantage;

/// What one who looked saw of the registry's first answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Glimpse {
    /// Who looked.
    pub vantage: Vantage,
    /// Whether the registry answered at all; `None` if that is not known.
    pub answered: Option<bool>,
    /// The status of `GET /v2/`, if it could be read.
    pub status: Option<u16>,
}

impl Glimpse {
    /// What a probe saw.
    pub fn of(transcript: &Transcript) -> Self {
        let mut glimpse = Self {
            vantage: transcript.vantage,
            answered: None,
            status: None,
        };
        for entry in &transcript.entries {
            match (entry.purpose, &entry.seen) {
                (Purpose::Challenge, Seen::Answer(answer)) => {
                    glimpse.answered = Some(true);
                    glimpse.status = Some(answer.status);
                }
                (Purpose::Challenge | Purpose::Reach, Seen::Opaque) => {
                    glimpse.answered = Some(true);
                }
                // The proxy answered, or our own rules stopped it: that is no word of the registry.
                (_, Seen::Failed(Failure::Proxy(_) | Failure::Blocked(_))) => {}
                (
                    Purpose::Names | Purpose::Connect | Purpose::Secure | Purpose::Challenge,
                    Seen::Failed(_) | Seen::Silent,
                ) => glimpse.answered = glimpse.answered.or(Some(false)),
                // Only where the page's own site answers is it the registry that does not.
                (Purpose::Control, Seen::Answer(_) | Seen::Opaque) => {
                    glimpse.answered = glimpse.answered.or(Some(false));
                }
                _ => {}
            }
        }
        // A public resolver that does not know the name says nothing of the way.
        if transcript.vantage == Vantage::Browser && !looked(transcript) {
            glimpse.answered = None;
        }
        glimpse
    }

    /// What the CLI saw, as the report of its output has it; `None` of anything else.
    pub fn of_report(report: &Report) -> Option<Self> {
        if report.kind != Kind::CheckHealth {
            return None;
        }
        let has = |code: Code| report.codes.iter().any(|seen| seen == code.as_str());
        let after = [
            Code::ConnectivityAadLogin,
            Code::ConnectivityWwwAuthenticate,
            Code::ConnectivityRefreshToken,
            Code::ConnectivityAccessToken,
        ];
        let (answered, status) = if has(Code::ConnectivityForbidden) {
            (Some(true), Some(403))
        } else if has(Code::ConnectivityDns) || has(Code::ConnectivitySsl) {
            (Some(false), None)
        } else if report.healthy == Some(true) || after.into_iter().any(has) {
            (Some(true), None)
        } else {
            (None, None)
        };
        Some(Self {
            vantage: Vantage::Cli,
            answered,
            status,
        })
    }
}

fn looked(transcript: &Transcript) -> bool {
    let mut entries = transcript.entries.iter();
    entries.any(|entry| matches!(entry.purpose, Purpose::Challenge | Purpose::Reach))
}

crate::named::named! {
    /// What several who looked prove together.
    Together {
        /// The CLI gets no answer where a browser or this program gets one.
        CliAlone = "cli_alone",
        /// The internet gets an answer, this network does not.
        ThisNetwork = "this_network",
        /// The internet is refused, this network is not.
        Admitted = "admitted",
        /// Both are refused.
        RefusesAll = "refuses_all",
        /// This network gets an answer, the internet does not.
        Private = "private",
        /// Nobody gets an answer.
        Nobody = "nobody",
    }
}

/// What is proven together, the strongest first; empty where nothing is.
pub fn compare(seen: &[Glimpse]) -> Vec<Together> {
    let at = |vantage| seen.iter().find(|glimpse| glimpse.vantage == vantage);
    let (edge, cli) = (at(Vantage::Edge), at(Vantage::Cli));
    // What this program sees counts before what a browser sees of the same network.
    let here = at(Vantage::Machine).or(at(Vantage::Browser));
    let mut out = Vec::new();
    if let (Some(cli), Some(here)) = (cli, here)
        && cli.answered == Some(false)
        && here.answered == Some(true)
    {
        out.push(Together::CliAlone);
    }
    let Some((edge, here)) = edge.zip(here) else {
        return out;
    };
    let refused = |glimpse: &Glimpse| glimpse.status == Some(403);
    match (edge.answered, here.answered) {
        (Some(true), Some(false)) => out.push(Together::ThisNetwork),
        (Some(false), Some(true)) => out.push(Together::Private),
        (Some(false), Some(false)) => out.push(Together::Nobody),
        (Some(true), Some(true)) if refused(edge) && refused(here) => {
            out.push(Together::RefusesAll);
        }
        // A browser may not see the status: only a readable one proves that it admits.
        (Some(true), Some(true)) if refused(edge) && here.status.is_some() => {
            out.push(Together::Admitted);
        }
        _ => {}
    }
    out
}

impl Together {
    /// What it means, in one or two sentences.
    pub const fn text(self, language: Language) -> &'static str {
        let (en, ja) = match self {
            Self::CliAlone => (
                "The registry answers on this machine, but not to the Azure CLI: its proxy settings or the certificates that it trusts differ from the system's. Set HTTPS_PROXY and REQUESTS_CA_BUNDLE for the CLI.",
                "このマシンではレジストリが応答していますが、Azure CLI には応答していません。CLI のプロキシ設定、または信頼する証明書がシステムの設定と異なっています。CLI 用に HTTPS_PROXY と REQUESTS_CA_BUNDLE を設定してください。",
            ),
            Self::ThisNetwork => (
                "The registry answers the internet and not you: a firewall, a proxy or the DNS on your side is in the way.",
                "レジストリはインターネットには応答していますが、お使いの環境には応答していません。お使いの環境側のファイアウォール、プロキシ、DNS のいずれかが原因です。",
            ),
            Self::Admitted => (
                "Refused to the edge, answered to you: the registry's firewall admits your address. That is how it should be, and nothing of the registry is broken by it.",
                "エッジからのアクセスは拒否され、お使いの環境からのアクセスには応答しています。レジストリのファイアウォールがお使いのアドレスを許可しているためで、正常な動作です。",
            ),
            Self::RefusesAll => (
                "The registry refuses the internet and you: its network rules admit neither.",
                "レジストリは、インターネットとお使いの環境の両方からのアクセスを拒否しています。ネットワーク規則でどちらも許可されていません。",
            ),
            Self::Private => (
                "The registry answers you and not the internet: it is reached through a private endpoint or a private network, as intended there.",
                "レジストリはお使いの環境には応答し、インターネットには応答していません。プライベート エンドポイントまたはプライベート ネットワーク経由でのみ接続できる構成です。",
            ),
            Self::Nobody => (
                "Nobody gets an answer: the name may be wrong, the registry may be gone, or it is reached from its own network only.",
                "どこからも応答を得られません。名前の誤り、レジストリの削除、または専用ネットワークからのみ接続できる構成が考えられます。",
            ),
        };
        match language {
            Language::En => en,
            Language::Ja => ja,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Glimpse, Together, compare};
    use crate::vantage::Vantage;

    fn glimpse(vantage: Vantage, answered: Option<bool>, status: Option<u16>) -> Glimpse {
        Glimpse {
            vantage,
            answered,
            status,
        }
    }

    #[test]
    fn two_prove_what_one_does_not() {
        let (yes, no) = (Some(true), Some(false));
        let edge = |answered, status| glimpse(Vantage::Edge, answered, status);
        let machine = |answered, status| glimpse(Vantage::Machine, answered, status);
        let browser = |answered| glimpse(Vantage::Browser, answered, None);
        let cli = |answered| glimpse(Vantage::Cli, answered, None);
        for (seen, expected) in [
            (vec![cli(no), browser(yes)], vec![Together::CliAlone]),
            (vec![cli(no), browser(no)], vec![]),
            (vec![cli(None), browser(yes)], vec![]),
            (
                vec![browser(no), edge(yes, Some(401))],
                vec![Together::ThisNetwork],
            ),
            (
                vec![machine(yes, Some(401)), edge(yes, Some(403))],
                vec![Together::Admitted],
            ),
            (
                vec![machine(yes, Some(403)), edge(yes, Some(403))],
                vec![Together::RefusesAll],
            ),
            // What the browser may not see proves nothing.
            (vec![browser(yes), edge(yes, Some(403))], vec![]),
            (vec![browser(yes), edge(no, None)], vec![Together::Private]),
            (
                vec![machine(no, None), edge(no, None)],
                vec![Together::Nobody],
            ),
            (vec![machine(yes, Some(401)), edge(yes, Some(401))], vec![]),
            (vec![edge(yes, Some(403))], vec![]),
        ] {
            assert_eq!(compare(&seen), expected, "{seen:?}");
        }
    }
}
