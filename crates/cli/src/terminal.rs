//! Standard output: its colours, its width, and its end.

use std::io::{self, IsTerminal, Write};
use std::process::ExitCode;

use acr_doctor_rules::render::Style;
use anstream::{AutoStream, ColorChoice};

use crate::args::Color;

/// Standard output, buffered; on an old Windows console it translates colours.
pub(crate) type Out = io::BufWriter<AutoStream<io::StdoutLock<'static>>>;

/// How text is rendered for this terminal, and where it is written.
pub(crate) fn open(color: Color, all: bool) -> (Style, Out) {
    let stdout = io::stdout().lock();
    let color = match color {
        Color::Always => true,
        Color::Never => false,
        Color::Auto => auto(stdout.is_terminal(), |name| std::env::var(name).ok()),
    };
    let width = terminal_size::terminal_size_of(&stdout).map_or(80, |(width, _)| width.0);
    let style = Style {
        color,
        width: usize::from(width).clamp(40, 100),
        all,
    };
    let choice = if color {
        ColorChoice::Always
    } else {
        ColorChoice::AlwaysAnsi
    };
    (style, io::BufWriter::new(AutoStream::new(stdout, choice)))
}

/// <https://no-color.org> and <https://bixense.com/clicolors>.
fn auto(is_terminal: bool, variable: impl Fn(&str) -> Option<String>) -> bool {
    let says = |name| variable(name).is_some_and(|value| !value.is_empty());
    let is = |name, wanted| variable(name).is_some_and(|value| value == wanted);
    if says("NO_COLOR") {
        false
    } else if says("CLICOLOR_FORCE") && !is("CLICOLOR_FORCE", "0") {
        true
    } else {
        is_terminal && !is("CLICOLOR", "0") && !is("TERM", "dumb")
    }
}

/// Writes all of it and ends. That nobody reads on is no failure.
pub(crate) fn print(bytes: &[u8]) -> ExitCode {
    let mut stdout = io::stdout().lock();
    match stdout.write_all(bytes).and_then(|()| stdout.flush()) {
        Err(error) if error.kind() != io::ErrorKind::BrokenPipe => ExitCode::from(2),
        _ => ExitCode::SUCCESS,
    }
}

#[cfg(test)]
mod tests {
    use super::auto;

    #[test]
    fn the_environment_decides_about_colours() {
        let color = |terminal, name: &str, value: &str| {
            auto(terminal, |asked| (asked == name).then(|| value.to_owned()))
        };
        assert!(color(true, "", ""));
        assert!(!color(false, "", ""));
        assert!(!color(true, "NO_COLOR", "1"));
        assert!(color(true, "NO_COLOR", ""));
        assert!(color(false, "CLICOLOR_FORCE", "1"));
        assert!(!color(false, "CLICOLOR_FORCE", "0"));
        assert!(!color(true, "CLICOLOR", "0"));
        assert!(!color(true, "TERM", "dumb"));
        assert!(
            !auto(true, |_| Some("1".to_owned())),
            "NO_COLOR is stronger"
        );
    }
}
