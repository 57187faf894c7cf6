//! The command line.

use std::path::PathBuf;
use std::time::Duration;

use acr_doctor_probe::Target;
use acr_doctor_rules::Language;
use clap::{Args, Parser, Subcommand, ValueEnum};
use clap_complete::Shell;

use crate::probe::Override;

/// Finds out what is wrong with an Azure container registry.
#[derive(Parser)]
#[command(name = "acr-doctor", version, propagate_version = true)]
pub(crate) struct Arguments {
    #[command(subcommand)]
    pub(crate) command: Command,
}

#[derive(Subcommand)]
pub(crate) enum Command {
    Check(Check),
    Explain(Explain),
    Serve(Serve),
    /// Print a script that completes commands and options in your shell
    #[command(after_help = COMPLETIONS_EXAMPLES)]
    Completions {
        /// The shell that the script is for
        shell: Shell,
    },
}

/// Explain what `az acr check-health` printed
///
/// Says what is really broken, how the text proves it, and which command to run
/// next. Nothing is sent anywhere.
#[derive(Args)]
#[command(after_help = EXPLAIN_EXAMPLES)]
pub(crate) struct Explain {
    /// Files that hold the output; `-` or none at all is standard input
    #[arg(value_name = "FILE")]
    pub(crate) files: Vec<PathBuf>,

    /// How the report is printed; json is one report a line
    #[arg(short, long, value_enum, default_value_t, value_name = "FORMAT")]
    pub(crate) format: Format,

    /// Tell every cause that the text allows in full, not only the most likely one
    #[arg(short, long)]
    pub(crate) all: bool,

    /// The language of the report [default: the one of LC_ALL, LC_MESSAGES or LANG, else en]
    #[arg(short, long, value_parser = language, value_name = "en|ja")]
    pub(crate) lang: Option<Language>,

    /// Whether text is coloured; auto means on a terminal, unless NO_COLOR is set
    #[arg(long, value_enum, default_value_t, value_name = "WHEN")]
    pub(crate) color: Color,

    /// Print the strings that the rules look for, one a line
    #[arg(long, hide = true)]
    pub(crate) print_signs: bool,
}

/// Ask a registry from this machine, and say what is broken
///
/// Looks its name up, connects, checks the certificate, reads the challenge, asks
/// for tokens, and tells how long each step takes. It goes through the proxy of
/// this machine and trusts whom this machine trusts. Nothing is changed in the
/// registry. Ctrl-C ends it and explains what is known by then.
#[derive(Args)]
#[command(after_help = CHECK_EXAMPLES)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "each is an option of its own"
)]
pub(crate) struct Check {
    /// A registry name, a login server, an image reference, a URL or a `docker pull` line
    #[arg(value_name = "REGISTRY")]
    pub(crate) registry: String,

    /// How the report is printed
    #[arg(short, long, value_enum, default_value_t, value_name = "FORMAT")]
    pub(crate) format: Format,

    /// The language of the report [default: the one of LC_ALL, LC_MESSAGES or LANG, else en]
    #[arg(short, long, value_parser = language, value_name = "en|ja")]
    pub(crate) lang: Option<Language>,

    /// Whether text is coloured; auto means on a terminal, unless NO_COLOR is set
    #[arg(long, value_enum, default_value_t, value_name = "WHEN")]
    pub(crate) color: Color,

    /// Tell every cause that was seen to be possible in full, not only the most likely one
    #[arg(short, long)]
    pub(crate) all: bool,

    /// The repository whose permissions are looked at [default: the one of an image reference]
    #[arg(short, long, value_name = "NAME")]
    pub(crate) repository: Option<String>,

    /// How long each step may take, from 0.1 to 300; all together take three times as long at most
    #[arg(short, long, value_parser = seconds, default_value = "10", value_name = "SECONDS")]
    pub(crate) timeout: Duration,

    /// Trust the certificates of this PEM file too
    #[arg(long, value_name = "PEM")]
    pub(crate) ca_file: Option<PathBuf>,

    /// Use this address for a host and port instead of looking the name up; repeatable
    #[arg(long, value_name = "HOST:PORT:ADDRESS")]
    pub(crate) resolve: Vec<Override>,

    /// The user of the password: admin user, repository-scoped token or service principal
    #[arg(short, long, value_name = "NAME")]
    pub(crate) username: Option<String>,

    /// Read the password from standard input
    #[arg(long, group = "secret")]
    pub(crate) password_stdin: bool,

    /// Read a Microsoft Entra access token from standard input
    #[arg(long, group = "secret", conflicts_with = "username")]
    pub(crate) token_stdin: bool,

    /// Read a refresh token of the registry from standard input
    #[arg(long, group = "secret", conflicts_with = "username")]
    pub(crate) refresh_token_stdin: bool,
}

/// Serve the page on this machine, for this machine only
///
/// The page explains in the browser; what you paste into it stays there. It can
/// ask a registry from this machine too: only registries of Azure and hosts that
/// you allow, at public and private addresses, and never at an address that hands
/// out credentials.
#[derive(Args)]
#[command(after_help = SERVE_EXAMPLES)]
pub(crate) struct Serve {
    /// The folder that holds the built page
    #[arg(long, default_value = "dist", value_name = "DIR")]
    pub(crate) dir: PathBuf,

    /// The port of 127.0.0.1 to listen on; 0 is any that is free [default: 8080, or any]
    #[arg(long, value_name = "PORT")]
    pub(crate) port: Option<u16>,

    /// Do not open the browser
    #[arg(long)]
    pub(crate) no_open: bool,

    /// Let the page ask this host too, which is no registry of Azure; repeatable
    #[arg(long, value_parser = host, value_name = "HOST[:PORT]")]
    pub(crate) allow_host: Vec<String>,

    /// Let the page ask servers of this machine
    #[arg(long)]
    pub(crate) allow_loopback: bool,

    /// Trust the certificates of this PEM file too
    #[arg(long, value_name = "PEM")]
    pub(crate) ca_file: Option<PathBuf>,

    /// Use this address for a host and port instead of looking the name up; repeatable
    #[arg(long, value_name = "HOST:PORT:ADDRESS")]
    pub(crate) resolve: Vec<Override>,

    /// How long each step of a probe may take, from 0.1 to 300; all together take three times as long at most
    #[arg(short, long, value_parser = seconds, default_value = "10", value_name = "SECONDS")]
    pub(crate) timeout: Duration,

    /// The language of the messages [default: the one of LC_ALL, LC_MESSAGES or LANG, else en]
    #[arg(short, long, value_parser = language, value_name = "en|ja")]
    pub(crate) lang: Option<Language>,
}

/// How a report is printed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub(crate) enum Format {
    /// Text for people
    #[default]
    Text,
    /// JSON Lines for programs
    Json,
    /// Markdown for an issue or a chat
    Markdown,
}

/// When text is coloured.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub(crate) enum Color {
    /// On a terminal, unless the environment says otherwise
    #[default]
    Auto,
    /// Always
    Always,
    /// Never
    Never,
}

/// Seconds, with a fraction where it is wanted.
fn seconds(text: &str) -> Result<Duration, String> {
    let known = text
        .parse()
        .ok()
        .filter(|seconds| (0.1..=300.0).contains(seconds));
    known
        .map(Duration::from_secs_f64)
        .ok_or_else(|| "a number of seconds from 0.1 to 300 is needed".to_owned())
}

/// A host that is allowed by name, with a port other than 443.
fn host(text: &str) -> Result<String, String> {
    // The usual port goes without saying.
    let listed = text.strip_suffix(":443").unwrap_or(text);
    let read = Target::read_allowing(listed, &[listed]).ok();
    read.filter(|_| !text.contains(['/', ' ', '\t']))
        .map(|target| target.endpoint().authority())
        .ok_or_else(|| "HOST or HOST:PORT is needed, such as registry.example:5000".to_owned())
}

fn language(tag: &str) -> Result<Language, String> {
    Language::from_tag(tag).ok_or_else(|| "the languages are en and ja".to_owned())
}

const CHECK_EXAMPLES: &str = "\
Examples:
  Check a registry:
      acr-doctor check myregistry

  May this token pull and push the repository? The password comes from a pipe:
      pass show acr/token |
          acr-doctor check myregistry --repository team/app --username mytoken --password-stdin

  The same with your sign-in to Azure:
      az account get-access-token --resource https://containerregistry.azure.net \\
          --query accessToken --output tsv |
          acr-doctor check myregistry --repository team/app --token-stdin

  Ask the address of a private endpoint directly:
      acr-doctor check myregistry --resolve myregistry.azurecr.io:443:10.0.0.4

Environment:
  ACR_DOCTOR_USERNAME, ACR_DOCTOR_PASSWORD  a user and its password
  ACR_DOCTOR_TOKEN                          a Microsoft Entra access token
  ACR_DOCTOR_REFRESH_TOKEN                  a refresh token of the registry
  HTTPS_PROXY, ALL_PROXY, NO_PROXY          the proxy, as for curl
  SSL_CERT_FILE, SSL_CERT_DIR               another trust store (not on Windows or macOS)

Exit status:
  0    nothing is broken
  1    something is broken
  2    the command line is wrong, or the report could not be written
  130  Ctrl-C came before anything broken was seen";

const EXPLAIN_EXAMPLES: &str = "\
Examples:
  Check a registry and explain what came out. The CLI prints on its standard
  error, so 2>&1 is needed:
      az acr check-health --name myregistry --ignore-errors --yes 2>&1 | acr-doctor explain

  Explain the log of a build, in Japanese:
      acr-doctor explain --lang ja build.log

  Copy the report into an issue:
      acr-doctor explain --format markdown build.log

  List the files whose registry is broken, and why:
      acr-doctor explain --format json logs/*.txt |
          jq -r 'select(.healthy == false) | [.source, .root_cause] | @tsv'

Exit status:
  0  nothing is broken
  1  something is broken
  2  the command line is wrong, or a file could not be read (the others are explained)";

const SERVE_EXAMPLES: &str = "\
Examples:
  Serve the page on a port that is free and open it in the browser:
      acr-doctor serve --port 0

  Serve a build that stands elsewhere, without a browser:
      acr-doctor serve --dir /srv/acr-doctor --no-open

  Let the page ask a registry of your own beside those of Azure:
      acr-doctor serve --allow-host registry.example:5000 --ca-file company-ca.pem";

const COMPLETIONS_EXAMPLES: &str = "\
Examples:
  bash:        acr-doctor completions bash > ~/.local/share/bash-completion/completions/acr-doctor
  zsh:         acr-doctor completions zsh > \"${fpath[1]}/_acr-doctor\"
  fish:        acr-doctor completions fish > ~/.config/fish/completions/acr-doctor.fish
  PowerShell:  acr-doctor completions powershell >> $PROFILE";

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use clap::CommandFactory;

    use super::{Arguments, host, seconds};

    #[test]
    fn the_command_line_is_sound() {
        Arguments::command().debug_assert();
    }

    #[test]
    fn a_limit_is_neither_nothing_nor_endless() {
        assert_eq!(seconds("2.5"), Ok(Duration::from_millis(2500)));
        for text in ["0", "-1", "301", "inf", "NaN", "", "ten"] {
            assert!(seconds(text).is_err(), "{text}");
        }
    }

    #[test]
    fn an_allowed_host_is_a_host_and_nothing_more() {
        let known = |text: &str| host(text).ok();
        assert_eq!(
            known("Registry.Example").as_deref(),
            Some("registry.example")
        );
        assert_eq!(known("a.example:443").as_deref(), Some("a.example"));
        assert_eq!(known("localhost:5000").as_deref(), Some("localhost:5000"));
        for text in [
            "",
            "*",
            "a.example/b",
            "https://a.example",
            "u@a.example",
            "a b",
            "a:x",
            "::1",
        ] {
            assert!(host(text).is_err(), "{text}");
        }
    }
}
