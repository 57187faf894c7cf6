//! The command line.

use std::path::PathBuf;

use acr_doctor_rules::Language;
use clap::{Args, Parser, Subcommand, ValueEnum};
use clap_complete::Shell;

/// Finds out what is wrong with an Azure container registry.
#[derive(Parser)]
#[command(name = "acr-doctor", version, propagate_version = true)]
pub(crate) struct Arguments {
    #[command(subcommand)]
    pub(crate) command: Command,
}

#[derive(Subcommand)]
pub(crate) enum Command {
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

/// Serve the page on this machine, for this machine only
///
/// The page explains in the browser; what you paste into it stays there.
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

fn language(tag: &str) -> Result<Language, String> {
    Language::from_tag(tag).ok_or_else(|| "the languages are en and ja".to_owned())
}

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
      acr-doctor serve --dir /srv/acr-doctor --no-open";

const COMPLETIONS_EXAMPLES: &str = "\
Examples:
  bash:        acr-doctor completions bash > ~/.local/share/bash-completion/completions/acr-doctor
  zsh:         acr-doctor completions zsh > \"${fpath[1]}/_acr-doctor\"
  fish:        acr-doctor completions fish > ~/.config/fish/completions/acr-doctor.fish
  PowerShell:  acr-doctor completions powershell >> $PROFILE";

#[cfg(test)]
mod tests {
    use clap::CommandFactory;

    use super::Arguments;

    #[test]
    fn the_command_line_is_sound() {
        Arguments::command().debug_assert();
    }
}
