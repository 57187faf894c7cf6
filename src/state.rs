//! What the page knows, and how each event changes it. All of it is plain data:
//! what needs the browser is in `click`, `listen` and `app`.

use std::rc::Rc;

use acr_doctor_rules::catalog::Words;
use acr_doctor_rules::diagnose::diagnose;
use acr_doctor_rules::evidence::Span;
use acr_doctor_rules::{Language, Report, explain_all};

use crate::PROBES;
use crate::paste::Paste;
use crate::probe::{self, Probing};
use crate::route::Route;

/// The sample: a firewall that refuses, and a false alarm from Helm.
pub(crate) const SAMPLE: &str = include_str!("../www/sample.txt");

/// Everything that the page shows follows from this.
pub(crate) struct State {
    /// The place that the address names.
    pub(crate) route: Route,
    /// The language that the address names.
    pub(crate) language: Language,
    /// The texts that are shown: those of the language before, until the new ones arrive.
    pub(crate) words: Option<Rc<Words>>,
    /// All texts that arrived.
    tables: [Option<Rc<Words>>; 2],
    /// The examples of the reference, once they were fetched.
    pub(crate) examples: String,
    /// The texts did not arrive.
    pub(crate) failed: bool,
    /// The text to explain.
    pub(crate) paste: Rc<Paste>,
    /// One report a run, in the order of the text.
    pub(crate) reports: Rc<Vec<Report>>,
    /// What the probe page knows; `None` on the other pages, which are
    /// another document with a stricter policy.
    probing: Option<Probing>,
    /// What happens to a file.
    pub(crate) reading: Reading,
    /// The lines that the reader asked to see; the number tells one wish from the next.
    pub(crate) shown: Option<(Span, u32)>,
    /// A file hovers over the page.
    pub(crate) hovers: bool,
    /// What was opened or folded by hand.
    pub(crate) toggled: Vec<String>,
    /// The page is being printed: nothing is folded.
    pub(crate) prints: bool,
    /// What is searched for in the reference.
    pub(crate) wanted: String,
    /// What the page has just done.
    pub(crate) said: Option<Said>,
}

/// What happens to a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Reading {
    /// Nothing.
    Done,
    /// It is being read.
    Waits,
    /// It is not read: too large.
    TooLarge,
    /// The browser cannot read it.
    Unreadable,
}

/// What the page has just done.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Said {
    /// A text is in the clipboard.
    Copied,
    /// It is selected, and the reader has to copy it.
    CopyByHand,
}

/// Something happened.
pub(crate) enum Action {
    /// The address changed.
    Went(Route, Language),
    /// Texts arrived, or did not.
    Arrived(Option<Rc<Words>>),
    /// The examples of the reference arrived.
    Examples(String),
    /// There is another text to explain.
    Took(Paste),
    /// Something happened on the probe page.
    Probe(probe::Event),
    /// Something happened to a file.
    Read(Reading),
    /// The reader wants to see lines.
    Show(Span),
    /// A file hovers over the page, or no longer.
    Hovers(bool),
    /// Something was opened or folded.
    Toggle(String),
    /// The page is being printed, or no longer.
    Prints(bool),
    /// Something is searched for.
    Search(String),
    /// Something was done, or is no longer worth saying.
    Say(Option<Said>),
}

impl State {
    /// The page before anything happened.
    pub(crate) fn new(route: Route, language: Language, probing: Option<Probing>) -> Self {
        let sample = if route == Route::Sample { SAMPLE } else { "" };
        Self {
            route,
            language,
            words: None,
            tables: [None, None],
            examples: String::new(),
            failed: false,
            paste: Rc::new(Paste::given(sample.to_owned())),
            reports: Rc::default(),
            probing,
            reading: Reading::Done,
            shown: None,
            hovers: false,
            toggled: Vec::new(),
            prints: false,
            wanted: String::new(),
            said: None,
        }
    }

    /// What the probe page knows, in its document.
    pub(crate) fn probing(&self) -> Option<&Probing> {
        self.probing.as_ref().filter(|_| PROBES)
    }

    /// Whether the texts of the language have to be fetched.
    pub(crate) fn lacks_words(&self) -> bool {
        self.tables[self.language as usize].is_none()
    }

    /// Takes in what happened.
    pub(crate) fn apply(&mut self, action: Action) {
        match action {
            Action::Went(route, language) => {
                if route == Route::Sample && self.route != Route::Sample {
                    self.take(Paste::given(SAMPLE.to_owned()));
                }
                self.route = route;
                self.language = language;
                self.speak();
            }
            Action::Arrived(Some(words)) => {
                let place = words.language() as usize;
                self.tables[place] = Some(words);
                self.failed = false;
                self.speak();
            }
            Action::Arrived(None) => self.failed = true,
            Action::Examples(examples) => self.examples = examples,
            Action::Took(paste) => self.take(paste),
            Action::Probe(event) => {
                let probing = self.probing.as_mut().filter(|_| PROBES);
                if probing.is_some_and(|probing| probing.apply(event)) {
                    self.shown = None;
                    self.explain();
                }
            }
            Action::Read(reading) => self.reading = reading,
            Action::Show(span) => {
                self.shown = Some((span, self.shown.map_or(0, |(_, wish)| wish.wrapping_add(1))));
            }
            Action::Hovers(hovers) => self.hovers = hovers,
            Action::Toggle(key) => match self.toggled.iter().position(|other| *other == key) {
                Some(place) => drop(self.toggled.swap_remove(place)),
                None => self.toggled.push(key),
            },
            Action::Prints(prints) => self.prints = prints,
            Action::Search(wanted) => self.wanted = wanted,
            Action::Say(said) => self.said = said,
        }
    }

    fn take(&mut self, paste: Paste) {
        self.paste = Rc::new(paste);
        self.reading = Reading::Done;
        self.shown = None;
        self.toggled.clear();
        self.explain();
    }

    /// Shows the language of the address as soon as its texts are there.
    fn speak(&mut self) {
        let table = &self.tables[self.language as usize];
        let shown = self.words.as_ref().map(|words| words.language());
        if table.is_some() && shown != Some(self.language) {
            self.words.clone_from(table);
            self.explain();
        }
    }

    fn explain(&mut self) {
        if PROBES {
            return self.report_probe();
        }
        self.reports = match &self.words {
            Some(words) if !self.paste.is_blank() => {
                Rc::new(explain_all(self.paste.text.as_bytes(), words))
            }
            _ => Rc::default(),
        };
    }

    /// The report of what was seen. Its text has a line for each entry.
    fn report_probe(&mut self) {
        let transcript = self
            .probing()
            .and_then(|probing| probing.transcript.as_ref());
        let Some((transcript, words)) = transcript.zip(self.words.as_ref()) else {
            return;
        };
        let evidence = transcript.evidence();
        let lines = probe::lines(transcript, &evidence);
        let report = Report {
            source: transcript.registry.authority(),
            ..diagnose(&evidence, words)
        };
        self.paste = Rc::new(Paste::given(lines));
        self.reports = Rc::new(vec![report]);
    }
}
