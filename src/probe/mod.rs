//! The probe page: what it knows, and how each event changes it. All of it is
//! plain data; what needs the browser is in `run`, `fetch` and `api`.

#[cfg(target_arch = "wasm32")]
mod api;
#[cfg(target_arch = "wasm32")]
mod fetch;
#[cfg(target_arch = "wasm32")]
pub(crate) mod run;
pub(crate) mod words;

use acr_doctor_probe::api::End;
use acr_doctor_probe::compare::Glimpse;
use acr_doctor_probe::target::{Refusal, Target};
use acr_doctor_probe::{Entry, Purpose, Transcript, Vantage, Verdict};
use acr_doctor_rules::Report;
use acr_doctor_rules::evidence::Evidence;

/// What the probe page knows.
#[derive(Debug)]
pub(crate) struct Probing {
    /// What was typed as the registry.
    pub(crate) typed: String,
    /// How that was understood; `None` while nothing is typed.
    pub(crate) target: Option<Result<Target, Refusal>>,
    /// Who else than the browser can look: whoever serves this page.
    pub(crate) offered: Option<Vantage>,
    /// Who shall look.
    pub(crate) vantage: Vantage,
    /// A public resolver may be asked, and learns the registry's name.
    pub(crate) public_dns: bool,
    /// What the user has to sign in with. The secrets themselves stay in their fields.
    pub(crate) sign_in: SignIn,
    /// Tells one probe from the next: what comes late is not taken for new.
    pub(crate) number: u32,
    /// A probe is under way.
    pub(crate) runs: bool,
    /// What the latest probe has seen so far.
    pub(crate) transcript: Option<Transcript>,
    /// Why the latest probe could not be made.
    pub(crate) fault: Option<Fault>,
    /// What those saw who looked at this registry: the latest of each.
    pub(crate) glimpses: Vec<Glimpse>,
    /// The registry that they looked at.
    looked_at: String,
}

/// What the user has to sign in with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum SignIn {
    /// Nothing.
    Nothing,
    /// A user name and a password.
    Password,
    /// An access token of Microsoft Entra.
    Entra,
    /// A refresh token of the registry.
    Refresh,
}

impl SignIn {
    /// All of them, in the order of the form.
    pub(crate) const ALL: [Self; 4] = [Self::Nothing, Self::Password, Self::Entra, Self::Refresh];

    /// Its value in the form.
    pub(crate) const fn value(self) -> &'static str {
        match self {
            Self::Nothing => "none",
            Self::Password => "password",
            Self::Entra => "entra",
            Self::Refresh => "refresh",
        }
    }
}

/// Why a probe could not be made.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Fault {
    /// The server refuses the registry.
    Refused(Refusal),
    /// The server makes as many probes as it can.
    Busy,
    /// The server does not answer, or not as ours does.
    Lost,
}

/// Something happened on the probe page.
#[derive(Debug)]
pub(crate) enum Event {
    /// Something was typed as the registry.
    Typed(String),
    /// Whoever serves this page can look, too.
    Offered(Vantage),
    /// The user chose who shall look.
    From(Vantage),
    /// The user agreed to ask a public resolver, or no longer.
    PublicDns(bool),
    /// The user chose what to sign in with.
    SignIn(SignIn),
    /// A probe began; the transcript has no entries yet.
    Began(Transcript),
    /// The probe of this number saw something.
    Saw(u32, Entry),
    /// It is over; `None` if it was stopped on the way.
    Ended(u32, Option<End>),
    /// It could not be made, or was lost on the way.
    Failed(u32, Fault),
}

impl Probing {
    /// The page before anything happened; another place may have handed a registry over.
    pub(crate) fn new(handed: &str) -> Self {
        let (registry, clue) = handed.split_once('\n').unwrap_or((handed, ""));
        let mut probing = Self {
            typed: String::new(),
            target: None,
            offered: None,
            vantage: Vantage::Browser,
            public_dns: false,
            sign_in: SignIn::Nothing,
            number: 0,
            runs: false,
            transcript: None,
            fault: None,
            glimpses: of_clue(clue).into_iter().collect(),
            looked_at: registry.to_owned(),
        };
        probing.typed(registry.to_owned());
        probing
    }

    /// The registry, if one is understood.
    pub(crate) fn registry(&self) -> Option<&Target> {
        self.target.as_ref()?.as_ref().ok()
    }

    /// Takes in what happened; `true` if there is something new to report.
    pub(crate) fn apply(&mut self, event: Event) -> bool {
        match event {
            Event::Typed(text) => self.typed(text),
            Event::Offered(vantage) => {
                self.offered = Some(vantage);
                // It sees more than the browser: unless a probe was made, it is the better one.
                if vantage == Vantage::Machine && self.transcript.is_none() {
                    self.vantage = vantage;
                    self.read();
                }
            }
            Event::From(vantage) => {
                self.vantage = vantage;
                self.read();
            }
            Event::PublicDns(agreed) => self.public_dns = agreed,
            Event::SignIn(kind) => self.sign_in = kind,
            Event::Began(transcript) => {
                self.number = self.number.wrapping_add(1);
                self.runs = true;
                self.fault = None;
                let registry = transcript.registry.authority();
                if self.looked_at != registry {
                    self.glimpses.clear();
                    self.looked_at = registry;
                }
                self.transcript = Some(transcript);
                return true;
            }
            Event::Saw(number, entry) => {
                if let Some(transcript) = self.transcript.as_mut().filter(|_| self.number == number)
                {
                    transcript.entries.push(entry);
                    return true;
                }
            }
            Event::Ended(number, end) if self.number == number => {
                self.runs = false;
                if let Some((transcript, end)) = self.transcript.as_mut().zip(end) {
                    transcript.started_unix = end.started_unix;
                    transcript.complete = end.complete;
                    let glimpse = Glimpse::of(transcript);
                    self.glimpses.retain(|old| old.vantage != glimpse.vantage);
                    self.glimpses.push(glimpse);
                }
                return true;
            }
            Event::Failed(number, fault) if self.number == number => {
                self.runs = false;
                self.fault = Some(fault);
                return true;
            }
            Event::Ended(..) | Event::Failed(..) => {}
        }
        false
    }

    fn typed(&mut self, text: String) {
        self.typed = text;
        self.read();
    }

    /// Reads what was typed, as whoever looks may ask it: this machine may be
    /// allowed more hosts than Azure's (`--allow-host`), and refuses all others itself.
    fn read(&mut self) {
        let read = match self.vantage {
            Vantage::Machine => Target::read_in_terminal,
            _ => Target::read,
        };
        self.target = (!self.typed.trim().is_empty()).then(|| read(&self.typed));
    }
}

/// What was seen as a text with a line for each entry: the lines that the
/// report speaks of.
pub(crate) fn lines(transcript: &Transcript, evidence: &Evidence) -> String {
    let mut text = String::new();
    for (index, entry) in transcript.entries.iter().enumerate() {
        let place = (index + 1, index + 1);
        let mut said = evidence
            .observations
            .iter()
            .filter(|seen| seen.lines == place);
        match said.next() {
            Some(seen) => text.push_str(&seen.detail),
            None => text.push_str(&asked(entry)),
        }
        for other in said {
            text.push_str("; ");
            text.push_str(&other.detail);
        }
        text.push('\n');
    }
    text
}

/// What the CLI saw, in a word that one document hands over to the other.
pub(crate) fn clue(report: &Report) -> &'static str {
    match Glimpse::of_report(report) {
        Some(Glimpse {
            status: Some(_), ..
        }) => "refused",
        Some(Glimpse {
            answered: Some(true),
            ..
        }) => "answered",
        Some(Glimpse {
            answered: Some(false),
            ..
        }) => "no answer",
        _ => "",
    }
}

fn of_clue(clue: &str) -> Option<Glimpse> {
    let (answered, status) = match clue {
        "refused" => (true, Some(403)),
        "answered" => (true, None),
        "no answer" => (false, None),
        _ => return None,
    };
    Some(Glimpse {
        vantage: Vantage::Cli,
        answered: Some(answered),
        status,
    })
}

/// What was asked, where the answer says nothing by itself.
fn asked(entry: &Entry) -> String {
    let host = entry.endpoint.authority();
    let what = match entry.purpose {
        Purpose::Challenge | Purpose::Reach => ["GET https://", &host, "/v2/"].concat(),
        Purpose::Control => "GET of this page's own document".to_owned(),
        other => [other.as_str(), " ", &host].concat(),
    };
    let how = match entry.verdict {
        Verdict::Passed => ": answered",
        Verdict::Hidden => ": the browser shows no answer to this page",
        Verdict::Silent => ": no answer in time",
        Verdict::Stopped => ": stopped",
        _ => "",
    };
    [&what, how].concat()
}

#[cfg(test)]
mod tests {
    use acr_doctor_probe::entry::{Seen, Verdict};
    use acr_doctor_probe::target::Target;
    use acr_doctor_probe::{Ask, Next, Probe, Raw, Transcript, Vantage};

    use acr_doctor_probe::api::End;

    use super::{Event, Fault, Probing, lines};

    fn transcript() -> Transcript {
        let ask = Ask::new(Target::read("harborlab").unwrap());
        Probe::new(ask, Vantage::Browser, 0, 0).into_transcript()
    }

    fn entry() -> acr_doctor_probe::Entry {
        let ask = Ask::new(Target::read("harborlab").unwrap());
        let mut probe = Probe::new(ask, Vantage::Browser, 0, 0);
        assert!(matches!(probe.next(0), Next::Do { .. }));
        probe.take(Raw::Hidden, 12).unwrap()
    }

    #[test]
    fn what_is_typed_is_understood_or_refused() {
        let mut probing = Probing::new("");
        assert!(probing.target.is_none());
        probing.apply(Event::Typed(
            "docker pull harborlab.azurecr.io/app:1".into(),
        ));
        assert_eq!(probing.registry().unwrap().host, "harborlab.azurecr.io");
        probing.apply(Event::Typed("harborlab.azureacr.io".into()));
        assert!(probing.registry().is_none());
        assert!(matches!(probing.target, Some(Err(_))));
    }

    #[test]
    fn a_machine_may_be_allowed_hosts_that_a_browser_may_not_ask() {
        let mut probing = Probing::new("registry.example:5000");
        assert!(probing.registry().is_none());
        probing.apply(Event::Offered(Vantage::Machine));
        assert_eq!(probing.registry().unwrap().port, 5000);
        probing.apply(Event::From(Vantage::Browser));
        assert!(probing.registry().is_none());
    }

    #[test]
    fn what_comes_late_is_not_taken_for_the_next_probe() {
        let mut probing = Probing::new("harborlab");
        probing.apply(Event::Began(transcript()));
        let first = probing.number;
        assert!(probing.apply(Event::Saw(first, entry())));
        probing.apply(Event::Began(transcript()));
        assert!(!probing.apply(Event::Saw(first, entry())));
        assert!(!probing.apply(Event::Ended(first, None)));
        assert!(!probing.apply(Event::Failed(first, Fault::Lost)));
        assert!(probing.runs);
        assert!(probing.transcript.as_ref().unwrap().entries.is_empty());
        assert!(probing.apply(Event::Ended(probing.number, None)));
        assert!(!probing.runs);
    }

    #[test]
    fn what_the_cli_saw_stands_beside_what_the_browser_sees() {
        let mut probing = Probing::new("harborlab.azurecr.io\nno answer");
        assert_eq!(probing.registry().unwrap().host, "harborlab.azurecr.io");
        probing.apply(Event::Began(transcript()));
        probing.apply(Event::Saw(probing.number, entry()));
        let end = End::from(transcript());
        probing.apply(Event::Ended(probing.number, Some(end)));
        let vantages = probing.glimpses.iter().map(|glimpse| glimpse.vantage);
        assert!(vantages.eq([Vantage::Cli, Vantage::Browser]));
        probing.apply(Event::Typed("otherlab".into()));
        let other = Ask::new(Target::read("otherlab").unwrap());
        let other = Probe::new(other, Vantage::Browser, 0, 0).into_transcript();
        probing.apply(Event::Began(other));
        assert!(probing.glimpses.is_empty());
    }

    #[test]
    fn every_entry_has_its_line() {
        let mut transcript = transcript();
        transcript.entries = vec![entry(), entry()];
        assert_eq!(transcript.entries[0].verdict, Verdict::Hidden);
        assert_eq!(transcript.entries[0].seen, Seen::Hidden);
        let text = lines(&transcript, &transcript.evidence());
        assert_eq!(text.lines().count(), 2);
    }
}
