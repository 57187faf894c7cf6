//! The report: one shape for the page, the terminal, the JSON and the edge.

#[cfg(feature = "serde")]
use serde::{Deserialize, Serialize};

use crate::catalog::{Applicability, Certainty, Severity};
use crate::check::{Check, Outcome};
use crate::evidence::{Kind, Span};

/// The version of the report's JSON.
pub const SCHEMA: u32 = 1;

/// What one run of a command, or one probe, means.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(Serialize, Deserialize))]
pub struct Report {
    /// [`SCHEMA`].
    pub schema: u32,
    /// Where the text came from: a path, or `-`.
    pub source: String,
    /// The how-manieth run in that source, from 1.
    pub run: usize,
    /// What the text is.
    pub kind: Kind,
    /// The login server in lower case, as the text proves it.
    pub registry: Option<String>,
    /// The version of the CLI, as the text shows it.
    pub cli_version: Option<String>,
    /// Whether everything works; `None` if the text does not say.
    pub healthy: Option<bool>,
    /// The id of the cause that leads, `none` if nothing is broken.
    pub root_cause: Option<String>,
    /// What is broken, in one line.
    pub headline: String,
    /// What that means for the reader, in one or two sentences.
    pub summary: String,
    /// The way from this machine to the image, and where it breaks.
    pub way: Vec<Stop>,
    /// Error codes in order of appearance, repeats kept, unknown ones too.
    pub codes: Vec<String>,
    /// What was checked, in the order of the text; what was not reached stands last.
    pub checks: Vec<CheckReport>,
    /// What was found, the root cause first.
    pub findings: Vec<Finding>,
    /// Lines that no rule knows.
    pub not_understood: Vec<Span>,
    /// The lines of the input that this run takes.
    pub lines: Span,
}

/// One check and how it ended.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(Serialize, Deserialize))]
pub struct CheckReport {
    /// The check.
    pub check: Check,
    /// How it ended.
    pub outcome: Outcome,
    /// Its error code.
    pub code: Option<String>,
    /// The message of the CLI and of the tool that failed.
    pub detail: String,
    /// The lines that say so; `None` where no line does.
    pub lines: Option<Span>,
}

/// One thing that is, or looks, broken.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(Serialize, Deserialize))]
pub struct Finding {
    /// The id of the cause.
    pub cause: String,
    /// How much the text proves it.
    pub certainty: Certainty,
    /// How bad it is.
    pub severity: Severity,
    /// It looks like an error and is none.
    pub harmless: bool,
    /// The cause that brings this one with it.
    pub consequence_of: Option<String>,
    /// The error code that shows it.
    pub code: Option<String>,
    /// What is broken.
    pub title: String,
    /// What it means and how it is known.
    pub why: String,
    /// What to do next. Where the cause is not certain, the first one tells it from the others.
    pub fixes: Vec<Fix>,
    /// Where it is documented.
    pub links: Vec<String>,
    /// The lines that show it.
    pub lines: Option<Span>,
}

/// Something to do.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(Serialize, Deserialize))]
pub struct Fix {
    /// What it does.
    pub text: String,
    /// The command with the reader's own registry in it.
    pub command: Option<String>,
    /// How safe it is to run.
    pub applicability: Applicability,
}

/// One stop on the way from this machine to the image.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(Serialize, Deserialize))]
pub struct Stop {
    /// Which stop.
    pub place: Place,
    /// What is known of it.
    pub state: State,
}

crate::check::named! {
    /// The stops on the way, in order.
    Place {
        /// Docker, the CLI and its arguments.
        Machine = "machine",
        /// The sign-in to Azure.
        SignIn = "sign_in",
        /// The name of the login server.
        Name = "name",
        /// The connection and its encryption.
        Tls = "tls",
        /// The registry and its firewall.
        Registry = "registry",
        /// The tokens of the registry.
        Token = "token",
        /// The pull itself.
        Pull = "pull",
    }
}

crate::check::named! {
    /// What is known of a stop.
    State {
        /// It was passed.
        Ok = "ok",
        /// It breaks here.
        Broken = "broken",
        /// It breaks here or at another marked stop: the text does not say which.
        Suspect = "suspect",
        /// The text proves that it was not reached.
        NotReached = "not_reached",
        /// The text does not say.
        Unknown = "unknown",
    }
}
