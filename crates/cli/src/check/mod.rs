//! `acr-doctor check`: asks a registry from this machine.

mod credentials;
mod messages;
mod output;
mod phases;
mod progress;
mod waterfall;

use std::io::{self, IsTerminal, Write};
use std::process::ExitCode;
use std::time::Duration;

use acr_doctor_probe::ask::{Ask, Limits};
use acr_doctor_probe::target::Target;
use acr_doctor_probe::transcript::Transcript;
use acr_doctor_rules::Language;
use acr_doctor_rules::catalog::Words;
use acr_doctor_rules::diagnose::diagnose;

use crate::args::Check;
use crate::probe::{self, Machine, Policy};
use crate::{locale, terminal};
use messages::Messages;
use output::Output;
use progress::Progress;

/// Nothing is broken.
const FINE: u8 = 0;
/// Something is broken.
const BROKEN: u8 = 1;
/// The command line is wrong, or the report cannot be written.
const UNUSABLE: u8 = 2;
/// Ctrl-C came before anything broken was seen: 128 and the number of the
/// signal, as shells have it.
const INTERRUPTED: u8 = 130;

/// Asks the registry and says by the exit status whether anything is broken.
pub(crate) fn run(options: &Check) -> ExitCode {
    let language = locale::language(options.lang);
    let messages = Messages::of(language);
    match check(options, language, messages) {
        Ok(status) => ExitCode::from(status),
        Err(message) => {
            let _ = writeln!(io::stderr(), "acr-doctor: {message}");
            ExitCode::from(UNUSABLE)
        }
    }
}

fn check(options: &Check, language: Language, messages: &Messages) -> Result<u8, String> {
    let target = target(options, language, messages)?;
    let extra = match &options.ca_file {
        Some(file) => probe::read_pem(file).map_err(|why| messages.ca_file(file, &why))?,
        None => Vec::new(),
    };
    let policy = Policy::Typed(target.host.clone());
    let machine = Machine::new(policy, options.resolve.clone(), extra);
    let ask = Ask {
        credentials: given(options, messages)?,
        limits: limits(options.timeout),
        proxied: machine.has_proxy(&target.endpoint()),
        ..Ask::new(target)
    };
    let (style, out) = terminal::open(options.color, options.all);
    let transcript = probe(ask, machine, language).map_err(|error| messages.no_start(&error))?;
    let stopped = transcript.stopped();
    if stopped {
        let _ = writeln!(io::stderr(), "{}", messages.stopped);
    }
    let words = Words::bundled(language);
    let mut report = diagnose(&transcript.evidence(), words);
    report.source = transcript.registry.authority();
    report.run = 1;
    let status = match report.healthy {
        Some(false) => BROKEN,
        _ if stopped => INTERRUPTED,
        _ => FINE,
    };
    let mut output = Output {
        out,
        format: options.format,
        language,
        style,
        messages,
    };
    match output.write(&report, &transcript) {
        // Where the reader of a pipe left, that is how pipes end.
        Err(error) if error.kind() != io::ErrorKind::BrokenPipe => Err(messages.unwritable(&error)),
        _ => Ok(status),
    }
}

/// The registry, with the repository of `--repository` where there is one.
fn target(options: &Check, language: Language, messages: &Messages) -> Result<Target, String> {
    let read = |text: &str| {
        // The text itself is not repeated: a password may stand in it.
        Target::read_in_terminal(text).map_err(|refusal| refusal.text(language))
    };
    let mut target = read(&options.registry)?;
    if let Some(repository) = &options.repository {
        let path = [&target.endpoint().authority(), "/", repository].concat();
        let wrong = || messages.repository(repository);
        let named = read(&path).map_err(|_| wrong())?;
        if named.reference.is_some() || named.repository.as_ref() != Some(repository) {
            return Err(wrong());
        }
        // The tag of an image belongs to the repository that it was typed with.
        if target.repository != named.repository {
            target.reference = None;
        }
        target.repository = named.repository;
    }
    Ok(target)
}

fn given(
    options: &Check,
    messages: &Messages,
) -> Result<acr_doctor_probe::secret::Credentials, String> {
    let from_stdin = options.password_stdin || options.token_stdin || options.refresh_token_stdin;
    if from_stdin && io::stdin().is_terminal() {
        let _ = writeln!(io::stderr(), "{}", messages.waiting);
    }
    let variable = |name: &str| std::env::var(name).ok();
    credentials::of(options, io::stdin().lock(), variable)
        .map_err(|wrong| messages.credentials(&wrong))
}

fn limits(each: Duration) -> Limits {
    let step_ms = u64::try_from(each.as_millis()).unwrap_or(u64::MAX);
    Limits {
        step_ms,
        all_ms: step_ms.saturating_mul(3),
    }
}

/// Probes until the end, or until Ctrl-C.
fn probe(ask: Ask, machine: Machine, language: Language) -> io::Result<Transcript> {
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()?;
    let mut progress = Progress::of_terminal(language);
    let transcript = runtime.block_on(async {
        let stop = async {
            // Where the signal cannot be had, it ends the program as ever.
            if tokio::signal::ctrl_c().await.is_err() {
                std::future::pending::<()>().await;
            }
        };
        probe::run(ask, machine, |entry| progress.tell(entry), stop).await
    });
    progress.end();
    // A look-up of the system cannot be called back; nobody waits for it.
    runtime.shutdown_background();
    Ok(transcript)
}
