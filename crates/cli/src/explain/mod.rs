//! `acr-doctor explain`.

mod input;
mod messages;
mod output;

use std::io::{self, IsTerminal, Write};
use std::path::Path;
use std::process::ExitCode;

use acr_doctor_rules::catalog::{self, Words};
use acr_doctor_rules::report::Report;

use crate::args::Explain;
use crate::{locale, terminal};
use input::Input;
use messages::Messages;
use output::Output;

/// Nothing is broken.
const FINE: u8 = 0;
/// Something is broken.
const BROKEN: u8 = 1;
/// A file could not be read.
const UNREADABLE: u8 = 2;

/// Explains every file and says by the exit status whether anything is broken.
pub(crate) fn run(options: &Explain) -> ExitCode {
    if options.print_signs {
        let signs: Vec<_> = catalog::strings().collect();
        return terminal::print((signs.join("\n") + "\n").as_bytes());
    }
    let language = locale::language(options.lang);
    let messages = Messages::of(language);
    let words = Words::bundled(language);
    let (style, out) = terminal::open(options.color, options.all);
    let several = options.files.len() > 1;
    let mut output = Output {
        out,
        format: options.format,
        language,
        style,
        several,
        written: 0,
    };

    let mut status = FINE;
    for source in sources(options) {
        let result = match input::read(source, || greet(messages)) {
            Ok(Input { name, text }) => {
                if source == Path::new("-") && text.trim_ascii().is_empty() {
                    tell(messages.empty);
                }
                let reports = acr_doctor_rules::explain_all(&text, words);
                status = status.max(verdict(&reports));
                // The memory of a large file is the system's to take back, once, at the end.
                std::mem::forget(text);
                output.write(&name, reports)
            }
            Err(error) => {
                status = UNREADABLE;
                tell(&messages.unreadable(source, &error));
                continue;
            }
        };
        if let Err(error) = result {
            return stopped(&error, status, messages);
        }
    }
    match output.out.flush() {
        Ok(()) => ExitCode::from(status),
        Err(error) => stopped(&error, status, messages),
    }
}

/// The files that were named, or standard input.
fn sources(options: &Explain) -> impl Iterator<Item = &Path> {
    let none = options.files.is_empty().then(|| Path::new("-"));
    none.into_iter()
        .chain(options.files.iter().map(AsRef::as_ref))
}

fn verdict(reports: &[Report]) -> u8 {
    let broken = reports.iter().any(|report| report.healthy == Some(false));
    if broken { BROKEN } else { FINE }
}

/// Says what to do to somebody who looks at a cursor.
fn greet(messages: &Messages) {
    if io::stdin().is_terminal() {
        tell(messages.waiting);
    }
}

/// Standard output takes no more. Where its reader left, that is how pipes end.
fn stopped(error: &io::Error, status: u8, messages: &Messages) -> ExitCode {
    if error.kind() == io::ErrorKind::BrokenPipe {
        return ExitCode::from(status);
    }
    tell(&messages.unwritable(error));
    ExitCode::from(UNREADABLE)
}

/// A line on standard error. That nobody reads it is no failure.
fn tell(message: &str) {
    let _ = writeln!(io::stderr(), "{message}");
}
