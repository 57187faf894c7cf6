//! A cause: what can truly be broken.

use super::sign::Sign;
use crate::lang::Text;

crate::check::named! {
    /// How much the evidence proves a cause.
    Certainty {
        /// The evidence proves it.
        Sure = "sure",
        /// It is the first one to look at.
        Likely = "likely",
        /// The evidence allows it.
        Possible = "possible",
    }
}

crate::check::named! {
    /// How bad a finding is.
    Severity {
        /// The registry does not work because of it.
        Error = "error",
        /// It works, and something is wrong.
        Warning = "warning",
        /// Nothing is wrong.
        Info = "info",
    }
}

crate::check::named! {
    /// How safe it is to run a command.
    Applicability {
        /// It only reads, or changes nothing but this machine's own state.
        Run = "run",
        /// A value has to be filled in first.
        FillIn = "fill_in",
        /// It needs a right to change the registry, the network or the tenant.
        AskAdmin = "ask_admin",
    }
}

/// Where on the way from this machine to the image a cause sits, in order of
/// weight: what comes first leads the report, and what comes last never leads
/// unless nothing else is wrong.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Layer {
    /// `az` ended: sign-in, arguments, subscription, a crash.
    Az,
    /// Name resolution, private DNS zones too.
    Name,
    /// The way to the registry: connection, proxy, TLS.
    Way,
    /// The registry: firewall, status, challenge, key.
    Registry,
    /// Identity and permission.
    Identity,
    /// Docker or Podman on this machine, and the sample image's registry.
    Docker,
    /// Helm and Notary.
    Extras,
}

/// What a cause does to the person.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Harm {
    /// The registry, or a tool it needs, does not work.
    Breaks,
    /// It works, and something should be put in order.
    Warns,
    /// It looks like an error and is none.
    Harmless,
}

impl Harm {
    /// The severity of a finding of this harm.
    pub const fn severity(self) -> Severity {
        match self {
            Self::Breaks => Severity::Error,
            Self::Warns => Severity::Warning,
            Self::Harmless => Severity::Info,
        }
    }
}

/// Something to do, with the command that does it. Its text is in one language,
/// or a [`Text`] in the files of the catalogue.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Step<T = &'static str> {
    /// How safe the command is. A command with a placeholder that the evidence
    /// cannot fill is reported as `fill_in`, whatever stands here.
    pub applicability: Applicability,
    /// What it does and what its answer means.
    pub text: T,
    /// The command, with placeholders such as `{registry}` (see
    /// [`Values`](crate::diagnose::Values)).
    pub command: Option<&'static str>,
}

impl Step<Text> {
    /// A command that is safe to run.
    pub const fn run(command: &'static str, text: Text) -> Self {
        Self {
            applicability: Applicability::Run,
            text,
            command: Some(command),
        }
    }

    /// A command in which the reader must fill in something.
    pub const fn fill_in(command: &'static str, text: Text) -> Self {
        Self {
            applicability: Applicability::FillIn,
            text,
            command: Some(command),
        }
    }

    /// A command that needs more rights than the reader may have.
    pub const fn ask_admin(command: &'static str, text: Text) -> Self {
        Self {
            applicability: Applicability::AskAdmin,
            text,
            command: Some(command),
        }
    }

    /// Something to do for which there is no command.
    pub const fn by_hand(applicability: Applicability, text: Text) -> Self {
        Self {
            applicability,
            text,
            command: None,
        }
    }
}

/// One thing that can be broken. Each lives in a file of its own, with texts in
/// both languages; [`Words`](super::Words) has them in one.
#[derive(Clone, Copy)]
pub struct Cause<T: 'static = &'static str> {
    /// The id in the report; never renamed, never removed.
    pub id: &'static str,
    /// Where on the way it sits.
    pub layer: Layer,
    /// What it does to the person.
    pub harm: Harm,
    /// How it is recognised.
    pub signs: &'static [Sign],
    /// Causes that explain this one away: where one of them is found, this is its consequence.
    pub follows: &'static [&'static str],
    /// What is broken, as a headline: one line, no full stop.
    pub title: T,
    /// What that means and how it is known: two or three sentences.
    pub why: T,
    /// The command that tells it from the other candidates, and what its answer means.
    pub tell: Option<Step<T>>,
    /// What to do, the best first.
    pub fixes: &'static [Step<T>],
    /// Where it is documented.
    pub links: &'static [&'static str],
    /// The fixture that shows it; empty where the reference has not been loaded.
    pub example: &'static str,
}

impl<T> Cause<T> {
    /// Everything to do: what tells it apart, then the fixes.
    pub fn steps(&self) -> impl Iterator<Item = &Step<T>> {
        self.tell.iter().chain(self.fixes)
    }
}

/// The fixture of a cause by its id: `example!("ip_firewall")`. Empty in a
/// build without the feature `texts`, where the table brings it.
#[cfg(feature = "texts")]
macro_rules! example {
    ($id:literal) => {
        include_str!(concat!("../../../fixtures/", $id, ".txt"))
    };
}
#[cfg(not(feature = "texts"))]
macro_rules! example {
    ($id:literal) => {
        ""
    };
}
pub(crate) use example;
