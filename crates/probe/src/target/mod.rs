//! Targets: what a person types, read as a registry.
//!
//! The grammar is strict, for what is read here is what is connected to: the
//! host is built from checked characters, never copied from the input, and it
//! ends in a suffix of Azure's registries or is a host that was allowed by name.

mod command;
mod host;
mod image;
mod refusal;
#[cfg(test)]
mod tests;

pub use host::{Cloud, SUFFIXES};
pub use image::Reference;
pub use refusal::{Reason, Refusal};

use crate::step::Endpoint;

crate::named::named! {
    /// In which form a target was typed.
    Form {
        /// The name of a registry alone.
        Name = "name",
        /// A login server.
        LoginServer = "login_server",
        /// An image reference.
        Image = "image",
        /// A command line of a container tool.
        DockerCommand = "docker_command",
        /// A command line of the Azure CLI.
        AzCommand = "az_command",
        /// A URL.
        Url = "url",
    }
}

/// A registry, and perhaps an image in it.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct Target {
    /// The host that is asked, in lower case, ASCII.
    pub host: String,
    /// The port, 443 unless another was allowed.
    pub port: u16,
    /// The name of the registry, without label and suffix; the whole host of
    /// what is no registry of Azure.
    pub name: String,
    /// The hash of a domain name label: `NAME-LABEL.azurecr.io`.
    pub label: Option<String>,
    /// The region of a regional login server: `NAME.REGION.geo.azurecr.io`.
    pub region: Option<String>,
    /// The cloud by the suffix; `None` for an allowed host.
    pub cloud: Option<Cloud>,
    /// The repository.
    pub repository: Option<String>,
    /// The tag or digest.
    pub reference: Option<Reference>,
    /// How it was typed.
    pub form: Form,
}

/// Which hosts beside Azure's registries are read as targets.
#[derive(Clone, Copy)]
enum Others<'a> {
    /// These: `HOST`, or `HOST:PORT` for a port other than 443.
    Listed(&'a [&'a str]),
    /// Any, on any port: the user typed it in a terminal of their own.
    Any,
}

impl Target {
    /// Reads what a person typed: a registry name, a login server, an image
    /// reference, a command line of a container tool or of az, or a URL.
    ///
    /// ```
    /// use acr_doctor_probe::target::{Reason, Target};
    ///
    /// let target = Target::read("docker pull Lantern.azurecr.io/team/app:1.2").unwrap();
    /// assert_eq!(target.host, "lantern.azurecr.io");
    /// assert_eq!(target.repository.as_deref(), Some("team/app"));
    ///
    /// let refusal = Target::read("lantern.azureacr.io").unwrap_err();
    /// assert_eq!(refusal.reason, Reason::Misspelled);
    /// assert_eq!(refusal.suggestion.as_deref(), Some("lantern.azurecr.io"));
    /// ```
    ///
    /// # Errors
    /// The reason why it is no registry, with a suggestion where there is one.
    pub fn read(input: &str) -> Result<Self, Refusal> {
        read(input, Others::Listed(&[]))
    }

    /// The same, and these hosts too (`--allow-host`), each `HOST` or `HOST:PORT`.
    ///
    /// # Errors
    /// As [`read`](Self::read).
    pub fn read_allowing(input: &str, hosts: &[&str]) -> Result<Self, Refusal> {
        read(input, Others::Listed(hosts))
    }

    /// The same, and any other host on any port: for a command in the user's
    /// own terminal, which may go wherever its user may go. A host that looks
    /// like a misspelled registry is refused all the same.
    ///
    /// # Errors
    /// As [`read`](Self::read).
    pub fn read_in_terminal(input: &str) -> Result<Self, Refusal> {
        read(input, Others::Any)
    }

    /// Whom to ask.
    pub fn endpoint(&self) -> Endpoint {
        Endpoint {
            host: self.host.clone(),
            port: self.port,
        }
    }
}

/// The longest input that is looked at, in bytes.
const LONGEST: usize = 2048;

fn read(input: &str, others: Others<'_>) -> Result<Target, Refusal> {
    let input = input.trim_matches([' ', '\t', '\r', '\n']);
    let refuse = |reason: Reason| Err(Refusal::new(reason));
    if input.is_empty() {
        return refuse(Reason::Empty);
    }
    if input.len() > LONGEST {
        return refuse(Reason::TooLong);
    }
    for c in input.chars() {
        if c.is_control() && c != '\t' {
            return refuse(Reason::ControlCharacter);
        }
        if !c.is_ascii() {
            return refuse(Reason::NonAscii);
        }
    }
    match command::read(input) {
        command::Line::Docker(words) => words
            .read(others)
            .map(|target| target.in_form(Form::DockerCommand)),
        command::Line::Az(words) => words
            .read(others)
            .map(|target| target.in_form(Form::AzCommand)),
        command::Line::None if input.contains([' ', '\t']) => refuse(Reason::WhiteSpace),
        command::Line::None => one(input, others),
    }
}

/// Reads one word.
fn one(word: &str, others: Others<'_>) -> Result<Target, Refusal> {
    if word.contains('\\') {
        return Err(Refusal::new(Reason::Backslash));
    }
    let Some((scheme, rest)) = word.split_once("://") else {
        return place(word, others);
    };
    if !scheme.eq_ignore_ascii_case("https") {
        return Err(Refusal::new(Reason::Scheme));
    }
    // Query and fragment name nothing that is asked for.
    let rest = rest.split(['?', '#']).next().unwrap_or_default();
    place(rest, others).map(|target| target.in_form(Form::Url))
}

/// Reads `HOST[:PORT][/PATH]`.
fn place(text: &str, others: Others<'_>) -> Result<Target, Refusal> {
    if text.contains('%') {
        return Err(Refusal::new(Reason::Encoded));
    }
    if text.contains(['?', '#']) {
        return Err(Refusal::new(Reason::Character));
    }
    let (authority, path) = match text.split_once('/') {
        Some((authority, path)) => (authority, Some(path)),
        None => (text, None),
    };
    let mut target = host::read(authority, others)?;
    if let Some(path) = path {
        let (repository, reference) = image::read(path)?;
        if repository.is_some() {
            target.form = Form::Image;
        }
        target.repository = repository;
        target.reference = reference;
    }
    Ok(target)
}

impl Target {
    fn in_form(mut self, form: Form) -> Self {
        self.form = form;
        self
    }
}
